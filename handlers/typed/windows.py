"""Which time an answer covers."""

from datetime import timedelta

from domain.edition import Window
from handlers.command import Asked


def asked_window(asked: Asked, default: timedelta | None) -> Window:
    """The window from what was asked to now; from `default` ago where nothing was asked, None being the beginning."""
    if asked.args.since is not None:
        return Window(asked.args.since.at, asked.now)
    return Window(None if default is None else asked.now - default, asked.now)
