"""Puts a question that hangs on a chat into words that mean the same everywhere."""

from desk.answers.read_story import story_lead
from desk.answers.resolve_number import resolve_letter, resolve_number
from desk.desk import Desk
from domain.chat import Request


async def free_number(desk: Desk, request: Request, number: int) -> str:
    """What stands anywhere for a numbered line: its place in its article.

    Raises:
        NotFoundError: If there is no such line.
    """
    _, line = await resolve_number(desk, request.chat, request.reply_to, number)
    return f"#{line.ref.article_id}v{line.ref.version}:{line.start}-{line.end}"


async def free_letter(desk: Desk, request: Request, letter: str) -> str:
    """What stands anywhere for a lettered story: the place of the article that titles it.

    Raises:
        NotFoundError: If there is no such story.
    """
    _, story_id = await resolve_letter(desk, request.chat, request.reply_to, letter)
    return f"#{await story_lead(desk, story_id)}"
