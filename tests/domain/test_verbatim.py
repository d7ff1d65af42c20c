"""Promise 2: shown words are the slice, but for cuts, held names and folded white space."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.errors import NotVerbatimError
from domain.statements import Span
from domain.verbatim import CUT, HELD_BACK, LEAST_CHARS, check_verbatim, cut, fold, is_verbatim

SENTENCE = "“We will  sail\nwhen the money is there,” Maria Holt told 4\u00a0300 people."
ARTICLES = st.text(
    st.sampled_from("ab c\n\u00a0[]…nam“é\u0301") | st.characters(codec="utf-8"), max_size=60
) | st.lists(st.sampled_from(["a", "ab", " ", "\n", CUT, HELD_BACK, "[", "]", "…", "word "]), max_size=15).map("".join)


@st.composite
def slices(draw: st.DrawFn) -> tuple[str, Span, list[Span]]:
    """Any text, a slice of it that has words, and any spans of names."""
    text = draw(ARTICLES.filter(str.strip))
    offsets = st.integers(0, len(text))
    start, end = sorted((draw(offsets), draw(offsets)))
    if not text[start:end].strip():
        start, end = 0, len(text)
    pairs = draw(st.lists(st.tuples(offsets, offsets), max_size=3))
    return text, Span(start, end), [Span(*sorted(pair)) for pair in pairs]


def is_allowed(shown: str, original: str) -> bool:
    """Judge as `is_verbatim` does where no name is held, by a pattern that tries everything."""
    if shown and shown == fold(original):
        return True
    if shown != fold(shown) or not (shown.replace(CUT, "").strip() or (shown and CUT in original)):
        return False
    parts = [re.escape(part) for part in shown.split(CUT)]
    before, after = ("$ ", " $") if CUT in shown else ("", "")
    padded = (before * shown.startswith(CUT)) + fold(original) + (after * shown.endswith(CUT))
    return re.fullmatch(r".*\S.*".join(parts), padded, re.DOTALL) is not None


@given(slices())
def test_a_whole_slice_is_verbatim(found: tuple[str, Span, list[Span]]) -> None:
    """What is cut from any text without a limit is verbatim and differs in white space alone."""
    text, span, _ = found
    shown = cut(text, span.start, span.end)
    assert shown == fold(text[span.start : span.end])
    assert is_verbatim(shown, text[span.start : span.end], held=[])


@given(slices(), st.none() | st.integers(LEAST_CHARS, 70))
def test_any_cut_of_any_text_passes_the_check(found: tuple[str, Span, list[Span]], max_chars: int | None) -> None:
    """Whatever is held back and however short it has to be, the words made from a slice pass the check."""
    text, span, held = found
    shown = cut(text, span.start, span.end, max_chars=max_chars, held=held)
    check_verbatim(shown, text, span, held)
    check_verbatim(shown, text, span)
    assert max_chars is None or len(shown) <= max_chars


@given(slices(), st.data())
def test_any_kept_pieces_pass_the_check(found: tuple[str, Span, list[Span]], data: st.DataObject) -> None:
    """Pieces kept from a slice, with all between them cut, pass the check."""
    text, span, held = found
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    keep = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    shown_chars = "".join(text[max(one.start, span.start) : min(one.end, span.end)] for one in keep)
    assume(shown_chars.strip())
    shown = cut(text, span.start, span.end, held=held, keep=keep)
    check_verbatim(shown, text, span, held)


@given(slices(), st.data())
def test_any_changed_character_fails(found: tuple[str, Span, list[Span]], data: st.DataObject) -> None:
    """A character of the shown words that is changed, added or taken away is found."""
    text, span, _ = found
    shown = cut(text, span.start, span.end)
    assume(CUT not in shown)
    at = data.draw(st.integers(0, len(shown) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda sign: sign != shown[at]))
    original = text[span.start : span.end]
    assert not is_verbatim(shown[:at] + other + shown[at + 1 :], original, held=[])
    assert not is_verbatim(shown[:at] + other + shown[at:], original, held=[])
    assert not is_verbatim(shown[:at] + shown[at + 1 :], original, held=[])


@given(slices(), st.integers(LEAST_CHARS, 60), st.data())
def test_a_strange_character_fails_beside_cuts(
    found: tuple[str, Span, list[Span]], max_chars: int, data: st.DataObject
) -> None:
    """Where words are cut too, a character that the slice does not have is found."""
    text, span, held = found
    shown = cut(text, span.start, span.end, max_chars=max_chars, held=held)
    at = data.draw(st.integers(0, len(shown) - 1))
    assert not is_verbatim(shown[:at] + "ß" + shown[at + 1 :], text[span.start : span.end].replace("ß", "s"), held=[])


@given(st.text("ab […]\n", max_size=9), st.text("ab …[]", max_size=12))
def test_the_check_is_neither_stricter_nor_laxer_than_its_rule(shown: str, original: str) -> None:
    """The linear check agrees with a pattern that tries every way to match."""
    for words in (shown, shown.replace("…", CUT)):
        assert is_verbatim(words, original, held=[]) == is_allowed(words, original)


@pytest.mark.parametrize(
    ("shown", "passes"),
    [
        ("The ferry did not sail.", True),
        ("The ferry […] sail.", True),
        ("[…] ferry did not […]", True),
        ("[…]", False),
        ("The ferry did sail.", False),
        ("The ferry did not […] sail.", False),
        ("The ferry did no […]", False),
        ("The ferry did no[…]", True),
        ("[…] ail.", False),
        ("sail. […] The ferry", False),
        ("[…] not […] did […]", False),
        ("The  ferry did not sail.", False),
        ("The\u00a0ferry did not sail.", False),
        (" The ferry did not sail.", False),
        ("The ferry did not sail!", False),
        ("the ferry did not sail.", False),
        ("The ferry did not sail. The ferry did not sail.", False),
        ("The [name held back] did not sail.", False),
    ],
)
def test_what_may_be_shown_of_a_sentence(shown: str, passes: bool) -> None:
    """Cuts, ends and folded white space pass; another word, order, mark or a torn word that does not show it fail."""
    assert is_verbatim(shown, "The ferry\n  did not sail.", held=[]) is passes


def test_a_name_is_held_back_only_over_its_span() -> None:
    """The mark for a name stands over the whole held span and over nothing else, and the name is not shown."""
    text, held = "Danel Oresko asked.", [Span(6, 12)]
    assert cut(text, 0, len(text), held=held) == f"Danel {HELD_BACK} asked."
    assert is_verbatim(f"Danel {HELD_BACK} asked.", text, held)
    assert is_verbatim(f"Danel {HELD_BACK} […]", text, held)
    assert is_verbatim("[…] asked.", text, held)
    for other in (
        text,
        f"{HELD_BACK} asked.",
        f"Danel {HELD_BACK}",
        f"Danel {HELD_BACK}o asked.",
        f"Danel {CUT}o asked.",
    ):
        assert not is_verbatim(other, text, held)


def test_a_name_may_stand_for_words_where_spans_are_not_known() -> None:
    """Without spans the mark may stand for words of the slice, and still for no words that are not there."""
    assert is_verbatim(f"Danel {HELD_BACK} asked.", "Danel Oresko asked.")
    assert not is_verbatim(f"Danel {HELD_BACK} asked.", "Danel asked.")
    assert not is_verbatim(f"{HELD_BACK} asked.", "asked.")


def test_marks_of_the_article_itself_are_text() -> None:
    """An article that prints the marks itself is shown as it is, and its marks can be cut and stand beside ours."""
    text = "He said “wait […] for [name held back]” to Oresko."
    held = [Span(text.index("Oresko"), len(text) - 1)]
    shown = cut(text, 0, len(text), held=held)
    assert shown == "He said “wait […] for [name held back]” to [name held back]."
    check_verbatim(shown, text, Span(0, len(text)), held)
    assert cut(text, 0, len(text), max_chars=38) == "He said “wait […] for […]"


def test_a_limit_falls_between_words() -> None:
    """Words are cut after a whole word, and a first word that is too long is torn where everybody sees it."""
    assert cut(SENTENCE, 0, len(SENTENCE), max_chars=30) == "“We will sail when the […]"
    assert cut("x" * 100, 0, 100, max_chars=30) == "x" * 27 + CUT


def test_kept_pieces_show_what_is_missing_at_the_ends() -> None:
    """A piece kept from the middle has a cut on each side."""
    text = "The union says about 400 crew have not been paid."
    assert cut(text, 0, len(text), keep=[Span(15, 29)]) == "[…] about 400 crew […]"
    assert cut(text, 0, len(text), keep=[Span(0, 9), Span(15, 29)]) == "The union […] about 400 crew […]"


def test_what_cannot_be_shown_is_refused() -> None:
    """An empty slice, a slice outside the text and a limit too small for a mark are defects of the caller."""
    for start, end, limit in ((0, 0, None), (2, 3, None), (0, 9, None), (0, 2, LEAST_CHARS - 1)):
        with pytest.raises(ValueError, match=r"slice|cut"):
            cut("ab ", start, end, max_chars=limit)
    with pytest.raises(ValueError, match="nothing"):
        cut("ab c", 0, 4, keep=[Span(2, 3)])


def test_the_refusal_says_what_it_refused() -> None:
    """Words that are not the slice are refused with the span and the words, also where the span is not in the text."""
    with pytest.raises(NotVerbatimError, match=r"characters 0 to 2 .*: ac"):
        check_verbatim("ac", "ab", Span(0, 2))
    with pytest.raises(NotVerbatimError):
        check_verbatim("ab", "ab", Span(0, 3))


def test_long_texts_with_many_cuts_are_checked_at_once() -> None:
    """A text made to be hard, with thousands of cuts that nearly fit, takes no longer than reading it."""
    original = "ab " * 100_000 + "c"
    shown = "[…] ".join(["ab "] * 5_000)
    assert is_verbatim(shown + "[…] c", original, held=[])
    assert not is_verbatim(shown + "[…] d", original, held=[])
