"""Figures about the same thing, side by side."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.figure_rows import FigureItem, FigureRowGroup, figure_rows
from domain.edition import Verdict
from domain.statements import Figure

FIRST = date(2026, 3, 14)
SECOND = date(2026, 3, 15)


def item(
    value: float | None,
    what: str,
    *,
    article: int = 1,
    unit: str = "people",
    claimant: str | None = None,
    hedge: str | None = None,
    published: date | None = FIRST,
    story: int | None = None,
) -> FigureItem:
    """Give a figure of an article."""
    text = f"{value} {what.split(maxsplit=1)[0]}"
    figure = Figure(value, 0, len(text), unit=unit, what=what, qualifier=hedge, claimant=claimant)
    return FigureItem(article, article, figure, text, published, story)


def thing(value: float, printed: str, what: str, *, article: int) -> FigureItem:
    """Give a figure of people of one story, as printed with its noun."""
    given = item(value, what, article=article, story=1)
    return FigureItem(given.key, article, given.figure, f"{value} {printed}", FIRST, 1)


def only(*items: FigureItem) -> FigureRowGroup:
    """Give the one row of some figures."""
    (row,) = figure_rows(items)
    return row


def test_same_day_and_other_values_differ() -> None:
    """Two articles of one day with two numbers for one thing differ; the shared claimant is the row's."""
    row = only(
        item(400, "crew have not been paid", article=1, claimant="union", hedge="about"),
        item(450, "crew have had no wages", article=2, claimant="union", hedge="more than"),
    )
    assert (row.verdict, row.claimant, [one.figure.value for one in row.members]) == (
        Verdict.DIFFERS,
        "union",
        [400, 450],
    )


def test_numbers_of_another_size_are_of_something_else() -> None:
    """Three boats here and three thousand worldwide do not differ: they are not the same thing."""
    here, worldwide = (
        item(3, "boats seen at sea", unit="boats"),
        item(3_248, "boats seen at sea", article=2, unit="boats"),
    )
    assert not figure_rows([here, worldwide])


def test_one_word_needs_two_claimants() -> None:
    """What only one word tells is one thing where both numbers are claimed."""
    games = item(30, "games", article=1, unit="games", claimant="Fisk"), item(27, "games", article=2, unit="games")
    assert not figure_rows(games)


def test_other_claimants_are_not_the_rows() -> None:
    """A claimant stands for the row only where all members have it."""
    row = only(
        item(400, "crew unpaid", article=1, claimant="union"), item(212, "crew unpaid", article=2, claimant="owner")
    )
    assert row.claimant is None


def test_another_hedge_differs() -> None:
    """The same number with another hedge is another claim."""
    assert (
        only(item(4, "miners killed", article=1), item(4, "miners killed", article=2, hedge="up to")).verdict
        is Verdict.DIFFERS
    )


def test_dated_figures_of_several_days_are_a_series() -> None:
    """Numbers of different days follow each other."""
    first = item(31, "cancelled sailings", article=1, unit="sailings")
    second = item(38, "cancelled sailings", article=2, unit="sailings", published=SECOND)
    assert only(first, second).verdict is Verdict.SERIES


def test_without_a_date_there_is_no_order() -> None:
    """One undated article is enough that differing numbers cannot be ordered."""
    first = item(31, "cancelled sailings", article=1, unit="sailings")
    second = item(38, "cancelled sailings", article=2, unit="sailings", published=None)
    assert only(first, second).verdict is Verdict.CANNOT_BE_ORDERED


def test_agreement_has_no_verdict() -> None:
    """Articles that give the same number agree."""
    assert only(item(4, "miners killed", article=1), item(4, "miners killed", article=2)).verdict is None


STATES = ["killed", "wounded", "captured", "missing", "lost", "displaced", "detained"]


@pytest.mark.parametrize("other", STATES[1:])
def test_states_never_share_a_row(other: str) -> None:
    """Killed, wounded, captured, missing, lost and the like are different things, also within one story."""
    assert not figure_rows(
        [item(40, "miners killed", article=1, story=1), item(50, f"miners {other}", article=2, story=1)]
    )


def test_a_state_is_the_same_in_other_words() -> None:
    """The dead of one article are the killed of another of the same story; across stories a bare state says nothing."""
    same = [item(3, "dead", article=1, story=1), item(4, "killed", article=2, story=1)]
    apart = [item(3, "dead", article=1, story=1), item(4, "killed", article=2, story=2)]
    assert len(figure_rows(same)) == 1
    assert not figure_rows(apart)


def test_units_never_mix() -> None:
    """Tonnes and people are not compared."""
    assert not figure_rows([item(40, "flour stored", article=1, unit="tonnes"), item(40, "flour stored", article=2)])


def test_one_article_disputes_only_by_two_claimants() -> None:
    """Two numbers of one article are a row where two claim them, and not where the article gives both."""
    disputed = [
        item(9_000, "homes", unit="homes", claimant="board"),
        item(5_500, "homes", unit="homes", claimant="village"),
    ]
    plain = [item(9_000, "homes", unit="homes"), item(5_500, "homes", unit="homes")]
    assert only(*disputed).verdict is Verdict.DIFFERS
    assert not figure_rows(plain)


def test_a_part_is_not_the_whole() -> None:
    """Those who are called otherwise may be only some of them; another word for all of a kind is the same thing."""
    whole = thing(600, "soldiers", "captured soldiers", article=1)
    assert not figure_rows([whole, thing(3, "pilots", "captured pilots", article=2)])
    assert not figure_rows([whole, thing(3, "captured Lurian pilots", "captured Lurian pilots", article=2)])
    assert only(whole, thing(500, "troops", "captured troops", article=2)).verdict is Verdict.DIFFERS
    named = thing(500, "Lurian soldiers", "captured Lurian soldiers", article=2)
    assert only(thing(600, "Lurians", "captured Lurians", article=1), named).verdict is Verdict.DIFFERS


def test_one_article_disputes_about_the_same_thing_only() -> None:
    """Two claimants who speak of different groups, or of a few of something, are not set against each other."""
    ten, two = (item(n, "guards on duty", claimant=who) for n, who in ((18, "board"), (2, "union")))
    assert not figure_rows([ten, two])
    ours, theirs = (item(n, "killed", claimant=who, story=1) for n, who in ((200, "navy"), (41, "union")))
    assert not figure_rows([ours, theirs])
    prices = [item(n, "share", unit="EUR", claimant=who) for n, who in ((13, "board"), (16, "union"))]
    assert not figure_rows(prices)
    assert not figure_rows([item(20, "staffers", article=1), item(30, "staffers", article=2)])
    first = item(600, "captured sailors", claimant="navy")
    assert not figure_rows([first, item(40, "captured sailors of Tarn", claimant="union")])


def test_the_most_telling_row_is_first() -> None:
    """Figures that differ come before those that agree, whatever the order of the articles."""
    agreeing = [item(4, "miners killed", article=n) for n in (1, 2)]
    differing = [item(n, "boats sunk", article=n, unit="boats") for n in (1, 2)]
    assert [row.verdict for row in figure_rows([*agreeing, *differing])] == [Verdict.DIFFERS, None]


def test_stories_never_share_a_row() -> None:
    """The same words in two stories count two things."""
    one, two = (item(n, "miners killed", article=n, story=n) for n in (1, 2))
    assert not figure_rows([one, two])


def test_a_row_is_called_by_what_its_figures_share() -> None:
    """The day of one figure is not the row's."""
    first = item(31, "cancelled sailings on Saturday", article=1, unit="sailings")
    second = item(38, "cancelled sailings on Sunday", article=2, unit="sailings", published=SECOND)
    assert only(first, second).what == "cancelled sailings"


def test_an_article_says_a_number_once() -> None:
    """The same claim printed twice in an article is one member, and no row by itself."""
    twice = [item(4, "miners killed", article=1), item(4, "miners killed", article=1)]
    assert not figure_rows(twice)
    assert len(only(*twice, item(5, "miners killed", article=2)).members) == 2


def test_numbers_without_value_or_thing_have_no_row() -> None:
    """Words like "hundreds", and numbers of which nothing is known, cannot be compared."""
    vague = [item(None, "people fled", article=number) for number in (1, 2)]
    assert not figure_rows(vague)
    assert not figure_rows([])


ITEMS = st.builds(
    item,
    st.sampled_from([None, 1, 2, 300]),
    st.sampled_from(
        ["miners killed", "dead", "wounded", "captured soldiers", "homes", "sailings cancelled on Monday", "x"]
    ),
    article=st.integers(1, 4),
    unit=st.sampled_from(["people", "homes"]),
    claimant=st.sampled_from([None, "union", "Union"]),
    published=st.sampled_from([None, FIRST, SECOND]),
    story=st.sampled_from([None, 1]),
)


@given(st.lists(ITEMS, max_size=12))
def test_rows_hold_what_they_promise(items: list[FigureItem]) -> None:
    """Each figure is in at most one row; a row has two members, one state, and a claimant only where all share it."""
    rows = figure_rows(items)
    members = [id(one) for row in rows for one in row.members]
    assert len(members) == len(set(members))
    for row in rows:
        assert len(row.members) > 1
        assert row.claimant is None or {(one.figure.claimant or "").casefold() for one in row.members} == {
            row.claimant.casefold()
        }
        whats = " ".join(one.figure.what or "" for one in row.members)
        assert not ("wounded" in whats and ("killed" in whats or "dead" in whats or "captured" in whats))
        if row.verdict is Verdict.SERIES:
            assert all(one.published is not None for one in row.members)
