"""What is wrong with a database, in one sentence that says what to do."""

from typing import Final

_LOGIN: Final = "mend the user and the password in BYLINE_DATABASE_URL"
_BY_CODE: Final = {
    "28000": _LOGIN,
    "28P01": _LOGIN,
    "3D000": "create it with createdb, or mend BYLINE_DATABASE_URL",
    "42501": "grant it to the user of BYLINE_DATABASE_URL",
    "53100": "make room on the disk of its server",
    "53300": "allow it more connections",
    "57P03": "it starts or stops just now; try again",
}
"""By the codes of PostgreSQL."""
_BY_WORDS: Final = {
    "is locked": "another program writes to it for long; stop that one",
    "not a database": "mend BYLINE_DATABASE_URL, or put a backup back",
    "malformed": "put a backup back",
    "readonly": "let Byline write to the file and its folder",
    "unable to open": "let Byline read and write the file, and write to its folder",
    "is full": "make room on its disk",
    "i/o error": "look at its disk",
}
"""By the words of SQLite."""


def sentence_of(error: Exception) -> str:
    """The sentence for an error of the library, or of the way to the server."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, OSError):
        reason = cause.strerror or str(cause) or type(cause).__name__
        return f"The database cannot be reached ({reason}): start its server, or mend BYLINE_DATABASE_URL."
    reason = (str(cause).strip().splitlines() or [type(cause).__name__])[0].rstrip(".")
    advice = _BY_CODE.get(str(getattr(cause, "sqlstate", ""))) or next(
        (advice for words, advice in _BY_WORDS.items() if words in reason.lower()), None
    )
    return f"The database cannot be used ({reason})" + (f": {advice}." if advice else ".")
