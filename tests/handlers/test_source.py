"""`/source`, `/digest`, `/stories`, `/story` and `/start`."""

import pytest

from desk.articles.ingest_article import store_article
from desk.articles.read_article import read_article
from domain.chat import ChatRef, Platform
from domain.message import Bar, Link, Section, Strong, plain_words
from ingest import Limits, Told
from tests.handlers.newsroom import CHAT, Newsroom


async def test_line_of_the_last_edition(room: Newsroom) -> None:
    """A number is traced to its words, and the answer says of which edition it is."""
    words = (await room.reply("/digest all")).excerpts[1].text
    text = await room.text("2")
    assert text.startswith("Line 2. The edition of Mon 16 Mar, 20:00.\n")
    assert words in text


async def test_words_of_an_article(room: Newsroom) -> None:
    """The answer has outlet with evidence, headline, author, date, address, and who else carries the words."""
    text = await room.text("/source #1:75-80")
    assert "- Headline: Ferry crew still without pay\n- By Jonas Reed\n- Published: 14 Mar 2026" in text
    assert "- Outlet stated: Its URL is at harbourpost.example.\n" in text
    assert "also Kestrel Daily, 14 Mar 2026, in other words\n| “We will sail once" in text
    assert "also Coast Radio, 15 Mar 2026, in the same words\n" in text


async def test_words_stand_out_in_their_context(room: Newsroom) -> None:
    """The sentence is strong between its neighbours, and the address leads to it."""
    reply = await room.reply("/source #1:75-80")
    (bar,) = [
        part
        for block in reply.message.blocks
        if isinstance(block, Section)
        for part in block.blocks
        if isinstance(part, Bar)
    ][:1]
    before, words, after = bar.children
    assert isinstance(words, Strong)
    links = [
        part.url
        for block in reply.message.blocks
        for row in getattr(block, "rows", ())
        for part in row
        if isinstance(part, Link)
    ]
    assert len(links) == 1
    assert links[0].startswith("https://harbourpost.example/ferry-pay#:~:text=")
    assert (plain_words((before,)), plain_words((after,))) != ("", "")


async def test_post_that_was_answered(room: Newsroom) -> None:
    """With a reply the number belongs to that post's edition, not to the last one."""
    first = await room.reply("/digest all")
    assert first.edition_id is not None
    await room.desk.store.editions.tie(first.edition_id, CHAT, "p1")
    await room.reply("/digest all Grenzübergang")
    await room.reply("/digest all stunden")
    assert "Der Grenzbote, 15 Mar 2026" in await room.text("1")
    assert first.excerpts[0].text in await room.text("1", reply_to="p1")


async def test_number_that_is_none(room: Newsroom) -> None:
    """Without an edition the answer says how to get one, and with one which lines it has."""
    assert "There is no edition in this chat yet" in await room.text("/source 1")
    await room.text("/digest all")
    assert "there is no line 99." in await room.text("/source 99")
    assert "there is no story Z." in await room.text("/source Z")
    assert "has these lines. Which one?" in await room.text("/source")


@pytest.mark.parametrize(
    "address", ["https://harbourpost.example/dam", "http://HARBOURPOST.example/dam#top", "harbourpost.example/dam"]
)
async def test_address(room: Newsroom, address: str) -> None:
    """An address finds its article in whatever form it is written."""
    assert "Dam has 13 cracks" in await room.text(f"/source {address}")


async def test_changed_article(room: Newsroom) -> None:
    """Of an article that changed the answer says when, and in which version the words stand."""
    assert "these words stand in version 2 of 2, the newest" in await room.text("/source #8")
    old = await room.text("/source #8v1")
    assert "31 cracks" in old
    assert "version 1 of 2, not in the newest" in old


async def test_missing_places(room: Newsroom) -> None:
    """What is not stored is said in one sentence."""
    assert await room.text("/source #99") == "No article #99 is stored. /latest lists the newest."
    assert "has no characters 5 to 9999" in await room.text("/source #1:5-9999")
    assert "No article of that address" in await room.text("/source https://nowhere.example/x")


async def test_outlet(room: Newsroom) -> None:
    """Of an outlet the answer says what is stored, whom it cites and who cites it."""
    text = await room.text("/source harbour post")
    assert "- 2 articles stored\n- Cites: Coast Radio (1)\n- Cited by: nobody\n" in text
    assert "- Cited by: Harbour Post (1)\n" in await room.text("/source coast radio")
    assert "Perhaps /source Harbour Post?" in await room.text("/source Harbor Post")


async def test_letters_stay(room: Newsroom) -> None:
    """Stories keep the letters of the last edition; others get the next ones, and /story finds all of them."""
    edition = await room.text("/digest all")
    listed = await room.text("/stories all")
    for line in listed.splitlines()[1:]:
        letter, headline = line.removeprefix("- ").split(" · ")[0], line.split(" · ")[-1].split(" — ")[0]
        assert headline in await room.text(f"/story {letter}")
        if f"\n{letter} · " in edition:
            assert headline in next(one for one in edition.splitlines() if one.startswith(f"{letter} · "))
    assert "Line 1." in await room.text("1")


async def test_letters_without_an_edition(room: Newsroom) -> None:
    """The list of stories gives letters of its own where the chat has seen no edition."""
    assert "Which story? /stories" in await room.text("/story")
    listed = await room.text("/stories")
    assert "- A · Harbour Post, Kestrel Daily, Coast Radio and 1 unknown, 4 articles · Ferry crew" in listed
    assert (await room.text("a")).startswith("A · Harbour Post")
    assert (await room.text("/story а")).startswith("A · Harbour Post")  # typed in Cyrillic


async def test_story(room: Newsroom) -> None:
    """A story shows its articles in time order, quotes and figures, each with its outlet."""
    await room.text("/stories")
    text = await room.text("/story a")
    at = [
        text.index(words) for words in ("Ferry crew", "Tickets for", "Union: no", "They were left", "Quotes", "Figures")
    ]
    assert at == sorted(at)
    assert "Crew, claimed by the union · differs" in text


async def test_chats_are_apart(room: Newsroom) -> None:
    """A number of one chat means nothing in another."""
    await room.text("/digest all")
    elsewhere = ChatRef(Platform.TELEGRAM, "2")
    assert "There is no edition in this chat yet" in await room.text("/source 1", chat=elsewhere)


async def test_digest(room: Newsroom) -> None:
    """An edition says its moment, counts what it leaves out and how to get more; words and times narrow it."""
    reply = await room.reply("/digest all")
    assert reply.edition_id is not None
    assert reply.more == "/digest all normal"
    assert "\n10 Harbour Post" in await room.text("more")
    assert "Ferry crew" not in await room.text("/digest Grenzübergang all")
    nothing = await room.text("/digest zzz")
    assert "Nothing to show here" in nothing
    assert "/digest all zzz" in nothing


async def test_start(room: Newsroom) -> None:
    """The first answer shows at most three lines that can be asked about, and what to do next."""
    reply = await room.reply("/start")
    assert 1 <= len(reply.excerpts) <= 3
    asked = [button.command for row in reply.message.buttons for button in row]
    assert asked == ["/subscribe 8:00", "/start only"]
    assert "/digest" in await room.text("/start")
    assert "Line 1." in await room.text("1")


async def test_an_outlets_own_correction_stands_in_a_bar(room: Newsroom) -> None:
    """The note stands in the article's answer, under words that say whose it is."""
    note = "Correction: an earlier version of this article said that the light had nine windows."
    text = f"The light on Sorrel Point was put out on Friday, the harbour office said.\n\n{note}"
    url = "https://harbourpost.example/light"
    read = read_article(text, now=room.desk.clock.now(), limits=Limits(), told=Told(url=url, outlet="Harbour Post"))
    await store_article(room.desk, read)
    assert f"Corrected by the outlet:\n| {note}" in await room.text(url)
