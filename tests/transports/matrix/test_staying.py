"""Where we are: invitations, empty rooms, upgrades, being thrown out."""

from dataclasses import replace

import pytest

from domain.chat import ChatRef, Platform
from tests.fakes.matrix_proxy import Trouble, running_proxy
from tests.synapse import Synapse
from tests.transports.matrix.stage import Household
from transports.matrix.hints import HERE
from transports.matrix.housekeeping import DECLINED

pytestmark = pytest.mark.xdist_group("synapse")


async def test_the_owners_invitation_is_accepted(home: Household) -> None:
    """Also one that came before the first start; a short word says what to do next, once."""
    early = home.owner.room(home.bot.user)
    async with home.serve():
        late = home.owner.room(home.bot.user)
        for room in (early, late):
            (greeting,) = await home.owner.wait_for_posts(room, home.bot.user, 1)
            assert greeting["content"]["body"] == f"{HERE}!help"
    assert ("joined", ChatRef(Platform.MATRIX, late)) in home.presence.told
    async with home.serve() as (_, desk):
        home.owner.say(late, "!help")
        await desk.wait_for(1)
    assert len(home.owner.posts(late, home.bot.user)) == 1


@pytest.mark.parametrize("inviters", ["{ben}", "harbour.example", "*", "other.example {ben}"])
async def test_invitations_of_those_who_are_listed_are_accepted(
    home: Household, synapse: Synapse, inviters: str
) -> None:
    """By their id, their server, or all."""
    ben = synapse.person("ben")
    home.account = replace(home.account, inviters=frozenset(inviters.format(ben=ben.user).split()))
    async with home.serve():
        await ben.wait_to_be_joined(ben.room(home.bot.user), home.bot.user)


async def test_others_are_declined_politely(home: Household, synapse: Synapse) -> None:
    """With a reason that they can read."""
    eve = synapse.person("eve")
    home.account = replace(home.account, inviters=frozenset(["ample", "example", "@ben:harbour.example"]))
    async with home.serve():
        room = eve.room(home.bot.user)
        events = await eve.wait(room, lambda events: _last_membership(events, home.bot.user) == "leave")
    assert events[-1]["content"].get("reason") == DECLINED
    assert home.presence.told == []


async def test_an_empty_room_is_left(home: Household, synapse: Synapse) -> None:
    """When the last person goes, and not before."""
    room, ben = home.room(), synapse.person("ben")
    home.owner.invite(room, ben)
    async with home.serve() as (_, desk):
        home.owner.ask("POST", f"/rooms/{room}/leave", {})
        ben.say(room, "!help")
        await desk.wait_for(1)
        ben.ask("POST", f"/rooms/{room}/leave", {})
        await home.wait_to_have_left(room)
    assert [why for why, chat in home.presence.told if chat.chat == room] == ["Nobody else is in the room any more."]


async def test_who_throws_us_out_is_noted(home: Household) -> None:
    """What is sent there by itself can pause; when we are asked back it goes on."""
    room = home.room(is_private=False)
    async with home.serve() as (_, desk):
        home.owner.ask("POST", f"/rooms/{room}/kick", {"user_id": home.bot.user})
        home.owner.ask("POST", f"/rooms/{room}/invite", {"user_id": home.bot.user})
        await home.owner.wait_to_be_joined(room, home.bot.user)
        home.owner.say(room, "!help")
        await desk.wait_for(1)
    assert [why for why, chat in home.presence.told if chat.chat == room] == [
        "Byline was removed from the room.",
        "joined",
    ]


async def test_an_upgrade_is_followed(home: Household) -> None:
    """What is kept of the old room goes to the new one, and the old one is left."""
    old = home.room(is_private=False, room_version="11", preset="public_chat")
    async with home.serve() as (_, desk):
        new = home.owner.ask("POST", f"/rooms/{old}/upgrade", {"new_version": "12"})["replacement_room"]
        await home.owner.wait_to_be_joined(new, home.bot.user)
        await home.wait_to_have_left(old)
        home.owner.say(new, "!help")
        (request,) = await desk.wait_for(1)
    assert home.moves.moved == [(old, new)]
    assert request.chat.chat == new
    assert home.owner.posts(new, home.bot.user) == []


async def test_an_upgraded_room_may_have_to_invite_us(home: Household, synapse: Synapse) -> None:
    """Then anybody in it may, since the old room named it."""
    old, ben = home.room(is_private=False), synapse.person("ben")
    home.owner.invite(old, ben)
    async with home.serve():
        new = home.owner.ask("POST", f"/rooms/{old}/upgrade", {"new_version": "12"})["replacement_room"]
        home.owner.invite(new, ben)
        await home.wait_for_note("upgrade/")
        ben.ask("POST", f"/rooms/{new}/invite", {"user_id": home.bot.user})
        await home.wait_to_have_left(old)
    assert set(home.moves.moved) == {(old, new)}


async def test_an_upgrade_is_followed_to_its_end(home: Household) -> None:
    """Also where the server stumbles, or the process ends, between our joining and the move."""
    old = home.room(is_private=False, preset="public_chat")
    async with running_proxy(home.owner.url) as proxy:
        proxy.trouble("/state/m.room.create", *[Trouble(503)] * 3)
        async with home.serve(proxy.url):
            new = home.owner.ask("POST", f"/rooms/{old}/upgrade", {"new_version": "12"})["replacement_room"]
            await home.owner.wait_to_be_joined(new, home.bot.user)
        async with home.serve():
            await home.wait_to_have_left(old)
    assert set(home.moves.moved) == {(old, new)}


async def test_an_invitation_that_comes_with_the_upgrade_is_accepted(home: Household, synapse: Synapse) -> None:
    """Whoever sends it, and however the two are ordered in what the server tells."""
    old, ben = home.room(is_private=False), synapse.person("ben")
    home.owner.invite(old, ben)
    async with home.open():
        pass
    new = home.owner.ask("POST", f"/rooms/{old}/upgrade", {"new_version": "12"})["replacement_room"]
    home.owner.invite(new, ben)
    ben.ask("POST", f"/rooms/{new}/invite", {"user_id": home.bot.user})
    async with home.serve():
        await home.wait_to_have_left(old)
    assert set(home.moves.moved) == {(old, new)}
    assert home.bot.user in str(home.owner.ask("GET", f"/rooms/{new}/joined_members"))


async def test_nobody_leads_us_out_of_another_room(home: Household, synapse: Synapse) -> None:
    """Where we are already we stay, though a room says that it moves there."""
    ours, eve = home.room(is_private=False), synapse.person("eve")
    theirs = eve.room()
    eve.invite(theirs, home.bot)
    async with home.serve() as (_, desk):
        eve.set_state(theirs, "m.room.tombstone", {"body": "moved", "replacement_room": ours})
        eve.say(theirs, "!help")
        await desk.wait_for(1)
        home.owner.say(ours, "!help")
        await desk.wait_for(2)
    assert home.moves.moved == []


async def test_a_room_that_does_not_name_the_old_one_takes_nothing(home: Household, synapse: Synapse) -> None:
    """Who may end a room may not point at somebody else's."""
    old, ben = home.room(is_private=False), synapse.person("ben")
    other = ben.room(preset="public_chat")
    async with home.serve() as (_, desk):
        home.owner.set_state(old, "m.room.tombstone", {"body": "moved", "replacement_room": other})
        await ben.wait(other, lambda events: _last_membership(events, home.bot.user) == "leave")
        home.owner.say(old, "!help")
        await desk.wait_for(1)
    assert home.moves.moved == []


async def test_who_lost_the_power_leads_us_nowhere(home: Household, synapse: Synapse) -> None:
    """The sender's level counts as it is when we hear of it."""
    old, eve = home.room(is_private=False), synapse.person("eve")
    home.owner.invite(old, eve)
    other = eve.room(preset="public_chat")
    levels = home.owner.state(old, "m.room.power_levels")
    async with home.open():
        pass
    home.owner.set_state(old, "m.room.power_levels", {**levels, "users": {eve.user: 150}})
    eve.set_state(old, "m.room.tombstone", {"body": "moved", "replacement_room": other})
    home.owner.set_state(old, "m.room.power_levels", levels)
    async with home.serve() as (_, desk):
        home.owner.say(old, "!help")
        await desk.wait_for(1)
    assert home.moves.moved == []
    assert home.bot.user not in str(eve.events(other))


def _last_membership(events: list[dict[str, object]], user: str) -> object:
    found = [event for event in events if event["type"] == "m.room.member" and event["state_key"] == user]
    content = found[-1]["content"] if found else {}
    return content.get("membership") if isinstance(content, dict) else None
