"""Figures side by side: each with its outlet, its hedge and its claimant."""

import re
from dataclasses import replace
from typing import Final

from digest.attribution import words_of
from digest.material import FigureGroup
from digest.reader import Place, StoryReader
from domain.article import StoredArticle
from domain.edition import FigureRow, Line, Verdict
from domain.statements import Figure, SentenceRole, Span
from domain.verbatim import fold

BEFORE_CHARS: Final = 30
"""How far before a number words that say what is counted are looked for."""
AFTER_CHARS: Final = 50
"""How far after a number its clause is shown."""
_CLAUSE_END: Final = re.compile(r"[,;:!?…()\[\]“”„\"«»–—]|\.(?!\s+[a-z\d]|[\w.])")
"""Marks, and a stop that ends no abbreviation: what follows it is neither a number nor in lower case."""
_SPACE: Final = re.compile(r"\s")
LEAST_MEMBERS: Final = 2


def draft_row(reader: StoryReader, group: FigureGroup) -> FigureRow | None:
    """Make the row of a group, its lines not yet numbered; None where fewer than two figures may stand side by side.

    Copies of one text with the same number are one figure. A series needs a date for each. Where figures had to be
    passed over and the rest agree, nothing differs.
    """
    lines = tuple(_line(reader, place, figure, group.claimant) for place, figure in _members(reader, group))
    if len(lines) < LEAST_MEMBERS or _is_one_saying(reader, group):
        return None
    verdict = group.verdict
    if verdict is Verdict.SERIES and any(line.head.published is None for line in lines):
        verdict = Verdict.CANNOT_BE_ORDERED
    amounts = {(line.figure.value, line.figure.value_high) for line in lines if line.figure}
    if verdict is Verdict.DIFFERS and len(lines) < len(group.members) and len(amounts) == 1:
        verdict = None
    return FigureRow(reader.names.redact(group.what), reader.names.redact(group.claimant), lines, verdict)


def _is_one_saying(reader: StoryReader, group: FigureGroup) -> bool:
    """Say whether all figures stand in the same quoted words, which other outlets have under the line already."""
    said = [reader.said_in(place) for place, _ in _members(reader, group)]
    return bool(frozenset.intersection(*said)) if said else False


def _members(reader: StoryReader, group: FigureGroup) -> list[tuple[Place, Figure]]:
    """Give the figures that may be shown, in time order, each origin's number once; of fresh articles only."""
    found: dict[object, tuple[Place, Figure]] = {}
    for article, index in sorted(group.members):
        if not reader.material.is_fresh(article):
            continue
        figure = reader.article(article).statements.figures[index]
        key = (reader.material.story.articles[article].origin, figure.value, figure.value_high, figure.claimant)
        place = _place(reader, article, figure)
        if place is not None:
            found.setdefault(key, (place, figure))
    return list(found.values())


def _place(reader: StoryReader, article: int, figure: Figure) -> Place | None:
    """Find the body sentence that has the whole figure, if it may be shown."""
    stored = reader.article(article)
    for index, sentence in enumerate(stored.statements.sentences):
        if sentence.start <= figure.start < figure.end <= min(sentence.end, len(stored.text)):
            place = Place(article, index)
            is_hidden = sentence.role is not SentenceRole.BODY or reader.is_graphic(place) or reader.was_seen(place)
            return None if is_hidden or not stored.text[figure.start : figure.end].strip() else place
    return None


def _line(reader: StoryReader, place: Place, figure: Figure, named: str | None) -> Line:
    """Make the line of a figure; its head names the claimant where the row does not."""
    article, sentence = reader.article(place.article), reader.sentence(place)
    spans = figure_spans(article, figure, Span(sentence.start, sentence.end))
    line = reader.line(place, max_chars=None, keep=spans)
    redact = reader.names.redact
    shown = replace(figure, what=redact(figure.what), claimant=redact(figure.claimant))
    is_named = words_of(figure.claimant or "") in {(), words_of(named or "")}
    claimant = None if is_named else shown.claimant
    stressed = stressed_in(line.text, article, figure)
    return replace(line, speaker=claimant, means=None, also=(), figure=shown, stressed=stressed)


def stressed_in(shown: str, article: StoredArticle, figure: Figure) -> str:
    """Give the words of a figure as they stand in what is shown of its sentence; none if they do not."""
    words = fold(article.text[figure.start : figure.end])
    return words if words in shown else ""


def figure_spans(article: StoredArticle, figure: Figure, sentence: Span) -> tuple[Span, ...]:
    """Give what to show of a figure's sentence: the number, what it counts, the rest of its clause, its hedge.

    Where another number follows in the clause the words end with this one: killed never stands beside captured.
    """
    text, start = article.text, figure.start
    before = text[max(sentence.start, start - BEFORE_CHARS) : start]
    counted = set(words_of(figure.what or ""))
    for word in re.finditer(r"\w+", before):
        is_torn = word.start() == 0 and start - len(before) > sentence.start
        if word.group().casefold() in counted and not is_torn and not _CLAUSE_END.search(before, word.end()):
            start = figure.start - len(before) + word.start()
            break
    end = _clause_end(text, figure.end, sentence.end)
    if any(figure.end <= other.start < end for other in article.statements.figures):
        end = _word_end(text, figure.end, sentence.end)
    spans = [Span(start, end)]
    for hedge in (figure.qualifier or "").split("; "):
        found = text.find(hedge, sentence.start, sentence.end) if hedge else -1
        if found >= 0 and not spans[0].start <= found < spans[0].end:
            spans.append(Span(found, _word_end(text, found + len(hedge), sentence.end)))
    return tuple(spans)


def _clause_end(text: str, at: int, end: int) -> int:
    """Give where the clause after `at` ends, at most some words on; its comma or stop stays with its last word."""
    found = _CLAUSE_END.search(text, at, end)
    stop = found.start() if found else end
    if stop - at > AFTER_CHARS:
        return max([at, *(space.start() for space in _SPACE.finditer(text, at, at + AFTER_CHARS))])
    return _word_end(text, stop, end)


def _word_end(text: str, at: int, end: int) -> int:
    """Give where the word that goes on at `at` ends, with the marks after it."""
    space = _SPACE.search(text, at, end)
    return space.start() if space else end
