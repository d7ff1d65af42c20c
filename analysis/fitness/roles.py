"""What a sentence is in its article: body, or one of the things around it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from analysis.corrections import find_corrections
from analysis.fitness.views import View
from analysis.languages.english_lines import BRACKETED_CREDIT, CAPTION_CREDIT
from analysis.terms import find_terms, terms_of
from domain.statements import SentenceRole

_ENDS: Final = ".!?…。！？:;"
_CLOSERS: Final = "\"“”„«»'‘’)]」』 \xa0"
_HEADING_WORDS: Final = 12
_CAPTION_WORDS: Final = 60
_CAPTION_SENTENCES: Final = 3
_FIRST_PARAGRAPHS: Final = 2
_ECHO: Final = 0.75
"""The share of the headline's terms, and of the sentence's, that make it the headline again."""

_RESTATED: Final = 0.6
"""The share of a first paragraph's pairs of words that make it a standfirst, if one later sentence has them too."""


def find_roles(text: str, views: Sequence[View], *, title: str | None) -> list[SentenceRole]:
    """Give the role of every sentence of a text, in order.

    A paragraph with a photo credit is a caption; one without a stop is a heading, or a standfirst where it is long and
    near the top.
    """
    captions = {view.sentence.paragraph for view in views if _is_caption(view, views)}
    headline = frozenset(find_terms(title or ""))
    corrections = find_corrections(text, [view.sentence for view in views])
    roles: list[SentenceRole] = []
    for view in views:
        if view.sentence.index in corrections:
            roles.append(SentenceRole.CORRECTION)
        elif view.sentence.paragraph in captions:
            roles.append(SentenceRole.CAPTION)
        else:
            roles.append(_role(view, views, headline))
    return roles


def _role(view: View, views: Sequence[View], headline: frozenset[str]) -> SentenceRole:
    if _is_echo(view, headline):
        return SentenceRole.ECHO
    is_first = view.is_alone and view.sentence.paragraph < _FIRST_PARAGRAPHS
    if not has_stop(view.text) and view.is_alone:
        is_long = len(view.words) > _HEADING_WORDS
        return SentenceRole.STANDFIRST if is_long and is_first else SentenceRole.HEADING
    if is_first and view.sentence.paragraph == 0 and _is_restated(view, views):
        return SentenceRole.STANDFIRST
    return SentenceRole.BODY


def has_stop(text: str) -> bool:
    """Tell whether a sentence ends as one, closing marks aside."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDS if text.rstrip(_CLOSERS) else False


def has_photo_credit(view: View) -> bool:
    """Tell whether a sentence says who took a picture."""
    return BRACKETED_CREDIT.search(view.text) is not None or CAPTION_CREDIT.search(view.text, view.bare) is not None


def _is_echo(view: View, headline: frozenset[str]) -> bool:
    """Tell whether a sentence says little but what the headline says."""
    if headline.isdisjoint(view.words):
        return False
    terms = frozenset(terms_of(view.words))
    shared = len(terms & headline)
    return shared >= _ECHO * len(terms) and shared >= _ECHO * len(headline)


def _is_caption(view: View, views: Sequence[View]) -> bool:
    if not has_photo_credit(view):
        return False
    whole = [one for one in views if one.sentence.paragraph == view.sentence.paragraph]
    # A credit inside a long paragraph is a caption glued to the body: only its own sentence is spoilt.
    return sum(len(one.words) for one in whole) <= _CAPTION_WORDS and len(whole) <= _CAPTION_SENTENCES


def _is_restated(view: View, views: Sequence[View]) -> bool:
    pairs = frozenset(pairwise(view.words))
    others = (
        frozenset(pairwise(other.words)) for other in views if other.sentence.paragraph != view.sentence.paragraph
    )
    return bool(pairs) and any(len(pairs & other) >= _RESTATED * len(pairs) for other in others if other != pairs)
