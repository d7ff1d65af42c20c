"""robots.txt, by RFC 9309; the standard library's reader knows neither wildcards nor that the longest match decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

_PRODUCT = "byline"
_MOST_RULES = 5_000
_LONGEST_PATTERN = 1_000
_ASCII = "".join(map(chr, range(0x21, 0x7F)))


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """What one host allows us: patterns of paths, each allowed or not."""

    rules: tuple[tuple[str, bool], ...] = ()

    def allow(self, path: str) -> bool:
        """Whether a path with its query, percent-encoded, may be asked: the longest pattern that fits it decides."""
        fitting = [(len(pattern), is_allowed) for pattern, is_allowed in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def read_robots(text: str) -> RobotsRules:
    """The rules of the groups that name us, else of those for everybody."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    names: list[str] = []
    is_head = False
    for field, value in _lines(text):
        if field == "user-agent":
            names = [*(names if is_head else []), _product(value)]
            groups.setdefault(names[-1], [])
        elif field in {"allow", "disallow"} and value:
            for name in names:
                groups[name].append((_normal(value), field == "allow"))
        # Sitemaps and unknown fields stand anywhere and end nothing; an empty rule forbids nothing.
        is_head = field == "user-agent" or (is_head and field not in {"allow", "disallow"})
    return RobotsRules(tuple(groups.get(_PRODUCT, groups.get("*", []))[:_MOST_RULES]))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        if colon and len(value) <= _LONGEST_PATTERN:
            yield field.strip().lower(), value.strip()


def _product(value: str) -> str:
    match = re.match(r"\*|[a-z_-]+", value.lower())
    return match[0] if match else ""


def _normal(pattern: str) -> str:
    """Percent-encoded as paths are, so that both are compared octet by octet."""
    quoted = quote(pattern, safe=_ASCII)
    return re.sub(r"%[0-9a-fA-F]{2}", lambda match: match[0].upper(), quoted)


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern with `*` and a final `$` fits a path's beginning; each part is looked for once."""
    is_whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not others:
        return not is_whole or at == len(path)
    for part in others[:-1]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    last = others[-1]
    return path.find(last, at) >= 0 if not is_whole else path.endswith(last) and len(path) - len(last) >= at
