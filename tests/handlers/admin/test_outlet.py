"""`/outlet`."""

import re
from pathlib import Path

import pytest

from domain.chat import Role
from tests.handlers.newsroom import Newsroom

ARTICLE = """Tram bell goes missing at Quay End

https://fooline.example/bell

16 March 2026

The bell of tram seven was taken from the depot at Quay End on Sunday night, the tram company said in a statement.

“We will ring by hand until it is back,” said Petra Lund, who speaks for the drivers of the line.
"""


async def test_naming_an_outlet_corrects_what_is_stored_and_later_editions(
    empty_room: Newsroom, tmp_path: Path
) -> None:
    """An article of an unknown domain waits under it; once the outlet has a name, `/source` and editions say that."""
    (tmp_path / "bell.txt").write_text(ARTICLE, encoding="utf-8")
    await empty_room.text(f"/ingest {tmp_path / 'bell.txt'}")
    assert "1 unknown outlet" in await empty_room.text("/digest all")
    assert "unknown outlet (fooline.example), 16 Mar 2026" in await empty_room.text("/source #1")
    waiting = await empty_room.text("/outlet")
    assert "fooline.example: 1 article · /outlet add NAME domain:fooline.example" in waiting
    added = await empty_room.text("/outlet add Foo Line domain:https://www.fooline.example/ kind:agency country:gb")
    assert added.startswith("Foo Line is an outlet now\nagency · fooline.example · GB")
    assert "1 article that waited for it: now 1 in all." in added
    edition = await empty_room.text("/digest all")
    assert "unknown" not in edition
    assert "1 Foo Line, 16 Mar 2026" in edition
    assert (await empty_room.text("/source #1")).startswith("Foo Line, 16 Mar 2026")


async def test_a_merge_asks_first_and_only_holds_for_what_it_showed(room: Newsroom) -> None:
    """The answer counts what would move; its button does it, unless something came or went since."""
    reply = await room.reply("/outlet merge Coast Radio into Harbour Post")
    (button,) = reply.message.buttons[0]
    asked = await room.text("/outlet merge Coast Radio Harbour Post confirm")
    assert asked.startswith("Merge Coast Radio into Harbour Post?\nCoast Radio has 1 article, 0 feeds and 2 names;")
    await room.text("/outlet edit Coast Radio alias:CR")
    changed = await room.reply(button.command)
    assert (await room.text(button.command)).startswith("Something came or went since, so nothing was merged yet.")
    done = await room.text(changed.message.buttons[0][0].command)
    assert done.startswith("1 article, 0 feeds and 3 names of Coast Radio are Harbour Post's now.")
    assert "Coast Radio" not in await room.text("/stories")
    assert "Also called Coast Radio, CR" in await room.text("/outlet show CR")


async def test_an_outlet_keeps_a_name(room: Newsroom) -> None:
    """Its name is not taken away, however it is spelt, but for another; then it is found by that one alone."""
    for command in (
        "edit Coast Radio without:coast RADIO",
        "edit Coast Radio name:Cr. without:The CR",
        "add X without:x",
    ):
        assert "it can be changed, but not be taken away." in await room.text(f"/outlet {command}")
    assert (await room.text("/outlet show Coast Radio")).startswith("Coast Radio")
    assert "CR is changed" in await room.text("/outlet edit Coast Radio name:CR without:Coast Radio")
    assert (await room.text("/outlet show CR")).startswith("CR")
    assert "No outlet here is called “Coast Radio”" in await room.text("/outlet show Coast Radio")


async def test_every_hint_can_be_followed(room: Newsroom) -> None:
    """What a merge needs is shown with both names; half of a punycode name is no domain."""
    assert "for example /outlet merge HP into Harbour Post" in await room.text("/outlet merge")
    assert "is no domain" in await room.text("/outlet edit Coast Radio domain:xn--.example")


async def test_look_alikes_are_told(room: Newsroom) -> None:
    """A name that readers take for a known one is added with a warning; what nobody sees is dropped from it."""
    added = await room.text("/outlet add Hаrb\u200bour Post")
    assert "Careful: it looks like Harbour Post, which is another outlet here." in added
    assert "Careful" not in await room.text("/outlet add Evening Quay")


async def test_an_edit_says_what_is_known_now(room: Newsroom) -> None:
    """Every part can be set and taken away."""
    text = await room.text(
        '/outlet edit Coast Radio alias:"CR, Coast FM" words:80 licence:CC BY robots:no AI language:de'
    )
    assert "number 3 · at most 80 words an edition · licence: CC BY · robots: no AI" in text
    assert "Also called CR, Coast FM." in text
    text = await room.text("/outlet edit CR without:Coast FM words:none licence:none robots:none")
    assert re.search(r"number 3$", text, re.MULTILINE)
    assert "Also called CR." in text


async def test_a_disabled_outlet_is_in_no_edition_and_stays_traceable(room: Newsroom) -> None:
    """New editions leave it out; its articles can still be asked for, and the lists say that it is disabled."""
    assert "Coast Radio" in await room.text("/digest all full")
    assert "is disabled" in await room.text("/outlet disable coastradio.example")
    edition = await room.text("/digest all full")
    assert "Coast Radio, 15 Mar" not in edition
    assert "money is there" in edition
    assert "disabled" in await room.text("/outlet show Coast Radio")
    for asked in ("/stories all", "/story A", "/quotes Holt", "/search money", "/latest", "/figures"):
        assert "Coast Radio, 15 Mar" not in await room.text(asked)
    for asked in ("/quotes Coast Radio", "/search money outlet:Coast Radio", "/latest Coast Radio"):
        assert "Coast Radio, 15 Mar" in await room.text(asked)
    assert "Union: no money, no ferry" in await room.text("/latest Coast Radio")
    assert "read and shown again" in await room.text("/outlet enable #3")


async def test_quotes_of_a_disabled_outlet_count_for_nobody(room: Newsroom) -> None:
    """`/who` counts what is listed; whom only that outlet quotes it leaves out, and says why where he is named."""
    assert "Maria Holt · 3 times in 3 outlets" in await room.text("/who")
    await room.text("/outlet disable Coast Radio")
    await room.text("/outlet disable Der Grenzbote")
    listed = await room.text("/who")
    assert "Maria Holt · 2 times in Harbour Post and Kestrel Daily" in listed
    assert "Voß" not in listed
    assert "Quoted 2 times in Harbour Post, Kestrel Daily;" in await room.text("/who Holt")
    assert (await room.text("/who Voß")).startswith("No quote by Jürgen Voß is shown: what had one")
    await room.text("/outlet enable Coast Radio")
    assert "Maria Holt · 3 times in 3 outlets" in await room.text("/who")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("/outlet add", "needs the outlet's name"),
        ("/outlet add domain:a.example", "An outlet needs a name"),
        ("/outlet add Harbour-Post", "Harbour-Post is Harbour Post's already"),
        ("/outlet add New domain:kestrel.example", "kestrel.example is Kestrel Daily's already"),
        ("/outlet add New kind:blog", "blog is no kind of outlet; write news, agency"),
        ("/outlet add New domain:quay", "quay is no domain"),
        ("/outlet add New domain:127.0.0.1", "127.0.0.1 is no domain"),
        ("/outlet add New domain:quay.blogspot.com", "belongs to no outlet: what stands there is a Blogger page"),
        ("/outlet add New country:England", "England is no country; write two letters, as GB"),
        ("/outlet add New words:0", "0 is no number of words"),
        ("/outlet edit Kestrel Daily", "Say what to change"),
        ("/outlet edit Nobody kind:news", "No outlet here is called “Nobody”"),
        ("/outlet show Harbur Post", "Perhaps Harbour Post is meant."),
        ("/outlet merge Harbour Post into HARBOUR POST", "there is nothing to merge"),
        ("/outlet merge Harbour", "Write both names with “into” between them"),
    ],
)
async def test_what_cannot_be_done_is_said(asked: str, words: str, room: Newsroom) -> None:
    """One sentence says what to do instead."""
    assert words in await room.text(asked)


async def test_who_may(room: Newsroom) -> None:
    """Admins only."""
    assert "is for the admins" in await room.text("/outlet list", role=Role.CHAT_ADMIN)
