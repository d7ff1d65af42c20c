"""What an edition shows, in which order, and what it leaves out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from digest.compose import compose_edition, letter_of
from digest.material import SeenSpan, StoryMaterial
from digest.render import render_edition
from domain.article import Precision, Published
from domain.edition import Edition, LeftOut, Length
from domain.message import plain_text
from domain.outlet import OutletLabel, OutletStatus
from domain.statements import CreditKind, Sensitivity, SentenceRole, SentenceTag
from tests.digest.build import COAST, HARBOUR, KESTREL, UNKNOWN, Draft, day, form, harbour, material

LONG = "The harbour master counted the ships again and again until there were none left to count that morning. "
SPARE = "Nobody in the harbour office would say when the next ship was going to leave the quay."


def kestrel(text: str = "Tickets were still sold.", article_id: int = 2) -> Draft:
    """Give an article of the Kestrel Daily."""
    return Draft(article_id, KESTREL, day(15), "Tickets still sold", text)


def repost(text: str = "The sheep have no milk.", article_id: int = 6) -> Draft:
    """Give a repost without an outlet or a date."""
    return Draft(article_id, UNKNOWN, None, "What it is like now", text)


def texts(edition: Edition) -> list[str]:
    """Give the words of all lines."""
    return [line.text for line in edition.lines]


def whys(edition: Edition) -> dict[int, str]:
    """Give why each article was left out."""
    return {one.head.ref.article_id: one.why for one in edition.left_out}


def sensitive(*drafts: Draft, **more: object) -> StoryMaterial:
    """Make a story about prisoners of war."""
    for draft in drafts:
        draft.statements["sensitivity"] = frozenset({Sensitivity.PRISONERS})
    return material(*drafts, **more)  # type: ignore[arg-type]


def test_lines_are_numbered_and_stories_lettered_through_the_edition() -> None:
    """Numbers go on from story to story; letters go on after Z."""
    stories = [material(harbour(f"Ship {at} stayed.", at), story_id=at) for at in range(1, 31)]
    edition = compose_edition(stories, form=form(Length.FULL))
    assert [line.n for line in edition.lines] == list(range(1, 31))
    assert [story.letter for story in edition.stories][25:28] == ["Z", "AA", "AB"]
    assert [letter_of(at) for at in (701, 702)] == ["ZZ", "AAA"]


def test_a_short_edition_has_five_lines_and_no_story_takes_all() -> None:
    """Every story gets a line before one gets a second, and five lines are the most."""
    stories = [
        material(harbour("One ship left. Two ships left. Three ships left. Four ships left.", 1), story_id=1),
        material(kestrel("A goat fell. A goat rose. A goat sang. A goat slept.", 2), story_id=2),
    ]
    edition = compose_edition(stories, form=form())
    assert [len(story.lines) for story in edition.stories] == [3, 2]


def test_an_outlet_is_shown_with_no_more_words_than_it_allows() -> None:
    """Its further lines are left out and others take their place; an outlet that allows nothing has no line."""
    stories = [
        material(harbour("One ship left. Two ships left. Three ships left.", 1), story_id=1),
        material(kestrel("A goat fell. A goat rose. A goat sang.", 2), story_id=2),
    ]
    edition = compose_edition(stories, form=form(words_of_outlets={1: 6}))
    assert [len(story.lines) for story in edition.stories] == [2, 3]
    (only,) = compose_edition(stories, form=form(words_of_outlets={1: 0})).stories
    assert {line.outlet.name for line in only.lines} == {"Kestrel Daily"}


@pytest.mark.parametrize(("length", "most"), [(Length.SHORT, 900), (Length.NORMAL, 3_000)])
def test_thirty_stories_keep_to_the_length(length: Length, most: int) -> None:
    """An edition of many stories is as long as it may be and says how many articles it left out."""
    stories = [material(harbour(f"{LONG}Ship {at} stayed.", at), story_id=at) for at in range(1, 31)]
    edition = compose_edition(stories, form=form(length))
    shown = plain_text(render_edition(edition))
    assert most * 0.6 < len(shown) <= most
    assert len({line.head.ref for line in edition.lines}) + len(edition.left_out) == 30
    assert f"{len(edition.left_out)} articles left out · more: /digest all" in shown


def test_a_long_sentence_is_cut_only_where_no_other_fits() -> None:
    """A short edition takes the next best sentence that fits whole; a story of one endless sentence is cut."""
    endless = "On and on " * 200 + "it went."
    edition = compose_edition([material(harbour(f"{endless} {SPARE}"))], form=form())
    assert texts(edition) == [SPARE]
    edition = compose_edition([material(harbour(endless))], form=form())
    assert texts(edition)[0].startswith("On and on")
    assert texts(edition)[0].endswith(" […]")
    assert len(texts(edition)[0]) <= 260
    assert texts(compose_edition([material(harbour(endless))], form=form(Length.FULL))) == [endless]


def test_only_sentences_that_stand_alone_are_lines() -> None:
    """Captions, standfirsts, unfit sentences, and those that hang on a doubtful order are passed over."""
    text = "A ship at the quay. The strike in short. He knew. She left. No ship left."
    draft = harbour(text).judge(0, role=SentenceRole.CAPTION).judge(1, role=SentenceRole.STANDFIRST)
    draft.judge(2, unfit="opens with a pronoun").judge(3, means="Maria Holt")
    assert texts(compose_edition([material(draft)], form=form(Length.FULL))) == ["She left.", "No ship left."]
    draft.statements["has_doubtful_order"] = True
    edition = compose_edition([material(draft)], form=form(Length.FULL))
    assert texts(edition) == ["No ship left."]


def test_an_article_without_a_fit_sentence_is_left_out_with_its_reason() -> None:
    """A story that has no line is not shown, and its articles are counted."""
    edition = compose_edition([material(harbour("He knew.").judge(0, unfit="opens with a pronoun"))], form=form())
    assert edition.stories == ()
    assert whys(edition) == {1: "no line that stands alone"}


def test_one_utterance_is_one_line_and_others_stand_under_it() -> None:
    """Other outlets with the same utterance are named with whether they have the same words, in either story."""
    one = harbour("“We will sail when the money is there,” Holt said.").quote(
        "We will sail when the money is there,", "Holt"
    )
    two = kestrel("“We sail as soon as there is money,” Holt said.").quote("We sail as soon as there is money,", "Holt")
    three = Draft(3, COAST, day(15), "Holt", "“We will sail when the money is there,” Holt told us.")
    three.quote("We will sail when the money is there,", "Holt")
    story = material(one, two, three, utterances=[[(1, 0), (2, 0), (3, 0)]])
    edition = compose_edition([story], form=form(Length.FULL))
    assert len(edition.lines) == 1
    assert [(also.head.outlet.name, also.has_same_words) for also in edition.lines[0].also] == [
        ("Coast Radio", True),
        ("Kestrel Daily", False),
    ]
    assert edition.left_out == ()
    shown = plain_text(render_edition(edition))
    assert "also Coast Radio, 15 Mar 2026, in the same words\nalso Kestrel Daily, 15 Mar 2026, in other words" in shown


def test_a_sentence_printed_by_two_outlets_is_one_line() -> None:
    """A copied sentence stands once, and the other outlet under it."""
    edition = compose_edition([material(harbour(SPARE), kestrel(SPARE))], form=form(Length.FULL))
    assert texts(edition) == [SPARE]
    assert [also.has_same_words for also in edition.lines[0].also] == [True]


def test_an_outlet_does_not_stand_under_a_sentence_it_does_not_have() -> None:
    """Where one outlet quotes at length, another with a part of it is named under that part alone."""
    one = harbour("“We will sail when the money is there. Nobody here sleeps well at night.”")
    one.quote("We will sail when the money is there. Nobody here sleeps well at night.", "Holt")
    two = kestrel("“Nobody sleeps well here at night,” Holt said.").quote("Nobody sleeps well here at night,", "Holt")
    story = material(one, two, utterances=[[(1, 0), (2, 0)]], scores={(0, 0): 1.0})
    assert compose_edition([story], form=form()).lines[0].also == ()


def test_an_unknown_outlet_never_leads_and_has_one_line() -> None:
    """An unknown outlet comes after a named one, and once in an edition of any length."""
    scores = {(0, 0): 9.0, (0, 1): 8.0, (1, 0): 1.0}
    story = material(repost("The sheep have no milk. Nine lambs died."), harbour(), scores=scores)
    edition = compose_edition([story, material(repost("A goat fell.", 7), story_id=2)], form=form())
    assert texts(edition) == ["No ship left the quay.", "A goat fell."]
    assert edition.stories[0].title == "Ferry strike enters second week"
    assert whys(edition) == {6: "outlet unknown"}
    full = compose_edition([story], form=form(Length.FULL))
    assert texts(full) == ["No ship left the quay.", "The sheep have no milk."]


def test_a_story_of_unknown_outlets_alone_is_shown_as_such() -> None:
    """Where no outlet is known and nothing has a date, both are said."""
    edition = compose_edition([material(repost())], form=form())
    shown = plain_text(render_edition(edition))
    assert "A · 1 unknown outlet · What it is like now — unknown outlet (a Blogger page)" in shown
    assert "1 unknown outlet (a Blogger page), no date\n| The sheep have no milk." in shown


def test_an_undated_article_never_leads() -> None:
    """A dated article gives title and first line, also where an undated one has the better sentence."""
    undated = replace(kestrel(), published=None)
    edition = compose_edition([material(undated, harbour(), scores={(0, 0): 9.0, (1, 0): 1.0})], form=form())
    assert [line.outlet.name for line in edition.lines] == ["Harbour Post", "Kestrel Daily"]
    assert edition.stories[0].head.outlet == HARBOUR


def test_a_chat_never_gets_the_same_line_twice() -> None:
    """What was shown before is passed over, and an article with nothing else is left out as shown before."""
    seen = frozenset({SeenSpan(1, 0, 10)})
    edition = compose_edition([material(harbour(), kestrel())], form=form(seen=seen))
    assert texts(edition) == ["Tickets were still sold."]
    assert whys(edition) == {1: "shown before"}


def test_a_copy_is_left_out_as_one() -> None:
    """A copy of a shown text is left out with the name of the outlet that is shown."""
    copy = kestrel("No ship left the quay. No ship came.")
    copy.origin = 1
    edition = compose_edition([material(harbour(), copy, scores={(0, 0): 1.0})], form=form())
    assert whys(edition) == {}
    copy = kestrel("No ship came.")
    copy.origin = 1
    edition = compose_edition([material(harbour(), copy, scores={(0, 0): 1.0})], form=form())
    assert whys(edition) == {2: "same text as Harbour Post"}


def test_articles_passed_over_before_are_counted() -> None:
    """What the window left out already stands first in what is left out."""
    old = LeftOut(kestrel().stored().head, "published long before")
    edition = compose_edition([material(harbour())], form=form(), left_out=[old])
    assert edition.left_out == (old,)


def test_a_line_credits_whom_its_sentence_has_it_from() -> None:
    """Credits of the sentence and of its quotes are cited, outermost first, and never the outlet or who speaks."""
    draft = harbour("“We sail,” Holt told Coast Radio, Meridian Wire reports. Tarn News said no ship left.")
    draft.quote("We sail,", "Maria Holt", via=["Meridian Wire", "Coast Radio"]).quote("no ship left", "Tarn News")
    draft.credit("The Harbour Post", 0).credit("Coast Radio", 0).credit("Tarn News", 1)
    draft.credit("Maria Holt", 0, kind=CreditKind.PERSON)
    lines = compose_edition([material(draft)], form=form()).lines
    assert [line.citing for line in lines] == [("Meridian Wire", "Coast Radio"), ("Tarn News",)]


def test_a_head_names_a_speaker_only_where_the_sentence_does_not() -> None:
    """A head is bare above "Holt said", not above "she added"; whom a pronoun means stands there too."""
    draft = harbour("“We sail,” Holt said. “I sleep,” she added. He left.")
    draft.quote("We sail,", "Maria Holt", speaker="Holt").quote("I sleep,", "Maria Holt", speaker="she")
    draft.judge(2, means="Anders Brekke")
    shown = plain_text(render_edition(compose_edition([material(draft)], form=form())))
    assert "1 Harbour Post, 14 Mar 2026\n| “We sail,” Holt said." in shown
    assert "2 Harbour Post, 14 Mar 2026 · Maria Holt\n| “I sleep,” she added." in shown
    assert "3 Harbour Post, 14 Mar 2026 · Anders Brekke\n| He left." in shown


def test_a_head_does_not_describe_again_who_is_described() -> None:
    """Another description of a speaker without a name adds nothing to the sentence's own; a name does."""
    draft = harbour("“We sail,” a soldier from Carrow said they said. “I sleep,” a sailor said.")
    draft.quote("We sail,", "war captives", speaker="a soldier from Carrow").quote(
        "sail", "war captives", speaker="they"
    )
    draft.quote("I sleep,", "Jan Holm", speaker="a sailor")
    edition = compose_edition([material(draft)], form=form(Length.FULL))
    assert [line.speaker for line in edition.lines] == [None, "Jan Holm"]


def test_dates_are_the_articles_own() -> None:
    """An instant has the date of the edition's zone, with the year."""
    late = Published(datetime(2022, 3, 16, 23, 30, tzinfo=UTC), Precision.INSTANT)
    draft = replace(harbour(), published=late)
    assert "1 Harbour Post, 17 Mar 2022\n" in plain_text(
        render_edition(compose_edition([material(draft)], form=form()))
    )


def test_a_story_is_titled_by_an_article_that_has_a_headline() -> None:
    """A missing headline is another article's, with that one's outlet; where there is none, none is made up."""
    bare = replace(harbour(), title=None)
    edition = compose_edition([material(bare, kestrel())], form=form())
    assert (edition.stories[0].title, edition.stories[0].head.outlet) == ("Tickets still sold", KESTREL)
    edition = compose_edition([material(bare)], form=form())
    assert "\nA · Harbour Post\n1 Harbour Post" in plain_text(render_edition(edition))


def test_names_of_captives_are_held_back_everywhere() -> None:
    """In lines, speakers, whom a pronoun means, credits, titles and what was left out a held surname never stands."""
    one = harbour("Danel Oresko sold the cow. “I eat,” he said. He slept.").hold("Oresko")
    one.title = "ORESKO calls home"
    one.quote("I eat,", "Danel Oresko", speaker="he").judge(2, means="Danel Oresko").credit("Vera Oresko", 0)
    other = kestrel("The mother of Oresko was not asked.")
    other.title = "Oresko's mother speaks"
    third = Draft(3, COAST, day(16), "Oresko again", "He knew.").judge(0, unfit="opens with a pronoun")
    edition = compose_edition([sensitive(one, other, third)], form=form(Length.FULL))
    assert texts(edition)[0] == "“I eat,” he said."
    shown = plain_text(render_edition(edition)) + "".join(one.head.title or "" for one in edition.left_out)
    assert "oresko" not in shown.casefold()
    assert "· Danel [name held back]" in shown
    assert "citing Vera [name held back]" in shown
    assert "[name held back]" in edition.stories[0].title


def test_a_headline_without_a_held_name_is_taken_first() -> None:
    """Another headline titles the story before a name is cut out of one."""
    one, two = harbour("Danel Oresko sold the cow.").hold("Oresko"), kestrel()
    one.title = "Oresko calls home"
    assert compose_edition([sensitive(one, two)], form=form()).stories[0].title == "Tickets still sold"
    assert compose_edition([sensitive(one)], form=form()).stories[0].title == "[name held back] calls home"


def test_names_are_shown_where_the_operator_holds_none() -> None:
    """Holding names back is a default that can be turned off."""
    edition = compose_edition([sensitive(harbour("Oresko ate.").hold("Oresko"))], form=form(has_names_held=False))
    assert texts(edition) == ["Oresko ate."]


def test_a_story_opens_with_its_newest_own_news() -> None:
    """Of sentences about as good, one of the newest day leads, and one of an agency's text does not."""
    old, new = harbour("The ships lie idle."), kestrel("One ship sailed.")
    assert texts(compose_edition([material(old, new)], form=form()))[0] == "One ship sailed."
    new.credit("Meridian Wire", kind=CreditKind.AGENCY)
    assert texts(compose_edition([material(old, new)], form=form()))[0] == "The ships lie idle."


def test_a_much_better_sentence_leads_though_older() -> None:
    """The newest day does not make up for a sentence that says little."""
    old, new = harbour("The ships lie idle."), kestrel("It rained.")
    edition = compose_edition([material(old, new, scores={(0, 0): 9.0, (1, 0): 5.0})], form=form())
    assert texts(edition)[0] == "The ships lie idle."


def test_a_short_edition_counts_outlets_and_cuts_a_line_for_another_story() -> None:
    """The head of a story names one outlet, and three stories are in where each has a long line."""
    story = [
        f"Ship {at} stayed at the quay while {LONG.rstrip('. ')} and the crews asked for wages." for at in (1, 2, 3)
    ]
    stories = [
        material(harbour(words, at), kestrel("No.", at + 9), scores={(0, 0): 1.0}, story_id=at)
        for at, words in enumerate(story, 1)
    ]
    edition = compose_edition(stories, form=form())
    shown = plain_text(render_edition(edition))
    assert len(edition.stories) == 3
    assert "A · Harbour Post and 1 more · " in shown
    assert edition.lines[-1].text.endswith(" […]")


def test_a_sensitive_story_says_how_words_were_said() -> None:
    """A sentence on who filmed is the first line, though nobody proposed it, and another outlet's comes next."""
    one = harbour("I eat well here. Guards stood at the door.").tag(1, SentenceTag.HOW_SAID)
    two = kestrel("The film was forced.").tag(0, SentenceTag.HOW_SAID)
    edition = compose_edition([sensitive(one, two, scores={(0, 0): 1.0})], form=form())
    assert texts(edition) == ["Guards stood at the door.", "The film was forced.", "I eat well here."]


def test_how_words_were_said_stands_under_a_named_outlet() -> None:
    """Where only an unknown outlet tells how words were said, a named one still comes first, and both stand."""
    one = harbour("I eat well here. The cow is sold.")
    two = repost("Guards stood at the door.").tag(0, SentenceTag.HOW_SAID)
    edition = compose_edition([sensitive(one, two)], form=form())
    assert texts(edition)[:2] == ["I eat well here.", "Guards stood at the door."]


def test_a_prisoners_words_carry_a_tag_and_graphic_ones_wait_for_a_request() -> None:
    """A line of a prisoner's words says so; a graphic sentence is shown only where it was asked for."""
    draft = harbour("“I eat,” he said. Blood ran.").tag(0, SentenceTag.IN_CAPTIVITY).tag(1, SentenceTag.GRAPHIC)
    edition = compose_edition([sensitive(draft)], form=form())
    assert "1 Harbour Post, 14 Mar 2026 · in captivity\n" in plain_text(render_edition(edition))
    assert texts(edition) == ["“I eat,” he said."]
    assert len(compose_edition([sensitive(draft)], form=form(has_graphic=True)).lines) == 2


def test_an_edition_without_stories_says_so_and_what_to_do() -> None:
    """Nothing in the window is a plain sentence with a next step."""
    shown = plain_text(render_edition(compose_edition([], form=form())))
    assert shown == "Byline · Tue 17 Mar, 08:00\nNothing to show here. Newest articles: /latest"


def test_a_full_edition_says_why_articles_were_left_out() -> None:
    """It promises no more, as there is none."""
    seen = frozenset({SeenSpan(1, 0, 99)})
    shown = plain_text(render_edition(compose_edition([material(harbour())], form=form(Length.FULL, seen=seen))))
    assert shown.endswith("1 article left out: shown before")


def test_a_name_from_right_to_left_cannot_turn_the_head() -> None:
    """Such an outlet's name is isolated, and markup in a name is only letters."""
    draft = replace(harbour(), outlet=OutletLabel(9, "<b>חדשות</b>\u202e", OutletStatus.STATED))
    shown = plain_text(render_edition(compose_edition([material(draft)], form=form())))
    assert "1 \u2068<b>חדשות</b>\u2069, 14 Mar 2026" in shown
