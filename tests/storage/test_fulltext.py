"""Full text: the same matches on both engines, whatever is typed."""

from collections.abc import AsyncIterator

import pytest

from domain.records import SearchQuery
from storage.store import Store
from tests.storage.building import FixedClock, an_article, hours, save

SENTENCES = (
    "The ferry's crew was re-elected on the harbour's quay.",
    "Паром остался в порту, сказал капитан Орлов.",
    "Ο καπετάνιος είπε ότι το πλοίο μένει στο λιμάνι.",
    "قال القبطان إن العبّارة باقية في الميناء.",
    "Die Fähre läuft über Großhafen-Süd aus, äußerte O’Brien.",
    "渡轮留在港口，船长说。",
    "フェリーは港にとどまる。",
    "여객선은 항구에 남는다.",
    'NOT "quoted" AND (near OR far) * ^ words:fulltext -- ; %_\\ 1e5 3.14 a@b.example',
    "Café in Ženeva, naïve coöperation; l'homme de l’île 𝔘𝔫𝔦𝔠𝔬𝔡𝔢.",
)


CASES: tuple[tuple[str, list[int]], ...] = (
    ("FERRY crew", [0]),
    ("ferry’s", [0]),
    ("re-elected", [0]),
    ("elected-re", []),
    ("порту КАПИТАН", [1]),
    ("капитан порт", []),
    ("ΚΑΠΕΤΑΝΙΟΣ λιμανι", [2]),
    ("العبارة", [3]),
    ("fahre großhafen", [4]),
    ("GROSSHAFEN SUD", [4]),
    ("O'Brien", [4]),
    ("港口", [5]),
    ("口港", []),
    ("港", [5, 6]),
    ("항구", [7]),
    ("not AND or", [8]),
    ("ferry OR паром", []),
    ("ferr*", []),
    ("3.14", [8]),
    ("ile unicode cooperation", [9]),
    ("\"'()*^", []),
    ("", []),
)


async def test_plain_words_are_found_in_every_alphabet(store: Store) -> None:
    """Every word has to stand in the sentence; what looks like an operator is a word, or nothing."""
    await save(store, an_article("\n".join(SENTENCES)))
    for words, indexes in CASES:
        page = await store.articles.search(SearchQuery(tuple(words.split())))
        assert [sentence.text for sentence in page.items] == [SENTENCES[index] for index in indexes], words


async def test_exact_words_stand_one_after_the_other(store: Store) -> None:
    """A phrase is found as it is, over marks and case, but not in another order or over a sentence's end."""
    await save(store, an_article("\n".join(SENTENCES)))
    for phrase, total in (("остался в порту", 1), ("в остался", 0), ("quay паром", 0), ("ferry s crew", 1)):
        assert (await store.articles.search(SearchQuery(exact=(phrase,)))).total == total
    both = SearchQuery(("crew",), ("re elected on",))
    assert (await store.articles.search(both)).total == 1


async def test_filters_and_pages(store: Store) -> None:
    """Outlet and time narrow what is found; newest come first, in an article in text order, undated ones last."""
    post = await store.outlets.add("Harbour Post")
    await save(store, an_article("Old ferry.", published=hours(-2)))
    await save(store, an_article("One ferry.\nTwo ferries: ferry two.", published=hours(-1)), outlet_id=post.outlet_id)
    await save(store, an_article("New ferry.", published=hours(2)))

    async def texts(query: SearchQuery, **page: int) -> list[str]:
        return [found.text for found in (await store.articles.search(query, **page)).items]

    every = ["New ferry.", "One ferry.", "Two ferries: ferry two.", "Old ferry."]
    assert await texts(SearchQuery(("ferry",))) == every
    assert await texts(SearchQuery(("ferry",)), offset=1, limit=2) == every[1:3]
    assert await texts(SearchQuery(("ferry",), outlet_id=post.outlet_id)) == every[1:3]
    assert await texts(SearchQuery(("ferry",), since=hours(-1))) == every[:3]
    assert await texts(SearchQuery(("ferry",), until=hours(-1))) == every[3:]
    await save(store, an_article("Some ferry.", published=None), now=hours(9))
    assert await texts(SearchQuery(("ferry",))) == [*every, "Some ferry."]


async def test_a_found_sentence_is_an_exact_slice(store: Store) -> None:
    """The offsets give the sentence in the stored text."""
    saved = await save(store, an_article("First.\nThe ferry sails."))
    (found,) = (await store.articles.search(SearchQuery(("ferry",)))).items
    stored = await store.articles.get(saved.ref.article_id)
    assert stored is not None
    assert stored.text[found.start : found.end] == found.text == "The ferry sails."


@pytest.fixture
async def both(sqlite_url: str, postgres_url: str) -> AsyncIterator[tuple[Store, Store]]:
    """A store of each engine, which the examples fill together."""
    stores = [await Store.open(url, clock=FixedClock()) for url in (sqlite_url, postgres_url)]
    yield stores[0], stores[1]
    for store in stores:
        await store.close()
