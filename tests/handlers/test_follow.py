"""`/follow`, `/mute`, `/follows` and `/unfollow`."""

import pytest

from desk.editions.follow_words import MOST_FOLLOWS
from domain.chat import ChatRef, Platform, Role
from domain.follow import Filter, FilterKind
from tests.handlers.newsroom import CHAT, EVENING, Newsroom, Text

GROUP = ChatRef(Platform.TELEGRAM, "-7")


async def test_words_are_followed_and_what_they_would_have_brought_is_shown(room: Newsroom) -> None:
    """The answer counts articles of the last days, names the newest with their outlets, and says the way back."""
    shown = await room.text("/follow FÉRRY crew")
    assert shown.startswith("Following “FÉRRY crew”. It finds 1 of ")
    assert "- Harbour Post, 14 Mar 2026 · Ferry crew still without pay" in shown
    assert "/unfollow FÉRRY crew" in shown


async def test_a_name_is_an_outlet_then_a_speaker_then_words(room: Newsroom) -> None:
    """Where it was taken for a name, the answer says how to get the words; quote marks make words of it at once."""
    shown = await room.text("/follow kestrel daily")
    assert 'Taken as the outlet Kestrel Daily. Also: /follow "Kestrel Daily" for the words' in shown
    assert "\nTaken as the speaker Maria Holt. Also: " in await room.text("/follow holt")
    assert (await room.text('/follow "kestrel daily"')).startswith('Following "kestrel daily". It finds 0 of')
    assert (await room.text("/follow speaker:Holt")).startswith("Following the speaker Maria Holt.")


async def test_the_list_says_what_each_brings_and_how_to_end_it(room: Newsroom) -> None:
    """Follows and mutes stand in the order in which they were chosen."""
    for text in ("/follow ferry", "/mute Der Grenzbote", "/follow ferry !tickets"):
        await room.text(text)
    shown = (await room.text("/follows")).split("\n")
    assert shown[0] == "2 follows, 1 mute, and what each found in the last 7 days"
    assert shown[1].startswith("- 1 · “ferry” · 3 of 8 articles · /unfollow 1")
    assert shown[2].startswith("- 2 · muted: the outlet Der Grenzbote · 1 of 8 articles")
    assert shown[3].startswith("- 3 · “ferry !tickets” · 2 of 8")
    assert shown[4].startswith("Editions tell of what any follow finds, but for what is muted.")
    assert (await room.text("/follow")).split("\n") == shown


async def test_without_a_follow_the_list_says_how_to_begin(empty_room: Newsroom) -> None:
    """Every command of them answers a menu tap; with no article there is nothing to try a follow on."""
    for command in ("/follow", "/mute", "/follows", "/unfollow"):
        assert "Nothing is followed here, so editions tell of everything." in await empty_room.text(command)
    assert "No article came in the last 7 days" in await empty_room.text("/follow ferry")


@pytest.mark.parametrize("way", ["1", "holt", "speaker:Maria Holt", "Maria Holt"])
async def test_a_follow_is_taken_back_by_number_or_name(room: Newsroom, way: str) -> None:
    """In any way that it could have been followed."""
    await room.text("/follow holt")
    assert (await room.text(f"/unfollow {way}")).startswith("Followed no more: the speaker Maria Holt.")
    assert await room.desk.store.follows.of(CHAT) == ()


async def test_words_are_taken_back_in_any_case_and_all_at_once(room: Newsroom) -> None:
    """What is not followed is named, and the list offered."""
    await room.text('/follow "Unpaid crew"')
    assert (await room.text("/unfollow dam")) == "“dam” is not followed here; /follows lists what is."
    assert (await room.text("/unfollow 7")) == "“7” is not followed here; /follows lists what is."
    assert (await room.text('/unfollow "UNPAID CREW"')).startswith('Followed no more: "Unpaid crew".')
    await room.text("/mute dam")
    assert "nothing is followed" in (await room.text("/unfollow all")).lower()
    assert await room.desk.store.follows.of(CHAT) == ()


async def test_what_finds_everything_or_is_too_long_is_refused(room: Newsroom) -> None:
    """One sentence says why, and nothing is stored."""
    for n in range(8):
        await room.save(Text("Harbour Post", 15, f"Ship {n}", f"The ship number {n} sailed."))
    assert "so it chooses nothing" in await room.text("/follow the")
    assert "leaves out and chooses nothing" in await room.text("/follow !dam")
    assert "too much for one follow" in await room.text("/follow a b c d e f g h i")
    assert await room.desk.store.follows.of(CHAT) == ()


async def test_there_are_only_so_many_follows(room: Newsroom) -> None:
    """The sentence says how to make room."""
    for n in range(MOST_FOLLOWS):
        wanted = Filter(FilterKind.WORDS, f"w{n}", words=(f"w{n}",))
        await room.desk.store.follows.add(CHAT, wanted, is_mute=False, now=EVENING, most=MOST_FOLLOWS)
    assert await room.text("/follow ferry") == (
        f"{MOST_FOLLOWS} follows and mutes are the most in one chat; /unfollow takes one away."
    )


async def test_in_a_group_its_admins_choose_and_members_look(room: Newsroom) -> None:
    """A member is told who chooses."""
    await room.desk.store.chats.set_option(GROUP, "asking", "everything")
    refused = "What this chat follows is chosen by its admins; /follows shows it."
    assert await room.text("/follow ferry", role=Role.MEMBER, chat=GROUP, is_private=False) == refused
    await room.text("/follow ferry", role=Role.CHAT_ADMIN, chat=GROUP, is_private=False)
    assert await room.text("/unfollow all", role=Role.MEMBER, chat=GROUP, is_private=False) == refused
    assert "“ferry”" in await room.text("/follows", role=Role.MEMBER, chat=GROUP, is_private=False)
    assert await room.desk.store.follows.of(CHAT) == ()
