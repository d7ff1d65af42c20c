"""The words that name a speaker: the noun phrase before or after a cue."""

from typing import Final

from analysis.languages import english
from analysis.quotes.words import Tag, Word

Range = tuple[int, int]
"""Half-open range of word indexes."""

_REACH: Final = 40
"""How many words a search for a subject may look back; keeps time linear."""
_STANDING_ALONE: Final = frozenset({"her", "his", "this", "that", "some", "many", "others", "both", "all", "several"})
"""Determiners that can be a phrase by themselves."""
_LINK_REACH: Final = 8
_NOMINAL: Final = frozenset({Tag.NAME, Tag.NOUN, Tag.NUMBER, Tag.BRACKET})
_LINKING: Final = frozenset({"of", "for", "at", "from", "with", "in", "on", "to", "by", "off", "behind"})


def is_second_verb(words: list[Word], at: int, low: int) -> bool:
    """Whether the verb at `at` shares its subject with a verb before it ("rose *and said*", "went on *to say*")."""
    index = _skip_back(words, at - 1, low)
    return index >= low and (
        words[index].tag in {Tag.CONJUNCTION, Tag.CUE} or words[index].lower in {"to", "by", "then"}
    )


def subject_before(words: list[Word], at: int, low: int) -> Range | None:
    """Find who does what the verb at `at` says: the noun phrase before it, over adverbs, auxiliaries and appositions."""
    index = _skip_back(words, at - 1, low)
    if index < low:
        return None
    word = words[index]
    if word.lower in {",", "—", "–", "-"}:
        return _before_apposition(words, index, low)
    if word.lower in {"who", "that", "which"}:
        end = index - 1 if index > low and words[index - 1].lower == "," else index
        return _phrase_ending(words, end, low) if end > low else None
    return _phrase_ending(words, index + 1, low)


def _skip_back(words: list[Word], index: int, low: int) -> int:
    while index >= low and (
        words[index].tag in {Tag.ADVERB, Tag.AUXILIARY, Tag.TIME}
        or (words[index].lower == "on" and words[index + 1].tag is Tag.TIME)
    ):
        index -= 1
    return index


def _before_apposition(words: list[Word], comma: int, low: int) -> Range | None:
    """Give the noun phrase before `, …,` where the last comma stands at `comma`."""
    opening = comma - 1
    while opening > max(low, comma - _REACH):
        if words[opening].lower in {",", "—", "–", "-"}:
            phrase = _phrase_ending(words, opening, low)
            if phrase and (_has_name(words, phrase) or phrase[0] == low or words[phrase[0]].tag is Tag.PRONOUN):
                return phrase
            if phrase and words[phrase[0]].tag is Tag.DETERMINER and opening - phrase[0] > 1:
                return phrase
        opening -= 1
    return None


def _has_name(words: list[Word], phrase: Range) -> bool:
    return any(word.tag is Tag.NAME for word in words[slice(*phrase)])


def _phrase_ending(words: list[Word], end: int, low: int) -> Range | None:
    """Give the noun phrase whose last word stands before `end`."""
    last = end - 1
    if last < low:
        return None
    if words[last].tag is Tag.PRONOUN:
        is_part = (
            last - 2 >= low
            and words[last - 1].lower == "of"
            and words[last - 2].tag in {Tag.DETERMINER, Tag.PRONOUN, Tag.NUMBER}
        )
        return (last - 2 if is_part else last, end)
    if words[last].lower in {"another", "one", "both", "many", "some", "all", "most", "others", "two", "three"}:
        return (last, end)
    if words[last].tag is Tag.CUE and last > low and _is_nominal_use(words, last):
        start = last
    elif words[last].tag not in _NOMINAL:
        return None
    else:
        start = last
    while start > max(low, end - _REACH) and (step := _step_back(words, start, low)):
        start -= step
    while start < last and words[start].tag is Tag.BRACKET:
        start += 1
    return None if words[start].tag is Tag.BRACKET else (start, end)


def _is_nominal_use(words: list[Word], index: int) -> bool:
    form, before = words[index].form, words[index - 1]
    return (
        form is not None
        and not form.is_past
        and (before.tag in {Tag.DETERMINER, Tag.NOUN, Tag.NUMBER} or before.lower.endswith(("'s", "s'")))
    )


def _step_back(words: list[Word], start: int, low: int) -> int:
    """Tell how many words the phrase that starts at `start` grows to the left, 0 when it is whole."""
    before, first = words[start - 1], words[start]
    if first.tag is Tag.DETERMINER and first.lower not in {
        "most",
        "many",
        "several",
        "other",
        "more",
        "two",
        "three",
        "four",
        "five",
    }:
        return _link_back(words, start, low) or int(before.lower in {"all", "both"})
    if before.tag is Tag.DETERMINER:
        return 1
    if before.tag is Tag.NUMBER:
        return int(not (len(before.text) == 4 and before.text.isdigit()))
    if (
        before.tag is Tag.NOUN
        and first.tag is Tag.NAME
        and before.lower.endswith(("s", "ed"))
        and not can_head(before.lower)
    ):
        return 0
    if before.tag in _NOMINAL:
        return 1
    if (
        before.tag is Tag.CUE
        and before.form is not None
        and before.form.is_past
        and start - 2 >= low
        and words[start - 2].tag is Tag.DETERMINER
    ):
        return 1
    if before.lower in {"and", "&"} and start - 2 >= low:
        is_pair = words[start - 2].tag is first.tag is Tag.NAME or before.lower == "&"
        return 2 if is_pair and words[start - 2].tag in _NOMINAL else 0
    if before.lower in {"mr", "first", "second", "former", "own", "only", "last", "early", "then-"}:
        return 1
    links = _link_back(words, start, low)
    return links


def _link_back(words: list[Word], start: int, low: int) -> int:
    """Tell whether "of", "for" … before `start` hangs on a noun that can speak, and how far it is to that noun."""
    link = start - 1
    if link - 1 < low or words[link].lower not in _LINKING or words[link - 1].tag not in {Tag.NOUN, Tag.NAME, Tag.CUE}:
        return 0
    for index in range(link - 1, max(low, link - _LINK_REACH) - 1, -1):
        word = words[index]
        if can_head(word.lower):
            return start - index
        if word.tag not in {Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.CUE} and word.lower not in _LINKING:
            break
    return 2 if words[link].lower == "of" else 0


def phrase_after(words: list[Word], at: int, high: int) -> Range | None:
    """Find the noun phrase that starts at `at`, as in "said *the mayor of the town*"."""
    index = at
    while index < high and words[index].tag is Tag.ADVERB:
        index += 1
    start = index
    if index < high and words[index].tag is Tag.PRONOUN:
        return (index, index + 1)
    while index < high and words[index].tag in {Tag.DETERMINER, Tag.NUMBER}:
        index += 1
    if start < index < high - 1 and words[index].lower == "of":
        index += 2 if words[index + 1].tag is Tag.DETERMINER else 1
    first, has_name = index, False
    while index < min(high, start + 16):
        word = words[index]
        if word.tag is Tag.NAME:
            has_name = True
        elif word.tag is Tag.NOUN and has_name and not _leads_to_name(words, index, high):
            break
        elif word.lower in {"of", "and", "&"} and index > first and index + 1 < high:
            if not _may_follow(word, words[index + 1]):
                break
            index += 2
            if words[index - 1].tag is Tag.DETERMINER and index < high and words[index].tag in {Tag.NOUN, Tag.NAME}:
                index += 1
            continue
        elif word.tag not in {Tag.NOUN, Tag.BRACKET} or (
            index > first and (word.lower.endswith("ing") or _is_verb_after(words, index))
        ):
            break
        index += 1
    while index > first and words[index - 1].tag is Tag.BRACKET:
        index -= 1
    if index > first and not has_name and is_human(words[index - 1].lower):
        index = _after_station(words, index, high)
    if index == first and start < high and words[start].lower in _STANDING_ALONE:
        return (start, start + 1)
    return (start, min(index, high)) if index > first else None


def _may_follow(link: Word, after: Word) -> bool:
    """Whether a phrase goes on over "of" or "and"."""
    if link.lower == "and":
        return after.tag is Tag.NAME
    return after.tag in {Tag.NAME, Tag.NOUN, Tag.DETERMINER} and not after.lower.endswith("ing")


def _after_station(words: list[Word], index: int, high: int) -> int:
    """Go on over where somebody without a name stands ("the girl *behind the counter*", "a spokesman *for the board*")."""
    if (
        index + 2 >= high
        or words[index].lower not in {"at", "behind", "for"}
        or words[index + 1].tag is not Tag.DETERMINER
    ):
        return index
    end = index + 2
    while end < min(high, index + 5) and words[end].tag in _NOMINAL and not words[end].lower.endswith("ed"):
        end += 1
    return end if end > index + 2 else index


def _leads_to_name(words: list[Word], index: int, high: int) -> bool:
    """Whether the lower-case words from `index` are a role before a name, or a head that can speak."""
    if can_head(words[index].lower):
        return True
    ahead = words[index + 1 : min(high, index + 4)]
    for word in ahead:
        if word.tag is Tag.NAME or (word.tag is Tag.NOUN and can_head(word.lower)):
            return True
        if word.tag is not Tag.NOUN:
            return False
    return False


def _is_verb_after(words: list[Word], index: int) -> bool:
    """Whether the word after a noun that can speak looks like its verb ("the government *raised*")."""
    lower = words[index].lower
    return can_head(words[index - 1].lower) and lower.endswith(("ed", "s")) and not can_head(lower)


def can_head(lower: str) -> bool:
    """Whether a noun, singular or plural, is one for people, bodies or texts, or a title."""
    return (
        is_human(lower)
        or lower in english.TEXTS
        or lower in english.BODIES
        or lower.removesuffix("s") in english.BODIES | english.TEXTS
    )


def is_human(lower: str) -> bool:
    """Whether a noun, singular or plural, is one for people, or a title."""
    stem = lower.removesuffix(".")
    return (
        stem in english.HUMANS
        or stem in english.TITLES
        or stem.removesuffix("s") in english.HUMANS
        or stem in english.IRREGULAR_PLURALS
        or stem.endswith(english.HUMAN_ENDINGS)
        or (stem.endswith("ies") and stem[:-3] + "y" in english.BODIES)
    )


def main_subject(words: list[Word], low: int, high: int) -> Range | None:
    """Find the first noun phrase or pronoun of `words[low:high]` that stands before a verb."""
    index = low
    while index < min(high, low + _REACH):
        word = words[index]
        if index == low and word.lower.endswith("ing") and word.tag in {Tag.NOUN, Tag.NAME, Tag.CUE}:
            index = _after_introduction(words, index, high)
            continue
        if word.tag is Tag.PRONOUN and word.lower in english.PERSONAL | {"who", "others"}:
            return (index, index + 1)
        if word.tag is Tag.PREPOSITION or word.tag is Tag.SUBORDINATOR:
            index = _after_introduction(words, index, high)
            continue
        if word.tag in {Tag.NAME, Tag.NOUN, Tag.DETERMINER, Tag.NUMBER}:
            phrase = phrase_after(words, index, high)
            if phrase is None or phrase[1] >= high or words[phrase[1]].lower != ":":
                return phrase
            index = phrase[1]
        index += 1
    return None


def _after_introduction(words: list[Word], index: int, high: int) -> int:
    """Give the index after the comma that ends an introductory phrase, or the next word where there is none."""
    for ahead in range(index + 1, min(high, index + _REACH)):
        if words[ahead].lower == ",":
            return ahead + 1
    return index + 1
