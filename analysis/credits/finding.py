"""From an article's text to its credits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analysis.credits.covering import cover
from analysis.credits.frames import find_in, read_passage
from analysis.credits.known import Known, know
from analysis.credits.lines import find_closing, find_datelines, read_sources
from analysis.credits.own import is_own
from analysis.credits.passage import OUTLETS, Found, Passage
from analysis.wording import words_in_article
from domain.statements import Credit, CreditKind, Sentence


def find_credits(
    text: str, sentences: Sequence[Sentence], *, own_names: Sequence[str], credit_lines: Sequence[str]
) -> tuple[Credit, ...]:
    """Find whom an article credits, in text order, then those of `credit_lines`, which have no offsets.

    `own_names` are the names its own outlet goes by: they are never credited. `credit_lines` are pieces that cleaning
    dropped because they only name sources.
    """
    known = know(text, words_in_article(text))
    dropped = "\n".join(credit_lines)
    read = (read_passage(text, sentence, known) for sentence in sentences)
    passages = [passage for passage in read if passage.has_frame]
    _learn(known, find_datelines(text))
    _learn(known, _of_passages(passages))
    _learn(known, find_closing(f"{text}\n{dropped}", known))
    found = _apart(_without_own(_find(text, passages, known), own_names))
    lines = _apart(_without_own(_of_lines(credit_lines, known), own_names))
    credits_ = [Credit(one.name, one.kind, text[one.start : one.end], one.start, one.end) for one in found]
    credits_ += [Credit(one.name, one.kind, one.name, None, None) for one in lines]
    return cover(text, sentences, credits_)


def _find(text: str, passages: Sequence[Passage], known: Known) -> list[Found]:
    found = [*find_datelines(text), *find_closing(text, known), *_of_passages(passages)]
    return [replace(one, kind=known.kind_of(one.name) or one.kind) if one.kind in OUTLETS else one for one in found]


def _of_passages(passages: Sequence[Passage]) -> Iterator[Found]:
    for passage in passages:
        yield from find_in(passage)


def _learn(known: Known, found: Iterable[Found]) -> None:
    for one in found:
        if one.kind is not CreditKind.PERSON:
            known.learn(one.name, one.kind)


def _apart(found: Sequence[Found]) -> list[Found]:
    """Without the later found of two that overlap, in text order."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in found:
        span = range(one.start, one.end)
        if not any(at in taken for at in span):
            kept.append(one)
            taken.update(span)
    return sorted(kept, key=lambda one: one.start)


def _of_lines(lines: Sequence[str], known: Known) -> list[Found]:
    """The credits of dropped pieces; offsets count their joined text and only keep them apart."""
    joined = "\n".join(lines)
    found = [*find_closing(joined, known), *find_datelines(joined)]
    return found or [one for line in lines for one in read_sources(line, 0, len(line), known)]


def _without_own(found: Sequence[Found], own_names: Sequence[str]) -> list[Found]:
    return [one for one in found if not any(is_own(one.name, own) for own in own_names)]
