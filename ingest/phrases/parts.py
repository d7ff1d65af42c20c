"""The words by which makers of pages name its parts, in `class` and `id`, and what each tells.

They are mostly those of trafilatura (Apache License 2.0), which were found in thousands of pages.
"""

from typing import Final, NamedTuple

IN_ARTICLE: Final = 1
IS_ARTICLE: Final = 2
IN_STORY: Final = 4
IN_CONTENT: Final = 8
IN_MAIN: Final = 16
BESIDE: Final = 32
HIDDEN: Final = 64
COMMENTS: Final = 128
ENDLESS: Final = 256
"""It holds other articles, which are loaded while one scrolls."""
TEASER: Final = 512
BYLINE: Final = 1_024


class Names(NamedTuple):
    """What a name has in it, begins with, or is, that tells `bit`."""

    bit: int
    parts: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()

    def fit(self, name: str) -> bool:
        """Whether a name is one of these."""
        if name in self.wholes or name.startswith(self.starts):
            return True
        for part in self.parts:  # noqa: SIM110 - the shorter form takes twice as long
            if part in name:
                return True
        return False


_EITHER: Final = (
    "social", "viral", "newsletter", "syndication", "tags", "sidebar", "banner", "breadcrumb", "bread-crumb", "button", "author",
    "caption", "footer", "Footer", "message-container", "menu", "cookie",
)  # fmt: skip

CLASSES: Final = (
    Names(
        IN_ARTICLE,
        (
            "post-text", "post_text", "post-body", "post-entry", "postentry", "post-content", "post_content", "postcontent", "postContent",
            "post_inner_wrapper", "article-text", "articletext", "articleText", "entry-content", "page-content", "text-content",
            "article-content", "art-content", "ArticleContent", "article__content", "article__container", "article-body", "article__body",
            "articlebody", "articleBody", "body-text",
        ),
        wholes=("post", "entry"),
    ),
    Names(
        IN_STORY,
        (
            "post-bodycopy", "story-content", "storycontent", "theme-content", "blog-content", "section-content", "single-content",
            "single-post", "main-column", "wpb_text_column", "story-body", "field-body", "fulltext",
        ),
        starts=("article ",),
        wholes=("postarea", "art-postcontent", "text", "cell", "story"),
    ),
    Names(
        IN_CONTENT,
        (
            "content-main", "content_main", "content-body", "content__body", "main-content", "Main-Content", "page-content",
            "Page-Content",
        ),
        wholes=("content",),
    ),
    Names(IN_MAIN, starts=("main",)),
    Names(
        BESIDE,
        (
            *_EITHER, "subnav", "avigation", "navbox", "bar", " ad ", "-ad-", " ad-", "dfpad", "dfpAd", "outbrain", "taboola", "criteo",
            "paid-content", "paidcontent", "widget", "byline", "Byline", "share-", "sociable", "embed", "tag-list", "consent",
            "modal-content", "permission", "elated", "next-", "-stories", "most-popular", "more-on", "meta", "rating", "attachment",
            "timestamp", "user-info", "user-profile", "-icon", "article-infos", "slide", "viewport", "overlay", "options", "expand",
            "obfuscated", "blurred", "factbox",
        ),
        starts=("shar", "nav", "post-nav", "ad-"),
    ),
    Names(
        HIDDEN,
        (
            "comments-title", "nocomments", "-reply-", "message", "akismet", "suggest-links", "-hide-", "hide-print", " hidden", " hide",
            "noprint", "notloaded",
        ),
        starts=("hide-", "reply-"),
    ),
    Names(COMMENTS, ("article-comments", "post-comments", "elementor-share-buttons"), starts=("comment", "Comment")),
    Names(ENDLESS, ("mvp-post-add-", "infinite-scroll", "infinitescroll")),
    Names(TEASER, ("teaser", "Teaser")),
)  # fmt: skip
"""What classes tell, as they are written: several in one text."""

IDS: Final = (
    Names(
        IN_ARTICLE,
        (
            "entry-content", "article-content", "art-content", "article__content", "article-body", "article__body", "articlebody",
            "articleBody", "body-text",
        ),
        wholes=("articleContent",),
    ),
    Names(IN_STORY, ("story-body",), starts=("primary",), wholes=("article", "story")),
    Names(IN_CONTENT, ("content-main", "content-body", "contentBody", "main-content", "Main-Content"), wholes=("content",)),
    Names(IN_MAIN, starts=("main",)),
    Names(BESIDE, (*_EITHER, "share", "Share", "nav", "Nav", "related", "premium"), starts=("shar", "jp-", "dpsp-content", "ad-")),
    Names(HIDDEN, ("hidden", "reader-comments", "akismet"), starts=("reply-",)),
    Names(COMMENTS, starts=("comment", "Comment", "comol", "disqus_thread", "dsq-comments")),
    Names(ENDLESS, ("mvp-post-add-", "infinite-scroll", "infinitescroll")),
    Names(TEASER, ("teaser", "Teaser")),
)  # fmt: skip

COMMENTARY: Final = ("commentary", "Commentary")
"""What begins like the name of readers' comments and is none."""
