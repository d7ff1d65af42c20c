"""Which whole lines are boilerplate by their own shape; an unknown kind of line is none, and stays."""

import re
from functools import cache

from domain.article import DropReason
from ingest.folding import count_words, fold_line
from ingest.lines import Line, split_sentences
from ingest.phrases.labels import (
    ADVERTISEMENT_LABELS,
    COLON_LABELS,
    CONSENT_LABELS,
    HOME_WORDS,
    LIST_LABELS,
    NAVIGATION_LABELS,
    SECTION_WORDS,
)
from ingest.phrases.notices import ADS_BY, CONSENT_ADDRESS, CONSENT_WORDS, CREDIT_LABELS, PLATFORM_LINES, READING_TIME
from ingest.phrases.promotion import FOLLOW_UPS, NETWORKS, OFFERS, OPENERS, STORY_SIGNS

_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_TRAIL = re.compile(r"\s*(?:[>»›/|→•]|::)\s*")
_OTHERS_READ = re.compile(
    r"(?:others?|people|readers?)(?: (?:are|is|also|have))*(?: (?:reading|read|like|liked|watching))(?: (?:now|this|today|too))?"
)
_STORY = re.compile(STORY_SIGNS)
_FOLLOW_NAME = re.compile(rf"follow (?:the )?[^\s.,;]+(?: [^\s.,;]+){{0,4}} on {NETWORKS}\b")
_NUMBER = re.compile(r"^\d{1,2}[.)]?\s+(?=\S)")
_LONGEST_PROMOTION = 60
_LONGEST_HEADLINE = 24
_LONGEST_CREDITS = 40
_LONGEST_CREDIT = 7


def reason_to_drop(line: Line) -> DropReason | None:
    """Why a line goes by itself alone, None for a line that stays as far as this can tell; closing credits have their own rule."""
    if line.has_quote_marks or (line.text[0] in "'‘‚-–—" and line.ends_sentence):
        return None
    folded = line.folded
    if not line.ends_sentence or folded.endswith(("…", "...")):
        label = _AROUND.sub("", folded)
        if label in ADVERTISEMENT_LABELS or re.fullmatch(ADS_BY, folded):
            return DropReason.ADVERTISEMENT
        if label in CONSENT_LABELS:
            return DropReason.CONSENT
        if label in NAVIGATION_LABELS or _OTHERS_READ.fullmatch(label) or _is_trail(folded):
            return DropReason.NAVIGATION
        if re.fullmatch(READING_TIME, folded):
            return DropReason.METADATA
    if any(pattern.fullmatch(folded) for pattern in _platform_lines()):
        return DropReason.PLATFORM
    if _is_link_with_label(line):
        return DropReason.RELATED
    if is_promotion(line.text):
        return DropReason.PROMOTION
    return DropReason.CONSENT if _is_consent(line) else None


def opens_list(line: Line) -> bool:
    """Whether headlines of other articles may stand below this line."""
    label = _AROUND.sub("", line.folded)
    return label in LIST_LABELS or _OTHERS_READ.fullmatch(label) is not None


def is_headline_like(line: Line) -> bool:
    """Whether a line could be another article's headline: short, one sentence, no stop at its end."""
    text = _NUMBER.sub("", line.text)
    return (
        line.words <= _LONGEST_HEADLINE and len(split_sentences(text)) == 1 and not text.endswith((".", ";", ",", ":"))
    )


def is_list_item(line: Line) -> bool:
    """Whether a headline-like line has a number before it."""
    return is_headline_like(line) and _NUMBER.match(line.text) is not None


def is_closing_credits(line: Line) -> bool:
    """Whether a line names what the article was made from ("Sources: …"): a label and a list of names, not a sentence."""
    match = re.match(rf"(?:{CREDIT_LABELS}):\s*(?=\S)", line.folded)
    if match is None or line.words > _LONGEST_CREDITS or len(line.sentences) > 1 or line.has_quote_marks:
        return False
    items = re.split(r"[,;/]|\band\b|\bund\b|\bet\b", line.text[match.end() :].rstrip("."))
    return all(_is_name(item.strip()) for item in items if item.strip())


def is_promotion(text: str) -> bool:
    """Whether a whole line asks readers to subscribe, follow, join, donate or listen: every sentence of it, and none tells a story."""
    folded = fold_line(text)
    if count_words(text) > _LONGEST_PROMOTION or _STORY.search(folded):
        return False
    sentences = re.split(r"(?<=[.!?])\s+", folded)
    promotes = [_promotes(sentence) for sentence in sentences]
    return any(promotes) and all(
        does or any(pattern.fullmatch(sentence) for pattern in _follow_ups()) or _opens(sentence)
        for does, sentence in zip(promotes, sentences, strict=True)
    )


def _promotes(sentence: str) -> bool:
    bare = re.sub(r"^[\W\d_]+", "", sentence)
    by_language = _promotions()
    return _FOLLOW_NAME.match(bare) is not None or any(
        opens.match(bare) and offers.search(bare) for opens, offers in by_language
    )


def _opens(sentence: str) -> bool:
    return any(opens.match(sentence) for opens, _ in _promotions()) and count_words(sentence) <= _LONGEST_HEADLINE


def _is_consent(line: Line) -> bool:
    """Every sentence speaks to the reader or of a notice's things, and the whole has two of these at least."""
    folded = line.folded
    if _STORY.search(folded) or not re.search(CONSENT_ADDRESS, folded):
        return False
    things = [len(set(_consent_words().findall(sentence))) for sentence in re.split(r"(?<=[.!?])\s+", folded)]
    return sum(things) > 1 and all(things)


def _is_link_with_label(line: Line) -> bool:
    label, colon, rest = line.text.partition(":")
    if not colon or _AROUND.sub("", fold_line(label)) not in COLON_LABELS or not rest.strip():
        return False
    return count_words(rest) <= _LONGEST_HEADLINE and not line.text.endswith((".", ","))


def _is_trail(folded: str) -> bool:
    crumbs = [crumb for crumb in _TRAIL.split(folded) if crumb]
    if len(crumbs) < 2:  # noqa: PLR2004 - one crumb is no trail
        return False
    return crumbs[0] in HOME_WORDS or all(
        count_words(crumb) <= 2 and set(crumb.split()) <= SECTION_WORDS for crumb in crumbs
    )


def _is_name(item: str) -> bool:
    return count_words(item) <= _LONGEST_CREDIT and (
        item[0].isupper() or item[0].isdigit() or item[0] in "@(" or "." in item
    )


@cache
def _promotions() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
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


@cache
def _platform_lines() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, PLATFORM_LINES))
