"""The verbs of saying and thinking in all their forms."""

from dataclasses import dataclass
from typing import Final

from analysis.languages import english


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a cue verb. A form can be several at once: "claims" is a verb or a noun, "read" present or past."""

    lemma: str
    is_base: bool = False
    is_present: bool = False
    is_past: bool = False
    is_ing: bool = False


def _inflect(lemma: str) -> dict[str, VerbForm]:
    if lemma in english.IRREGULAR:
        present, *pasts, ing = english.IRREGULAR[lemma]
        if lemma in {"signal", "label"}:
            present, *pasts = english.IRREGULAR[lemma][:3]
            ing = english.IRREGULAR[lemma][3]
    else:
        present, pasts, ing = _regular(lemma)
    forms = {
        lemma: VerbForm(lemma, is_base=True),
        present: VerbForm(lemma, is_present=True),
        ing: VerbForm(lemma, is_ing=True),
    }
    forms |= {past: VerbForm(lemma, is_past=True) for past in pasts}
    return forms


def _regular(lemma: str) -> tuple[str, list[str], str]:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", [lemma[:-1] + "ied"], lemma + "ing"
    if lemma.endswith("e"):
        return lemma + "s", [lemma + "d"], lemma[:-1] + "ing"
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es", [lemma + "ed"], lemma + "ing"
    return lemma + "s", [lemma + "ed"], lemma + "ing"


def _all_forms() -> dict[str, VerbForm]:
    lemmas = english.SPEECH | english.CLAUSE | english.ADDRESSED | english.ASKING | english.TO_VERB
    lemmas |= english.URGING | english.ACCUSING | english.LABELLING | english.ING_VERB | {"hear"}
    forms: dict[str, VerbForm] = {}
    for lemma in sorted(lemmas):
        forms.update(_inflect(lemma))
    return forms


VERB_FORMS: Final = _all_forms()
"""Every form of every cue verb, lower case."""
