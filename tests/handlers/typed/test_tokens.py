"""How typed text is parted."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.typed.tokens import Token, clean_text, join_tokens, split_text


def test_words_phrases_and_keys() -> None:
    """Quote marks of several languages make phrases, known keys take what follows the colon."""
    found = split_text('ferry "we will sail" outlet:Harbour „so bald“ since: 7d http://a.example *** ""')
    assert found == (
        Token("ferry"),
        Token("we will sail", is_quoted=True),
        Token("Harbour", "outlet"),
        Token("so bald", is_quoted=True),
        Token("7d", "since"),
        Token("http://a.example"),
    )


@given(st.text(max_size=200))
def test_typing_it_again_means_the_same(text: str) -> None:
    """The tokens joined and parted again are the same tokens, so that another page asks the same."""
    tokens = split_text(clean_text(text))
    assert split_text(join_tokens(tokens)) == tokens
