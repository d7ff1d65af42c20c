"""Which whole lines are boilerplate by their own shape; an unknown kind of line is none, and stays."""

import re
from collections.abc import Callable
from functools import cache

from domain.article import DropReason
from ingest.appeals import is_consent_notice, is_paywall_notice, is_promotion, tells_story
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
from ingest.phrases.notices import ADS_BY, CREDIT_LABELS, PLATFORM_LINES, READING_TIME

_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_TRAIL = re.compile(r"[>»›/|→•]|::")
_OTHERS_READ = re.compile(
    r"(?:others?|people|readers?)(?: (?:are|is|also|have))* (?:reading|read|like|liked|watching)"
    r"(?: (?:now|this|today|too))?"
)
_NUMBER = re.compile(r"^\d{1,2}[.)]?\s+(?=\S)")
_CREDITS = re.compile(rf"(?:{CREDIT_LABELS}):\s*(?=\S)")
_ADS_BY = re.compile(ADS_BY)
_READING_TIME = re.compile(READING_TIME)
_NAME_BREAK = re.compile(r"[,;/]|\b(?:and|und|et|y|та|и|i|oraz)\b")
_LONGEST_HEADLINE = 24
_MOST_CHARS = 800
_LONGEST_CREDITS = 40
_LONGEST_CREDIT = 7
_LONGEST_SECTION = 2


def reason_to_drop(line: Line) -> DropReason | None:
    """Why a line goes by its own shape, None for one that stays as far as this can tell.

    Closing credits and lists of headlines hang on where they stand and have their own rules.
    """
    if len(line.text) > _MOST_CHARS:
        return None
    label = _label(line)
    return next((why for rule, why in _RULES if rule(line, label)), None)


def opens_list(line: Line) -> bool:
    """Whether headlines of other articles may stand below this line."""
    label = _label(line)
    return label in LIST_LABELS or _OTHERS_READ.fullmatch(label) is not None


def is_headline_like(line: Line) -> bool:
    """Whether a line could be another article's headline: short, one sentence, no stop at its end."""
    text = _NUMBER.sub("", line.text)
    is_short = line.words <= _LONGEST_HEADLINE
    return is_short and len(split_sentences(text)) == 1 and not text.endswith((".", ";", ",", ":"))


def is_list_item(line: Line) -> bool:
    """Whether a headline-like line has a number before it."""
    return is_headline_like(line) and _NUMBER.match(line.text) is not None


def is_closing_credits(line: Line) -> bool:
    """Whether a line names what the article was made from ("Sources: …"): a label and a list of names, no sentence."""
    if _CREDITS.match(line.folded) is None:
        return False
    if line.words > _LONGEST_CREDITS or len(line.sentences) > 1 or line.has_quote_marks:
        return False
    items = [item.strip() for item in _NAME_BREAK.split(line.text.partition(":")[2].rstrip("."))]
    return all(_is_name(item) for item in items if item)


def _label(line: Line) -> str:
    """The folded line without marks and numbers around it; empty where it is a sentence or speech."""
    is_cut_off = line.text.endswith(("…", "..."))
    if line.has_quote_marks or line.text[0] in "'‘‚" or (line.ends_sentence and not is_cut_off):
        return ""
    return _AROUND.sub("", line.folded)


def _is_advertisement(line: Line, label: str) -> bool:
    return label in ADVERTISEMENT_LABELS or _ADS_BY.fullmatch(line.folded) is not None


def _is_consent(line: Line, label: str) -> bool:
    return label in CONSENT_LABELS or is_consent_notice(line.text)


def _is_navigation(line: Line, label: str) -> bool:
    return label in NAVIGATION_LABELS or _OTHERS_READ.fullmatch(label) is not None or (label != "" and _is_trail(line))


def _is_trail(line: Line) -> bool:
    """Whether a line is a trail ("Home › World › Europe"): it begins at home, or has names of sections only."""
    first, *others = [crumb for part in _TRAIL.split(line.folded) if (crumb := part.strip())] or [""]
    if not others:
        return False
    are_sections = all(
        count_words(crumb) <= _LONGEST_SECTION and set(crumb.split()) <= SECTION_WORDS for crumb in others
    )
    return first in HOME_WORDS or (are_sections and set(first.split()) <= SECTION_WORDS)


def _is_reading_time(line: Line, _: str) -> bool:
    return _READING_TIME.fullmatch(line.folded) is not None


def _is_platform(line: Line, _: str) -> bool:
    return _platform_lines().fullmatch(line.folded) is not None and not tells_story(line.folded)


def _is_link_with_label(line: Line, _: str) -> bool:
    """Whether a line is a label, a colon and another article's headline ("Also read: …")."""
    label, _, rest = line.text.partition(":")
    if not rest or _AROUND.sub("", fold_line(label)) not in COLON_LABELS:
        return False
    is_short = 0 < count_words(rest) <= _LONGEST_HEADLINE
    return is_short and not line.has_quote_marks and not line.text.endswith((".", ","))


def _is_promotion(line: Line, _: str) -> bool:
    return is_promotion(line.text)


def _is_paywall(line: Line, _: str) -> bool:
    return is_paywall_notice(line.text)


def _is_name(item: str) -> bool:
    """Whether an item of a list of credits could be a name, a handle or a host."""
    return count_words(item) <= _LONGEST_CREDIT and (not item[0].islower() or "." in item)


@cache
def _platform_lines() -> re.Pattern[str]:
    return re.compile("|".join(PLATFORM_LINES))


_RULES: tuple[tuple[Callable[[Line, str], bool], DropReason], ...] = (
    (_is_advertisement, DropReason.ADVERTISEMENT),
    (_is_platform, DropReason.PLATFORM),
    (_is_navigation, DropReason.NAVIGATION),
    (_is_reading_time, DropReason.METADATA),
    (_is_link_with_label, DropReason.RELATED),
    (_is_promotion, DropReason.PROMOTION),
    (_is_paywall, DropReason.PAYWALL),
    (_is_consent, DropReason.CONSENT),
)
