"""Which sentences a credit covers."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analysis.credits.occasions import REACH, Occasion, find_occasions, stem
from analysis.languages import en_credits as en
from analysis.languages import english
from domain.statements import Credit, CreditKind, Sentence

_VERBS: Final = "|".join(sorted(verb + ending for verb in english.CLAUSE for ending in ("s", "ed", "d")))
_SPEECH: Final = re.compile(rf"[“”\"]|\b(?:said|says|told|added|{_VERBS})\b")
SOURCE_NOUN: Final = re.compile(
    rf"The (?P<noun>{en.SOURCE_NOUNS})(?:[’']s (?:reporter|correspondent))? "
    rf"(?:(?:also|later|further|has|had) )*(?:{en.REPORTING})\b"
)
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")


def cover(text: str, sentences: Sequence[Sentence], credits_: Sequence[Credit]) -> tuple[Credit, ...]:
    """Give the credits with the indexes of the sentences that each covers.

    That is its own sentence, and for a source that the article draws on throughout (it attended or interviewed, or is
    credited more than once with an occasion) the later sentences with words of that occasion's people.
    """
    starts = [sentence.start for sentence in sentences]
    own = [
        credit
        if credit.start is None or credit.text == credit.name
        else replace(credit, sentences=(sentences[max(0, bisect_right(starts, credit.start) - 1)].index,))
        for credit in credits_
    ]
    times = Counter(credit.name for credit in own)
    occasions = {(one.credit.start, one.credit.name): one for one in find_occasions(text, sentences, own)}
    own = _with_nouns(text, sentences, own)
    covered = []
    for credit in own:
        occasion = occasions.get((credit.start, credit.name))
        if occasion is None or not (times[credit.name] > 1 or occasion.nouns or occasion.names):
            covered.append(credit)
        else:
            first = sentences[occasion.first].paragraph
            more = [
                one.index
                for one in sentences[occasion.first + 1 :]
                if _has_words_of(text, one, occasion, one.paragraph - first)
            ]
            covered.append(replace(credit, sentences=tuple(sorted({*credit.sentences, *more}))))
    return tuple(covered)


def _with_nouns(text: str, sentences: Sequence[Sentence], credits_: Sequence[Credit]) -> list[Credit]:
    """Give each source the later sentences that only call it "the agency" or "the paper"."""
    covered = list(credits_)
    latest: dict[CreditKind, int] = {}
    waiting = sorted((credit.start, at) for at, credit in enumerate(credits_) if credit.start is not None)
    for sentence in sentences:
        match = SOURCE_NOUN.match(text, sentence.start, sentence.end)
        kind = CreditKind.AGENCY if match and match["noun"] == "agency" else CreditKind.OUTLET
        if match and kind in latest:
            at = latest[kind]
            covered[at] = replace(covered[at], sentences=tuple(sorted({*covered[at].sentences, sentence.index})))
        while waiting and waiting[0][0] < sentence.end:
            at = waiting.pop(0)[1]
            latest[credits_[at].kind] = at
    return covered


def _has_words_of(text: str, sentence: Sentence, occasion: Occasion, distance: int) -> bool:
    words = text[sentence.start : sentence.end]
    if not _SPEECH.search(words):
        return False
    found = _WORD.findall(words)
    is_near = distance <= REACH or not occasion.is_material
    if is_near and any(stem(word) in occasion.nouns and word.islower() for word in found):
        return bool(re.search(r"\b(?:said|says|told|added|replied|asked)\b", words))
    return any(word[0].isupper() and occasion.has_name(re.sub(r"[’']s$", "", word)) for word in found)
