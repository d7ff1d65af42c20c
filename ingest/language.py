"""In which language a text is written, told offline."""

import importlib
from functools import cache
from typing import Protocol, cast

from ingest.folding import count_words

_FEWEST_WORDS = 12
_FEWEST_CHARS = 60
_MOST_CHARS = 1_000
_SURE = 0.8


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def identify_language(text: str, *, declared: str | None = None) -> str | None:
    """The language as BCP 47 ("de"); what a page declares where the text is short or leaves doubt, else None."""
    if count_words(text) < _FEWEST_WORDS or len(text) < _FEWEST_CHARS:
        return declared
    language, certainty = _identifier().classify(text[:_MOST_CHARS])
    return language if certainty >= _SURE else declared


@cache
def _identifier() -> _Identifier:
    # Loaded when first needed: it brings numpy and a model along, and only processes that read articles should pay.
    module = importlib.import_module("py3langid.langid")
    return cast("_Identifier", module.LanguageIdentifier.from_model_file(module.MODEL_FILE, norm_probs=True))
