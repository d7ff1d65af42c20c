"""The words that name a speaker: the noun phrase before or after a cue."""

from typing import Final

from analysis.languages import english
from analysis.quotes.following import Range, phrase_after
from analysis.quotes.nouns import can_head, is_human
from analysis.quotes.words import Tag, Word

_REACH: Final = 40
"""How many words a search for a subject may look back; keeps time linear."""
_STANDING_ALONE: Final = frozenset("another one both many some all most others two three".split())
"""Determiners that can be a phrase by themselves before a verb."""
_QUANTITIES: Final = frozenset("most many several other more two three four five".split())
"""Determiners that another one may stand before."""
_ORDINALS: Final = frozenset("first second former own only last early".split())
_COUNTED: Final = frozenset({Tag.DETERMINER, Tag.PRONOUN, Tag.NUMBER})
_LINK_REACH: Final = 8
_NOMINAL: Final = frozenset({Tag.NAME, Tag.NOUN, Tag.NUMBER, Tag.BRACKET})
_COUNTING: Final = frozenset({Tag.DETERMINER, Tag.NOUN, Tag.NUMBER})
_HELPING: Final = frozenset({Tag.ADVERB, Tag.AUXILIARY, Tag.TIME})
_LINKED: Final = frozenset({Tag.NOUN, Tag.NAME, Tag.CUE})
_LINKED_OVER: Final = _LINKED | {Tag.DETERMINER}
_OPENING: Final = _COUNTING | {Tag.NAME}
_SUBJECTS: Final = english.PERSONAL | {"who", "others"}
_LINKING: Final = frozenset({"of", "for", "at", "from", "with", "in", "on", "to", "by", "off", "behind"})


def is_second_verb(words: list[Word], at: int, low: int) -> bool:
    """Whether the verb at `at` shares its subject with a verb before it ("rose *and said*", "went on *to say*")."""
    index = _skip_back(words, at - 1, low)
    return index >= low and (
        words[index].tag in {Tag.CONJUNCTION, Tag.CUE} or words[index].lower in {"to", "by", "then"}
    )


def subject_before(words: list[Word], at: int, low: int) -> Range | None:
    """Find the subject of the verb at `at`: the noun phrase before it, over adverbs, auxiliaries and appositions."""
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
        words[index].tag in _HELPING or (words[index].lower == "on" and words[index + 1].tag is Tag.TIME)
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
        is_part = last - 2 >= low and words[last - 1].lower == "of" and words[last - 2].tag in _COUNTED
        return (last - 2 if is_part else last, end)
    if words[last].lower in _STANDING_ALONE:
        return (last, end)
    if words[last].tag not in _NOMINAL and not (last > low and _is_nominal_use(words, last)):
        return None
    start = last
    while start > max(low, end - _REACH) and (step := _step_back(words, start, low)):
        start -= step
    while start < last and words[start].tag is Tag.BRACKET:
        start += 1
    return None if words[start].tag is Tag.BRACKET else (start, end)


def _is_nominal_use(words: list[Word], index: int) -> bool:
    """Tell whether a form of a cue verb is a noun here ("the report")."""
    form, before = words[index].form, words[index - 1]
    is_after_noun = before.tag in _COUNTING or before.lower.endswith(("'s", "s'"))
    return form is not None and not form.is_past and is_after_noun


def _step_back(words: list[Word], start: int, low: int) -> int:
    """Tell how many words the phrase that starts at `start` grows to the left, 0 when it is whole."""
    before, first = words[start - 1], words[start]
    if first.tag is Tag.DETERMINER and first.lower not in _QUANTITIES:
        return _link_back(words, start, low) or int(before.lower in {"all", "both"})
    if before.tag is Tag.DETERMINER or before.lower in _ORDINALS:
        return 1
    if before.tag in _NOMINAL:
        return int(not (_is_year(before) or _is_verb_before(before, first)))
    if before.tag is Tag.CUE and before.form is not None and before.form.is_past:
        return int(start - 2 >= low and words[start - 2].tag is Tag.DETERMINER)
    if before.lower in {"and", "&"} and start - 2 >= low:
        is_pair = before.lower == "&" or words[start - 2].tag is first.tag is Tag.NAME
        is_pair = is_pair or (_is_role(words[start - 2]) and (first.tag is Tag.NOUN or first.lower in english.TITLES))
        return 2 if is_pair and words[start - 2].tag in _NOMINAL else 0
    return _link_back(words, start, low)


def _is_role(word: Word) -> bool:
    """Tell whether a word before "and" is one of two roles of somebody ("founder and chief Maria Holt")."""
    return word.tag is Tag.NOUN and is_human(word.lower.rpartition("-")[2])


def _is_year(word: Word) -> bool:
    return word.tag is Tag.NUMBER and len(word.text) == len("2026") and word.text.isdigit()


def _is_verb_before(before: Word, first: Word) -> bool:
    """Tell whether the noun before a name is rather a verb ("the clip *shows* Maria Holt")."""
    is_form = before.tag is Tag.NOUN and first.tag is Tag.NAME and before.lower.endswith(("s", "ed"))
    return is_form and not can_head(before.lower)


def _link_back(words: list[Word], start: int, low: int) -> int:
    """Tell whether "of", "for" … before `start` hangs on a noun that can speak, and how far it is to that noun."""
    link = start - 1
    if link - 1 < low or words[link].lower not in _LINKING or words[link - 1].tag not in _LINKED:
        return 0
    for index in range(link - 1, max(low, link - _LINK_REACH) - 1, -1):
        word = words[index]
        if can_head(word.lower):
            return start - index
        if word.tag not in _LINKED_OVER and word.lower not in _LINKING:
            break
    return 2 if words[link].lower == "of" else 0


def main_subject(words: list[Word], low: int, high: int) -> Range | None:
    """Find the first noun phrase or pronoun of `words[low:high]` that stands before a verb."""
    index = low
    while index < min(high, low + _REACH):
        word = words[index]
        if index == low and word.lower.endswith("ing") and word.tag in _LINKED:
            index = _after_introduction(words, index, high)
            continue
        if word.tag is Tag.PRONOUN and word.lower in _SUBJECTS:
            return (index, index + 1)
        if word.tag is Tag.PREPOSITION or word.tag is Tag.SUBORDINATOR:
            index = _after_introduction(words, index, high)
            continue
        if word.tag in _OPENING:
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
