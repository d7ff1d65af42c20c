"""The JSON form of an edition."""

import json
from dataclasses import replace

from digest.as_json import edition_as_json
from digest.compose import compose_edition
from digest.material import FigureGroup
from domain.edition import Length, Verdict
from tests.digest.build import HARBOUR, KESTREL, UNKNOWN, Draft, day, form, material


def test_an_edition_has_exactly_the_promised_keys() -> None:
    """Scripts find every key, with null where nothing is known."""
    text = "“We sail,” Holt told Coast Radio. About 400 crew wait."
    one = Draft(1, HARBOUR, day(14), "Ferry strike", text, url="https://harbourpost.example/a").credit("Coast Radio", 0)
    one.quote("We sail,", "Maria Holt").figure("About 400 crew", 400, what="crew", qualifier="About")
    two = Draft(2, KESTREL, day(14), "Tickets", "“We sail,” she said. Some 450 crew wait.")
    two.quote("We sail,", "Maria Holt", speaker="she").figure("Some 450 crew", 450, what="crew")
    last = Draft(3, UNKNOWN, None, None, "He knew.", url="file:///x").judge(0, unfit="opens with a pronoun")
    group = FigureGroup("crew", None, ((0, 0), (1, 0)), Verdict.DIFFERS)
    story = material(one, two, last, utterances=[[(1, 0), (2, 0)]], figures=[group], scores={(0, 0): 1.0})
    found = json.loads(json.dumps(edition_as_json(compose_edition([story], form=form()))))
    first = {"id": 1, "version": 1, "path": "1.txt"}
    assert found["left_out"] == [{"title": None, "why": "no line that stands alone"}]
    [shown] = found["stories"]
    assert {key: shown[key] for key in shown if key != "lines"} == {
        "letter": "A",
        "title": {"text": "Ferry strike", "outlet": "Harbour Post", "article": first},
        "outlets": ["Harbour Post", "Kestrel Daily", "unknown outlet (a Blogger page)"],
    }
    assert shown["lines"][0] == {
        "n": 1,
        "text": "“We sail,” Holt told Coast Radio.",
        "outlet": "Harbour Post",
        "status": "stated",
        "citing": ["Coast Radio"],
        "url": "https://harbourpost.example/a",
        "article": first,
        "start": 0,
        "end": 33,
        "published_at": "2026-03-14",
        "speaker": None,
        "also": [
            {
                "outlet": "Kestrel Daily",
                "same_words": True,
                "article": {"id": 2, "version": 1, "path": "2.txt"},
            }
        ],
        "figure": None,
    }
    assert [line["n"] for line in shown["lines"]] == [1, 2, 3]
    assert shown["lines"][1]["figure"] == {
        "value": 400,
        "value_high": None,
        "unit": None,
        "what": "crew",
        "qualifier": "About",
        "claimant": None,
        "start": 34,
        "end": 48,
        "verdict": "differs",
    }


def test_what_is_not_known_is_null() -> None:
    """No address, no date and no headline are null, and an address that is none of the web's is not given."""
    draft = replace(Draft(3, UNKNOWN, None, None, "Ewes starve."), url="file:///etc/passwd")
    [story] = edition_as_json(compose_edition([material(draft)], form=form(Length.FULL)))["stories"]
    assert story["title"]["text"] is None
    assert (story["lines"][0]["url"], story["lines"][0]["published_at"]) == (None, None)
    assert story["lines"][0]["status"] == "unknown"
