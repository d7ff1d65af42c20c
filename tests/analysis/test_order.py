"""A text whose sentences may be shuffled is known by what hangs on a neighbour that cannot carry it."""

from analysis.order import is_order_doubtful
from analysis.sentences import split_sentences

ORDERED = (
    "Relatives of captured soldiers have begun to find their sons in films.",
    "Vera Orlan keeps the telephone in the bread tin.",
    "She is not sure it was a good idea to answer the call.",
    "In the clip her son is seen at a desk too small for him.",
    "His comrade, who gave no name, said they had been told that others had crossed.",
    "A soldier with a bandaged hand waited at the end of the line.",
    "Another soldier wept while a letter was read aloud.",
    "Lena Halm, whose brother is a corporal, said the families had met.",
    "“I am glad to see him,” Halm said.",
    "Ministry staff filmed the call, and an officer can be heard once.",
)
SHUFFLED = tuple(ORDERED[at] for at in (9, 4, 6, 8, 3, 1, 7, 5, 0, 2))


def is_doubtful(*paragraphs: str) -> bool:
    """Judge a text of these paragraphs."""
    text = "\n".join(paragraphs)
    return is_order_doubtful(text, split_sentences(text))


def test_an_ordered_text_is_not_doubted() -> None:
    """One sentence a paragraph alone is how many outlets write."""
    assert not is_doubtful(*ORDERED)


def test_a_shuffled_text_is_doubted() -> None:
    """Pronouns for nobody, "another" before the first one and last names before the full ones add up."""
    assert is_doubtful(*SHUFFLED)


def test_one_sign_is_not_enough() -> None:
    """A single pronoun with nobody before it happens in any article."""
    harbour = [f"The port of Skerrow counted {n} cancelled sailings." for n in range(31, 41)]
    assert not is_doubtful("He thought about it for a while.", *harbour)


def test_whole_paragraphs_are_not_looked_at() -> None:
    """Where paragraphs have several sentences, the text came as it was written."""
    assert not is_doubtful(*(f"{one} The hall was quiet." for one in SHUFFLED))


def test_a_short_text_is_not_doubted() -> None:
    """A few sentences say too little."""
    assert not is_doubtful(*SHUFFLED[:5])
    assert not is_doubtful("")
