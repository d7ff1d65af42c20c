"""Names held back: surnames of captives and their relatives, in a whole story."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self, overload

from domain.article import StoredArticle
from domain.statements import Span
from domain.verbatim import HELD_BACK, fold

LEAST_NAME_CHARS: Final = 2


@dataclass(frozen=True, slots=True)
class HeldNames:
    """The surnames a story holds back; a surname that one article gives away is held in every other one too."""

    pattern: re.Pattern[str] | None = None

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """Hold back these surnames, also in capitals."""
        folded = {fold(name) for name in names}
        spelled = {form for name in folded for form in (name, name.upper()) if len(name) >= LEAST_NAME_CHARS}
        if not spelled:
            return cls()
        longest_first = sorted(spelled, key=lambda name: (-len(name), name))
        words = "|".join(r"\s+".join(re.escape(part) for part in name.split()) for name in longest_first)
        return cls(re.compile(rf"(?<!\w)(?:{words})(?!\w)"))

    @classmethod
    def found_in(cls, articles: Iterable[StoredArticle]) -> Self:
        """Hold back what analysis marked in the articles."""
        return cls.of(one.text[at.start : at.end] for one in articles for at in one.statements.held_names)

    def spans_in(self, words: str) -> tuple[Span, ...]:
        """Give where the surnames stand, in order."""
        return tuple(Span(*found.span()) for found in self.pattern.finditer(words)) if self.pattern else ()

    def spans_of(self, article: StoredArticle) -> tuple[Span, ...]:
        """Give where an article has a name to hold back: what analysis marked in it, and the surnames of the story."""
        return tuple(sorted({*article.statements.held_names, *self.spans_in(article.text)}, key=lambda at: at.start))

    @overload
    def redact(self, words: str) -> str: ...

    @overload
    def redact(self, words: None) -> None: ...

    def redact(self, words: str | None) -> str | None:
        """Give words of an article that stand outside a bar, such as a speaker's name, without the surnames."""
        return words if words is None or self.pattern is None else self.pattern.sub(HELD_BACK, words)
