"""Reading one file: from its bytes to what it says."""

from datetime import UTC, datetime
from pathlib import Path

from desk.read_article import read_article
from ingest import Limits

SAMPLES = Path(__file__).parents[2] / "samples"


def test_shuffled_sentences_do_not_name_each_others_speakers() -> None:
    """Words whose speaker only a neighbour names have none; what a sentence says itself stays."""
    path = SAMPLES / "15_captives_relatives_shuffled.txt"
    read = read_article(path, now=datetime(2026, 3, 16, tzinfo=UTC), limits=Limits())
    text, said = read.article.text, read.statements
    assert said.has_doubtful_order
    for quote in said.quotes:
        paragraph = text[text.rfind("\n", 0, quote.start) + 1 : quote.start] + text[quote.end :].partition("\n")[0]
        assert quote.speaker is None or quote.speaker in paragraph
    assert "Lena Halvek" in {quote.canonical for quote in said.quotes}
