"""`/who`: the people who are quoted."""

from desk.answers.find_quotes import QuoteQuery, find_quotes
from desk.answers.find_speakers import list_speakers
from desk.desk import Desk
from domain.answers import SpeakerSummary
from domain.chat import Reply, Role
from domain.message import Block, Inline, Items
from handlers.command import Arg, Asked, Command, Topic
from handlers.quotes import excerpts_of, show_entry
from handlers.shown.pieces import ask, count, empty_answer, inline, paged_answer, say, title

PAGE = 10
QUOTES = 3
FEW = 2
MOST_WORDS = 5


async def run(asked: Asked, desk: Desk) -> Reply:
    """List speakers by quotes, or show one."""
    if asked.args.speaker is not None:
        return await _show(asked, desk, asked.args.speaker)
    page = await list_speakers(desk, offset=(asked.args.page - 1) * PAGE, limit=PAGE)
    if not page.items:
        return empty_answer(asked, page, "Nobody is quoted yet. ", ask("/latest"), " lists the articles.")
    heading = title(f"{count(page.total, 'speaker')}, most quoted first")
    one = say("Of one of them: ", ask(f"/who {page.items[0].name}"))
    return paged_answer(asked, page, [heading, Items(tuple(map(_row, page.items))), one])


def _row(speaker: SpeakerSummary) -> tuple[Inline, ...]:
    outlets = f" in {_outlets(speaker.outlets)}" if speaker.outlets else ""
    return inline([ask(f"/who {speaker.name}", speaker.name), f" · {count(speaker.quotes, 'time')}{outlets}"])


def _outlets(names: tuple[str, ...]) -> str:
    """One or two by name, more by their number: a row is one line on a phone."""
    return " and ".join(names) if len(names) <= FEW else count(len(names), "outlet")


async def _show(asked: Asked, desk: Desk, speaker: SpeakerSummary) -> Reply:
    query = QuoteQuery(speaker_id=speaker.speaker_id)
    page = await find_quotes(desk, query, offset=(asked.args.page - 1) * QUOTES, limit=QUOTES)
    if not page.items:
        why = f"No quote by {speaker.name} is shown: what had one says it no more, or its outlet is disabled. "
        return empty_answer(asked, page, why, ask("/who"), " lists who is quoted.")
    times = f"Quoted {count(speaker.quotes, 'time')} in {_some(speaker.outlets, ', ')}"
    blocks: list[Block] = [title(speaker.name), say(f"{times}; each utterance once, newest first:")]
    spellings = [spelling for spelling in speaker.spellings if spelling != speaker.name]
    if spellings:
        blocks.append(say(f"Also written: {_some(spellings, '; ')}"))
    if speaker.roles:
        blocks.append(say(f"Called: {_some(speaker.roles, '; ')}"))
    blocks += [block for entry in page.items for block in show_entry(entry, asked.zone)]
    return paged_answer(asked, page, blocks, [part for entry in page.items for part in excerpts_of(entry)])


def _some(words: tuple[str, ...] | list[str], separator: str) -> str:
    rest = f" and {len(words) - MOST_WORDS} more" if len(words) > MOST_WORDS else ""
    return separator.join(words[:MOST_WORDS]) + rest


COMMAND = Command(
    name="who",
    help="who is quoted, how often and in which outlets; of one speaker the spellings, roles and quotes",
    role=Role.STRANGER,
    run=run,
    args=(Arg.SPEAKER,),
    examples=("Holt",),
    topic=Topic.WORDS,
)
