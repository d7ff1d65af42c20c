"""Random message trees, full of what markup languages and chat platforms stumble over."""

from typing import Final

from hypothesis import settings
from hypothesis import strategies as st

from domain.message import Ask, Bar, Break, Emphasis, Inline, Items, Link, Message, Paragraph, Section, Strong, Text

MANY: Final = max(1_000, settings().max_examples)
"""How many trees each platform is shown; `make soak` asks for more."""
AWKWARD = (
    *(
        "<b>&amp;",
        '"*_[x](y)`~|',
        "@harbour",
        "/stop",
        "/help@otherbot",
        "#strike",
        "#12",
        "$USD",
        "@",
        "#",
        "/",
        "@a_b",
    ),
    *("🚢", "👩\u200d👩\u200d👧", "שלום", "مرحبا", "e\u0301", "a\u0308\u0323", "\u2067x\u2069", "\u00a0", "\t", "''"),
    *("24/7", "and/or", "mail@harbour.example", "https://harbour.example/@a/#b", "“We will sail,”", "…", "x" * 40),
    *("#été", "/1", "c/o@x", "ⅷ/cmd", "·#tag·"),
    *("@room", "@maria:harbour.example", "#pier:harbour.example:8448", "https://matrix.to/#/@maria:harbour.example"),
    *("matrix:u/maria:harbour.example", "</blockquote>", "<br>&lt;", "| ", "> ", "\u202e", "\ud83d", "\x00", "\u2028"),
)
URLS = (
    *("https://harbour.example/a", 'http://harbour.example/?q="a b"&c=<d>', "https://xn--hfen-loa.example/ä ö"),
    *("https://harbour.example/a#:~:text=we%20will,sail", "https://häfen.example/'x'", "ftp://harbour.example"),
    *("https://user:pw@harbour.example/", "https://harbour.example:8443/%zz", "javascript:alert(1)", "https://"),
    *("http://[::1]/", "https://harbour/", "https://harbour..example/", "https://matrix.to/#/@maria:harbour.example"),
    *('https://harbour.example/\'"><b onclick="x', "https://harbour.example/\ud83d"),
    *("https://harbour.example/?a&lt;b&amp;c=1", "https://harbour.example/" + "x" * 3_000),
)
COMMANDS = ("/help", "/quotes Maria Holt", "/source #12:340-420", "/source 2", "/search " + "long " * 20)

words = st.lists(
    st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(exclude_categories=()), max_size=4)), max_size=3
).map(" ".join)
leaves = st.one_of(words.map(Text), st.just(Break()))


def _wrapped(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    some = st.lists(children, max_size=2).map(tuple)
    return st.one_of(
        some.map(Strong),
        some.map(Emphasis),
        st.builds(Link, some, st.sampled_from(URLS)),
        st.builds(Ask, some, st.sampled_from(COMMANDS)),
    )


# Two levels written out are drawn four times as fast as `st.recursive` draws them.
_nested = _wrapped(st.one_of(leaves, _wrapped(leaves)))
inlines = st.lists(st.one_of(leaves, _wrapped(leaves), _nested), max_size=4).map(tuple)
blocks = st.one_of(
    inlines.map(Paragraph),
    inlines.map(Bar),
    st.lists(inlines, min_size=1, max_size=2).map(lambda rows: Items(tuple(rows))),
)
sections = st.lists(blocks, min_size=1, max_size=3).map(lambda inner: Section(tuple(inner)))
messages = st.lists(st.one_of(blocks, sections), min_size=1, max_size=4).map(lambda made: Message(tuple(made)))
