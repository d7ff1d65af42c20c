"""English: words by which a story shows that it needs care."""

from typing import Final

SAME_PEOPLE: Final[dict[str, frozenset[str]]] = {
    "prisoner": frozenset("prisoner prisoners pow pows captive captives detainee detainees internee internees".split()),
    "serviceman": frozenset(
        "soldier soldiers serviceman servicemen servicewoman servicewomen trooper troopers conscript conscripts private corporal sergeant "
        "recruit recruits reservist reservists".split()
    ),
}
"""Nouns that name the same people."""

VAGUE_PEOPLE: Final = frozenset(
    "people person other family familie member dead wounded injured missing victim crew staff resident woman women child children official "
    "officer reporter journalist relative parent mother father brother sister son daughter wife wive husband friend guard minister".split()
)
"""Nouns that say too little to tell the people of an occasion."""
