"""Names that other people chose: made fit to be kept, and compared as readers see them."""

import unicodedata
from typing import Final

EMOJI_JOINER: Final = "\u200d"
LONGEST: Final = 120

# Letters of other scripts, and digits, that look like Latin letters in most typefaces (after Unicode UTS #39).
_LOOKS: Final = str.maketrans(
    dict(zip("авекмнорстухзбіїјѕԁԛԝһӏүъь", "abekmhopctyx36iijsdqwhlybb", strict=True))
    | dict(zip("αβγδεηικνορτυχωϲϳ", "aбydenikvoptuxwcj".replace("б", "b"), strict=True))
    | dict(zip("աեհոսցքօզյ", "whhnugpoqj".replace("wh", "ue", 1), strict=True))
    | {"0": "o", "1": "l", "|": "l", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ƨ": "s", "ɑ": "a", "ɡ": "g", "ɩ": "i"}
    | {"i": "l"}
)


def clean_name(name: str) -> str:
    """The name with control and format characters dropped but for the joiner in emoji, in NFC, with single spaces."""
    spaced = " ".join(name.split())
    kept = (sign for sign in spaced if sign == EMOJI_JOINER or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"})
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def skeleton(name: str) -> str:
    """What two names have in common that readers take for the same: letters by their looks, without case and marks."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", clean_name(name)).casefold())
    looks = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_LOOKS).translate(_LOOKS)
    return "".join(sign for sign in looks if sign.isalnum()).replace("rn", "m").replace("vv", "w")
