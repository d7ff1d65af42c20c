"""The look at words that saves a search."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given, settings
from hypothesis.strategies import DataObject, characters, data, from_regex

import analysis
from analysis.wording import Cue, first_words, words_in

LETTERS = characters(max_codepoint=0x4FF)
"""Latin, Greek and Cyrillic."""


def cues() -> dict[str, Cue]:
    """All cues of the analysis, each once, by module and name."""
    found: dict[int, tuple[str, Cue]] = {}
    for module in (import_module(found.name) for found in walk_packages(analysis.__path__, "analysis.")):
        for name, value in vars(module).items():
            if isinstance(value, Cue):
                found.setdefault(id(value), (f"{module.__name__}.{name}", value))
    return dict(found.values())


@pytest.mark.parametrize("name", sorted(cues()))
@settings(max_examples=30)
@given(data())
def test_whatever_a_cue_matches_has_the_words_it_needs(name: str, data: DataObject) -> None:
    """No match of any pattern is lost by the look at its words."""
    cue = cues()[name]
    text = data.draw(from_regex(cue.pattern, alphabet=LETTERS))
    assert cue.pattern.search(text) is None or cue.may_match(words_in(text))


def test_words_are_divided_where_patterns_see_a_boundary() -> None:
    """A hyphen and an apostrophe divide words, and case does not count."""
    assert words_in("Orla’s E-mail") == {"orla", "s", "e", "mail"}


def test_the_first_word_of_each_alternative_is_given() -> None:
    """Phrases count by their first word, in lower case."""
    assert first_words("told|read out|TV") == {"told", "read", "tv"}


def test_a_cue_finds_nothing_in_a_text_without_its_words() -> None:
    """Where the words are missing, nothing is searched; where they are, the pattern decides."""
    cue = Cue(re.compile(r"\btold the \w+"), (frozenset({"told"}),))
    assert cue.search("She told the Gull", words_in("She told the Gull")) is not None
    assert cue.search("She asked the Gull", words_in("She asked the Gull")) is None
