"""`/ingest`."""

from pathlib import Path

from domain.chat import Attachment, ChatRef, Platform, Reply, Request, Role
from domain.message import plain_text
from tests.handlers.newsroom import Newsroom

PAGE = """Bakers walk out
By Jonas Reed
16 March 2026
https://harbourpost.example/bakers

About 300 bakers walked out of the mills of Carrow on Monday morning, their guild said in a statement.
“We will not bake at night for the wages of the day,” said Petra Lund, who speaks for the guild.
The owners of the mills said that they would answer the guild in writing before the end of the week.
"""


async def test_file_is_stored(empty_room: Newsroom, tmp_path: Path) -> None:
    """A file becomes an article that the other commands find at once; the same file again is unchanged."""
    path = tmp_path / "bakers.txt"
    path.write_text(PAGE, "utf-8")
    assert "1 file: 1 stored" in await empty_room.text(f"/ingest {path}")
    assert "Petra Lund" in await empty_room.text("/quotes lund")
    assert "1 file: 1 unchanged" in await empty_room.text(f"/ingest {path}")


async def test_a_publisher_is_no_speaker(room: Newsroom, tmp_path: Path) -> None:
    """Outlets and agencies that an article credits, or that are read, are not among those who say something."""
    path = tmp_path / "bakers.txt"
    told = "“The ovens are cold,” Coast Radio reported. “They are as cold as the quay,” Tarn Bakers' Union said."
    path.write_text(f"{PAGE}{told}\n", "utf-8")
    assert "1 stored" in await room.text(f"/ingest {path}")
    who = await room.text("/who")
    assert "Petra Lund · 1 time in Harbour Post" in who
    assert "- Coast Radio" not in who


async def test_folder_with_a_bad_file(empty_room: Newsroom, tmp_path: Path) -> None:
    """What is refused is said with its reason and stops nothing."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\x00\x01\x02")
    (folder / "b.txt").write_text(PAGE, "utf-8")
    text = await empty_room.text(f"/ingest {folder}")
    assert "2 files: " in text
    assert "1 refused" in text
    assert "1 stored" in text
    assert "a.txt: refused. " in text


async def test_refused_files_are_said_before_others(empty_room: Newsroom, tmp_path: Path) -> None:
    """A long list names what was refused and counts the rest; an unknown outlet is called so once."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(12):
        words = "Trams" if number % 2 else "Boats"
        (folder / f"a{number}.txt").write_text(
            f"{words} of line {number} stood still on Monday, the city said.\n", "utf-8"
        )
    (folder / "z.txt").write_bytes(b"")
    text = await empty_room.text(f"/ingest {folder}")
    assert "- z.txt: refused. " in text
    assert "and 3 more" in text
    assert "unknown outlet (unknown)" not in text


async def test_missing_path(empty_room: Newsroom) -> None:
    """A path that is not there is said in one sentence."""
    assert (
        await empty_room.text("/ingest nowhere/at/all") == "There is no file or folder nowhere/at/all that can be read."
    )


async def test_half_an_address_is_told_how_to_be_one(empty_room: Newsroom) -> None:
    """Without its beginning it may be a file's name, with a wrong one it is neither."""
    hint = "If a page is meant: /ingest https://harbourpost.example/quay"
    assert hint in await empty_room.text("/ingest harbourpost.example/quay")
    assert "it begins with https:// or http://." in await empty_room.text("/ingest htp://harbourpost.example/quay")
    assert "https" not in await empty_room.text("/ingest news/quay.txt")


async def test_who_may(empty_room: Newsroom) -> None:
    """Only admins, and only in the console paths of this computer; others do not see the command."""
    assert "is for the admins of this Byline" in await empty_room.text("/ingest x", role=Role.CHAT_ADMIN)
    assert "/ingest" not in await empty_room.text("/help", role=Role.CHAT_ADMIN)
    assert "from the console only" in await empty_room.text("/ingest x", chat=ChatRef(Platform.TELEGRAM, "1"))


async def test_a_page_that_may_not_be_fetched_is_refused_with_its_cause(empty_room: Newsroom) -> None:
    """An address of this computer is nobody's news."""
    text = await empty_room.text("/ingest http://127.0.0.1/quay")
    assert "1 page: 1 refused" in text
    assert "127.0.0.1" in text


def file(name: str, media_type: str, data: bytes, url: str | None = None) -> Attachment:
    """A file as a platform hands it over."""

    async def read() -> bytes:
        return data

    return Attachment(name, media_type, len(data), read, url)


async def ask_with(room: Newsroom, text: str, attachment: Attachment | None, role: Role = Role.ADMIN) -> Reply:
    """The last answer to a text with a file."""
    request = Request(ChatRef(Platform.TELEGRAM, "1"), "ann", role, text, attachment=attachment)
    return [reply async for reply in room.router.answer(request)][-1]


async def test_a_file_is_offered_and_then_read(empty_room: Newsroom) -> None:
    """The button under the offer asks what answering the file with the command asks."""
    bakers = file("bakers.txt", "text/plain", PAGE.encode())
    offer = await ask_with(empty_room, "", bakers)
    ((button,),) = offer.message.buttons
    assert offer.keeps_reply
    assert "bakers.txt" in plain_text(offer.message)
    assert "1 file: 1 stored" in plain_text((await ask_with(empty_room, button.command, bakers)).message)
    assert "Petra Lund" in await empty_room.text("/quotes lund")


async def test_a_passed_on_post_has_its_platform_and_no_outlet(empty_room: Newsroom) -> None:
    """What the post says is stored; who published it is not guessed from the channel."""
    words = b"Forty boats left the harbour of Carrow on Monday morning. Nobody on the quay could say where they went."
    post = file("post in Quay Watch", "text/plain", words, "https://t.me/quaywatch/12")
    assert "1 stored" in plain_text((await ask_with(empty_room, "/ingest", post)).message)
    assert "unknown outlet (a Telegram post)" in await empty_room.text("/latest")


async def test_a_text_that_gives_no_outlet_away_asks_for_it(empty_room: Newsroom) -> None:
    """The answer says how to name it, and the same text handed in again is that outlet's."""
    words = b"Forty boats left the harbour of Carrow on Monday morning. Nobody on the quay could say where they went."
    boats = file("message", "text/plain", words)
    asks = plain_text((await ask_with(empty_room, "/ingest", boats)).message)
    assert "answer it, or paste it again, with /ingest outlet:NAME." in asks
    named = plain_text((await ask_with(empty_room, "/ingest outlet: Harbour Post", boats)).message)
    assert "outlet:NAME" not in named
    assert (await empty_room.text("/latest")).count("Harbour Post") == 1
    assert "unknown outlet" not in await empty_room.text("/latest")


async def test_the_outlet_that_is_given_goes_before_the_address(room: Newsroom, tmp_path: Path) -> None:
    """The answer and what is stored name it, with whose page it is; a slip is no second outlet of a domain."""
    path = tmp_path / "bakers.txt"
    path.write_text(PAGE, "utf-8")
    slip = await room.text(f"/ingest {path} outlet:Coast Rodeo")
    assert "harbourpost.example is the domain of Harbour Post: no outlet is called Coast Rodeo" in slip
    assert "Coast Radio (text: Harbour Post) (stated)" in await room.text(f"/ingest {path} outlet:Coast Radio")
    assert "Coast Radio (text: Harbour Post), 16 Mar 2026 · Bakers walk out" in await room.text("/latest coast radio")
    path.write_text(PAGE.replace("harbourpost", "quaygazette"), "utf-8")
    made = "Quay Gazette (stated, a new outlet with the domain quaygazette.example)"
    assert made in await room.text(f"/ingest {path} outlet:Quay Gazette")
    boats = tmp_path / "boats.txt"
    boats.write_text("Forty boats left the harbour of Carrow on Monday morning, for nobody knows where.", "utf-8")
    assert "Quay Gazete (stated, a new outlet)" in await room.text(f"/ingest {boats} outlet:Quay Gazete")


async def test_what_is_no_article_is_said(empty_room: Newsroom) -> None:
    """A picture, nothing at all, and somebody who may not: one sentence each."""
    picture = file("quay.png", "image/png", b"x")
    assert "send a text, HTML or PDF file" in plain_text((await ask_with(empty_room, "/ingest", picture)).message)
    assert "answer a file" in plain_text((await ask_with(empty_room, "/ingest", None)).message)
    refused = await ask_with(empty_room, "", file("a.txt", "text/plain", b"x"), Role.STRANGER)
    assert "is for the admins of this Byline" in plain_text(refused.message)


async def test_a_bare_url_that_is_not_stored_is_offered_to_who_may(empty_room: Newsroom) -> None:
    """Others hear that it is not stored."""
    url = "https://harbourpost.example/quay"
    reply = await ask_with(empty_room, url, None)
    assert [button.command for row in reply.message.buttons for button in row] == [f"/ingest {url}"]
    refused = await ask_with(empty_room, url, None, Role.STRANGER)
    assert not refused.message.buttons
    assert "No article of that address is stored" in plain_text(refused.message)


async def test_what_was_dropped_can_be_listed(empty_room: Newsroom, tmp_path: Path) -> None:
    """Each piece with its reason, page by page, from a button under what was read."""
    path = tmp_path / "bakers.txt"
    path.write_text(f"{PAGE}\nAlso read\n" + "".join(f"More on mill number {n}\n" for n in range(20)), "utf-8")
    reply = await empty_room.reply(f"/ingest {path}")
    ((button,),) = reply.message.buttons
    assert button.label == "What was dropped"
    shown = await empty_room.text(button.command)
    assert "dropped of #1\n" in shown
    assert "- date, byline or address line · By Jonas Reed" in shown
    assert "more ▶" in shown
    assert "1" in await empty_room.text(f"{button.command} page:2")
    assert "Of which article?" in await empty_room.text("/ingest dropped")
    assert "There is no article #99." in await empty_room.text("/ingest dropped 99")


async def test_nothing_was_dropped(room: Newsroom) -> None:
    """Then the answer says so."""
    assert await room.text("/ingest dropped #1") == "Nothing was dropped of #1."
