"""A text that is pasted under `/ingest`."""

import pytest

from bot.pasted import PASTED, with_pasted
from domain.chat import Attachment, ChatRef, Platform, Request, Role
from tests.handlers.newsroom import Newsroom

CHAT = ChatRef(Platform.TELEGRAM, "1")
TEXT = """Forty boats leave Carrow

Forty boats left the harbour of Carrow on Monday morning, the harbour office said in a statement.
“We do not know where they went,” said Petra Lund, who speaks for the pilots of the bay."""


def asked(text: str, attachment: Attachment | None = None) -> Request:
    """What somebody sends."""
    return Request(CHAT, "ann", Role.ADMIN, text, attachment=attachment)


@pytest.mark.parametrize("call", ["/ingest", "/ingest@bylinebot", "!byline ingest", "!INGEST", "/ingest outlet:Post"])
async def test_what_stands_below_comes_along(call: str) -> None:
    """The first line may name the outlet; every line after it is the text."""
    request = with_pasted(asked(f"{call}\n{TEXT}"))
    assert request.text == call
    assert request.attachment is not None
    assert request.attachment.name == PASTED
    assert (await request.attachment.read()).decode() == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "/ingest",
        "/ingest https://harbourpost.example/quay outlet:Harbour Post",
        "/ingest https://harbourpost.example/quay\noutlet:Harbour Post",
        "/ingest\nsamples",
        "/ingest outlet:Harbour Post",
        f"/ingest https://harbourpost.example/{'q' * 600}",
        "/search boats\nCarrow",
        f"What of this?\n{TEXT}",
    ],
)
def test_a_command_stays_one(text: str) -> None:
    """An address, a path and other commands are no texts."""
    assert with_pasted(asked(text)) == asked(text)


async def test_a_text_may_follow_the_command_itself() -> None:
    """One that begins in the same line, or is one long line, is a text too."""
    for text in (TEXT, " ".join(TEXT.split()) * 3):
        request = with_pasted(asked(f"/ingest {text}"))
        assert request.attachment is not None
        assert (await request.attachment.read()).decode() == text


@pytest.mark.parametrize("marked", [f"```\n{TEXT}\n```", f"```text\n{TEXT}```", "> " + TEXT.replace("\n", "\n> ")])
async def test_the_marks_of_code_and_quotations_are_no_text(marked: str) -> None:
    """People paste into a code block, or quote, so that nothing of the text is read as a format."""
    request = with_pasted(asked(f"/ingest\n{marked}"))
    assert request.attachment is not None
    assert (await request.attachment.read()).decode() == TEXT


@pytest.mark.parametrize("is_private", [True, False])
@pytest.mark.parametrize("role", [Role.STRANGER, Role.MEMBER, Role.CHAT_ADMIN])
async def test_a_pasted_text_is_for_admins_only(empty_room: Newsroom, role: Role, is_private: bool) -> None:
    """Others are told so, and nothing is stored."""
    answer = await empty_room.text(f"/ingest\n{TEXT}", chat=CHAT, role=role, is_private=is_private)
    assert answer.startswith("/ingest is for the admins of this Byline only.")
    assert not (await empty_room.desk.store.articles.latest()).items


async def test_a_pasted_text_asks_for_its_outlet(empty_room: Newsroom) -> None:
    """The answer says how to name it; the same post answered with that is the outlet's."""
    answer = await empty_room.text(f"/ingest\n{TEXT}", chat=CHAT)
    assert answer.startswith(
        "1 text: 1 stored\n- pasted text: stored as #1 · unknown outlet · Forty boats leave Carrow"
    )
    assert "Which outlet is it of?" in answer
    assert "answer it, or paste it again, with /ingest outlet:NAME." in answer
    sent = f"/ingest\n{TEXT}".encode()

    async def read() -> bytes:
        return sent

    post = Attachment("the answered post", "text/plain", len(sent), read)
    named = await empty_room.text("/ingest outlet:Quay Post", chat=CHAT, attachment=post)
    assert "changed as #1 · Quay Post (stated, a new outlet) · Forty boats leave Carrow" in named
    assert "Which outlet" not in named
