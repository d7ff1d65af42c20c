"""English: words by which somebody stands behind a figure."""

from typing import Final

CLAIM_CUES: Final = (
    "says|said|say|claims|claimed|claim|puts|put|estimates|estimated|counts|counted|reports|reported|reckons|reckoned|"
    "confirmed|confirms|acknowledged|acknowledges|admits|admitted|announced|announces|calculated|calculates|"
    "recorded|records|lists|listed|spoke of|speak of|speaks of|expects|expected|believes|believed|wrote|writes|"
    "polled|registered|showed|shows|found"
).split("|")
PASSIVE_CLAIMS: Final = (
    "put at|estimated at|estimated|given as|counted|reported|recorded|confirmed|valued at|published|released"
).split("|")
MATERIAL: Final = (
    "figures|data|statistics|records|survey|poll|report|study|estimate|count|tally|numbers|documents|papers|bulletin|"
    "(?:figures|data|records|documents|papers) (?:obtained|published|released|collected|supplied|provided|compiled)|"
    "survey made|report published|report released"
).split("|")
ARTICLES: Final = frozenset("the a an its their his her our in on at and but".split())
SUBJECT_ENDS: Final = frozenset(
    "who which that on in at by for from as with has have had late early this last yesterday today when while since is are was were to".split()
)
NO_CLAIMANTS: Final = frozenset(
    "he she it they we i you who which that there this these those many some none nobody somebody people one".split()
)
