"""Under which address an article is stored."""

import pytest

from ingest import Told
from ingest.own_address import own_address

SITE = "https://www.harbourpost.example"


@pytest.mark.parametrize(
    ("asked", "claim"),
    [
        ("/amp/pier-closed", "/news/pier-closed"),
        ("/news/pier/amp", "/news/pier"),
        ("/amp/news/pier/print.html", "/pier"),
        ("/news/pier-closed/2", "/news/pier-closed"),
        ("/?p=123", "/2026/11/pier"),
        ("/c/short", "/c/fifth"),
        ("/news/pier-closed?ref=412", "/news/pier-closed"),
        ("/news/pier?from=home", "/news/pier"),
        ("/2026/11/pier/", "/2026/11/pier"),
        ("/2026/11/22/pier", "/pier"),
    ],
)
def test_a_page_stands_where_it_says(asked: str, claim: str) -> None:
    """Pages in another form name the article's own address, on this host or another of the site."""
    told = Told(fetched_from=f"https://m.harbourpost.example{asked}")
    assert own_address(told, [f"{SITE}{claim}"]) == f"{SITE}{claim}"


@pytest.mark.parametrize(
    "claim",
    [
        f"{SITE}/",
        f"{SITE}/en/",
        f"{SITE}/index.html",
        f"{SITE}/news",
        f"{SITE}/news/index.html",
        f"{SITE}/latest",
        "https://www.kestrel.example/news/pier-closed",
        "javascript:alert(1)",
    ],
)
def test_a_claim_that_cannot_mean_the_page_is_passed_over(claim: str) -> None:
    """Home pages, sections, other sites and what is no address: the next claim counts, else where it was fetched."""
    told = Told(fetched_from=f"{SITE}/news/old")
    assert own_address(told, [claim]) == f"{SITE}/news/old"
    assert own_address(told, [claim, f"{SITE}/news/pier"]) == f"{SITE}/news/pier"


@pytest.mark.parametrize(
    ("asked", "claim"),
    [("/article?id=5", "/article"), ("/view/5", "/articles/view"), ("/news/pier-shut", "/news/latest")],
)
def test_what_tells_articles_apart_is_not_lost(asked: str, claim: str) -> None:
    """A script or a list that names itself on all of its pages does not make them one article."""
    assert own_address(Told(fetched_from=f"{SITE}{asked}"), [f"{SITE}{claim}"]) == f"{SITE}{asked}"


def test_what_is_told_goes_first() -> None:
    """The person who hands an article in knows best; without page and person the home page is none."""
    assert own_address(Told(url=f"{SITE}/a", fetched_from=f"{SITE}/b"), [f"{SITE}/c"]) == f"{SITE}/a"
    assert own_address(Told(), ["https://other.example/news/pier"]) == "https://other.example/news/pier"
    assert own_address(Told(), [f"{SITE}/"]) is None
