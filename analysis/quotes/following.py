"""The noun phrase that starts at a word, as in "said *the mayor of the town*"."""

from typing import Final

from analysis.quotes.nouns import can_head, is_human
from analysis.quotes.words import Tag, Word

Range = tuple[int, int]
"""Half-open range of word indexes."""

_LONGEST: Final = 16
"""Words of the longest phrase; keeps time linear."""
_STANDING_ALONE: Final = frozenset({"her", "his", "this", "that", "some", "many", "others", "both", "all", "several"})
"""Determiners that can be a phrase by themselves."""
_STATIONS: Final = frozenset({"at", "behind", "for"})
_NOMINAL: Final = frozenset({Tag.NAME, Tag.NOUN, Tag.NUMBER, Tag.BRACKET})
_LEADING: Final = frozenset({Tag.DETERMINER, Tag.NUMBER})
_FOLLOWING: Final = frozenset({Tag.NAME, Tag.NOUN, Tag.DETERMINER})
_LINKS: Final = frozenset({"of", "and", "&"})


def phrase_after(words: list[Word], at: int, high: int) -> Range | None:
    """Find the noun phrase that starts at `at`, over adverbs; None where there is none before `high`."""
    high = min(high, at + _LONGEST)
    start = at
    while start < high and words[start].tag is Tag.ADVERB:
        start += 1
    if start < high and words[start].tag is Tag.PRONOUN:
        return (start, start + 1)
    first = start
    while first < high and words[first].tag in _LEADING:
        first += 1
    if start < first < high - 1 and words[first].lower == "of":
        first += 2 if words[first + 1].tag is Tag.DETERMINER else 1
    end = _end_of_nouns(words, first, high)
    if end > first:
        return (start, end)
    return (start, start + 1) if start < high and words[start].lower in _STANDING_ALONE else None


def _end_of_nouns(words: list[Word], first: int, high: int) -> int:
    """Give the index after the nouns, names and links that go on from `first`; `first` itself where none does."""
    index, has_name = first, False
    while index < high and (step := _step(words, index, first, has_name=has_name)):
        has_name = has_name or words[index].tag is Tag.NAME
        index += step
    index = min(index, high)
    while index > first and words[index - 1].tag is Tag.BRACKET:
        index -= 1
    if index > first and not has_name and is_human(words[index - 1].lower):
        return _after_station(words, index, high)
    return index


def _step(words: list[Word], index: int, first: int, *, has_name: bool) -> int:
    """Tell how many words the phrase grows at `index`, 0 where it ends."""
    word = words[index]
    if index > first and word.lower in _LINKS:
        return _over_link(words, index)
    if word.tag is Tag.NAME or word.tag is Tag.BRACKET:
        return 1
    if word.tag is not Tag.NOUN or (index > first and (word.lower.endswith("ing") or _is_verb_after(words, index))):
        return 0
    return int(not has_name or _leads_to_name(words, index))


def _over_link(words: list[Word], index: int) -> int:
    """Tell how far "of the town", "and Brok" reaches; 0 where the phrase does not go on over it."""
    if index + 1 >= len(words):
        return 0
    link, after = words[index], words[index + 1]
    if link.lower == "and":
        return 2 * (after.tag is Tag.NAME)
    if after.tag not in _FOLLOWING or after.lower.endswith("ing"):
        return 0
    is_longer = after.tag is Tag.DETERMINER and index + 2 < len(words) and words[index + 2].tag in {Tag.NOUN, Tag.NAME}
    return 3 if is_longer else 2


def _is_verb_after(words: list[Word], index: int) -> bool:
    """Tell whether the word after a noun that can speak looks like its verb ("the government *raised*")."""
    lower = words[index].lower
    return lower.endswith(("ed", "s")) and can_head(words[index - 1].lower) and not can_head(lower)


def _leads_to_name(words: list[Word], index: int) -> bool:
    """Tell whether the lower-case words from `index` are a role before a name, or a head that can speak."""
    if can_head(words[index].lower):
        return True
    for word in words[index + 1 : index + 4]:
        if word.tag is Tag.NAME or (word.tag is Tag.NOUN and can_head(word.lower)):
            return True
        if word.tag is not Tag.NOUN:
            return False
    return False


def _after_station(words: list[Word], index: int, high: int) -> int:
    """Go on over the place of somebody without a name ("the girl *behind the counter*")."""
    if index + 2 >= high or words[index].lower not in _STATIONS or words[index + 1].tag is not Tag.DETERMINER:
        return index
    end = index + 2
    while end < min(high, index + 5) and words[end].tag in _NOMINAL and not words[end].lower.endswith("ed"):
        end += 1
    return end if end > index + 2 else index
