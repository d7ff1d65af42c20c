"""Figures side by side."""

from dataclasses import replace

import pytest

from digest.compose import compose_edition
from digest.material import FigureGroup, SeenSpan
from digest.render import figure_row, render_edition
from domain.edition import Edition, Length, Verdict
from domain.message import Strong, plain_text, plain_words
from domain.statements import SentenceRole
from tests.digest.build import COAST, HARBOUR, KESTREL, UNKNOWN, Draft, day, form, material

UNPAID = FigureGroup("crew unpaid", "the union", ((0, 0), (1, 0)), Verdict.DIFFERS)


def harbour() -> Draft:
    """Give an article with a hedged figure that is credited."""
    text = "The union says about 400 crew have not been paid since January, Coast Radio reports."
    draft = Draft(1, HARBOUR, day(14), "Ferry strike enters second week", text)
    return draft.credit("Coast Radio", 0).figure("about 400 crew", 400, qualifier="about", claimant="the union")


def kestrel(value: int = 450) -> Draft:
    """Give an article with another figure."""
    text = f"Wages are owed to more than {value} crew, the union said, if the lists are right."
    draft = Draft(2, KESTREL, day(15), "Tickets still sold", text)
    return draft.figure(
        f"more than {value} crew", value, qualifier="more than; if the lists are right", claimant="the union"
    )


def rows(edition: Edition) -> list[str]:
    """Give the figure rows as they are read."""
    shown = plain_text(render_edition(edition)).split("\n")
    start = next((at for at, line in enumerate(shown) if line.endswith(":")), len(shown))
    return [line for line in shown[start:] if "left out" not in line and "Where from" not in line]


def test_figures_stand_side_by_side_with_claimant_hedge_outlet_date_and_verdict() -> None:
    """A row says once what is counted, who claims it and how they relate, then each figure on a line with its hedge."""
    edition = compose_edition([material(harbour(), kestrel(), figures=[UNPAID])], form=form())
    assert "\n".join(rows(edition)) == (
        "Crew unpaid, claimed by the union · differs:\n"
        "2 Harbour Post, citing Coast Radio, 14 Mar 2026: […] about 400 crew have not been paid since January, […]\n"
        "3 Kestrel Daily, 15 Mar 2026: […] more than 450 crew, […] if the lists are right."
    )
    assert [line.figure and line.figure.value for line in edition.lines] == [None, 400, 450]


def test_figures_within_the_same_words_are_no_row() -> None:
    """Two outlets that print one sentence agree under its line; its number is not shown again."""
    copy = replace(harbour(), article_id=2, outlet=KESTREL)
    edition = compose_edition(
        [material(harbour(), copy, figures=[replace(UNPAID, verdict=None)])], form=form(Length.NORMAL)
    )
    assert not edition.stories[0].figure_rows


def test_figures_count_as_lines() -> None:
    """A row that would make a sixth line is left out whole."""
    drafts = [harbour(), kestrel(), *(replace(kestrel(500 + at), article_id=3 + at, outlet=COAST) for at in range(3))]
    group = replace(UNPAID, members=tuple((at, 0) for at in range(5)))
    edition = compose_edition([material(*drafts, figures=[group])], form=form())
    assert not [line for line in edition.lines if line.figure]
    assert (
        len(compose_edition([material(*drafts, figures=[group])], form=form(Length.NORMAL)).stories[0].figure_rows) == 1
    )


def test_a_head_names_the_claimant_where_the_row_does_not() -> None:
    """Figures of two claimants keep each its own."""
    group = replace(UNPAID, claimant=None)
    two = kestrel()
    two.figures = [replace(two.figures[0], claimant="Sound Lines")]
    shown = plain_text(render_edition(compose_edition([material(harbour(), two, figures=[group])], form=form())))
    assert "14 Mar 2026 · the union: […] about 400" in shown
    assert "15 Mar 2026 · Sound Lines: […] more than 450" in shown


def test_the_number_stands_out() -> None:
    """It is the figure's own words, once in its line."""
    edition = compose_edition([material(harbour(), kestrel(), figures=[UNPAID])], form=form())
    (row,) = edition.stories[0].figure_rows
    shown = figure_row(row, edition.zone).children
    assert [plain_words(one.children) for one in shown if isinstance(one, Strong)] == [
        *("2", "about 400 crew"),
        *("3", "more than 450 crew"),
    ]


def test_a_series_needs_a_date_for_each() -> None:
    """Where a figure has no date the row cannot be ordered."""
    group = replace(UNPAID, verdict=Verdict.SERIES)
    dated = compose_edition([material(harbour(), kestrel(), figures=[group])], form=form())
    assert dated.stories[0].figure_rows[0].verdict is Verdict.SERIES
    undated = replace(kestrel(), published=None)
    edition = compose_edition([material(harbour(), undated, figures=[group])], form=form())
    assert edition.stories[0].figure_rows[0].verdict is Verdict.CANNOT_BE_ORDERED


def test_copies_of_one_text_are_one_figure() -> None:
    """The same number of a copy does not stand beside itself, so there is no row."""
    copy = replace(harbour(), article_id=2, outlet=KESTREL, origin=1, text="Again: about 400 crew have no pay.")
    copy.figures = []
    copy.figure("about 400 crew", 400, claimant="the union")
    edition = compose_edition([material(replace(harbour(), origin=1), copy, figures=[UNPAID])], form=form())
    assert edition.stories[0].figure_rows == ()


def test_what_is_left_of_a_row_differs_only_if_it_does() -> None:
    """Where the figure that differed may not be shown, the others are no contradiction."""
    third = replace(kestrel(400), article_id=3, outlet=COAST)
    group = replace(UNPAID, members=((0, 0), (1, 0), (2, 0)))
    hidden = kestrel().judge(0, role=SentenceRole.CAPTION)
    edition = compose_edition([material(harbour(), hidden, third, figures=[group])], form=form(Length.FULL))
    assert edition.stories[0].figure_rows[0].verdict is None


@pytest.mark.parametrize("is_seen", [True, False])
def test_a_figure_shown_before_is_not_shown_again(is_seen: bool) -> None:
    """A row without the figures that the chat has had is no row if one is left."""
    seen = frozenset({SeenSpan(2, 0, 20)}) if is_seen else frozenset()
    edition = compose_edition([material(harbour(), kestrel(), figures=[UNPAID])], form=form(seen=seen))
    assert bool(edition.stories[0].figure_rows) is not is_seen


def test_an_unknown_outlets_figure_counts_as_its_one_line() -> None:
    """Two figures of unknown outlets are one too many."""
    one, two = replace(harbour(), outlet=UNKNOWN), replace(kestrel(), outlet=UNKNOWN)
    known = Draft(5, COAST, day(14), "Pay", "Nobody was paid.")
    story = material(one, two, known, figures=[UNPAID])
    assert compose_edition([story], form=form()).stories[0].figure_rows == ()
    assert compose_edition([story], form=form(Length.FULL)).stories[0].figure_rows == ()


def test_held_names_are_cut_from_figures() -> None:
    """A claimant and what is counted never show a surname that the story holds back."""
    one, two = harbour(), kestrel()
    two.text = f"{two.text} Oresko slept."
    two.hold("Oresko")
    group = replace(UNPAID, what="crew of Oresko", claimant="Vera Oresko")
    shown = plain_text(render_edition(compose_edition([material(one, two, figures=[group])], form=form())))
    assert "Crew of [name held back], claimed by Vera [name held back] · differs:" in shown


def test_a_long_clause_is_cut_after_a_whole_word() -> None:
    """Words after a number end with its clause, or after some fifty characters; what is counted before it stays."""
    text = "Officials counted captured soldiers, 67 of them in camps that nobody has visited since the river froze over"
    one = Draft(1, HARBOUR, day(14), "Count", text).figure("67", 67, what="captured soldiers")
    two = Draft(2, KESTREL, day(14), "Count", "They have captured about 90 soldiers.")
    two.figure("about 90 soldiers", 90, what="captured soldiers", qualifier="about")
    group = FigureGroup("captured soldiers", None, ((0, 0), (1, 0)), Verdict.DIFFERS)
    edition = compose_edition([material(one, two, figures=[group])], form=form())
    assert [line.text for line in edition.stories[0].figure_rows[0].lines] == [
        "[…] 67 of them in camps that nobody has visited since […]",
        "[…] captured about 90 soldiers.",
    ]


def test_another_number_of_the_clause_is_not_shown() -> None:
    """Killed never stands beside captured, not even in the words around a number."""
    one = Draft(1, HARBOUR, day(14), "Count", "They have captured about 90 soldiers and killed 200 of them.")
    one.figure("about 90 soldiers", 90, what="captured soldiers").figure("200 of them", 200, what="killed soldiers")
    two = Draft(2, KESTREL, day(14), "Count", "Some 67 soldiers were captured.").figure("Some 67 soldiers", 67)
    group = FigureGroup("captured soldiers", None, ((0, 0), (1, 0)), Verdict.DIFFERS)
    edition = compose_edition([material(one, two, figures=[group])], form=form())
    assert edition.stories[0].figure_rows[0].lines[0].text == "[…] captured about 90 soldiers […]"


def test_figures_that_agree_are_not_in_a_short_edition() -> None:
    """They say nothing that one of them does not; a longer one shows them side by side."""
    group = replace(UNPAID, verdict=None)
    story = material(harbour(), kestrel(400), figures=[group])
    assert compose_edition([story], form=form()).stories[0].figure_rows == ()
    assert len(compose_edition([story], form=form(Length.NORMAL)).stories[0].figure_rows) == 1
