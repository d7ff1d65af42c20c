"""Reading one file: from its bytes to what it says."""

import gc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.articles.read_article import read_article
from domain.errors import InputRefusedError
from ingest import Limits

SAMPLES = Path(__file__).parents[3] / "samples"


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


def test_a_text_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    """What a hostile text makes of the analysis ends with one sentence, in the same process."""
    now, hostile = datetime(2026, 3, 16, tzinfo=UTC), " ".join(f"“We sail {n},” she said." for n in range(4_000))
    gc.disable()  # A test library's callback of the collector would swallow the error, and report that.
    try:
        with pytest.raises(InputRefusedError, match=r"^pasted text takes longer than 0.05 seconds to analyse\.$"):
            read_article(hostile, now=now, limits=Limits(text_cpu_seconds=0.05))
    finally:
        gc.enable()
    assert read_article(hostile[:2_000], now=now, limits=Limits()).statements.quotes
