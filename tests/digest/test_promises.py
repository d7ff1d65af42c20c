"""Promises 1 and 2 for any input: no line without outlet, none that is not the stored words, nothing twice."""

import string
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest import reader
from digest.compose import compose_edition
from digest.heads import outlet_link, tame
from digest.material import LIMITS, MOST_UNKNOWN, Candidate, FigureGroup, SeenSpan, StoryMaterial
from digest.render import render_edition
from domain.article import ArticleHead, ArticleRef, Precision, Published, StoredArticle
from domain.edition import Edition, Length, Verdict
from domain.errors import NotVerbatimError
from domain.message import plain_text, plain_words
from domain.outlet import OutletLabel, OutletStatus
from domain.statements import (
    Credit,
    CreditKind,
    Figure,
    Quote,
    QuoteKind,
    Sensitivity,
    Sentence,
    SentenceRole,
    SentenceTag,
    Span,
    Statements,
)
from domain.story import Story, StoryArticle, StoryHead, Utterance, UtteranceQuote
from domain.verbatim import is_verbatim
from tests.digest.build import NOW, form, harbour, material

WORDS = st.text(st.sampled_from(string.ascii_lowercase + " .,“”[…]\n\u00a0\u202eא") | st.characters(codec="utf-8"))
NAMES = st.text(min_size=1, max_size=200).filter(str.strip)
LABELS = st.one_of(
    st.builds(OutletLabel, st.none() | st.integers(1, 4), NAMES, st.just(OutletStatus.STATED)),
    st.just(OutletLabel(None, None, OutletStatus.UNKNOWN, "a Blogger page")),
)
DATES = st.none() | st.builds(
    lambda days, precision: Published(datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=days), precision),
    st.integers(-9999, 9999),
    st.sampled_from(Precision),
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[int, int]:
    """Two offsets, mostly in the text and in order."""
    offsets = st.integers(0, len(text))
    return tuple(sorted((draw(offsets), draw(offsets))))  # type: ignore[return-value]


@st.composite
def articles(draw: st.DrawFn, article_id: int) -> StoredArticle:
    """Any text of any outlet that says anything."""
    text = draw(st.sampled_from(["No ship left.", "A ship\n stayed.", ""])) + draw(WORDS)
    places = draw(st.lists(spans(text), min_size=1, max_size=6))
    sentences = tuple(
        Sentence(
            index,
            start,
            end,
            0,
            role=draw(st.sampled_from([SentenceRole.BODY, SentenceRole.BODY, SentenceRole.CAPTION])),
            means=draw(st.none() | NAMES),
            tags=draw(st.frozensets(st.sampled_from(SentenceTag), max_size=1)),
        )
        for index, (start, end) in enumerate(places)
    )
    quotes = tuple(
        Quote(n, *at, QuoteKind.DIRECT, is_marked=True, canonical=draw(st.none() | NAMES), via=draw(st.tuples(NAMES)))
        for n, at in enumerate(draw(st.lists(spans(text), max_size=3)))
    )
    figures = tuple(
        Figure(draw(st.integers(1, 3)), *at, claimant=draw(st.none() | NAMES), qualifier=draw(st.none() | NAMES))
        for at in draw(st.lists(spans(text), max_size=3))
    )
    said = Statements(
        sentences,
        quotes,
        (Credit("Coast Radio", CreditKind.OUTLET, "x", None, None, draw(st.tuples(st.integers(0, 5)))),),
        figures,
        sensitivity=draw(st.sampled_from([frozenset(), frozenset({Sensitivity.PRISONERS})])),
        held_names=tuple(Span(*at) for at in draw(st.lists(spans(text), max_size=2))),
    )
    head = ArticleHead(
        ArticleRef(article_id, 1),
        draw(LABELS),
        draw(st.none() | st.text(max_size=300)),
        draw(st.none() | st.just("https://harbourpost.example/a") | st.text(max_size=9)),
        (),
        draw(DATES),
        NOW,
        None,
        "x.txt",
    )
    return StoredArticle(head, text, said)


@st.composite
def stories(draw: st.DrawFn, story_id: int) -> StoryMaterial:
    """Any story of one to three articles, with any candidates, utterances and figures."""
    stored = [draw(articles(10 * story_id + at)) for at in range(draw(st.integers(1, 3)))]
    candidates = [
        Candidate(at, index, draw(st.floats(-1, 1)))
        for at, one in enumerate(stored)
        for index in range(len(one.statements.sentences))
    ]
    quotes = [(one.head.ref.article_id, at) for one in stored for at in range(len(one.statements.quotes))]
    joined = draw(st.lists(st.sampled_from(quotes), max_size=4, unique=True)) if quotes else []
    figures = [(at, index) for at, one in enumerate(stored) for index in range(len(one.statements.figures))]
    verdict = draw(st.none() | st.sampled_from(Verdict))
    groups = (FigureGroup(draw(NAMES), draw(st.none() | NAMES), tuple(figures), verdict),) if figures else ()
    utterance = Utterance(draw(st.integers(1, 2)), tuple(UtteranceQuote(*at, has_same_words=True) for at in joined))
    heads = [one.head for one in stored]
    head = StoryHead(story_id, heads[0], tuple(one.outlet for one in heads), len(heads), len(heads), NOW)
    parts = tuple(StoryArticle(one, draw(st.integers(1, 2))) for one in stored)
    return StoryMaterial(Story(head, parts, (utterance,)), tuple(candidates), groups)


@st.composite
def editions(draw: st.DrawFn) -> tuple[Edition, Sequence[StoryMaterial]]:
    """Any edition of any stories."""
    found = [draw(stories(at)) for at in range(1, draw(st.integers(1, 4)))]
    seen = draw(st.frozensets(st.builds(SeenSpan, st.sampled_from([10, 11, 20]), st.just(0), st.integers(1, 9))))
    wanted = form(draw(st.sampled_from(Length)), seen=seen, has_names_held=draw(st.booleans()))
    return compose_edition(found, form=wanted), found


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(editions())
def test_no_input_makes_an_edition_that_breaks_a_promise(made: tuple[Edition, Sequence[StoryMaterial]]) -> None:
    """Whatever the stories: each line is the stored words of its article and names an outlet, and none is too much."""
    edition, found = made
    stored = {one.article.head.ref: one.article for story in found for one in story.story.articles}
    lines = edition.lines
    for line in lines:
        assert line.head == stored[line.head.ref].head
        assert tame(plain_words([outlet_link(line.head)]))
        assert is_verbatim(line.text, stored[line.head.ref].text[line.start : line.end])
    assert [line.n for line in lines] == list(range(1, len(lines) + 1))
    limits = LIMITS[edition.length]
    assert limits.lines is None or len(lines) <= limits.lines
    assert limits.chars is None or len(plain_text(render_edition(edition))) <= limits.chars
    assert sum(not line.outlet.is_known for line in lines) <= MOST_UNKNOWN


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(editions())
def test_no_input_makes_an_edition_say_something_twice(made: tuple[Edition, Sequence[StoryMaterial]]) -> None:
    """Whatever the stories: one utterance is one line, nothing comes again that was shown, and all is accounted for."""
    edition, found = made
    said: list[object] = []
    for material_ in found:
        joined = {
            (at.article_id, at.quote): one.utterance_id for one in material_.story.utterances for at in one.quotes
        }
        shown = [story for story in edition.stories if story.story_id == material_.story.head.story_id]
        articles_ = {one.article.head.ref: one.article for one in material_.story.articles}
        for line in (line for story in shown for line in story.lines):
            quotes = enumerate(articles_[line.head.ref].statements.quotes)
            ids = {
                joined.get((line.head.ref.article_id, at))
                for at, quote in quotes
                if quote.start < line.end and line.start < quote.end
            }
            said += [*(ids - {None}), (line.head.ref, line.start, line.end)]
    assert len(said) == len(set(said))
    present = {line.head.ref for line in edition.lines} | {
        also.head.ref for line in edition.lines for also in line.also
    }
    absent = {one.head.ref for one in edition.left_out}
    assert not present & absent
    assert present | absent == {one.article.head.ref for story in found for one in story.story.articles}


def test_words_that_are_not_stored_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """If a defect made other words, composing refuses instead of showing them."""
    monkeypatch.setattr(reader, "cut", lambda *_, **__: "Every ship left.")
    with pytest.raises(NotVerbatimError):
        compose_edition([material(harbour())], form=form())


def test_a_composed_edition_is_the_same_again() -> None:
    """Composing has no memory: the same stories make the same edition."""
    story = material(harbour(), replace(harbour(), article_id=2))
    assert compose_edition([story], form=form()) == compose_edition([story], form=form())
