"""How well credits, sources of quotes and figures are found, on the annotated articles of the tests.

Published tools find none of these, so there is no peer beside it. The articles are ours: what is measured on them is
whether a change helps, and by how much; texts of others are read by eye.
"""

import json
import time
from typing import Final

from tests.quality.claims_scorer import (
    Score,
    read_claims,
    score_claimants,
    score_credits,
    score_figures,
    score_sources,
)

HEAD: Final = f"{'what':36} {'n':>5} {'P':>6} {'R':>6} {'F':>6}"


def measure_claims() -> dict[str, float]:
    """Measure both with annotated quotes and end to end, print a table, and give all scores."""
    started = time.process_time()
    found = read_claims(quotes_as_annotated=False)
    seconds = time.process_time() - started
    annotated = read_claims(quotes_as_annotated=True)
    words = sum(len(one.article.text.split()) for one in found)
    scores = {"credits": score_credits(found), "figures": score_figures(found), "sources": score_sources(annotated)}
    print(HEAD)
    for name, score in scores.items():
        print(f"{name:36} {score.wanted:5} {_precision(score):6.1%} {_recall(score):6.1%} {score.f:6.1%}")
    claimants = {
        "claimants_of_annotated_quotes": score_claimants(annotated),
        "claimants_end_to_end": score_claimants(found),
    }
    for name, share in claimants.items():
        print(f"{name:36} {'':5} {'':6} {'':6} {share:6.1%}")
    print(f"{'words/s, quotes included':36} {words / seconds:,.0f}")
    return {
        **{f"{name}_f": score.f for name, score in scores.items()},
        **claimants,
        "words_per_second": words / seconds,
    }


def _precision(score: Score) -> float:
    return score.right / max(1, score.given)


def _recall(score: Score) -> float:
    return score.right / max(1, score.wanted)


if __name__ == "__main__":
    print(json.dumps(measure_claims()))
