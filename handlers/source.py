"""`/source`: where words are from."""

from dataclasses import replace
from typing import Final

from desk.answers.read_story import is_in_story, story_lead
from desk.answers.resolve_number import edition_words, find_edition, line_heads, resolve_letter, resolve_number
from desk.answers.trace_line import trace_line
from desk.articles.find_by_url import find_by_url
from desk.desk import Desk
from digest.dates import date_words
from digest.heads import tame
from domain.chat import Reply, Role
from domain.errors import NotFoundError
from domain.message import Button, Inline, Items, Message
from domain.statements import Span
from handlers.command import Arg, Asked, Command, Place, Topic
from handlers.shown.outlet_answer import show_outlet
from handlers.shown.pieces import answer, ask, inline, say
from handlers.shown.trace_answer import show_trace

MOST_NUMBERS: Final = 30


async def run(asked: Asked, desk: Desk) -> Reply:
    """Trace a line, a story's headline, an article or an address; describe an outlet."""
    args, request = asked.args, asked.request
    if args.number is not None:
        edition, line = await resolve_number(desk, request.chat, request.reply_to, args.number)
        trace = await trace_line(desk, line.ref.article_id, line.ref.version, Span(line.start, line.end))
        reply = show_trace(trace, asked, f"Line {args.number}. {edition_words(edition)}.")
        return await _with_story(reply, desk, line.ref.article_id)
    if args.story is not None:
        edition, story_id = await resolve_letter(desk, request.chat, request.reply_to, args.story)
        trace = await trace_line(desk, await story_lead(desk, story_id))
        reply = show_trace(trace, asked, f"The headline of story {args.story}. {edition_words(edition)}.")
        return _with(reply, ask(f"/story {args.story}"), " shows the whole story.")
    if args.place is not None:
        return await _place(asked, desk, args.place)
    if args.address is not None:
        return await _address(asked, desk, args.address)
    if args.outlet is not None:
        return await show_outlet(asked, desk, args.outlet)
    return await _list_numbers(asked, desk)


async def _place(asked: Asked, desk: Desk, place: Place) -> Reply:
    span = None if place.start is None or place.end is None else Span(place.start, place.end)
    reply = show_trace(await trace_line(desk, place.article_id, place.version, span), asked)
    return await _with_story(reply, desk, place.article_id)


async def _address(asked: Asked, desk: Desk, address: str) -> Reply:
    """The article of an address; who may is offered to have it read."""
    ref = await find_by_url(desk, address)
    if ref is not None:
        return await _with_story(show_trace(await trace_line(desk, ref.article_id), asked), desk, ref.article_id)
    if asked.request.role < Role.ADMIN or "://" not in address:
        raise NotFoundError("No article of that address is stored. /latest lists the newest ones.")
    button = Button("Read this article", f"/ingest {address}")
    return Reply(Message((say("No article of that address is stored yet."),), ((button,),)))


async def _list_numbers(asked: Asked, desk: Desk) -> Reply:
    """Without an argument: the lines that can be asked for."""
    edition = await find_edition(desk, asked.request.chat, asked.request.reply_to)
    if edition is None or not edition.lines:
        return answer([say("No edition here has lines yet: ", ask("/digest"), " makes one, then 2 asks for line 2.")])
    heads = await line_heads(desk, edition, MOST_NUMBERS)
    rows = [
        inline([ask(f"/source {n}", str(n)), f" {tame(head.outlet.shown)}, {date_words(head.published, asked.zone)}"])
        for n, head in heads
    ]
    return answer([say(f"{edition_words(edition)} has these lines. Which one?"), Items(tuple(rows))])


async def _with_story(reply: Reply, desk: Desk, article_id: int) -> Reply:
    """What leads on to the article's story, where it is in one."""
    if not await is_in_story(desk, article_id):
        return reply
    return _with(reply, ask(f"/story #{article_id}"), " shows the whole story.")


def _with(reply: Reply, *parts: Inline | str) -> Reply:
    message = replace(reply.message, blocks=(*reply.message.blocks, say(*parts)))
    return replace(reply, message=message)


COMMAND = Command(
    name="source",
    help="where a line, an article or a story’s headline is from; of an outlet, what is stored of it",
    role=Role.STRANGER,
    run=run,
    args=(Arg.NUMBER, Arg.STORY, Arg.PLACE, Arg.ADDRESS, Arg.OUTLET),
    examples=("2", "A", "#12", "Harbour Post"),
    more_help="A number means a line of the post you reply to, else of the last edition here.",
    is_for_groups=True,
    topic=Topic.WORDS,
)
