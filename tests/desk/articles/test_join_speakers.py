"""Names are joined to people: never two to one by a guess, and never one to two by a slip."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.people import is_same_person
from desk.articles.join_speakers import MOST_NAMED, join_speakers
from domain.statements import Quote, QuoteKind, Statements
from storage.folding import sound_key
from tests.jobs.newsstand import Newsstand

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


async def test_spellings_within_an_article(stand: Newsstand) -> None:
    """Two spellings of one article are one new person, and who only sounds alike is another."""
    ids = await join_speakers(stand.desk, quoting("Serhiy Hrytsenko", "Sergiy Hrytsenko", "Olha Hrytsenko"))
    assert ids["Serhiy Hrytsenko"] == ids["Sergiy Hrytsenko"] != ids["Olha Hrytsenko"]


async def test_names_without_end(stand: Newsstand) -> None:
    """Of a page that quotes thousands of names those with the most quotes are joined to people, so that it ends."""
    names = [f"Ana B{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(MOST_NAMED + 5)]
    ids = await join_speakers(stand.desk, quoting(*names, names[-1]))
    assert len(ids) == MOST_NAMED
    assert names[-1] in ids


def quoting(*names: str) -> Statements:
    """An article's statements in which these say something."""
    return Statements(
        quotes=tuple(
            Quote(n, n, n + 1, QuoteKind.DIRECT, is_marked=True, speaker=name, canonical=name)
            for n, name in enumerate(names)
        )
    )
