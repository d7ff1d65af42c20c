"""Captions that are printed again, on lines of their own or glued to the body."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from domain.article import DropReason
from ingest.folding import count_words
from ingest.lines import Cut, Line

_CREDIT = re.compile(
    r"\((?:[^()]*/[^()]*|[^()]*\b(?:photo|picture|image|file|handout|pool|getty|courtesy|screenshot|video|foto|bild|фото)\b[^()]*)\)\.?$|"
    r"\b(?:photo(?:graph)?s?|pictures?|images?|credit|foto|fotos|bild|crédit|photographie|imagen|фото|zdjęcie|illustration)\s*(?:credit\s*)?(?::|by\b)\s*\S[^.!?]{0,80}\.?$|"
    r"©\s*\S[^.!?]{0,60}$",
    re.IGNORECASE,
)
_STARTS_SENTENCE = re.compile(r"""["'“‘„«(\[]*[^\W_a-zа-яіїєґß-ÿ]""")
_TWICE = re.compile(r"(.{20,400}?)\s*\1")
_FEWEST_WORDS = 4
_FEWEST_WORDS_APART = 7
_MOST_UNCREDITED = 2
_MOST_TIMES = 2
_KEY_CHARS = 20


def is_caption(text: str) -> bool:
    """Whether a line ends in a picture's credit: "(Jon Falk/Kestrel Daily)", "Photo: Ruben Eide"."""
    return _CREDIT.search(text) is not None


def find_repeats(lines: Sequence[Line], text: str) -> tuple[Cut, ...]:
    """The pieces that print a line again: a whole line, or the start or end of one that it is glued to.

    One copy always stays: the first that has a line of its own, else the first glued one. A line without a picture's
    credit is left alone where it looks like speech, a question or an item that a list repeats.
    """
    first: dict[str, Line] = {}
    again = [line for line in lines if first.setdefault(line.text, line) is not line]
    uncredited = _uncredited_repeats(lines, again)
    cuts = [line for line in again if line.text in uncredited or _is_credited(line)]
    captions = [line for line in first.values() if _may_go(line)]
    gone = {line.start for line in cuts}
    rest = [line for line in lines if line.start not in gone]
    whole = [Cut(line.start, line.end, DropReason.CAPTION_AGAIN) for line in cuts]
    glued = _glued_at_start(captions, rest, text)
    at = {cut.start for cut in glued}
    doubled = _doubled(line for line in rest if line.start not in at)
    return (*whole, *glued, *doubled, *_glued_at_end(captions, rest))


def _uncredited_repeats(lines: Sequence[Line], again: Sequence[Line]) -> set[str]:
    """The lines that are captions without a credit: few, again once or twice, or directly below themselves."""
    count = Counter(line.text for line in again if _may_go(line) and not _is_credited(line))
    apart = [text for text in count if count_words(text) >= _FEWEST_WORDS_APART]
    adjacent = {after.text for before, after in pairwise(lines) if before.text == after.text}
    few = {text for text in apart if count[text] <= _MOST_TIMES} if len(apart) <= _MOST_UNCREDITED else set()
    return {text for text in count if text in adjacent or text in few}


def _is_credited(line: Line) -> bool:
    return is_caption(line.text) and line.words >= _FEWEST_WORDS


def _may_go(line: Line) -> bool:
    is_speech = line.has_quote_marks or line.text[0] in "'‘’—–" or line.text.endswith("?")
    return line.words >= _FEWEST_WORDS and (not is_speech or is_caption(line.text))


def _glued_at_start(captions: list[Line], lines: list[Line], text: str) -> list[Cut]:
    by_key: dict[str, list[Line]] = {}
    for caption in captions:
        by_key.setdefault(caption.text[:_KEY_CHARS], []).append(caption)
    cuts = []
    for line in lines:
        copies = [
            caption for caption in by_key.get(line.text[:_KEY_CHARS], []) if _is_glued_start(line.text, caption.text)
        ]
        if copies:
            end = line.start + max(len(caption.text) for caption in copies)
            cuts.append(Cut(line.start, end, DropReason.CAPTION_AGAIN))
    return [cut for cut in cuts if text[cut.start : cut.end].strip()]


def _is_glued_start(text: str, caption: str) -> bool:
    """Whether a line opens with the caption and another sentence follows; after a space only a credit shows it."""
    rest = text[len(caption) :]
    if not rest or not text.startswith(caption) or not _STARTS_SENTENCE.match(rest.lstrip()):
        return False
    return is_caption(caption) if rest[0].isspace() else True


def _doubled(lines: Iterable[Line]) -> list[Cut]:
    """The first of two copies that open one line."""
    # The first words have to come again, which is quicker to see than where the first copy ends.
    begun_again = (line for line in lines if line.text.find(line.text[:_KEY_CHARS], _KEY_CHARS) > 0)
    matches = [(line, _TWICE.match(line.text)) for line in begun_again]
    return [
        Cut(line.start, line.start + match.end(1), DropReason.CAPTION_AGAIN)
        for line, match in matches
        if match and count_words(match[1]) >= _FEWEST_WORDS
    ]


def _glued_at_end(captions: list[Line], lines: list[Line]) -> list[Cut]:
    by_key: dict[str, list[Line]] = {}
    for caption in captions:
        by_key.setdefault(caption.text[-_KEY_CHARS:], []).append(caption)
    cuts = []
    for line in lines:
        for caption in by_key.get(line.text[-_KEY_CHARS:], []):
            if _is_glued_end(line.text, caption.text):
                cuts.append(Cut(line.end - len(caption.text), line.end, DropReason.CAPTION_AGAIN))
                break
    return cuts


def _is_glued_end(text: str, caption: str) -> bool:
    before = text[: -len(caption)]
    if not before or not text.endswith(caption) or re.search(r"""[.!?…)]["'”’»]*\s*$""", before) is None:
        return False
    return is_caption(caption) if before[-1].isspace() else True
