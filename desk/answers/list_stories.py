"""Lists the stories of a window, each with the letter that it has in this chat."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from desk.answers.show_words import hold_names
from desk.chats.chat_zone import chat_zone
from desk.desk import Desk
from digest.compose import letter_of
from domain.answers import Page
from domain.chat import ChatRef
from domain.edition import Edition, Window
from domain.records import SavedEdition
from domain.story import StoryHead


@dataclass(frozen=True, slots=True)
class LetteredStory:
    """A story and its letter."""

    letter: str
    head: StoryHead


async def list_stories(
    desk: Desk, chat: ChatRef, window: Window, *, offset: int, limit: int
) -> tuple[int, Page[LetteredStory]]:
    """The stories, most origins first, and the id of the edition that their letters belong to.

    A story has the letter that the chat's last edition gave it. The others get the letters that come next and are
    remembered with that edition, or with an empty one where the chat has none, so that `/story B` finds them.
    """
    page = await desk.store.stories.heads(window, offset=offset, limit=limit)
    curtain = await hold_names(desk, (head.lead for head in page.items))
    edition = await desk.store.editions.last(chat) or await _empty_edition(desk, chat, window)
    letters = await _letters(desk, edition, [head.story_id for head in page.items])
    items = tuple(
        LetteredStory(letters[head.story_id], replace(head, lead=curtain.head(head.lead))) for head in page.items
    )
    return edition.edition_id, Page(items, page.offset, page.total)


async def _empty_edition(desk: Desk, chat: ChatRef, window: Window) -> SavedEdition:
    zone, now = await chat_zone(desk, chat), desk.clock.now()
    edition = Edition(now, zone, window, desk.preferences.length, stories=())
    return SavedEdition(await desk.store.editions.save(edition, chat), now, zone, {}, {})


async def _letters(desk: Desk, edition: SavedEdition, story_ids: Sequence[int]) -> dict[int, str]:
    """The letter of each story; new ones are remembered."""
    letters = {story_id: letter for letter, story_id in edition.stories.items()}
    free = (letter for letter in map(letter_of, count()) if letter not in edition.stories)
    new = {next(free): story_id for story_id in story_ids if story_id not in letters}
    if new:
        await desk.store.editions.add_letters(edition.edition_id, new)
    return letters | {story_id: letter for letter, story_id in new.items()}
