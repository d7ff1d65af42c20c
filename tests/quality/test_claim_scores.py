"""Measured quality of credits and figures does not fall below what `claim_floors.json` states."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from tests.quality.claims_scorer import (
    CORPUS,
    Claims,
    read_claims,
    score_claimants,
    score_credits,
    score_figures,
    score_sources,
)
from tests.quality.scorer import hash_files

FLOORS: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("claim_floors.json").read_text(encoding="utf-8"))
FEWEST: Final = 100


@pytest.fixture(scope="module")
def as_annotated() -> list[Claims]:
    """Credits and figures found beside the annotated quotes."""
    return read_claims(quotes_as_annotated=True, names=FLOORS["articles"])


@pytest.fixture(scope="module")
def end_to_end() -> list[Claims]:
    """Credits and figures found beside the quotes that were found."""
    return read_claims(quotes_as_annotated=False, names=FLOORS["articles"])


def test_the_corpus_is_the_one_that_was_measured() -> None:
    """Floors mean nothing on other texts: who changes the corpus measures again."""
    files = [path for name in FLOORS["articles"] for path in (CORPUS / f"{name}.txt", CORPUS / f"{name}.json")]
    assert hash_files(files) == FLOORS["sha256"]


def test_credits_keep_their_score(as_annotated: list[Claims]) -> None:
    """At least a hundred credits are annotated, and they are found as well as measured."""
    score = score_credits(as_annotated)
    assert score.wanted >= FEWEST
    assert score.f >= FLOORS["floors"]["credits_f"], score


def test_figures_keep_their_score(as_annotated: list[Claims]) -> None:
    """At least a hundred figures are annotated, and they are found as well as measured."""
    score = score_figures(as_annotated)
    assert score.wanted >= FEWEST
    assert score.f >= FLOORS["floors"]["figures_f"], score


def test_claimants_keep_their_score(as_annotated: list[Claims], end_to_end: list[Claims]) -> None:
    """Claimants are right as often as measured, with annotated quotes and with found ones."""
    assert score_claimants(as_annotated) >= FLOORS["floors"]["claimants"]
    assert score_claimants(end_to_end) >= FLOORS["floors"]["claimants_end_to_end"]


def test_sources_of_quotes_keep_their_score(as_annotated: list[Claims]) -> None:
    """Whom an article has words from is found as well as measured."""
    score = score_sources(as_annotated)
    assert score.f >= FLOORS["floors"]["sources_f"], score
