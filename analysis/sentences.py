"""An article's text cut into sentences, by paragraph, with exact offsets."""

import re
from collections.abc import Iterator
from typing import Final

from analysis.languages import english
from domain.statements import Sentence

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_CLOSERS: Final = r"[\"”’'»)\]]*"
_END: Final = re.compile(
    "|".join(
        [
            rf"\.(?:\.+|[?!…][.?!…]*)?{_CLOSERS}",
            *(rf"\{stop}[.?!…]*{_CLOSERS}" for stop in "?!…"),
            *(rf"{stop}[。！？]*[」』”’）]*" for stop in "。！？"),
        ]
    )
)
"""Each alternative begins with a stop, so that a search jumps from stop to stop."""
_TOKEN_BEFORE: Final = re.compile(r"[^\s(\[\"“‘'«]*\Z")
_OPENER: Final = re.compile(r"[\"“‘'«„(\[–—•*-]*\s*(\w)?")
_TAIL: Final = re.compile(
    r"(?:[A-Z][\w’'-]*\.?[ \xa0]+|the[ \xa0]+|a[ \xa0]+){1,5}("
    + "|".join(sorted(english.TAIL_CUES))
    + r")(?=[.,]|$|[ \xa0](?:in|on|at|during|last|later|from|after)\b)"
)
_BEFORE_CHARS: Final = 24
"""How far back a word before a stop is looked at; keeps time linear."""
_AFTER_CHARS: Final = 90


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Give the sentences of `text` in order, without the blanks around them.

    A line break always ends one, and `paragraph` counts the lines that are not blank. Closing marks belong to the
    sentence they end; a cue after a question ("“Why?” Ms Orrell asked.") stays with it.
    """
    sentences: list[Sentence] = []
    paragraph = -1
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        paragraph += 1
        for start, end in _split_line(text, line.start(), line.end()):
            sentences.append(Sentence(len(sentences), start, end, paragraph))
    return tuple(sentences)


def _split_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _END.finditer(text, start, end):
        if _is_end(text, match, end):
            yield from _trimmed(text, at, match.end())
            at = match.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _is_end(text: str, match: re.Match[str], end: int) -> bool:
    stop, at = match.group(), match.end()
    if stop[0] in "。！？":
        return True
    if at < end and not text[at].isspace():
        return False
    following = text[at : min(end, at + _AFTER_CHARS)].lstrip()
    if not following:
        return True
    opener = _OPENER.match(following)
    first = opener.group(1) if opener else None
    if first is not None and first.islower():
        return False
    if stop == ".":
        token = _TOKEN_BEFORE.search(text[max(0, match.start() - _BEFORE_CHARS) : match.start()])
        if token and is_short_form(token.group(), following):
            return False
    return not (stop[0] in "?!…" and len(stop) > 1 and _TAIL.match(following))


def is_short_form(word: str, following: str) -> bool:
    """Tell whether the stop after `word` belongs to an abbreviation or initial, so that `following` goes on."""
    stem = word.lower()
    if len(word) == 1 and word.isupper():
        return word != "I" and not _opens_sentence(following)
    if "." in stem or stem in english.ABBREVIATIONS:
        is_final = stem in english.ENDING_ABBREVIATIONS or (stem.count(".") >= 1 and stem not in {"e.g", "i.e"})
        return not (is_final and _opens_sentence(following))
    return False


def _opens_sentence(following: str) -> bool:
    word = re.match(r"[\"“‘'«]?([A-Z][\w’']*)", following)
    return word is not None and (word.group(1).lower() in english.SENTENCE_OPENERS or following[0] in "\"“‘'«")
