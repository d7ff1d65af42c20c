"""`/search` and `/figures`."""

from dataclasses import replace

from domain.records import GroupedStory
from tests.handlers.newsroom import EVENING, FERRY_TICKETS, Newsroom


async def test_words_in_any_order(room: Newsroom) -> None:
    """A sentence with all the words is shown in a bar, with whom its outlet credits for it."""
    text = await room.text("/search January paid")
    assert text.startswith("1 sentence, newest first\n")
    assert "Harbour Post, citing Coast Radio, 14 Mar 2026\n| About 400 crew have not been paid since January" in text


async def test_phrase_outlet_and_time(room: Newsroom) -> None:
    """A phrase is found word after word; an outlet and a time narrow."""
    assert "2 sentences" in await room.text('/search "money is there"')
    assert "1 sentence," in await room.text('/search "money is there" outlet:Harbour Post')
    assert "No sentence" in await room.text('/search "there is money"')
    assert "1 sentence," in await room.text("/search crew outlet:Kestrel Daily since:7d")


async def test_other_alphabet(room: Newsroom) -> None:
    """Words of any alphabet are found."""
    assert "Порт відкриють завтра" in await room.text("/search ЗАВТРА")


async def test_nothing_to_look_for(room: Newsroom) -> None:
    """Without words the answer shows how to ask, and with none found what to do."""
    assert "for example /search ferry strike" in await room.text("/search")
    assert "Fewer words find more" in await room.text("/search zzz qqq")
    assert "There is no letter or digit in “???”" in await room.text("/search ???")


async def test_figures_side_by_side(room: Newsroom) -> None:
    """Figures about one thing stand under what they count, with claimant and verdict, each on a line of its own."""
    text = await room.text("/figures crew")
    assert "Crew, claimed by the union · differs:\n" in text
    assert "\nHarbour Post, citing Coast Radio, 14 Mar 2026: About 400 crew have" in text
    assert "\nKestrel Daily, 14 Mar 2026: More than 450 crew" in text
    assert "No figure for that" in await room.text("/figures zzz")


async def test_many_figures_of_one_thing(room: Newsroom) -> None:
    """Of many figures about one thing the newest are shown, the others counted, and copies named under the first."""
    ids: list[int] = []
    for n in range(9):
        words = f"More than {450 + n} crew are unpaid, the union said."
        figures = ((f"More than {450 + n}", 450.0 + n, "crew", "the union"),)
        page = replace(FERRY_TICKETS, title=f"Day {n}", text=words, day=15, speakers=(), figures=figures, url=None)
        copy = replace(page, outlet="Coast Radio", title=f"Copy {n}", text=f"{words}\nThat is all for {n}.")
        ids += [await room.save(page), await room.save(copy)]
    story = GroupedStory(tuple((one, n) for n, one in enumerate(ids)), ids[0])
    await room.desk.store.stories.save([story], [], window_since=None, now=EVENING)
    text = await room.text("/figures crew")
    assert "and 12 older" in text
    assert "also " in text
