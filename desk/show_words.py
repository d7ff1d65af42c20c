"""Turns what the store found into what may be shown: exact words, with the names held back that have to be."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desk.desk import Desk
from domain.article import ArticleHead, ArticleRef, StoredArticle
from domain.excerpt import Excerpt
from domain.statements import Span
from domain.verbatim import HELD_BACK, cut


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles with what of them may be shown; every answer's titles, names and excerpts come through here."""

    articles: Mapping[ArticleRef, StoredArticle]
    has_names_held: bool

    def head(self, head: ArticleHead) -> ArticleHead:
        """The head with the held names cut from its title."""
        return replace(head, title=None if head.title is None else self.name(head.ref, head.title))

    def name(self, ref: ArticleRef, words: str) -> str:
        """Words of an article that stand outside its text (a title, a speaker), with its held names cut."""
        names = {text.casefold(): text for text in self._held_words(ref)}
        if not names:
            return words
        longest_first = sorted(names.values(), key=len, reverse=True)
        pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
        return re.sub(pattern, HELD_BACK, words, flags=re.IGNORECASE)

    def excerpt(self, head: ArticleHead, span: Span, *, max_chars: int | None = None) -> Excerpt:
        """The words at a span of the article's text."""
        article = self.articles[head.ref]
        words = cut(article.text, span.start, span.end, max_chars=max_chars, held=self.held(head.ref))
        return Excerpt(words, self.head(head), span.start, span.end)

    def held(self, ref: ArticleRef) -> tuple[Span, ...]:
        """The spans of an article's text that are held back."""
        article = self.articles.get(ref)
        return article.statements.held_names if article is not None and self.has_names_held else ()

    def _held_words(self, ref: ArticleRef) -> set[str]:
        return {self.articles[ref].text[span.start : span.end] for span in self.held(ref)}


async def fill_shelf(desk: Desk, heads: Iterable[ArticleHead]) -> Shelf:
    """Load the articles of these heads, each in its version."""
    refs = dict.fromkeys(head.ref for head in heads)
    found = [await desk.store.articles.get(ref.article_id, ref.version) for ref in refs]
    return Shelf({one.head.ref: one for one in found if one is not None}, desk.preferences.has_names_held)
