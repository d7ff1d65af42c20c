"""Who says a sentence, and whom its outlet credits for it: promise 3."""

import re
from collections.abc import Iterator
from typing import Final

from domain.article import StoredArticle
from domain.statements import CreditKind, Quote, Sentence

PUBLISHERS: Final = frozenset({CreditKind.OUTLET, CreditKind.AGENCY, CreditKind.CHANNEL})
"""Kinds of credits that publish what others say."""


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text, folded for comparing."""
    return tuple(re.findall(r"\w+", text.casefold()))


def quotes_in(article: StoredArticle, sentence: Sentence) -> Iterator[tuple[int, Quote]]:
    """Give the quotes that have characters in the sentence, each with its index in the article."""
    for index, quote in enumerate(article.statements.quotes):
        if quote.start < sentence.end and sentence.start < quote.end:
            yield index, quote


def citing(article: StoredArticle, sentence: Sentence) -> tuple[str, ...]:
    """Name whom the outlet credits for this sentence, outermost first; never the outlet itself.

    Nor a person who speaks in it; but a publisher that says something itself ("Coast Radio reports …") is a credit.
    """
    quotes = [quote for _, quote in quotes_in(article, sentence)]
    via = [name for quote in quotes for name in quote.via]
    covering = [credit.name for credit in article.statements.credits if sentence.index in credit.sentences]
    publishers = {_bare(credit.name) for credit in article.statements.credits if credit.kind in PUBLISHERS}
    speakers = {_bare(quote.canonical or quote.speaker or "") for quote in quotes} - publishers
    taken = {_bare(article.head.outlet.name or ""), *speakers}
    names: list[str] = []
    for name in (*via, *covering):
        if _bare(name) not in taken:
            taken.add(_bare(name))
            names.append(name)
    return tuple(names)


def unnamed_speaker(article: StoredArticle, sentence: Sentence) -> str | None:
    """Name the first speaker whom the sentence quotes and does not name itself, in the article's longest words.

    A sentence that has the last word of the name names the speaker: "Holt said" does so for Maria Holt, "she said" not.
    Capitals as "NRX" are a name of their own.
    """
    said = words_of(article.text[sentence.start : sentence.end])
    quotes = [quote for _, quote in quotes_in(article, sentence)]
    is_told = any(_is_described(quote, said) for quote in quotes)
    for quote in quotes:
        name = quote.canonical or quote.speaker
        if not name or not words_of(name) or words_of(name)[-1] in said or (quote.speaker or "").isupper():
            continue
        if not is_told or name.rsplit(maxsplit=1)[-1][:1].isupper():
            return name
    return None


def _is_described(quote: Quote, said: tuple[str, ...]) -> bool:
    """Say whether a sentence tells itself, in more than a pronoun, who speaks ("a soldier from Carrow")."""
    words = words_of(quote.speaker or "")
    return len(words) > 1 and f" {' '.join(words)} " in f" {' '.join(said)} "


def _bare(name: str) -> tuple[str, ...]:
    words = words_of(name)
    return words[1:] if words[:1] == ("the",) and words[1:] else words
