"""The names and roles that articles have for speakers: who may be meant by a name, and what is new of it.

All of this works on a writing or reading unit at hand, for all names of an article at once.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import and_, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.records import SpeakerNames
from storage.folding import fold_key, fold_words, sound_key
from storage.rows import Values, insert_row, insert_rows
from storage.tables import speaker_parts, speaker_words, speakers

MOST_ALIKE: Final = 500
"""Of more speakers whose names sound alike the most quoted are compared."""

_ALIKE: Final = (
    select(speakers.c.speaker_id, speakers.c.name, speaker_words.c.sound, speaker_words.c.words)
    .join(speaker_words, speaker_words.c.speaker_id == speakers.c.speaker_id)
    .where(speaker_words.c.sound.in_(bindparam("sounds", expanding=True)), speaker_words.c.is_role.is_(False))
    .order_by(speakers.c.quotes.desc(), speakers.c.speaker_id)
    .limit(MOST_ALIKE)
)
_CALLED: Final = (
    select(speaker_words.c.key, speaker_words.c.speaker_id)
    .where(speaker_words.c.key.in_(bindparam("keys", expanding=True)), speaker_words.c.is_role.is_(False))
    .order_by(speaker_words.c.speaker_id.desc())
)
_SAID: Final = select(speaker_words.c.speaker_id, speaker_words.c.words).where(
    speaker_words.c.speaker_id.in_(bindparam("speakers", expanding=True)),
    speaker_words.c.words.in_(bindparam("said", expanding=True)),
)
_PARTS: Final = select(speaker_parts).where(speaker_parts.c.speaker_id.in_(bindparam("speakers", expanding=True)))

SpeakerWords = tuple[int, str, bool]
"""A speaker, the words an article has for him, and whether they are a role."""


async def names_sounding_like(connection: AsyncConnection, names: Collection[str]) -> Mapping[str, list[SpeakerNames]]:
    """For each name the speakers with a spelling whose last word sounds like its last, most quoted first."""
    sounds = {name: sound_key(name) for name in names}
    spellings: dict[str, dict[int, list[str]]] = {sound: {} for sound in sounds.values()}
    own: dict[int, str] = {}
    for row in await connection.execute(_ALIKE, {"sounds": list(set(sounds.values()) - {""})}):
        own[row.speaker_id] = row.name
        spellings[row.sound].setdefault(row.speaker_id, []).append(row.words)
    return {
        name: [SpeakerNames(one, own[one], tuple(words)) for one, words in spellings[sound].items()]
        for name, sound in sounds.items()
    }


async def learn_names(connection: AsyncConnection, people: Sequence[SpeakerNames]) -> dict[str, int]:
    """Remember the spellings of speakers; gives the id for each spelling.

    A speaker without an id is new, unless one has exactly this name already but for case and accents.
    """
    new = {one.name: fold_key(one.name) for one in people if one.speaker_id is None}
    rows = await connection.execute(_CALLED, {"keys": list(new.values())}) if new else ()
    known = {row.key: row.speaker_id for row in rows}
    ids: dict[str, int] = {}
    added: list[SpeakerWords] = []
    for one in people:
        speaker_id = one.speaker_id or known.get(fold_key(one.name))
        if speaker_id is None:
            speaker_id = await insert_row(connection, speakers, {"name": one.name, "quotes": 0})
            known[fold_key(one.name)] = speaker_id
        ids |= dict.fromkeys(one.spellings, speaker_id)
        added += [(speaker_id, spelling, False) for spelling in one.spellings]
    await add_words(connection, added)
    return ids


async def add_words(connection: AsyncConnection, words: Collection[SpeakerWords]) -> None:
    """Remember words for speakers, and the parts of names, where they are new."""
    if not words:
        return
    wanted = {"speakers": list({one for one, _, _ in words}), "said": list({said for _, said, _ in words})}
    found = await connection.execute(_SAID, wanted)
    known = {(row.speaker_id, row.words) for row in found}
    new = list(dict.fromkeys(one for one in words if one[:2] not in known))
    await insert_rows(connection, speaker_words, [_row(*one) for one in new])
    await _add_parts(connection, [(speaker_id, said) for speaker_id, said, is_role in new if not is_role])


def _row(speaker_id: int, words: str, is_role: bool) -> Values:  # noqa: FBT001 - the column
    sound = "" if is_role else sound_key(words)
    return {
        "speaker_id": speaker_id,
        "words": words,
        "key": fold_key(words),
        "is_role": is_role,
        "quotes": 0,
        "sound": sound,
    }


async def _add_parts(connection: AsyncConnection, names: Sequence[tuple[int, str]]) -> None:
    if not names:
        return
    found = await connection.execute(_PARTS, {"speakers": list({speaker_id for speaker_id, _ in names})})
    stored = {(row.speaker_id, row.part): row.is_last for row in found}
    wanted: dict[tuple[int, str], bool] = {}
    for speaker_id, name in names:
        parts = fold_words(name)
        for part in parts:
            wanted[speaker_id, part] = wanted.get((speaker_id, part), False) or part == parts[-1]
    new = [key for key in wanted if key not in stored]
    await insert_rows(
        connection,
        speaker_parts,
        [{"speaker_id": one, "part": part, "is_last": wanted[one, part]} for one, part in new],
    )
    turned = [key for key, is_last in wanted.items() if is_last and stored.get(key) is False]
    if turned:
        is_part = and_(speaker_parts.c.speaker_id == bindparam("one"), speaker_parts.c.part == bindparam("its_part"))
        change = update(speaker_parts).where(is_part).values(is_last=True)
        await connection.execute(change, [{"one": one, "its_part": part} for one, part in turned])
