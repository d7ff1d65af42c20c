"""Quotes over all articles."""

from domain.records import GroupedStory
from domain.story import UtteranceQuote
from storage.store import Store
from tests.storage.building import an_article, hours, save, save_quote, statements_of


async def test_quotes_are_found_by_speaker_outlet_words_and_time(store: Store) -> None:
    """Each filter alone and all together; newest first, in an article in text order."""
    post = await store.outlets.add("Harbour Post")
    await save_quote(store, "the money is there", speaker="Maria Holt", published=hours(0), outlet_id=post.outlet_id)
    await save_quote(store, "we stay in port” and “the money is gone", speaker="Maria Holt", published=hours(1))
    await save_quote(store, "no money for anyone", speaker="Jonas Reed", published=hours(2))
    holt = (await store.speakers.find("Holt"))[0].speaker_id
    newest = ["no money for anyone", "we stay in port", "the money is gone", "the money is there"]
    assert [found.text for found in (await store.quotes.find()).items] == newest
    assert [found.text for found in (await store.quotes.find(speaker_id=holt)).items] == newest[1:]
    assert [found.text for found in (await store.quotes.find(outlet_id=post.outlet_id)).items] == newest[3:]
    assert [found.text for found in (await store.quotes.find(words=("money", "port"))).items] == newest[1:3]
    assert [found.text for found in (await store.quotes.find(since=hours(1))).items] == newest[:3]
    together = await store.quotes.find(speaker_id=holt, words=("MONEY",), since=hours(1), offset=1, limit=1)
    assert ([found.text for found in together.items], together.total) == (["the money is gone"], 2)
    assert (await store.quotes.find(words=("nothing",))).items == (await store.quotes.find(words=("…",))).items == ()


async def test_a_quote_comes_with_the_sentences_around_it(store: Store) -> None:
    """The context is the exact sentences that the quote touches, and tells where it begins."""
    text = "First.\nShe said: “we sail\nwhen the money is there”.\nLast."
    await save(store, an_article(text))
    (found,) = (await store.quotes.find(words=("money",))).items
    assert found.text == "we sail\nwhen the money is there"
    assert (found.context, found.context_start) == ("She said: “we sail\nwhen the money is there”.", 7)


async def test_an_utterance_is_one_entry(store: Store) -> None:
    """The first published quote stands for it, among those that were asked for."""
    post, daily = await store.outlets.add("Harbour Post"), await store.outlets.add("Kestrel Daily")
    first = await save_quote(store, "we sail today", speaker="Maria Holt", published=hours(0), outlet_id=post.outlet_id)
    later = await save_quote(store, "we sail", speaker="Maria Holt", published=hours(1), outlet_id=daily.outlet_id)
    await save_quote(store, "never", speaker="Maria Holt", published=hours(2))
    ids = first.ref.article_id, later.ref.article_id
    story = GroupedStory(tuple((article_id, 0) for article_id in ids), first.ref.article_id)
    said = (UtteranceQuote(ids[0], 0, has_same_words=True), UtteranceQuote(ids[1], 0, has_same_words=False))
    await store.stories.save([story], [said], window_since=None, now=hours(3))
    page = await store.quotes.find()
    assert ([found.text for found in page.items], page.total) == (["never", "we sail today"], 2)
    (of_daily,) = (await store.quotes.find(outlet_id=daily.outlet_id)).items
    assert of_daily.text == "we sail"
    assert of_daily.utterance_id is not None
    every = await store.quotes.of_utterance(of_daily.utterance_id)
    assert [found.text for found in every] == ["we sail today", "we sail"]


async def test_a_quote_in_several_sentences_with_the_words_is_found_once(store: Store) -> None:
    """Both sentences have the word, the quote is one."""
    await save(store, an_article("“We sail.\nWe sail”, she said."), statements_of("“We sail.\nWe sail”, she said."))
    assert (await store.quotes.find(words=("sail",))).total == 1


async def test_quotes_without_a_date_come_last(store: Store) -> None:
    """An article that was stored last and tells no date is not the newest; nor does it stand for an utterance."""
    old = await save_quote(store, "we sail today", speaker="Maria Holt", published=hours(-5))
    undated = await save_quote(store, "we sail", speaker="Maria Holt", published=None)
    await save_quote(store, "we stay", speaker="Jonas Reed", published=None)
    texts = [found.text for found in (await store.quotes.find()).items]
    assert texts == ["we sail today", "we stay", "we sail"]
    ids = old.ref.article_id, undated.ref.article_id
    said = tuple(UtteranceQuote(one, 0, has_same_words=True) for one in ids)
    story = GroupedStory(tuple((one, 0) for one in ids), ids[0])
    await store.stories.save([story], [said], window_since=None, now=hours(3))
    assert [found.text for found in (await store.quotes.find()).items] == ["we sail today", "we stay"]
