"""Pages made of anything: read or refused, and nothing else."""

from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.errors import InputRefusedError
from ingest import KnownOutlets, Limits
from ingest.reading import read_text

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["LiveBlogPosting", "NewsArticle", "Ida Sunde", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@graph", "headline", "author", "publisher", "datePublished", "url", "name"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
).map(lambda value: f'<script type="application/ld+json">{value!r}</script>'.replace("'", '"'))
TAGS = (
    "<p> </p> <article> </article> <h1> </h1> <nav> <div </div> <title> </title> <table><tr><td> <!-- --> <![CDATA[ ]]>"
)
PIECES = (
    JSON
    | st.sampled_from(
        [*TAGS.split(), '<meta property="og:url" content="//[x">', '<link rel="canonical" href="http://[">']
    )
    | st.sampled_from(["14:05", "Updated 99:99", "vor 5 Minuten", "Correction: it is nine.", "By Ida Sunde", "&#0;"])
    | st.text(max_size=40)
)


def read_or_refuse(data: bytes | str) -> None:
    """Read it; a refusal is an answer too."""
    with suppress(InputRefusedError):
        read_text(data, name="page.html", outlets=KnownOutlets(), now=NOW, limits=Limits())


@settings(max_examples=60, deadline=None)
@example(['<link rel="canonical" href="http://[">'])
@example(['<meta property="og:url" content="//[x">'])
@given(st.lists(PIECES, max_size=40))
def test_any_pieces_of_pages_are_read_or_refused(pieces: list[str]) -> None:
    """No mixture of what pages are made of raises anything but a refusal."""
    read_or_refuse(f"<!doctype html><html><body>{''.join(pieces)}")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_of_a_page_are_read_or_refused(data: bytes) -> None:
    """No bytes behind the start of a page raise anything but a refusal."""
    read_or_refuse(b"<html><p>" + data)
