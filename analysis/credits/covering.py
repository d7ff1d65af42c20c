"""Which sentences a credit covers."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analysis.credits.occasions import REACH, SHOWN, Occasion, find_occasions, stem
from analysis.languages import en_credits as en
from analysis.languages import english
from domain.statements import Credit, CreditKind, Sentence

_VERBS: Final = "|".join(sorted(verb + ending for verb in english.CLAUSE for ending in ("s", "ed", "d")))
_SAID: Final = rf"(?:said|says|told|tells|asked|asks|wrote|writes|{_VERBS})"
_BESIDE: Final = 60
"""Characters around a speaker in which the verb stands."""
_VERB_BEFORE: Final = re.compile(
    rf"[,”\"’'?!—–] ?{_SAID} (?:(?!(?:that|if|whether|how|to)\b)[^\W\d_][\w’'-]* ){{0,5}}$"
)
_VERB_AFTER: Final = re.compile(rf"(?:, [^,.;\n]{{1,40}},)?(?: [^\W\d_][\w’'-]*){{0,3}}? {_SAID}\b")
SOURCE_NOUN: Final = re.compile(
    rf"The (?P<noun>{en.SOURCE_NOUNS})(?:[’']s (?:reporter|correspondent))? "
    rf"(?:(?:also|later|further|has|had) )*(?:{en.REPORTING})\b"
)
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")


def cover(text: str, sentences: Sequence[Sentence], credits_: Sequence[Credit]) -> tuple[Credit, ...]:
    """Give the credits with the indexes of the sentences that each covers.

    That is its own sentence, for a source that attended, interviewed or put something online also the later sentences
    with words of that occasion's people, and sentences that call the source by its noun ("the agency reported").
    """
    starts = [sentence.start for sentence in sentences]
    own = [_with_own(credit, sentences, starts) for credit in credits_]
    occasions = {(one.credit.start, one.credit.name): one for one in find_occasions(text, sentences, own)}
    covered = []
    for credit in _with_nouns(text, sentences, own):
        occasion = occasions.get((credit.start, credit.name))
        more = _words_of(text, sentences, occasion) if occasion else ()
        covered.append(replace(credit, sentences=tuple(sorted({*credit.sentences, *more}))) if more else credit)
    return tuple(covered)


def _with_own(credit: Credit, sentences: Sequence[Sentence], starts: Sequence[int]) -> Credit:
    """A credit with its own sentence; a dateline or a closing line is the article's as a whole and covers none."""
    if credit.start is None or credit.text == credit.name:
        return credit
    return replace(credit, sentences=(sentences[max(0, bisect_right(starts, credit.start) - 1)].index,))


def _words_of(text: str, sentences: Sequence[Sentence], occasion: Occasion) -> tuple[int, ...]:
    """The indexes of the sentences after an occasion's credit with words of its people."""
    first = sentences[occasion.first].paragraph
    later = sentences[occasion.first + 1 :]
    return tuple(one.index for one in later if _has_words_of(text, one, occasion, one.paragraph - first))


def _with_nouns(text: str, sentences: Sequence[Sentence], credits_: Sequence[Credit]) -> list[Credit]:
    """Give each source the later sentences that only call it "the agency" or "the paper"."""
    covered = list(credits_)
    latest: dict[CreditKind, int] = {}
    waiting = sorted(
        (credit.start, at) for at, credit in enumerate(credits_) if credit.start is not None and credit.sentences
    )
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
    """Whether a sentence has words of an occasion's people: one of them stands beside a verb of speech.

    What a video shows was not said to an outlet that attended or interviewed.
    """
    is_near = distance <= REACH or not occasion.is_material
    if not occasion.is_material and SHOWN.search(text, sentence.start, sentence.end):
        return False
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = match.group()
        is_called = word in occasion.kin or (is_near and stem(word) in occasion.nouns)
        is_named = word[0].isupper() and occasion.has_name(re.sub(r"[’']s$", "", word))
        if (is_called or is_named) and _speaks(text, sentence, match):
            return True
    return False


def _speaks(text: str, sentence: Sentence, speaker: re.Match[str]) -> bool:
    before = text[max(sentence.start, speaker.start() - _BESIDE) : speaker.start()]
    return _VERB_BEFORE.search(before) is not None or _VERB_AFTER.match(text, speaker.end(), sentence.end) is not None
