"""The quote marks of the languages we read, as data."""

from typing import Final

DOUBLE: Final = '"“”„‟″«»＂'
"""Marks that are never an apostrophe."""

SINGLE: Final = "'‘’‚‛‹›`´"
"""Marks that may be an apostrophe."""

OPENING: Final = "“„«‘‚‹‟"
"""Marks that usually open, where spacing does not tell; German closes with “ and ‘."""

PAIRS: Final[dict[str, tuple[str, ...]]] = {
    "bg": ("„“", "«»"),
    "cs": ("„“", "»«", "‚‘"),
    "da": ("»«", "””", "„“"),
    "de": ("„“", "»«", "«»", "‚‘"),
    "el": ("«»", "“”"),
    "es": ("«»", "“”"),
    "et": ("„“", "„”"),
    "fi": ("””", "»»"),
    "fr": ("«»", "“”"),
    "hr": ("„“", "»«", "„”"),
    "hu": ("„”", "»«"),
    "it": ("«»", "“”"),
    "ja": ("「」", "『』", "“”"),
    "ko": ("“”", "‘’", "「」"),
    "nl": ("“”", "„”", "‘’"),
    "no": ("«»", "“”"),
    "pl": ("„”", "«»", "»«"),
    "pt": ("“”", "«»"),
    "ro": ("„”", "«»"),
    "ru": ("«»", "„“"),
    "sk": ("„“", "»«", "‚‘"),
    "sl": ("„“", "»«"),
    "sr": ("„“", "„”", "»«"),
    "sv": ("””", "»»"),
    "tr": ("“”", "«»"),
    "uk": ("«»", "„“", "“”"),
    "zh": ("“”", "「」", "『』", "‘’"),
}
"""BCP 47 primary language → pairs of an opening and a closing mark, usual ones first."""

ANY_PAIR: Final = ("“”", "„“", "„”", "«»", "「」", "『』")
"""For a language that is not listed."""

WITHOUT_SPACES: Final = frozenset({"ja", "zh", "th", "lo", "km", "my"})
"""Languages whose words are not divided by blanks."""
