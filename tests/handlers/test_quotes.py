"""`/quotes` and `/who`."""

from dataclasses import replace

import pytest

from domain.message import Bar, Section
from tests.handlers.newsroom import CAPTIVE, FERRY_RADIO, Newsroom
from tests.storage.building import add_spelling


async def test_all_quotes(room: Newsroom) -> None:
    """Without an argument every quote is listed, newest first, in bars under outlet, date and speaker."""
    reply = await room.reply("/quotes")
    bars = [block for outer in reply.message.blocks if isinstance(outer, Section) for block in outer.blocks]
    assert sum(isinstance(block, Bar) for block in bars) == len(reply.excerpts) == 6
    assert "Der Grenzbote, 15 Mar 2026 · Jürgen Voß\n| „Wir warten seit Stunden“, sagte Jürgen Voß." in await room.text(
        "/quotes"
    )


async def test_utterance_is_one_entry(room: Newsroom) -> None:
    """What several outlets have is one entry, with each other wording in a bar of its own."""
    text = await room.text("/quotes Maria Holt")
    assert text.startswith("1 quote by Maria Holt, newest first\n")
    assert "also Coast Radio, 15 Mar 2026, in the same words\n" in text
    assert "also Kestrel Daily, 14 Mar 2026, in other words\n| “We will sail once the money is on the table,”" in text


@pytest.mark.parametrize(
    "name", ["Holt", "maria holt", "HOLT", "speaker:Holt", "holt 7d", "Holt since 2026-03-01", "holt since:2 weeks"]
)
async def test_speaker_as_people_write_it(room: Newsroom, name: str) -> None:
    """Case and the first name do not count, and a time may follow."""
    assert "by Maria Holt" in await room.text(f"/quotes {name}")


@pytest.mark.parametrize(("typed", "found"), [("jurgen voss", "Jürgen Voß"), ("КОВАЛЬ", "Олена Коваль")])
async def test_accents_and_alphabets(room: Newsroom, typed: str, found: str) -> None:
    """A name without its accents, or in another alphabet, is found."""
    assert f"1 quote by {found}" in await room.text(f"/quotes {typed}")


async def test_outlet_speaker_and_words(room: Newsroom) -> None:
    """A name is an outlet, else a speaker, else words; keys narrow both."""
    assert "in Der Grenzbote" in await room.text("/quotes der grenzbote")
    assert "with “left drift”" in await room.text("/quotes left drift")
    assert "by Maria Holt in Kestrel Daily" in await room.text("/quotes outlet:Kestrel Daily speaker:Holt")


async def test_name_that_fits_two(room: Newsroom) -> None:
    """Where an outlet and a speaker have the name, the answer says which was taken and how to get the other."""
    await room.desk.store.outlets.add("Holt", domains=("holt.example",))
    text = await room.text("/quotes Holt")
    assert "No quote in Holt" in text
    assert "Taken as the outlet Holt. Also: /quotes speaker:Maria Holt" in text
    assert "by Maria Holt" in await room.text("/quotes speaker:Maria Holt")


async def test_nothing_found(room: Newsroom) -> None:
    """Where nothing is found the answer says so, offers names that come near and a next step."""
    assert "No quote with “Hollt”" in await room.text("/quotes Hollt")
    assert "/quotes speaker:Maria Holt" in await room.text("/quotes Hollt")
    assert "No quote by Maria Holt of the last hour" in await room.text("/quotes Holt 1h")
    assert "is no time I know; write 24h" in await room.text("/quotes since:whenever")


async def test_paging(room: Newsroom) -> None:
    """A long answer has its end on the last page, and every page repeats the question."""
    for n in range(7):
        words = f"“There is no news of ship {n},” said Maria Holt."
        await room.save(replace(FERRY_RADIO, title=f"Ship {n}", text=words))
    first = await room.reply("/quotes holt since:7d")
    assert first.more == "/quotes holt since:7d page:2"
    assert [button.command for row in first.message.buttons for button in row] == [first.more]
    assert "6–8 of 8" in await room.text("more")


async def test_held_names(room: Newsroom) -> None:
    """A captive's surname is in no answer, whatever was asked."""
    for question in (
        "/quotes",
        "/quotes Halvek",
        "/who",
        "/who Halvek",
        "/search number",
        "/latest",
        "/source #7",
        "/stories",
    ):
        text = await room.text(question)
        assert "[name held back]" in text
        assert "Halvek" not in text
    assert CAPTIVE.title not in await room.text("/story C")


async def test_who(room: Newsroom) -> None:
    """Speakers are listed by quotes, with the outlets that quote them."""
    text = await room.text("/who")
    assert "- Maria Holt · 3 times in 3 outlets\n" in text


async def test_one_speaker(room: Newsroom) -> None:
    """Of one speaker the spellings and quotes are shown; a typo is answered with who comes near."""
    (speaker,) = await room.desk.store.speakers.find("Holt")
    await add_spelling(room.desk.store, speaker.speaker_id, "Mary Holt")
    text = await room.text("/who mary holt")
    assert text.startswith("Maria Holt\nQuoted 3 times in ")
    assert "; each utterance once, newest first:" in text
    assert "Also written: Mary Holt\n" in text
    assert "“We will sail when the money is there,”" in text
    assert await room.text("/who Hollt") == "No speaker here is called “Hollt”. Perhaps /who Maria Holt?"
