"""The sentences around quotations: a paragraph's words cut into sentences in which a quotation is one word."""

from typing import Final

from analysis.quotes.following import Range, phrase_after
from analysis.quotes.words import Tag, Word, last_char

DASHES: Final = frozenset({"—", "–", "―", "--", "-"})
_ENDING: Final = frozenset({Tag.STOP, Tag.QUOTED})
_TAIL_REACH: Final = 9


def cut_sentences(words: list[Word]) -> list[Range]:
    """Cut a paragraph's words into sentences, as ranges of word indexes that tile them in order."""
    ranges, low = [], 0
    for index, word in enumerate(words):
        if word.tag in _ENDING and _ends_sentence(words, index):
            ranges.append((low, index + 1))
            low = index + 1
    if low < len(words):
        ranges.append((low, len(words)))
    return ranges


def _ends_sentence(words: list[Word], index: int) -> bool:
    """Tell whether a sentence ends with the stop or quotation at `index`."""
    word = words[index]
    if index + 1 == len(words):
        return True
    if word.tag is Tag.STOP:
        return _opens(words[index + 1])
    last = last_char(word)
    following = words[index + 1]
    if following.tag is Tag.QUOTED:
        return bool(last) and last in ".?!…"
    if following.lower in DASHES and index + 2 < len(words) and words[index + 2].tag is Tag.NAME:
        return False
    return bool(last) and last in ".?!…" and _opens(following) and not is_tail(words, index + 1, strict=last == ".")


def _opens(word: Word) -> bool:
    return word.tag is Tag.QUOTED or word.text[0].isupper() or word.text[0].isdigit() or not word.text[0].isalnum()


def is_tail(words: list[Word], at: int, *, strict: bool) -> bool:
    """Whether the words from `at` are a cue with its subject that ends the sentence before it ("he asked.")."""
    phrase = phrase_after(words, at, min(len(words), at + _TAIL_REACH))
    if phrase is None or phrase[0] != at:
        return False
    cue = phrase[1]
    form = words[cue].form if cue < len(words) else None
    if form is None or form.is_ing:
        return False
    after = words[cue + 1] if cue + 1 < len(words) else None
    if after is None or after.tag is Tag.STOP:
        return True
    return not strict and (after.tag in {Tag.PREPOSITION, Tag.TIME, Tag.ADVERB, Tag.QUOTED} or after.lower == ",")
