"""`/search`: sentences by their words."""

from desk.answers.search_sentences import search_sentences
from desk.desk import Desk
from domain.chat import Reply, Role
from domain.message import Paragraph
from domain.records import MOST_LISTED, SearchQuery
from handlers.command import Arg, Asked, Command
from handlers.shown.pieces import ask, count, empty_answer, paged_answer, quoted, title

PAGE = 5


async def run(asked: Asked, desk: Desk) -> Reply:
    """Show the sentences that have all the words, newest first."""
    args = asked.args
    query = SearchQuery(
        words=args.words,
        exact=args.exact,
        outlet_id=args.outlet.outlet_id if args.outlet else None,
        since=args.since.at if args.since else None,
    )
    page = await search_sentences(desk, query, offset=(args.page - 1) * PAGE, limit=PAGE)
    if not page.items:
        return empty_answer(
            asked,
            page,
            "No sentence has all of that. Fewer words find more; ",
            ask("/stories"),
            " lists what there is.",
        )
    heading = title(f"{count(page.total, 'sentence', MOST_LISTED)}, newest first")
    return paged_answer(
        asked,
        page,
        [heading, *(block for found in page.items for block in (Paragraph(()), quoted(found, asked.zone)))],
        page.items,
    )


COMMAND = Command(
    name="search",
    help="sentences that have the words, in any order; a phrase in quote marks word after word",
    role=Role.STRANGER,
    run=run,
    args=(Arg.WORDS, Arg.OUTLET, Arg.SINCE),
    required=frozenset({Arg.WORDS}),
    examples=("ferry strike", '"we will sail" outlet:Harbour Post', "ferry since:7d"),
)
