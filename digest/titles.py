"""What a story is called: one article's headline, verbatim, with its outlet."""

from digest.reader import StoryReader
from domain.article import ArticleHead
from domain.statements import Span
from domain.verbatim import check_verbatim, cut


def choose_title(reader: StoryReader) -> tuple[str, ArticleHead]:
    """Give the headline, as shown, and its article; an empty headline where no article has one: none is made up.

    The story's own lead comes first, then named outlets before unknown ones and dated articles before undated ones. A
    headline without a held name goes before one with a name, which is cut out.

    Raises:
        NotVerbatimError: If the words are not the stored headline, which is a defect.
    """
    story = reader.material.story
    heads = [one.article.head for one in story.articles]
    heads.sort(key=lambda head: (not head.outlet.is_known, head.published is None, head.ref != story.head.lead.ref))
    titled = [head for head in heads if head.title and head.title.strip()]
    if not titled:
        return "", (heads or [story.head.lead])[0]
    head = min(titled, key=lambda one: (not one.outlet.is_known, bool(reader.names.spans_in(one.title or ""))))
    title = head.title or ""
    held = reader.names.spans_in(title)
    shown = cut(title, 0, len(title), max_chars=reader.limits.title_chars, held=held)
    check_verbatim(shown, title, Span(0, len(title)), held)
    return shown, head
