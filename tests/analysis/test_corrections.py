"""Notes in which an outlet corrects its article: known as such, never a line, and without figures."""

import pytest

from analysis.article import Reading, analyse
from domain.statements import SentenceRole

BODY = "Forty boats lay at the quay of Lowmere on Monday, the harbour office said."
NOTES = (
    ("en", "Correction: an earlier version of this article said that the quay had twelve berths. It has nine."),
    ("en", "Correction, 17 March: the pilot is called Edvin Marrow."),
    ("en", "This story was amended on Tuesday because the keeper's name was spelt wrongly."),
    ("en", "* An earlier version of this report gave 41 as the number of boats."),
    ("de", "Berichtigung vom 17. März 2026: Die Fähre hat neun Plätze, nicht zwölf."),
    ("de", "In einer früheren Version dieses Artikels hieß es, die Fähre habe zwölf Plätze."),
    ("fr", "Rectificatif : le phare a été construit en 1911."),
    ("fr", "Une version précédente de cet article donnait un autre nom au pilote."),
    ("es", "Corrección: el faro tiene nueve ventanas y no doce."),
    ("uk", "Уточнення: у порту стояло дев’ять човнів."),
    ("uk", "У попередній версії цієї статті йшлося про дванадцять човнів."),
    ("ru", "Поправка (17 марта): в порту стояло девять лодок."),
    ("ru", "В предыдущей версии этого материала говорилось о двенадцати лодках."),
    ("pl", "Sprostowanie: w porcie stało dziewięć łodzi."),
)


@pytest.mark.parametrize(("language", "note"), NOTES)
def test_a_correction_is_known_as_such(language: str, note: str) -> None:
    """Each sentence of the note has its role and may not be a line; the body above stays what it was."""
    said = analyse(Reading(f"{BODY}\n\n{note}", None, language, is_dated=True))
    first, *others = said.sentences
    assert first.role is SentenceRole.BODY
    assert {one.role for one in others} == {SentenceRole.CORRECTION}
    assert all(one.unfit for one in others)
    assert all(figure.end <= first.end for figure in said.figures)


@pytest.mark.parametrize(
    "sentence",
    [
        "Correction officers in Lowmere said that forty boats lay at the quay.",
        "The council took the correction back, the harbour office said.",
        "Поправка до закону про порти набула чинності, сказала Віра Силл.",
        "Die Korrektur der Fahrrinne kostet neun Millionen Euro, sagte Ilse Vane.",
    ],
)
def test_what_only_speaks_of_corrections_is_none(sentence: str) -> None:
    """A sentence about a correction, or officers of that name, is body."""
    said = analyse(Reading(f"{BODY}\n\n{sentence}", None, "en", is_dated=True))
    assert SentenceRole.CORRECTION not in {one.role for one in said.sentences}
