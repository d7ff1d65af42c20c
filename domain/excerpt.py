"""An excerpt: words shown as an outlet's, wherever an answer shows them."""

from dataclasses import dataclass

from domain.article import ArticleHead


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words in a bar, or beside what they count.

    `text` is the slice `start:end` of the stored text of `head.ref`, but for what `domain.verbatim` allows. `n` is
    the number it can be asked by, where it has one. `stressed` are the words in `text` that stand out. The router
    checks every excerpt of an answer against the store before the answer leaves.

    Raises:
        ValueError: If the words or the span are empty.
    """

    text: str
    head: ArticleHead
    start: int
    end: int
    n: int | None = None
    speaker: str | None = None
    citing: tuple[str, ...] = ()
    stressed: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip() or not 0 <= self.start < self.end:
            message = "an excerpt has words and a span of its article"
            raise ValueError(message)
