"""Takes in what somebody sent into a chat: a file, or a post that was passed on."""

from dataclasses import replace

from desk.articles.ingest_article import Ingested, known_outlets, limits_of, store_given
from desk.articles.read_article import read_article
from desk.desk import Desk
from domain.chat import Attachment
from domain.errors import InputRefusedError, WorkLostError
from ingest import NOTHING_TOLD, Told


async def ingest_attachment(desk: Desk, attachment: Attachment, *, told: Told = NOTHING_TOLD) -> Ingested:
    """Take in a file or a post that somebody sent; a refusal is a result, and then nothing of it is stored."""
    try:
        read = await desk.workers.run(
            read_article,
            await attachment.read(),
            now=desk.clock.now(),
            limits=limits_of(desk),
            told=replace(told, url=attachment.url),
            known=await known_outlets(desk),
            name=attachment.name,
        )
        return await store_given(desk, read, told)
    except (InputRefusedError, WorkLostError) as error:
        return Ingested(attachment.name, refusal=str(error))
