"""Whether a form of a cue verb is a verb where it stands."""

from typing import Final

from analysis.languages import english
from analysis.quotes.words import Tag, Word

_VERB_GROUP: Final = 6
"""How many auxiliaries and adverbs may stand before a verb."""
_HELPING: Final = frozenset({Tag.AUXILIARY, Tag.ADVERB})
_HAVE: Final = frozenset({"has", "have", "had", "having", "hasn't", "haven't", "hadn't"})
_HAVE_ENDINGS: Final = ("'ve", "'d", "'s")
_ORDINALS: Final = frozenset({"first", "second", "third", "last", "final"})
_COUNTING: Final = frozenset("both all many some most one another two three this that few several others".split())
_PLURAL_SUBJECTS: Final = frozenset({"they", "who", "and", "people", "police"})


def verb_group(words: list[Word], index: int, low: int) -> int:
    """Give the index of the first auxiliary or adverb that belongs to the verb at `index`."""
    start = index
    while start > low and index - start < _VERB_GROUP and words[start - 1].tag in _HELPING:
        start -= 1
    return start


def is_no_verb(words: list[Word], index: int, low: int) -> bool:
    """Whether a form of a cue verb is a noun ("claims") or an adjective ("the reported", "best known") here."""
    form = words[index].form
    if form is None or index == low:
        return form is None or form.is_base or form.is_present
    before = words[index - 1]
    if before.tag is Tag.DETERMINER and before.lower not in _COUNTING:
        return True
    if form.is_ing:
        is_thing = index + 1 < len(words) and words[index + 1].lower == "of" and before.tag is Tag.NOUN
        return before.lower == "worth" or (is_thing and index - 2 >= low and words[index - 2].tag is Tag.DETERMINER)
    if form.is_past:
        return words[index].lower in english.PARTICIPLES and not _has_have(words, verb_group(words, index, low), index)
    is_owned = before.lower.endswith(("'s", "s'")) or (before.tag is Tag.PREPOSITION and before.lower != "to")
    return is_owned or (form.is_base and not _is_base_verb(words, index, low))


def _is_base_verb(words: list[Word], index: int, low: int) -> bool:
    """Whether a base form is a verb: after an auxiliary, a plural, or "went on to"."""
    before = words[index - 1]
    if before.lower == "to":
        return index - 2 >= low and words[index - 2].lower in english.ASPECTUAL
    if before.lower in _ORDINALS and index - 2 >= low and words[index - 2].lower.endswith(("'s", "s'")):
        return False
    is_verb = before.tag in _HELPING or before.lower in _PLURAL_SUBJECTS
    return is_verb or before.lower.endswith("s")


def _has_have(words: list[Word], start: int, index: int) -> bool:
    """Whether "has" or "'ve" stands in the verb group `words[start:index]` or on the subject before it."""
    before = words[max(0, start - 1) : index]
    return any(word.lower in _HAVE or word.lower.endswith(_HAVE_ENDINGS) for word in before)
