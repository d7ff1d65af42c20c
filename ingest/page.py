"""A page's paragraphs and what it says of itself, as the child process finds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ingest.child import DocumentKind, read_in_child
from ingest.limits import Limits


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the child process gives it, nothing interpreted.

    `metas` has the content of the first meta element of each name. `outside` are lines beside the article, each with
    "nav" where it stands in a navigation, else an empty string.
    """

    blocks: tuple[str, ...]
    json_ld: tuple[str, ...]
    metas: Mapping[str, str]
    canonical: tuple[str, ...]
    title: str
    headings: tuple[str, ...]
    times: tuple[str, ...]
    bylines: tuple[str, ...]
    language: str
    outside: tuple[tuple[str, str], ...]

    def meta(self, *names: str) -> str | None:
        """The content of the first of these meta elements that has one, in the order of the names."""
        return next((content for name in names if (content := self.metas.get(name))), None)


def read_page(html: str, name: str, limits: Limits) -> Page:
    """Read a page within the limits of time and memory.

    Raises:
        InputRefusedError: If the page takes longer or more memory, or cannot be parsed.
    """
    return _page(read_in_child(DocumentKind.PAGE, html.encode("utf-8", errors="replace"), name, limits))


def _page(found: dict[str, Any]) -> Page:
    return Page(
        blocks=tuple(found["blocks"]),
        json_ld=tuple(found["json_ld"]),
        metas=found["metas"],
        canonical=tuple(found["canonical"]),
        title=found["title"],
        headings=tuple(found["headings"]),
        times=tuple(found["times"]),
        bylines=tuple(found["bylines"]),
        language=found["language"],
        outside=tuple((text, where) for text, where in found["outside"]),
    )
