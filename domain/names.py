"""Names that other people chose: made fit to be kept, and compared as readers see them."""

import unicodedata
from typing import Final

EMOJI_JOINER: Final = "\u200d"
LONGEST: Final = 120

# Letters of other scripts, and digits, that look like Latin letters in most typefaces (after Unicode UTS #39). Capitals
# come first, since some look otherwise than their small letters.
_CAPITALS: Final = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТУХЅІЈҮЬԌ",
    "ABEZHIKMNOPTYXABEKMHOPCTYXSIJYbG",
)
_LOOKS: Final = str.maketrans(
    "αβγδεηικνορτυχωϲϳавекмнорстухѕіјԁԛԝһӏүьаеհոսօց01|ıłøđɑɡɩ",
    "abydenlkvoptuxwcjabekmhopctyxsljdqwhlybaehnuogollllodagl",
)
_ONE_STROKE: Final = str.maketrans("i", "l")


def clean_name(name: str) -> str:
    """The name with control and format characters dropped but for the joiner in emoji, in NFC, with single spaces."""
    spaced = " ".join(name.split())
    kept = (sign for sign in spaced if sign == EMOJI_JOINER or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"})
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def skeleton(name: str) -> str:
    """What two names have in common that readers take for the same: letters by their looks, without case and marks."""
    bare = "".join(sign for sign in _decomposed(clean_name(name)) if not unicodedata.combining(sign))
    looks = _decomposed(bare.translate(_CAPITALS).casefold()).translate(_LOOKS).translate(_ONE_STROKE)
    return "".join(sign for sign in looks if sign.isalnum()).replace("rn", "m").replace("vv", "w")


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)
