"""Stories and utterances of stored articles in one call."""

from datetime import UTC, datetime

from analysis.grouping import group_rows
from domain.outlet import OutletLabel, OutletStatus
from domain.records import GroupingRow
from domain.statements import Quote, QuoteKind

STORM = "Lowmere counted its boats on Tuesday. "
AT = datetime(2026, 3, 16, tzinfo=UTC)


def row(article_id: int, said: str, kind: QuoteKind) -> GroupingRow:
    """An article in which Nils Ahrend says something."""
    text = STORM + said
    quote = Quote(0, len(STORM), len(text), kind, is_marked=False, speaker="Ahrend", canonical="Nils Ahrend")
    outlet = OutletLabel(article_id, f"Outlet {article_id}", OutletStatus.STATED)
    return GroupingRow(article_id, "Storm breaks the Lowmere mole", STORM, text, AT, AT, outlet, (quote,))


def joined(*rows: GroupingRow) -> list[list[int]]:
    """The articles of each utterance."""
    return [[quote.article_id for quote in utterance] for utterance in group_rows(rows).utterances]


def test_reported_words_are_joined_only_where_they_are_the_same() -> None:
    """Two outlets' own wordings of one statement are alike; a copied sentence is the same; marked words may vary."""
    copied = "that the harbour would stay closed until the mole was mended"
    reworded = "that the harbour would stay closed until somebody had mended the mole"
    assert joined(row(1, copied, QuoteKind.INDIRECT), row(2, copied, QuoteKind.INDIRECT)) == [[1, 2]]
    assert joined(row(1, copied, QuoteKind.INDIRECT), row(2, reworded, QuoteKind.INDIRECT)) == []
    assert joined(row(1, copied, QuoteKind.DIRECT), row(2, reworded, QuoteKind.DIRECT)) == [[1, 2]]
