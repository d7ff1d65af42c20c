"""Lines that speak to the reader and not of the story: promotion, consent notices and paywalls.

A line goes only as a whole: each of its sentences must be an appeal by its form, and none may tell a story.
"""

import re
from functools import cache

from ingest.folding import count_words, fold_line
from ingest.phrases.labels import CONSENT_LABELS
from ingest.phrases.notices import CONSENT_ADDRESS, CONSENT_WORDS
from ingest.phrases.paywalls import PAYWALL_LINES, PAYWALL_POLITENESS
from ingest.phrases.promotion import FOLLOW_UPS, NETWORKS, OFFERS, OPENERS, STORY_SIGNS

_STORY = re.compile(STORY_SIGNS)
_CONSENT_ADDRESS = re.compile(CONSENT_ADDRESS)
_QUOTED = re.compile(r'"([^"]*)"')
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_NO_LETTERS_BEFORE = re.compile(r"[\W\d_]*")
_CAPITALISED = r"[^\W_a-zа-яіїєґß-ÿ][\w&'’.-]*"
_FOLLOW_NAME = re.compile(
    rf"(?:(?i:you can )?(?i:also )?(?i:follow|find|like)) (?:the )?"
    rf"{_CAPITALISED}(?: (?:of |and |the |& )?{_CAPITALISED}){{0,4}}"
    rf"(?: \(?@\w+\)?)? on (?i:{NETWORKS})\b"
)
_LONGEST_PROMOTION = 60
_LONGEST_APPEAL = 24
_MOST_BEHIND_ASK = 8


def tells_story(folded: str) -> bool:
    """Whether folded text has a word of a story: somebody says, somebody did."""
    return _STORY.search(folded) is not None


def is_promotion(text: str) -> bool:
    """Whether a line asks readers to subscribe, follow, join, donate or listen."""
    sentences = _SENTENCE_END.split(text)
    promotes = [_promotes(sentence) for sentence in sentences]
    # Few lines promote anything, so that is asked first.
    if not any(promotes) or count_words(text) > _LONGEST_PROMOTION:
        return False
    folded = fold_line(text)
    return not ('"' in folded or tells_story(folded)) and all(
        does or _goes_along(fold_line(sentence)) for does, sentence in zip(promotes, sentences, strict=True)
    )


def is_consent_notice(text: str) -> bool:
    """Whether a line asks for consent.

    It addresses the reader and has two of a notice's things, at least one in each sentence. Words in quote marks are
    allowed where they are what stands on a button.
    """
    folded = fold_line(text)
    if not _consent_words().search(folded) or not _CONSENT_ADDRESS.search(folded) or tells_story(folded):
        return False
    if not all(label.strip(" .,") in CONSENT_LABELS for label in _QUOTED.findall(folded)):
        return False
    things = [len(set(_consent_words().findall(sentence))) for sentence in _SENTENCE_END.split(folded)]
    return sum(things) > 1 and all(things)


def asks_to_pay(text: str) -> bool:
    """Whether a line has words that ask for money or a login before the rest is shown, perhaps among others."""
    return _asks_to_pay().search(fold_line(text)) is not None


def is_paywall_notice(text: str) -> bool:
    """Whether a line is nothing but such an ask: short, opening a sentence with it, with little behind it.

    A story about paywalls says who asks, or goes on behind a comma.
    """
    folded = fold_line(text)
    if count_words(text) > _LONGEST_APPEAL or '"' in folded:
        return False
    sentences = _SENTENCE_END.split(folded)
    left = [_opens_asking().sub("", sentence, count=1) for sentence in sentences]
    behind = [rest for rest, sentence in zip(left, sentences, strict=True) if rest != sentence]
    is_ask = behind and all("," not in rest and count_words(rest) <= _MOST_BEHIND_ASK for rest in behind)
    return bool(is_ask) and not tells_story(" ".join(left))


def _promotes(sentence: str) -> bool:
    start = _NO_LETTERS_BEFORE.match(sentence)
    bare = sentence[start.end() :] if start else sentence
    folded = fold_line(bare)
    if _openers().match(folded) is None:
        return False
    return _FOLLOW_NAME.match(bare) is not None or any(
        opens.match(folded) and offers.search(folded) for opens, offers in _promotions()
    )


def _goes_along(folded: str) -> bool:
    """Whether a sentence may stand beside a promoting one: a short appeal, or what follows one ("It's free.")."""
    is_appeal = count_words(folded) <= _LONGEST_APPEAL and any(opens.match(folded) for opens, _ in _promotions())
    return is_appeal or any(pattern.fullmatch(folded) for pattern in _follow_ups())


@cache
def _asks_to_pay() -> re.Pattern[str]:
    return re.compile("|".join(ask for asks in PAYWALL_LINES.values() for ask in asks))


@cache
def _opens_asking() -> re.Pattern[str]:
    return re.compile(rf"\A\W*(?:{PAYWALL_POLITENESS})?(?:{_asks_to_pay().pattern})")


@cache
def _openers() -> re.Pattern[str]:
    """What any promotion opens with, and what else may open `_FOLLOW_NAME`."""
    every = [opener for openers in OPENERS.values() for opener in openers]
    return re.compile(rf"(?:{'|'.join(every)}|you can|also|find|like)\b")


@cache
def _promotions() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """For each language what a promotion opens with, and what it offers."""
    return tuple(
        (
            re.compile(rf"(?:{'|'.join(OPENERS[language])})\b"),
            re.compile(rf"(?<!\w)(?:{'|'.join(OFFERS[language])})(?!\w)"),
        )
        for language in OPENERS
    )


@cache
def _follow_ups() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, FOLLOW_UPS))


@cache
def _consent_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(CONSENT_WORDS)})(?!\w)")
