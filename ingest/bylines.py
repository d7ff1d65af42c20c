"""Lines that name the author, the outlet they wrote for, or both."""

import re
from dataclasses import dataclass

from ingest.dates import is_date_line, without_date_at_end
from ingest.folding import count_words, fold_line, fold_spaces
from ingest.known_outlets import KnownOutlets
from ingest.phrases.dates import MONTHS, WEEKDAYS
from ingest.phrases.labels import AGENCY_WORDS, OUTLET_WORDS, SECTION_WORDS
from ingest.phrases.names import AND_WORDS, BYLINE_OPENERS, NAMES_TOO, NOT_NAMES, PARTICLES, ROLE_WORDS, STAFF_WORDS
from ingest.phrases.notices import READING_TIME

_OPENER = re.compile(rf"(?:{BYLINE_OPENERS})\s+(?=\S)", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|·•–—]\s*|\s+-\s+")
_SEPARATOR = re.compile(rf"\s*[,;/]\s*(?:(?:{AND_WORDS})\s+)?|\s+(?:{AND_WORDS})\s+")
_FOR = re.compile(r"\s+(?:for|für|pour|para|для|dla)\s+(?:the\s+)?", re.IGNORECASE)
_IN = re.compile(r"\s+(?:in|from|aus|à|en|at|у|в|w)\s+[^\W\d_a-zа-яіїєґ].*")
_STAFF = re.compile(rf"(?P<name>.+?)(?:['’]s)?\s+(?:{STAFF_WORDS})", re.IGNORECASE)
_NAME_TOKEN = re.compile(r"(?:[^\W\d_]+|[^\W\d_]\.)(?:['’\-.][^\W\d_]+\.?)*\.?")
_CALENDAR = MONTHS.keys() | set(WEEKDAYS)
_ROLES = ROLE_WORDS - PARTICLES
_NEVER_NAMES = (NOT_NAMES | SECTION_WORDS) - NAMES_TOO - PARTICLES
_LONGEST_BYLINE = 25
_LONGEST_NAME = 5
_FULL_NAME = 2


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: people in its order, and the outlet that it says they work for, as written."""

    authors: tuple[str, ...] = ()
    outlet: str | None = None


def read_byline(text: str, outlets: KnownOutlets) -> Byline | None:
    """Read a line that opens like a byline or names an outlet's staff; dates and reading times may stand beside.

    None where any part of the line is something else, so that a sentence that begins with "By" stays a sentence.
    """
    if count_words(text) > _LONGEST_BYLINE:
        return None
    parts = _parts(text)
    opener = _OPENER.match(parts[0]) if parts else None
    if opener is None:
        staff = _staff_of(parts[0], outlets) if len(parts) == 1 else None
        return Byline(outlet=staff) if staff else None
    found = _read_names(parts[0][opener.end() :], outlets)
    rest = [_read_names(part, outlets) for part in parts[1:]]
    if found is None or None in rest:
        return None
    outlet = next((byline.outlet for byline in [found, *rest] if byline and byline.outlet), None)
    return Byline(found.authors, outlet)


def read_dated_names(text: str, outlets: KnownOutlets) -> Byline | None:
    """Read a line of names with a date behind them ("Hanne Stroud · 16 March 2026"); None if there is anything else."""
    parts = _parts(text)
    if len(parts) != 1 or parts[0] == fold_spaces(text) or count_words(parts[0]) > _LONGEST_BYLINE:
        return None
    found = _read_names(parts[0], outlets)
    is_full = found is not None and all(map(_is_bare_name, found.authors))
    return found if is_full and found and found.authors else None


def read_names_line(text: str) -> tuple[str, ...]:
    """The people of a line that holds only names, beside dates perhaps ("Oskar Byrne and Tove Lien"); else empty."""
    parts = _parts(text)
    if len(parts) != 1 or count_words(parts[0]) > 3 * _LONGEST_NAME:
        return ()
    names = _SEPARATOR.split(parts[0])
    return tuple(names) if all(_is_bare_name(name) for name in names) else ()


def is_person(name: str) -> bool:
    """Whether words that stand where authors do can be a person's name.

    They have a name's form and no words of roles, sections or sentences. People are called Jan, Will or May, but nobody
    by words of a calendar alone, and a weekday behind a full name is when it was written.
    """
    folded = _folded(name)
    is_dated = len(folded) > _FULL_NAME and folded[-1] in WEEKDAYS
    is_of_calendar = is_dated or all(word in _CALENDAR for word in folded)
    return _has_form(name) and not is_of_calendar and not _NEVER_NAMES & set(folded)


def split_authors(text: str, *, is_of_person: bool = False) -> tuple[str, ...]:
    """People in a page's author field, which may open with "By" and join several.

    With `is_of_person` the page says that it names persons, and only their form is looked at.
    """
    names = [name.strip() for name in _SEPARATOR.split(_OPENER.sub("", text.strip(), count=1))]
    has_name = _has_form if is_of_person else is_person
    people = [name for name in names if has_name(name) and not AGENCY_WORDS & set(fold_line(name).split())]
    full = [name for name in people if count_words(name) > 1]
    # A single word is a pen name where it stands alone, and a degree or an employer beside others.
    return tuple(dict.fromkeys(full or [name for name in people if len(people) == 1 and not name.isupper()]))


def has_outlet_word(name: str) -> bool:
    """Whether a name has a word that publishers are called by, and one of its own ("World News" has none)."""
    words = {re.sub(r"['’]s$", "", word) for word in fold_line(name).split()}
    return (
        bool(words & OUTLET_WORDS)
        and bool(words - OUTLET_WORDS - SECTION_WORDS - NOT_NAMES)
        and not words & AGENCY_WORDS
    )


def _is_bare_name(name: str) -> bool:
    """Whether words are a name where only a date beside them says so: several, with capitals."""
    folded = _folded(name)
    return is_person(name) and len(folded) > 1 and name != name.lower() and folded[0] not in NAMES_TOO


def _has_form(name: str) -> bool:
    """Whether words look like a name: few, with capitals where letters have them, no digits or roles."""
    tokens, folded = name.split(), _folded(name)
    if not 1 <= len(tokens) <= _LONGEST_NAME or not all(map(_NAME_TOKEN.fullmatch, tokens)):
        return False
    has_capitals = all(not token[0].islower() or word in PARTICLES for token, word in zip(tokens, folded, strict=True))
    return has_capitals and not tokens[-1][0].islower() and folded[0] != "the" and not _ROLES & set(folded)


def _folded(name: str) -> list[str]:
    return [token.casefold().strip(".") for token in name.split()]


def _read_names(text: str, outlets: KnownOutlets) -> Byline | None:
    people, *employer = _FOR.split(text, maxsplit=1)
    authors: list[str] = []
    outlet = _outlet_name(employer[0], outlets) if employer else None
    listed = _IN.sub("", people).rstrip(",")
    last = listed.rpartition(",")[2].strip() if "," in listed else ""
    for part in _SEPARATOR.split(listed):
        if outlets.by_name(part) is not None or (part == last and has_outlet_word(part)):
            outlet = outlet or _outlet_name(part, outlets)
        elif staff := _staff_of(part, outlets):
            outlet = outlet or staff
        elif is_person(part):
            authors.append(part)
        elif not _is_role(part):
            return None
    return Byline(tuple(authors), outlet)


def _staff_of(text: str, outlets: KnownOutlets) -> str | None:
    match = _STAFF.fullmatch(text.strip())
    name = _outlet_name(match["name"], outlets) if match else None
    return name if name and (outlets.by_name(name) or has_outlet_word(name)) else None


def _outlet_name(text: str, outlets: KnownOutlets) -> str | None:
    """The outlet's name as written, None for an agency, a section or what is no name."""
    name = re.sub(r"^[Tt]he\s+(?=[a-z])", "", text.strip().rstrip(".,"))
    words = fold_line(name).split()
    if not words or outlets.is_agency(name):
        return None
    if outlets.by_name(name) is not None:
        return name
    has_name = any(word not in SECTION_WORDS | ROLE_WORDS | NOT_NAMES for word in words)
    is_capital = all(
        word[0].isupper() or not word[0].isalpha() or word.casefold() in PARTICLES | {"of", "and"}
        for word in name.split()
    )
    return name if has_name and is_capital and not AGENCY_WORDS & set(words) and len(words) <= _LONGEST_NAME else None


def _is_role(text: str) -> bool:
    words = fold_line(text).split()
    return bool(words) and words[-1] in ROLE_WORDS and len(words) <= _LONGEST_NAME


def _parts(text: str) -> list[str]:
    """What bars and dots divide, without dates and reading times, which may also close a part."""
    parts = [part for part in _PARTS.split(fold_spaces(text)) if part and not _is_beside(part)]
    return [without_date_at_end(part) for part in parts] if count_words(text) <= _LONGEST_BYLINE else parts


def _is_beside(part: str) -> bool:
    return is_date_line(part) or re.fullmatch(READING_TIME, fold_line(part)) is not None
