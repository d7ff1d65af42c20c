"""Quotes of a text as it is, in the plain form that scripts and scorers read."""

from analysis.quotes import find_quotes
from analysis.sentences import split_sentences


def predict_quotes(text: str) -> list[dict[str, int | str | None]]:
    """Give `start`, `end`, `speaker` and `kind` of every quote of an English text, in order.

    Nothing is cleaned: offsets count characters of `text` as given, end exclusive. `speaker` is the article's words,
    None when unknown.
    """
    quotes = find_quotes(text, split_sentences(text), "en")
    return [
        {"start": quote.start, "end": quote.end, "speaker": quote.speaker, "kind": quote.kind.value} for quote in quotes
    ]
