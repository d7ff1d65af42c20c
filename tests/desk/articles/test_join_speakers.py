"""Names are joined to people: never two to one by a guess, and never one to two by a slip."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.people import is_same_person
from storage.folding import sound_key

LETTERS = st.text("abcdefghijklmnopqrstuvwxyzéöß'’", min_size=1, max_size=9)
TWINS = tuple(pair.split("-") for pair in "h-g y-i i-j j-y w-v k-c s-z u-w f-v".split())


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str]:
    """A last name, and the same with one letter exchanged, doubled or left out."""
    name = draw(LETTERS)
    at = draw(st.integers(0, len(name) - 1))
    twins = [b if name[at] == a else a for a, b in TWINS if name[at] in {a, b}]
    others = [name[:at] + twin + name[at + 1 :] for twin in twins]
    others += [name[: at + 1] + letter + name[at + 1 :] for letter in (*"hyij", name[at])]
    return name, draw(st.sampled_from(others))


@given(spellings(), st.sampled_from(["", "Jr.", "III"]))
def test_who_may_be_one_person_sounds_alike(names: tuple[str, str], suffix: str) -> None:
    """What the index leaves out, the comparison would refuse too."""
    one, other = (f"Maria {name.capitalize()} {suffix}".strip() for name in names)
    if is_same_person(one, other):
        assert sound_key(one) == sound_key(other)


def test_examples_of_one_name() -> None:
    """Accents, romanisations and possessive endings do not change a sound."""
    assert sound_key("Maksym Orlets") == sound_key("Orlétz's")
    assert sound_key("Serhiy Hrytsenko") == sound_key("Sergij Gricenko".replace("c", "ts"))
    assert sound_key("Maria Holt") != sound_key("Maria Reed")
