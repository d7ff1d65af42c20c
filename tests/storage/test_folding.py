"""Folding: what counts as the same word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.folding import MOST_CHARS, fold_key, fold_words, outlet_key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ferry's re-launch, 2nd day", "the ferry s re launch 2nd day"),
        ("Übergröße ÄÖÜ", "ubergrosse aou"),
        ("Ёлка и Йод", "елка и йод"),
        ("Μῆνιν ΆΕΙΔΕ Θεά ΣΟΦΟΣ σοφος", "μηνιν αειδε θεα σοφοσ σοφοσ"),
        ("مُحَمَّد الـــقاهرة", "محمد القاهرة"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी में", "हिन्दी में"),
        ("北京大学 says", "北 京 大 学 says"),
        ("がか", "が か"),
        ("서울에서", "서 울 에 서"),
        ("İstanbul ﬁsh ①", "istanbul fish 1"),
        ("cafe\u0301 a\u00a0b\u2009c _x_ “y”", "cafe a b c x y"),
        ("x" * 100, "x" * MOST_CHARS),
        (" … ", ""),
    ],
)
def test_words_are_folded_alike_in_every_alphabet(text: str, words: str) -> None:
    """Case, accents, points and marks go; what makes another letter stays; spaceless scripts give letters."""
    assert fold_key(text) == words


@given(st.text())
def test_folded_words_are_plain(text: str) -> None:
    """No word has a character that either engine reads as more than a letter, and folding twice changes nothing."""
    words = fold_words(text)
    assert fold_words(" ".join(words)) == words
    assert all(word and not set(word) & set(" \t\n\0\"'*^:&|!()<>%_\\-") for word in words)


@pytest.mark.parametrize(
    ("name", "key"),
    [("The Harbour Post", "harbour post"), ("El País", "pais"), ("L’Écho", "echo"), ("The", "the"), ("“”", "")],
)
def test_an_outlet_is_known_without_its_leading_article(name: str, key: str) -> None:
    """Unless nothing else is left of the name."""
    assert outlet_key(name) == key
