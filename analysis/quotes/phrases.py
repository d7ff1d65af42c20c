"""A noun phrase cut into the name it ends with and the role words before it."""

from dataclasses import dataclass
from typing import Final

from analysis.languages import english
from analysis.quotes.following import Range, phrase_after
from analysis.quotes.nouns import is_human
from analysis.quotes.words import Tag, Word

_MAKER_ENDINGS: Final = ("er", "or", "ist", "ian", "man", "woman")
_PARTICLES: Final = frozenset({"of", "&", "and", "de", "van", "von", "der", "la", "al", "bin", "du", "di", "da", "del"})
_NAMING: Final = frozenset({"name", "names", "named", "called", "nicknamed", "identified", "as"})
_SECOND: Final = 3
"""Words that leave a first and a last name after a role."""
_NAMING_REACH: Final = 12
_NOMINAL: Final = frozenset({Tag.NOUN, Tag.NAME})
_APPOSED: Final = frozenset({Tag.NAME, Tag.DETERMINER})
_ENDING: Final = frozenset({Tag.STOP, Tag.QUOTED})
_BEFORE_NAME: Final = _NAMING | {",", "only"}
_ARTICLES: Final = frozenset({"a", "an", "the", "one", "another", "this", "that", "some", "these", "those"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """`name` is empty for "a soldier"; `roles` are the lower-case nouns around the name."""

    name: str
    roles: tuple[str, ...]
    words: tuple[Word, ...]

    @property
    def role(self) -> str:
        """The phrase without its article, for somebody without a name."""
        words = self.words[1:] if len(self.words) > 1 and self.words[0].lower in _ARTICLES else self.words
        return " ".join(word.text for word in words).removesuffix("’s").removesuffix("'s")


def read_phrase(words: list[Word], phrase: Range) -> Phrase:
    """Cut the noun phrase `words[phrase]` into role and name."""
    members = [word for word in words[slice(*phrase)] if word.tag is not Tag.BRACKET]
    if not any(word.tag is Tag.NAME for word in members) or _has_role_head(members):
        return Phrase("", tuple(word.lower for word in members if word.tag is Tag.NOUN), tuple(members))
    end = _before_place(members)
    while (
        end
        and members[end - 1].lower in english.GENERIC_BODIES
        and any(word.tag is Tag.NAME for word in members[: end - 1])
    ):
        end -= 1
    start = end
    while start and _is_name_part(members, start - 1):
        start -= 1
    start = _after_titles(members, start, end)
    end = _before_home(members, start, end)
    named = members[start:end]
    is_role = named and named[-1].text.isupper() and is_human(named[-1].lower)  # "a POW"
    name = "" if is_role or not any(word.tag is Tag.NAME for word in named) else " ".join(word.text for word in named)
    roles = tuple(word.lower for word in members[:start] + members[end:] if word.tag in _NOMINAL)
    return Phrase(name, roles, tuple(members))


def _has_role_head(members: list[Word]) -> bool:
    """Whether a lower-case noun that can speak governs the rest ("a spokeswoman *for* the river authority")."""
    for index, word in enumerate(members[1:], start=1):
        before = members[index - 1]
        if word.tag is Tag.PREPOSITION:
            return (is_human(before.lower) or before.lower in english.BODIES) and (
                before.tag is not Tag.NAME or (index < _SECOND and before.lower not in english.BODY_WORDS)
            )
    return False


def _before_place(members: list[Word]) -> int:
    """Leave out "at …", "from …" after a name."""
    for index in range(1, len(members)):
        if (
            members[index].tag is Tag.PREPOSITION
            and members[index].lower != "of"
            and members[index - 1].tag is Tag.NAME
        ):
            return index
    return len(members)


def _is_name_part(members: list[Word], index: int) -> bool:
    word, is_last = members[index], index + 1 == len(members)
    if word.tag is Tag.NAME:
        is_owner = word.lower.endswith("'s") or (
            word.lower.endswith("s'") and members[-1].lower not in english.BODY_WORDS
        )
        return is_last or not is_owner
    if is_last or index == 0:
        return False
    before, after = members[index - 1], members[index + 1]
    if word.lower == "the":
        return before.lower == "of" and after.tag is Tag.NAME
    if word.lower == "and":
        return before.tag is after.tag is Tag.NAME and members[-1].lower in english.BODY_WORDS
    return word.lower in _PARTICLES and before.tag is Tag.NAME and (after.tag is Tag.NAME or after.lower == "the")


def _after_titles(members: list[Word], start: int, end: int) -> int:
    """Skip everything up to the last title, role or owner before the name proper."""
    found = start
    for index in range(start, end - 1):
        stem = members[index].lower.rstrip(".")
        is_maker = index == 0 and end >= _SECOND and stem.endswith(_MAKER_ENDINGS) and stem not in english.MALE_NAMES
        if is_human(stem) or is_maker or "-of-" in stem or members[index].lower.endswith("'s"):
            found = index + 1
    return found


def _before_home(members: list[Word], start: int, end: int) -> int:
    """Leave out "of …" after a person's name ("Mira Tal of Radio X"), not in a body's ("League of Small Nations")."""
    for index in range(start + 2, end - 1):
        if members[index].lower == "of" and members[index - 1].lower not in english.BODY_WORDS:
            return index
    return end


def name_in_apposition(words: list[Word], end: int) -> tuple[str, int] | None:
    """Give the name that a role before `end` has, and where it ends: "its head, Lena Marku", "a man named Bruno"."""
    if end + 1 < len(words) and words[end].lower == "," and words[end + 1].tag in _APPOSED:
        after = phrase_after(words, end + 1, len(words))
        name = read_phrase(words, after).name if after else ""
        if (
            after
            and name
            and (after[1] == len(words) or words[after[1]].lower in {",", "."} or words[after[1]].tag is Tag.QUOTED)
        ):
            return name, after[1]
    has_verb = False
    for index in range(end, min(len(words), end + _NAMING_REACH)):
        word = words[index]
        if word.tag in _ENDING:
            return None
        has_verb = has_verb or word.lower in _NAMING
        if has_verb and word.tag is Tag.NAME and words[index - 1].lower in _BEFORE_NAME:
            after_name = _name_run(words, index)
            return " ".join(member.text for member in words[index:after_name]), after_name
    return None


def _name_run(words: list[Word], index: int) -> int:
    while index < len(words) and words[index].tag is Tag.NAME:
        index += 1
    return index
