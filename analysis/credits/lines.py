"""Datelines and closing lines that credit by a name alone."""

import re
from collections.abc import Iterator
from typing import Final

from analysis.credits.known import Known
from analysis.credits.passage import Found
from analysis.credits.shapes import NAME, is_acronym, kind_of_shape, looks_like_person
from analysis.languages import en_credits as en
from domain.statements import CreditKind

_DATELINE: Final = re.compile(
    rf"^(?:[^\W\d_][^()\n“”\"]{{0,60}} \((?P<placed>{NAME})\)(?= ?[-–—])|\((?P<alone>{NAME})\)(?= ?[-–—]| [A-Z]|$))",
    re.MULTILINE,
)
_SMALL_WORD: Final = re.compile(r"(?<![\w’'-])(?!(?:of|the|and|near|de|la|del|der|di|am|an|al|el)\b)[^\W\d_A-ZÀ-Þ]\w*")
"""A word that a place's name does not have."""
_SOURCES: Final = re.compile(
    r"^[ \t]*(?:Sources?|SOURCES?|Source material|With material from|Via)(?: ?:|) (?P<names>[^\n]{2,300})$",
    re.MULTILINE,
)
_ONE_SOURCE: Final = re.compile(r"(?P<name>[^,;()]+)(?:\((?P<platform>[^()]{1,40})\))?(?:[,;]|\band\b|$)")
_CONTRIBUTED: Final = re.compile(
    rf"\b(?P<first>{NAME})(?: and (?:the )?(?P<second>{NAME}))? (?:also )?"
    r"contributed (?:reporting )?to this (?:report|article|story)",
    re.MULTILINE,
)
_REPORTING_BY: Final = re.compile(
    rf"(?:\([Rr]eporting|\b[Aa]dditional reporting|\b[Ww]ith reporting) by (?:the )?(?P<name>{NAME})(?=[;,.)\n]|$)"
)


def find_datelines(text: str) -> Iterator[Found]:
    """Give the agencies that open a paragraph in brackets, or close the article so."""
    for match in _DATELINE.finditer(text):
        part = "placed" if match["placed"] else "alone"
        name = match[part]
        is_shaped = kind_of_shape(name) is not None
        is_placed = part == "alone" or _SMALL_WORD.search(text, match.start(), match.start(part)) is None
        if is_shaped or not (
            not is_placed or name in en.PLATFORMS or name in en.NOT_ACRONYMS or looks_like_person(name)
        ):
            yield Found(match.start(part), match.end(part), name, CreditKind.AGENCY)


def find_closing(text: str, known: Known) -> Iterator[Found]:
    """Give the names of "Sources:" lines, of "contributed to this report" and of "Reporting by"."""
    for line in _SOURCES.finditer(text):
        yield from read_sources(text, line.start("names"), line.end("names"), known)
    for match in _CONTRIBUTED.finditer(text) if "contributed" in text else ():
        for part in ("first", "second"):
            if match[part]:
                is_last = part == "second" or not match["second"]
                name = match[part].removeprefix("The ")
                kind = known.kind_of(name) or kind_of_shape(name)
                if kind is None and looks_like_person(name):
                    continue
                end = match.end() if is_last else match.end(part)
                yield Found(match.end(part) - len(name), end, name, kind or CreditKind.AGENCY)
    for match in _REPORTING_BY.finditer(text) if "eporting by " in text else ():
        agency = (
            known.kind_of(match["name"])
            or kind_of_shape(match["name"])
            or (CreditKind.AGENCY if is_acronym(match["name"]) else None)
        )
        if agency is not None:
            yield Found(match.start("name"), match.end("name"), match["name"], agency)


def read_sources(text: str, start: int, end: int, known: Known) -> Iterator[Found]:
    """Give the names of a list of sources; the platform in brackets after one tells a person or an account."""
    for match in _ONE_SOURCE.finditer(text, start, end):
        name = match["name"].strip(" .\t")
        at = text.index(name, match.start("name")) if name else end
        name = name.removeprefix("the ").removeprefix("and ").strip()
        if name and name not in en.PLATFORMS and not name.endswith(("agencies", "reporters", "staff")):
            at = text.index(name, at)
            yield Found(at, at + len(name), name, _source_kind(name, match["platform"], known))


def _source_kind(name: str, platform: str | None, known: Known) -> CreditKind:
    kind = known.kind_of(name) or kind_of_shape(name)
    if kind is not None:
        return kind
    if platform is not None or name.lower() in known.persons or (looks_like_person(name) and platform):
        return CreditKind.PERSON
    if name.rsplit(maxsplit=1)[-1].lower() in known.persons and looks_like_person(name):
        return CreditKind.PERSON
    return CreditKind.OUTLET
