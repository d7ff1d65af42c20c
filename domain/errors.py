"""Every error Byline raises on purpose; `str(error)` is one clear sentence that a user may read."""


class BylineError(Exception):
    """The root: anything below it is expected, anything else is a defect."""


class InputRefusedError(BylineError):
    """An input (file, text, URL) cannot become an article; nothing of it was stored."""


class WorkLostError(BylineError):
    """The process that did a long computation ended in the middle; what it was to do is not done."""


class NotFoundError(BylineError):
    """What was asked for is not stored."""


class UsageError(BylineError):
    """A command was given arguments it cannot use."""


class NotAllowedError(BylineError):
    """The asker's role does not permit the command."""


class NotVerbatimError(BylineError):
    """Words that would be shown as an outlet's are not the slice of the stored article."""


class StoreError(BylineError):
    """The database cannot be used as it is: unreachable, locked by an older program, not migrated."""


class StoreTooNewError(StoreError):
    """The database was written by a newer Byline than this one."""


class LeaseLostError(BylineError):
    """Another process has taken over what this one did; nothing was written."""


class TransportError(BylineError):
    """A chat platform refuses this account or cannot be used as it is set up."""


class UnreachableError(TransportError):
    """A chat platform gives no answer, or wants to be left alone for `retry_seconds`: later it may."""

    def __init__(self, words: str, *, retry_seconds: float = 0.0) -> None:
        super().__init__(words)
        self.retry_seconds = retry_seconds
