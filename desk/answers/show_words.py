"""Turns what the store found into what may be shown: exact words, with the names held back that have to be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desk.desk import Desk
from digest.attribution import citing, unnamed_speaker
from digest.names import HeldNames
from domain.article import ArticleHead, ArticleRef, StoredArticle
from domain.excerpt import Excerpt
from domain.statements import Sentence, Span
from domain.verbatim import cut

_NONE = HeldNames()


@dataclass(frozen=True, slots=True)
class Curtain:
    """The names that each article holds back; every answer's titles, names and excerpts come through here."""

    names: Mapping[int, HeldNames] = field(default_factory=dict)

    def of(self, article_id: int) -> HeldNames:
        """The names that one article holds back."""
        return self.names.get(article_id, _NONE)

    def head(self, head: ArticleHead) -> ArticleHead:
        """The head as a list may show it."""
        return replace(head, title=self.redact(head, head.title or "") or None)

    def redact(self, head: ArticleHead, words: str) -> str:
        """Words of an article that stand outside its text (a title, a speaker), as they may be shown."""
        return self.of(head.ref.article_id).redact(words)

    def excerpt(
        self,
        head: ArticleHead,
        text: str,
        start: int,
        *,
        max_chars: int | None = None,
        keep: Sequence[Span] | None = None,
    ) -> Excerpt:
        """The slice `text` of an article, which begins at `start`, as it may be shown; of it the spans to `keep`."""
        held = self.of(head.ref.article_id).spans_in(text)
        kept = None if keep is None else [Span(one.start - start, one.end - start) for one in keep]
        words = cut(text, 0, len(text), max_chars=max_chars, held=held, keep=kept)
        return Excerpt(words, self.head(head), start, start + len(text))

    def sentence(self, article: StoredArticle, at: int, *, max_chars: int | None = None) -> Excerpt:
        """The sentence of an article around the character `at`, with whom the outlet credits for it and who speaks.

        Where no sentence is there (a caption that none was found in), the rest of the line stands for it.
        """
        found = next((one for one in article.statements.sentences if one.start <= at < one.end), None)
        if found is None:
            line = article.text[at:].split("\n", 1)[0]
            return self.excerpt(article.head, line, at, max_chars=max_chars)
        shown = self.excerpt(article.head, article.text[found.start : found.end], found.start, max_chars=max_chars)
        speaker = unnamed_speaker(article, found)
        return replace(
            shown,
            citing=self.citing(article, found),
            speaker=None if speaker is None else self.redact(article.head, speaker),
        )

    def citing(self, article: StoredArticle, sentence: Sentence) -> tuple[str, ...]:
        """Whom the outlet credits for a sentence, as they may be named."""
        return tuple(self.redact(article.head, name) for name in citing(article, sentence))


async def hold_names(desk: Desk, heads: Iterable[ArticleHead]) -> Curtain:
    """Find the names that these articles hold back, by their stories; none where the operator holds no names."""
    if not desk.preferences.has_names_held:
        return Curtain()
    found = await desk.store.articles.held_names({head.ref.article_id for head in heads})
    return Curtain({article_id: HeldNames.of(names) for article_id, names in found.items()})


async def load_articles(desk: Desk, heads: Iterable[ArticleHead]) -> Mapping[ArticleRef, StoredArticle]:
    """The articles of these heads, each in its version, by what they are referred to with."""
    return await desk.store.articles.get_all({head.ref for head in heads})
