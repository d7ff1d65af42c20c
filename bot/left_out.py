"""Parts of libraries that come along though nothing here uses them; a process would hold them for ever."""

import sys
from types import ModuleType
from typing import Any, Final

MISSED_BY_NOBODY: Final = ("httpx._main",)
"""httpx takes its command line, with click, rich and pygments, wherever these are installed: 4 MB (measured)."""

EMPTY: Final = ("sqlalchemy.ext.asyncio.scoping", "sqlalchemy.ext.asyncio.session")
"""For these SQLAlchemy loads its object mapper, which Byline does without: 6 MB (measured)."""


class _Nothing(ModuleType):
    """A module in which every name stands for nothing."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


def leave_out() -> None:
    """Do without them in this process; to be called before the libraries are loaded, afterwards it does nothing."""
    modules: dict[str, Any] = sys.modules
    for name in MISSED_BY_NOBODY:
        modules.setdefault(name, None)
    for name in EMPTY:
        modules.setdefault(name, _Nothing(name))
