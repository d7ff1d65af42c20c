"""Who is spoken of in an article: noun phrases for people and bodies, and the entities that they name."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Final

from analysis.languages import english
from analysis.people import Gender, fold_name, gender_of, is_folded_alike, is_same_person, name_parts
from analysis.quotes.attribution import Frame
from analysis.quotes.following import Range, phrase_after
from analysis.quotes.nouns import is_human, is_somebody
from analysis.quotes.paragraphs import Paragraph
from analysis.quotes.phrases import Phrase, name_in_apposition, read_phrase
from analysis.quotes.words import Tag, Word

_APPOSITION_REACH: Final = 9
_APPOSED: Final = frozenset({Tag.DETERMINER, Tag.NOUN})
_NOMINAL: Final = frozenset({Tag.DETERMINER, Tag.NAME, Tag.NOUN, Tag.NUMBER})
_INTRODUCING: Final = frozenset({"as", "name", "named"})
_SINGULAR_IN_S: Final = english.HUMANS | english.BODIES
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_DESCRIBED: Final = 3
"""Words of a description: article, what is told of somebody, and the noun."""
_REMEMBERED: Final = 2_000
"""Names of an article or two."""
_MEMORY: Final = 400
"""How many mentions a name or role is looked for in; keeps time linear."""


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or some body: its longest name, or its role words where it has none, and what it is called.

    Two with the same name are two.
    """

    name: str
    is_named: bool
    gender: Gender | None = None
    is_plural: bool = False
    is_body: bool = False
    has_spoken: bool = False
    is_place: bool = False
    """Met only after "in", "at", "near" …"""
    roles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that speaks of an entity; `start` is an offset in the article."""

    start: int
    entity: Entity
    is_subject: bool
    paragraph: int


class Cast:
    """The entities of one article, in order of appearance, and every mention of them."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        """Read all noun phrases outside quotations."""
        self.mentions: list[Mention] = []
        self.starts: list[int] = []
        self._entities: list[Entity] = []
        self._by_word: dict[str, list[Entity]] = {}
        for paragraph in paragraphs:
            for frame in paragraph.frames:
                for phrase, is_subject in _phrases(frame):
                    self._meet(paragraph, frame, phrase, is_subject=is_subject)

    def _meet(self, paragraph: Paragraph, frame: Frame, phrase: Range, *, is_subject: bool) -> None:
        words = paragraph.words
        if not any(word.tag is Tag.NAME or is_somebody(word.lower) for word in words[slice(*phrase)]):
            return
        read = read_phrase(words, phrase)
        is_introduced = _is_introduced(words, phrase[0], frame.low)
        entity = (
            self.introduced(read.name, words[phrase[0]].start)
            if is_introduced and read.name
            else self._entity_of(words, phrase, read)
        )
        if entity is None:
            return
        if is_introduced or _has_age(words, phrase[1]):
            entity.roles.add("person")
        roles = [*read.roles, *_apposition_roles(words, phrase[1])]
        entity.roles.update(role for role in roles if is_human(role) or role in english.BODIES)
        if entity.gender is None and not entity.is_plural:
            entity.gender = gender_of(" ".join(roles)) or gender_of(entity.name)
        if not english.BODIES.isdisjoint(read.roles) and not any(is_human(role) for role in read.roles):
            entity.is_body = entity.is_body or entity.gender is None
        if (
            is_subject
            and entity.gender is None
            and not entity.roles
            and any(word.lower == "its" for word in words[phrase[1] : frame.high])
        ):
            entity.is_body = True
        is_placed = phrase[0] > frame.low and words[phrase[0] - 1].lower in english.PLACING
        entity.is_place = is_placed and (entity.is_place or entity not in self._entities[-_MEMORY:])
        start = words[phrase[0]].start
        self.mentions.append(Mention(start, entity, is_subject, paragraph.number))
        self.starts.append(start)
        self._entities.append(entity)

    def _entity_of(self, words: list[Word], phrase: Range, read: Phrase) -> Entity | None:
        start = words[phrase[0]].start
        if read.name:
            is_thing = words[phrase[0]].lower == "the" and not any(is_human(role) for role in read.roles)
            return self.named(read.name, start) or self._add(read.name, is_body=is_thing)
        head = _head(read)
        if head is None:
            return None
        apposed = name_in_apposition(words, phrase[1])
        if apposed is not None:
            return self.introduced(apposed[0], start)
        return self._unnamed(read, head, start)

    def _add(self, name: str, *, is_body: bool) -> Entity:
        is_body = is_body or "&" in name or any(part.lower() in english.BODY_WORDS for part in name.split())
        parts = name_parts(name)
        entity = Entity(name if is_body else " ".join(parts) or name, is_named=True, is_body=is_body)
        for key in {part.lower() for part in parts}:
            self._by_word.setdefault(key, []).append(entity)
        return entity

    def introduced(self, name: str, at: int) -> Entity:
        """Give the entity that a role is told to be named: a lone first name there is nobody met by a longer one."""
        if len(name_parts(name)) > 1:
            return self.named(name, at) or self._add(name, is_body=False)
        exact = (entity for entity in self._before(at) if entity.is_named and entity.name == name)
        return next(exact, None) or self._add(name, is_body=False)

    def named(self, name: str, at: int) -> Entity | None:
        """Give the entity that a name means at offset `at`: the last one met before, else one met later."""
        parts = name_parts(name)
        if not parts:
            return None
        before = self._before(at)
        if len(parts) == 1:
            exact = next((entity for entity in before if entity.name == parts[0]), None)
            if exact is not None:
                return exact
        met_later = (self._by_word.get(part.lower(), [])[:_MEMORY] for part in (parts[-1], parts[0]))
        for entity in chain(before, *met_later):
            if entity.is_named and _fits(entity, name):
                return _lengthen(entity, parts)
        return None

    def by_role(self, head: str, at: int) -> Entity | None:
        """Give the entity last met before `at` that was called `head`, or whose name ends with it ("the union")."""
        for entity in self._before(at):
            if head in entity.roles or (entity.is_named and entity.name.lower().split()[-1] == head):
                return entity
        return None

    def at(self, start: int) -> Entity | None:
        """Give the entity of the phrase that starts at this offset."""
        index = bisect_right(self.starts, start) - 1
        return self.mentions[index].entity if index >= 0 and self.starts[index] == start else None

    def _before(self, at: int) -> list[Entity]:
        """Give whom the article speaks of before `at`, the last one first, each once."""
        end = bisect_right(self.starts, at)
        return list(dict.fromkeys(reversed(self._entities[max(0, end - _MEMORY) : end])))

    def _only_person(self, read: Phrase, head: str) -> Entity | None:
        """Give the one person named so far, where "the retired postmistress" may be another way to say it."""
        if len(read.words) != _DESCRIBED or head not in english.HUMANS:
            return None
        people = {entity for entity in self._entities[-_MEMORY:] if _is_like_person(entity)}
        if len(people) != 1:
            return None
        (person,) = people
        return person if person.gender in {None, gender_of(head)} or gender_of(head) is None else None

    def _unnamed(self, read: Phrase, head: str, start: int) -> Entity:
        """Give the entity of a phrase without a name whose noun `head` can speak: somebody met before, or a new one."""
        is_definite = read.words[0].lower in _DEFINITE
        if is_definite and (known := self.by_role(head, start) or self._only_person(read, head)):
            return known
        is_plural = head in english.IRREGULAR_PLURALS or (head.endswith("s") and head not in _SINGULAR_IN_S)
        return Entity(
            read.role,
            is_named=False,
            gender=gender_of(head),
            is_plural=is_plural,
            is_body=head.removesuffix("s") in english.BODIES,
            roles={head},
        )


def _is_introduced(words: list[Word], at: int, low: int) -> bool:
    """Whether the name at `at` is one that somebody is said to give ("gives his name as", "identified only as")."""
    if at == low or words[at - 1].lower not in _INTRODUCING:
        return False
    return any(word.lower in english.NAMING for word in words[max(low, at - 6) : at])


def _has_age(words: list[Word], end: int) -> bool:
    """Whether a phrase is followed by an age between commas ("Sana, 34, …")."""
    after = words[end : end + 3]
    return (
        [word.lower for word in after[::2]] == [",", ","]
        and after[1].text.isdigit()
        and len(after[1].text) < len("100")
    )


def _lengthen(entity: Entity, parts: tuple[str, ...]) -> Entity:
    if len(parts) > len(name_parts(entity.name)):
        entity.name = " ".join(parts)
    return entity


def _is_like_person(entity: Entity) -> bool:
    return entity.is_named and not entity.is_body and not entity.is_place and " " in entity.name


@lru_cache(_REMEMBERED)
def _spelling(name: str) -> tuple[int, str, str]:
    """Give how many parts a name has, its first one in lower case and its last one folded."""
    parts = name_parts(name)
    return (len(parts), parts[0].lower(), fold_name(parts[-1])) if parts else (0, "", "")


def _fits(entity: Entity, name: str) -> bool:
    """Whether a name may be that of an entity; it is asked of most pairs of names in an article."""
    own_count, own_first, own_last = _spelling(entity.name)
    count, first, last = _spelling(name)
    if min(count, own_count) > 1:
        if entity.is_body:
            return entity.name.lower() == name.lower()
        return is_folded_alike(own_last, last) and is_same_person(entity.name, name)
    if not own_count:
        return False
    if is_folded_alike(own_last, last):
        return True
    is_of_body = count > 1 and (entity.is_body or name_parts(name)[-1].lower() in english.BODY_WORDS)
    return first == own_first and not is_of_body


def _head(read: Phrase) -> str | None:
    """Give the noun of a phrase without a name that can speak ("spokeswoman" of "a spokeswoman for the port")."""
    found = None
    for word in read.words:
        if word.tag is Tag.PREPOSITION:
            break
        if is_somebody(word.lower):
            found = word.lower
    return found


def _apposition_roles(words: list[Word], end: int) -> list[str]:
    """Give the nouns of `, a …,` after a phrase that ends before `end`."""
    roles = []
    if end + 1 < len(words) and words[end].lower == "," and words[end + 1].tag in _APPOSED:
        for word in words[end + 1 : end + _APPOSITION_REACH]:
            if word.tag not in _NOMINAL:
                break
            if word.tag is Tag.NOUN:
                roles.append(word.lower)
    return roles


def _phrases(frame: Frame) -> Iterator[tuple[Range, bool]]:
    """Give the noun phrases of a sentence, and whether each is its subject; an apposition belongs to its phrase."""
    words, index, has_subject = frame.words, frame.low, False
    while index < frame.high:
        phrase = phrase_after(words, index, frame.high) if words[index].tag in _NOMINAL else None
        if phrase is None:
            index += 1
            continue
        is_subject = not has_subject and not (index > frame.low and words[index - 1].tag is Tag.PREPOSITION)
        yield phrase, is_subject
        has_subject = has_subject or is_subject
        index = max(_after_apposition(words, phrase, frame.high), index + 1)


def _after_apposition(words: list[Word], phrase: Range, high: int) -> int:
    end = phrase[1]
    if end + 1 >= high or words[end].lower != ",":
        return end
    read = read_phrase(words, phrase)
    if not read.name:
        apposed = name_in_apposition(words, end)
        return apposed[1] if apposed and apposed[1] < high and words[apposed[1]].lower == "," else end
    after = phrase_after(words, end + 1, high) if words[end + 1].tag is Tag.DETERMINER else None
    return after[1] if after and not read_phrase(words, after).name else end
