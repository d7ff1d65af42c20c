"""`/latest` and `/sources`."""

import pytest

from tests.handlers.newsroom import Newsroom


async def test_newest_first(room: Newsroom) -> None:
    """Without an argument all articles are listed: outlet, date, headline, and what asks for each."""
    text = await room.text("/latest")
    assert text.startswith("8 articles, newest first\n")
    assert "- Coast Radio, 15 Mar 2026 · Union: no money, no ferry · #3\n" in text
    assert "unknown outlet (a Blogger page), no date · They were left to drift" in text.splitlines()[-2]
    assert text.splitlines()[-1] == f"One of them: /source #{room.ids.get('Порт чекає', 6)}"


@pytest.mark.parametrize(
    "name", ["Harbour Post", "the harbour post", "HARBOUR-POST", "outlet:harbour post", '"Harbour Post"']
)
async def test_outlet_as_people_write_it(room: Newsroom, name: str) -> None:
    """Case, punctuation and a leading article do not count."""
    assert (await room.text(f"/latest {name}")).startswith("2 articles of Harbour Post, newest first\n")


async def test_another_alphabet(room: Newsroom) -> None:
    """An outlet in another alphabet is found."""
    assert "Порт чекає" in await room.text("/latest вісник порту")


async def test_typo(room: Newsroom) -> None:
    """A typo is answered with the name that comes near."""
    assert await room.text("/latest Kestral Daly") == (
        "No outlet here is called “Kestral Daly”. Perhaps /latest Kestrel Daily?"
    )
    assert "/sources lists the outlets" in await room.text("/latest Qqq")


async def test_sources(room: Newsroom) -> None:
    """Outlets come with domain, country, language, articles and when one was last seen."""
    text = await room.text("/sources")
    assert text.startswith("5 outlets, by name\n")
    assert "- Harbour Post · harbourpost.example · AA · en · 2 articles, last seen 16 Mar 2026\n" in text


async def test_page_that_is_not_there(room: Newsroom) -> None:
    """A page beyond the end is said to be none."""
    assert await room.text("/latest page:9") == "There is no page 9 of that. The first: /latest page:1"


async def test_an_empty_desk_says_so(empty_room: Newsroom) -> None:
    """Without articles the answer says so and where the outlets stand."""
    assert (
        await empty_room.text("/latest")
        == "No article is stored yet of any outlet that is read. /sources lists the outlets."
    )
