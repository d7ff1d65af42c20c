"""What the names of an element tell of it: whether it holds the article, or stands beside it.

They are the words by which makers of pages name their parts, in `class` and `id` attributes. Most are trafilatura's
(Apache License 2.0), which were found in thousands of pages.
"""

from functools import lru_cache
from typing import Final, NamedTuple

CONTAINERS: Final = frozenset({"article", "div", "main", "section"})
PARTS: Final = frozenset({"div", "dd", "dl", "dt", "li", "ol", "p", "section", "span", "ul"})
BYLINE_TAGS: Final = frozenset({"a", "address", "div", "p", "span"})
STAGES: Final = 5
"""How many kinds of names an article's container may have, the surest first."""
_COMMENTED: Final = frozenset({"details", "div", "dl", "ol", "section", "ul"})


class _Names(NamedTuple):
    """What a name has in it, begins with, or is."""

    parts: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()

    def fit(self, name: str) -> bool:
        """Whether a name is one of these."""
        if name in self.wholes or name.startswith(self.starts):
            return True
        for part in self.parts:  # noqa: SIM110 - the shorter form is half as fast, and this is asked of all elements
            if part in name:
                return True
        return False


_ARTICLE: Final = (
    _Names(
        (
            *("post-text", "post_text", "post-body", "post-entry", "postentry", "post-content", "post_content"),
            *("postcontent", "postContent", "post_inner_wrapper", "article-text", "articletext", "articleText"),
            *("entry-content", "page-content", "text-content", "article-content", "art-content", "ArticleContent"),
            *("article__content", "article__container", "article-body", "article__body", "articlebody", "articleBody"),
            "body-text",
        ),
        wholes=("post", "entry"),
    ),
    _Names(
        (
            *("entry-content", "article-content", "art-content", "article__content", "article-body", "article__body"),
            *("articlebody", "articleBody", "body-text"),
        ),
        wholes=("articleContent",),
    ),
)
_STORY: Final = (
    _Names(
        (
            *("post-bodycopy", "story-content", "storycontent", "theme-content", "blog-content", "section-content"),
            *(
                "single-content",
                "single-post",
                "main-column",
                "wpb_text_column",
                "story-body",
                "field-body",
                "fulltext",
            ),
        ),
        starts=("article ",),
        wholes=("postarea", "art-postcontent", "text", "cell", "story"),
    ),
    _Names(("story-body",), starts=("primary",), wholes=("article", "story")),
)
_CONTENT: Final = (
    _Names(
        (
            *("content-main", "content_main", "content-body", "content__body", "main-content", "Main-Content"),
            *("page-content", "Page-Content"),
        ),
        wholes=("content",),
    ),
    _Names(("content-main", "content-body", "contentBody", "main-content", "Main-Content"), wholes=("content",)),
)
_MAIN: Final = (_Names(starts=("main",)), _Names(starts=("main",)))

_BESIDE_EITHER: Final = (
    *("social", "viral", "newsletter", "syndication", "tags", "sidebar", "banner", "breadcrumb", "bread-crumb"),
    *("button", "author", "caption", "footer", "Footer", "message-container", "menu"),
)
_BESIDE: Final = (
    _Names(
        (
            *(
                *_BESIDE_EITHER,
                "subnav",
                "avigation",
                "navbox",
                "bar",
                " ad ",
                "-ad-",
                " ad-",
                "dfpad",
                "dfpAd",
                "outbrain",
            ),
            *("taboola", "criteo", "paid-content", "paidcontent", "widget", "byline", "Byline", "share-", "sociable"),
            *("embed", "tag-list", "consent", "modal-content", "permission", "elated", "next-", "-stories"),
            *("most-popular", "more-on", "meta", "rating", "attachment", "timestamp", "user-info", "user-profile"),
            *("-icon", "article-infos", "slide", "viewport", "overlay", "options", "expand", "obfuscated", "blurred"),
            "factbox",
        ),
        starts=("shar", "nav", "post-nav", "ad-"),
    ),
    _Names(
        (*_BESIDE_EITHER, "cookie", "share", "Share", "nav", "Nav", "related", "premium"),
        starts=("shar", "jp-", "dpsp-content", "ad-"),
    ),
)
_HIDDEN: Final = (
    _Names(
        (
            *("comments-title", "nocomments", "-reply-", "message", "akismet", "suggest-links", "-hide-", "hide-print"),
            *(" hidden", " hide", "noprint", "notloaded"),
        ),
        starts=("hide-", "reply-"),
    ),
    _Names(("hidden", "reader-comments", "akismet"), starts=("reply-",)),
)
_COMMENTS: Final = (
    _Names(("article-comments", "post-comments", "elementor-share-buttons"), starts=("comment", "Comment")),
    _Names(starts=("comment", "Comment", "comol", "disqus_thread", "dsq-comments")),
)
_COMMENTARY: Final = ("commentary", "Commentary")
_ENDLESS: Final = (_Names(("mvp-post-add-", "infinite-scroll", "infinitescroll")),) * 2
_TEASER: Final = (_Names(("teaser", "Teaser")),) * 2


class Marks(NamedTuple):
    """What the names of an element tell; `stages` are the kinds of container that it may be, from 0."""

    stages: tuple[int, ...] = ()
    is_beside: bool = False
    is_teaser: bool = False
    is_comments: bool = False
    is_endless: bool = False
    is_byline: bool = False


@lru_cache(16_384)
def marks_of(tag: str, classes: str, name: str) -> Marks:
    """What an element tells by its tag, its classes as written, and its id."""

    def fits(names: tuple[_Names, _Names]) -> bool:
        return (classes != "" and names[0].fit(classes)) or (name != "" and names[1].fit(name))

    is_part = tag in PARTS
    is_beside = is_part and (fits(_BESIDE) or (name == "" and "cookie" in classes))
    may_comment = tag in _COMMENTED and not classes.startswith(_COMMENTARY) and not name.startswith(_COMMENTARY)
    stages: tuple[int, ...] = ()
    if tag in CONTAINERS:
        is_stage = (fits(_ARTICLE), tag == "article", fits(_STORY), fits(_CONTENT), tag == "main" or fits(_MAIN))
        stages = tuple(stage for stage, is_so in enumerate(is_stage) if is_so)
    return Marks(
        stages=stages,
        is_beside=is_beside or fits(_HIDDEN),
        is_teaser=is_part and fits(_TEASER),
        is_comments=may_comment and fits(_COMMENTS),
        is_endless=tag in CONTAINERS and fits(_ENDLESS),
        is_byline=tag in BYLINE_TAGS and _is_byline(classes.lower()),
    )


def _is_byline(classes: str) -> bool:
    if "byline" not in classes and "author" not in classes:
        return False
    names = classes.replace("_", "-").split()
    return any(name in {"byline", "author"} or name.endswith("-byline") for name in names)
