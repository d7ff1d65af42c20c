"""From one article to all that it says."""

from analysis.article import Reading, analyse
from domain.statements import SentenceRole


def test_another_language_gives_marked_words_without_speakers() -> None:
    """Quotes by their marks, sentences judged by their shape, and the statements say that no more was looked for."""
    text = "Der Deich hielt die ganze Nacht, sagte sie.\n\n„Wir haben nicht geschlafen“, sagte Ute Kranz in Lauen."
    found = analyse(Reading(text, "Deich hielt", "de", is_dated=True))
    (quote,) = found.quotes
    assert (text[quote.start : quote.end], quote.speaker) == ("Wir haben nicht geschlafen", None)
    assert not found.is_analysed
    assert {sentence.role for sentence in found.sentences} <= set(SentenceRole)
