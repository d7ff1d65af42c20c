"""`/latest`: the newest articles."""

from desk.answers.list_articles import list_articles
from desk.desk import Desk
from domain.chat import Reply, Role
from domain.message import Items
from handlers.command import Arg, Asked, Command
from handlers.shown.pieces import article_row, ask, count, empty_answer, paged_answer, say, title

PAGE = 10


async def run(asked: Asked, desk: Desk) -> Reply:
    """List articles by publication: outlet, date, headline."""
    outlet = asked.args.outlet
    page = await list_articles(
        desk, outlet_id=outlet.outlet_id if outlet else None, offset=(asked.args.page - 1) * PAGE, limit=PAGE
    )
    if not page.items:
        of = outlet.name if outlet else "any outlet that is read"
        none = f"No article is stored yet of {of}. "
        return empty_answer(asked, page, none, ask("/sources"), " lists the outlets.")
    heading = f"{count(page.total, 'article')}{f' of {outlet.name}' if outlet else ''}, newest first"
    rows = Items(tuple(article_row(head, asked.zone) for head in page.items))
    one = ask(f"/source #{page.items[0].ref.article_id}")
    return paged_answer(asked, page, [title(heading), rows, say("One of them: ", one)])


COMMAND = Command(
    name="latest",
    help="the newest articles, of all outlets or of one",
    role=Role.STRANGER,
    run=run,
    args=(Arg.OUTLET,),
    examples=("Harbour Post",),
)
