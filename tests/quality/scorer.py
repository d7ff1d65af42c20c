"""What the pinned scores are measured with: floors, corpus hashes, and the shared scorer where it is there."""

import hashlib
import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

FLOORS: Final = Path(__file__).with_name("quote_floors.json")
SHARED: Final = Path(__file__).parents[3] / "shared"


def read_floors() -> dict[str, Any]:
    """Give the pinned scores with the hash of the corpus each was measured on."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def hash_files(paths: Iterable[Path]) -> str:
    """Give one SHA-256 over the files' contents, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def load_scorer() -> ModuleType:
    """Load the shared scorer of quotes as a module."""
    spec = importlib.util.spec_from_file_location("score_quotes", SHARED / "score" / "score_quotes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
