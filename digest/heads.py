"""The heads of lines, entries and lists: outlet first, then whom it credits, when, who speaks."""

import unicodedata
from collections.abc import Collection, Sequence
from typing import Final

from digest.dates import date_words
from digest.fragment import is_web_url, link_to
from domain.article import ArticleHead
from domain.edition import Also, Line
from domain.message import Ask, Inline, Link, Strong, Text
from domain.outlet import OutletLabel
from domain.statements import SentenceTag

SHOWN_TAGS: Final = (SentenceTag.IN_CAPTIVITY, SentenceTag.GRAPHIC)
"""What a head says about its words; how words were said is in the words themselves."""
MOST_OUTLETS: Final = 3
NAMELESS: Final = "unknown outlet"
"""For a name that has nothing to see."""
_EMOJI_JOINER: Final = "\u200d"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def tame(name: str) -> str:
    """Make a name, a headline or a file's name safe to stand in a row of Byline's own words.

    Control and format characters go but for the joiner in emoji, letters are composed (NFC), and words of a script
    that runs from right to left are isolated, so that they cannot turn what stands around them.
    """
    spaced = " ".join(name.split())
    clean = "".join(
        sign for sign in spaced if sign == _EMOJI_JOINER or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}
    )
    is_turned = any(unicodedata.bidirectional(sign) in {"R", "AL", "AN"} for sign in clean)
    composed = unicodedata.normalize("NFC", clean)
    return f"{_ISOLATE}{composed}{_END_ISOLATE}" if is_turned else composed


def outlet_link(head: ArticleHead, *, command: str | None = None, shown: str | None = None) -> Inline:
    """Name an article's outlet so that it leads there: to its page, at the words `shown`, else to `command`.

    Without a command that is Byline's own answer on the article.
    """
    words = (Text(tame(head.outlet.shown) or NAMELESS),)
    if head.url is not None and is_web_url(head.url):
        return Link(words, link_to(head.url, shown) if shown else head.url)
    return Ask(words, command or f"/source #{head.ref.article_id}")


def line_head(
    head: ArticleHead,
    *,
    zone: str,
    n: int | None = None,
    citing: Sequence[str] = (),
    names: Sequence[str] = (),
    tags: Collection[SentenceTag] = (),
    shown: str | None = None,
) -> tuple[Inline, ...]:
    """Give the head of a line or an entry: number, outlet, citing whom, date, then whom it means and its tags.

    `names` are the speaker and whom a pronoun means, where the words do not say so. `shown` are the words under the
    head, to which the outlet leads.
    """
    command = f"/source {n}" if n is not None else None
    number: tuple[Inline, ...] = () if n is None else (Strong((Text(str(n)),)), Text(" "))
    credit = f", citing {listed([tame(name) for name in citing])}" if citing else ""
    notes = [*dict.fromkeys(tame(name) for name in names), *(tag.value for tag in SHOWN_TAGS if tag in tags)]
    rest = " · ".join([f"{credit}, {date_words(head.published, zone)}", *notes])
    return (*number, outlet_link(head, command=command, shown=shown), Text(rest))


def head_of_line(line: Line, zone: str) -> tuple[Inline, ...]:
    """Give the head of an edition's line."""
    names = [name for name in (line.speaker, line.means) if name is not None]
    return line_head(line.head, zone=zone, n=line.n, citing=line.citing, names=names, tags=line.tags, shown=line.text)


def also_words(also: Also, *, zone: str, n: int | None = None) -> tuple[Inline, ...]:
    """Give what stands under a line for another outlet: "also Harbour Post, 17 Mar 2022, in other words"."""
    command = f"/source {n}" if n is not None else None
    sameness = "in the same words" if also.has_same_words else "in other words"
    date = date_words(also.head.published, zone)
    return (Text("also "), outlet_link(also.head, command=command), Text(f", {date}, {sameness}"))


def outlets_words(outlets: Sequence[OutletLabel], *, most: int = MOST_OUTLETS) -> str:
    """Name a story's outlets, the first ones and how many more, unknown ones only counted."""
    known = list(dict.fromkeys(tame(label.name) or NAMELESS for label in outlets if label.name is not None))
    unknown = sum(not label.is_known for label in outlets)
    words = known[:most]
    if len(known) > most:
        words.append(f"{len(known) - most} more")
    if unknown:
        words.append(f"{unknown} unknown" if known else f"{unknown} unknown outlet{'s' * (unknown > 1)}")
    return listed(words)


def listed(words: Sequence[str]) -> str:
    """Join words as in a sentence: "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
