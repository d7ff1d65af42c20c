"""Speakers: found by what people remember of a name, and counted right whatever happens to articles."""

from collections.abc import Mapping, Sequence

from domain.outlet import OutletKind
from domain.records import SpeakerNames
from storage.store import Store
from tests.storage.building import add_speaker, add_spelling, an_article, hours, save, save_quote, statements_of

URL = "https://harbourpost.example/ferry"


async def test_a_speaker_is_found_by_any_part_of_the_name(store: Store) -> None:
    """The exact name comes first, then the last name, then any word of it; case and accents do not count."""
    holt = await add_speaker(store, "Maria Holt")
    maria = await add_speaker(store, "Jonas Maria")
    await add_speaker(store, "Zoë Reed")
    assert [found.speaker_id for found in await store.speakers.find("maria holt")] == [holt]
    assert [found.speaker_id for found in await store.speakers.find("HOLT")] == [holt]
    assert [found.speaker_id for found in await store.speakers.find("Maria")] == [maria, holt]
    assert [found.name for found in await store.speakers.find("zoe")] == ["Zoë Reed"]
    assert await store.speakers.find("Holt Reed") == await store.speakers.find("…") == ()


async def test_more_quotes_come_first_among_equals(store: Store) -> None:
    """Of two people with one last name the more quoted is found first."""
    await save_quote(store, "once", speaker="Anna Holt")
    for words in ("twice", "thrice"):
        await save_quote(store, words, speaker="Maria Holt")
    assert [found.name for found in await store.speakers.find("Holt")] == ["Maria Holt", "Anna Holt"]
    page = await store.speakers.page(offset=1, limit=5)
    assert ([found.name for found in page.items], page.total) == (["Anna Holt"], 2)


async def test_quotes_of_disabled_outlets_are_not_counted(store: Store) -> None:
    """Whom only they quote is in no list, and found with no quote."""
    post, radio = await store.outlets.add("Harbour Post"), await store.outlets.add("Coast Radio")
    for words, outlet in (("once", post), ("twice", radio), ("thrice", radio)):
        await save_quote(store, words, speaker="Maria Holt", outlet_id=outlet.outlet_id)
    await save_quote(store, "never", speaker="Jonas Reed", outlet_id=radio.outlet_id)
    await save_quote(store, "now", speaker="Zoë Reed")
    await store.outlets.disable(radio.outlet_id)
    page = await store.speakers.page()
    assert [(one.name, one.quotes, one.outlets) for one in page.items] == [
        ("Zoë Reed", 1, ()),
        ("Maria Holt", 1, ("Harbour Post",)),
    ]
    assert page.total == 2
    assert [(one.name, one.quotes) for one in await store.speakers.find("Reed")] == [("Zoë Reed", 1), ("Jonas Reed", 0)]


async def test_the_same_name_again_is_the_same_speaker(store: Store) -> None:
    """But for case and accents; another spelling has to be joined on purpose."""
    speaker_id = await add_speaker(store, "Maxim Orlec")
    assert await add_speaker(store, "MAXÍM Orlec") == speaker_id
    await add_spelling(store, speaker_id, "Maksym Orlets")
    assert await add_speaker(store, "Maksym Orlets") == speaker_id
    (found,) = await store.speakers.find("orlets")
    assert (found.name, found.spellings) == ("Maxim Orlec", ("MAXÍM Orlec", "Maksym Orlets", "Maxim Orlec"))


async def test_near_speakers_are_the_most_alike(store: Store) -> None:
    """A misspelt part of a name finds whom it may have meant."""
    await add_speaker(store, "Maria Holt")
    await add_speaker(store, "Jonas Reed")
    assert [found.name for found in await store.speakers.near("Hollt")] == ["Maria Holt"]
    assert await store.speakers.near("Xavier") == await store.speakers.near("") == ()


async def test_spellings_and_roles_are_what_articles_have(store: Store) -> None:
    """Names met come most frequent first; a role is words without any of the name, and a pronoun is none."""
    speaker_id = await add_speaker(store, "Maria Holt")
    for number, (name, said) in enumerate(
        (("Maria Holt", "the harbour master"), ("M. Holt", "she"), ("M. Holt", "Captain Holt"), ("Maria Holt", "Holt"))
    ):
        article = an_article(f"“Text {number}”, said somebody.")
        statements = statements_of(article.text, speaker=name, said=said)
        await save(store, article, statements, people={name: speaker_id})
    (found,) = await store.speakers.find("Holt")
    assert found.spellings == ("M. Holt", "Maria Holt")
    assert (found.roles, found.quotes) == (("the harbour master",), 4)


async def test_counts_stay_right_when_a_version_replaces_another(store: Store) -> None:
    """Quotes, spellings, roles and outlets of the replaced version no longer count."""
    post = await store.outlets.add("Harbour Post")
    holt, reed = await add_speaker(store, "Maria Holt"), await add_speaker(store, "Jonas Reed")
    people = {"Maria Holt": holt, "Jonas Reed": reed}
    first = an_article("“We sail” and “we stay”, she said.", url=URL)
    second = an_article("“We sail”, he said.", url=URL)
    statements = statements_of(first.text, speaker="Maria Holt", said="the harbour master")
    await save(store, first, statements, people=people, outlet_id=post.outlet_id)
    before = (await store.speakers.page()).items
    await save(store, second, statements_of(second.text, speaker="Jonas Reed"), people=people, now=hours(1))
    after = (await store.speakers.page()).items
    assert [(found.name, found.quotes, found.outlets) for found in before] == [("Maria Holt", 2, ("Harbour Post",))]
    assert [(found.name, found.quotes, found.outlets) for found in after] == [("Jonas Reed", 1, ("Harbour Post",))]
    (found,) = await store.speakers.find("Holt")
    assert (found.quotes, found.roles, found.outlets) == (0, (), ())


async def test_counts_stay_right_when_people_or_outlet_are_learned_later(store: Store) -> None:
    """The same text with other speakers, then with an outlet, moves its quotes."""
    article = an_article("“We sail”, she said.")
    said = statements_of(article.text, speaker="Maria Holt")
    await save(store, article, said)
    speaker_id = await add_speaker(store, "Maria Holt")
    post = await store.outlets.add("Harbour Post")
    for outlet_id in (None, post.outlet_id, post.outlet_id):
        await save(store, article, said, people={"Maria Holt": speaker_id}, outlet_id=outlet_id)
    (found,) = await store.speakers.find("Holt")
    assert (found.quotes, found.outlets) == (1, ("Harbour Post",))
    assert (await store.quotes.find(speaker_id=speaker_id)).total == 1


async def test_names_are_found_by_the_sound_of_the_last_word(store: Store) -> None:
    """Spellings of one name sound alike, whoever else does; another name does not."""
    orlec, hagen = await add_speaker(store, "Maxim Orlec"), await add_speaker(store, "Sana Hagen")
    await add_speaker(store, "Maria Holt")
    ids: dict[str, list[int | None]] = {}

    def look(_: Mapping[str, OutletKind], alike: Mapping[str, Sequence[SpeakerNames]]) -> Sequence[SpeakerNames]:
        ids.update({name: [one.speaker_id for one in candidates] for name, candidates in alike.items()})
        return []

    await store.speakers.join(["Maksym Orlek", "Reed", "Gahen"], look)
    assert ids == {"Maksym Orlek": [orlec], "Reed": [], "Gahen": [hagen]}


async def test_names_of_one_article_are_learnt_at_once(store: Store) -> None:
    """Each spelling finds its speaker's id; nothing learnt is nothing stored."""
    people = [
        SpeakerNames(None, "Maxim Orlec", ("Maxim Orlec", "Maksym Orlec")),
        SpeakerNames(None, "Holt", ("Holt",)),
    ]
    ids = await store.speakers.join(["Maxim Orlec", "Maksym Orlec", "Holt"], lambda *_: people)
    assert ids["Maxim Orlec"] == ids["Maksym Orlec"] != ids["Holt"]
    assert await store.speakers.join([], lambda *_: people) == {}
