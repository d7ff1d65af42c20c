"""Every sentence judged once: its role, why it may not be a line, whom its opening means."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.fitness.openings import Opening, find_opening, hangs_on_nobody
from analysis.fitness.others import comes_before_anybody
from analysis.fitness.reasons import (
    is_bare,
    is_relative_in_time,
    stands_elsewhere,
    why_malformed,
    why_no_statement,
)
from analysis.fitness.roles import find_roles
from analysis.fitness.views import View, view_sentences
from domain.statements import Quote, Sentence, SentenceRole


def judge_sentences(
    text: str,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    *,
    title: str | None,
    is_dated: bool,
    is_shuffled: bool,
    language: str | None,
) -> tuple[Sentence, ...]:
    """Give the sentences with `role`, `unfit` and `means` set, in order.

    The rules on marks, length, repetition and headline hold for any language, those on words for English and where no
    language is known. In a text that may be shuffled nothing that hangs on a neighbour may be a line.
    """
    views = view_sentences(text, sentences, quotes)
    roles = find_roles(text, views, title=title)
    is_english = language is None or language.startswith("en")
    judge = _Judge(text, views, quotes, is_dated=is_dated, is_shuffled=is_shuffled, is_english=is_english)
    return tuple(judge.judge(view, role) for view, role in zip(views, roles, strict=True))


class _Judge:
    """What the rules share about one article."""

    def __init__(
        self,
        text: str,
        views: Sequence[View],
        quotes: Sequence[Quote],
        *,
        is_dated: bool,
        is_shuffled: bool,
        is_english: bool,
    ) -> None:
        self._text = text
        self._quotes = quotes
        self._is_dated = is_dated
        self._is_english = is_english
        self._is_shuffled = is_shuffled
        self._firsts: dict[tuple[str, ...], int] = {}
        for view in views:
            self._firsts.setdefault(view.words, view.sentence.index)

    def judge(self, view: View, role: SentenceRole) -> Sentence:
        """Give the view's sentence, judged."""
        if role is not SentenceRole.BODY:
            return replace(view.sentence, role=role, unfit=_ROLE_REASONS[role])
        unfit = why_malformed(view) or self._why_repeated(view)
        if unfit is None and self._is_english:
            unfit = why_no_statement(view) or self._why_bound(view)
        if unfit or not self._is_english:
            return replace(view.sentence, role=role, unfit=unfit)
        opening = find_opening(view)
        unfit = self._why_open(opening) or (None if opening.means else self._why_loose(view))
        return replace(view.sentence, role=role, unfit=unfit, means=None if unfit else opening.means)

    def _why_repeated(self, view: View) -> str | None:
        first = self._firsts[view.words]
        return None if first == view.sentence.index else "stands in the article twice"

    def _why_bound(self, view: View) -> str | None:
        if not self._is_dated and is_relative_in_time(view):
            return "a relative time in an undated article"
        if stands_elsewhere(view, self._text, self._quotes):
            return "its quoted words stand elsewhere with their speaker"
        return None

    def _why_loose(self, view: View) -> str | None:
        if comes_before_anybody(view):
            return "speaks of somebody named elsewhere"
        if hangs_on_nobody(view):
            return "whose words it has is not told"
        return "says too little" if is_bare(view) else None

    def _why_open(self, opening: Opening) -> str | None:
        if opening.unfit is None and opening.means is not None and self._is_shuffled:
            return "hangs on a neighbour, and the order of sentences is doubtful"
        return opening.unfit


_ROLE_REASONS = {
    SentenceRole.CAPTION: "a caption",
    SentenceRole.STANDFIRST: "a standfirst",
    SentenceRole.HEADING: "a heading",
    SentenceRole.ECHO: "says the headline again",
    SentenceRole.CORRECTION: "a correction note",
}
