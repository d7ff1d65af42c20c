"""Captions that are printed again, on lines of their own or glued to the body."""

import re
from collections.abc import Iterable

from domain.article import DropReason
from ingest.lines import Cut, Line

_CREDIT = re.compile(
    r"\((?:[^()]*/[^()]*|[^()]*\b(?:photo|picture|image|file|handout|pool|getty|courtesy|screenshot|video|foto|bild|фото)\b[^()]*)\)\.?$|"
    r"\b(?:photo(?:graph)?s?|pictures?|images?|credit|foto|fotos|bild|crédit|photographie|imagen|фото|zdjęcie|illustration)\s*(?:credit\s*)?(?::|by\b)\s*\S[^.!?]{0,80}\.?$|"
    r"©\s*\S[^.!?]{0,60}$",
    re.IGNORECASE,
)
_STARTS_SENTENCE = re.compile(r"""["'“‘„«(\[]*[^\W_a-zа-яіїєґß-ÿ]""")
_FEWEST_WORDS = 5
_FEWEST_WORDS_WITHOUT_CREDIT = 6
_KEY_CHARS = 20


def is_caption(text: str) -> bool:
    """Whether a line ends in a picture's credit: "(Jon Falk/Kestrel Daily)", "Photo: Ruben Eide"."""
    return _CREDIT.search(text) is not None


def find_repeats(lines: Iterable[Line], text: str) -> tuple[Cut, ...]:
    """The pieces that print a line again: a whole line, or the start or end of one that it is glued to.

    One copy always stays: the first that has a line of its own, else the first glued one. Lines with words in quote marks are left
    alone unless they carry a picture's credit, for people say things twice.
    """
    first: dict[str, Line] = {}
    cuts: list[Cut] = []
    for line in lines:
        if line.text not in first:
            first[line.text] = line
        elif _may_go(line):
            cuts.append(Cut(line.start, line.end, DropReason.CAPTION_AGAIN))
    captions = [line for line in first.values() if _may_go(line)]
    gone = {cut.start for cut in cuts}
    rest = [line for line in first.values() if line.start not in gone]
    return (*cuts, *_glued_at_start(captions, rest, text), *_glued_at_end(captions, rest))


def _may_go(line: Line) -> bool:
    if is_caption(line.text):
        return line.words >= _FEWEST_WORDS
    return line.words >= _FEWEST_WORDS_WITHOUT_CREDIT and not line.has_quote_marks and line.text[0] not in "'‘’"


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
    """Whether a longer line opens with the caption and goes on with another sentence; with a space between, only a credit shows it."""
    rest = text[len(caption) :]
    if not rest or not text.startswith(caption) or not _STARTS_SENTENCE.match(rest.lstrip()):
        return False
    return is_caption(caption) if rest[0].isspace() else True


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
