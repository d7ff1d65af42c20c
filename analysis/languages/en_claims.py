"""English: words by which somebody stands behind a figure."""

from typing import Final

CLAIM_CUES: Final = (
    "says|said|say|claims|claimed|claim|claiming|puts|put|putting|estimates|estimated|estimating|counts|counted|reports|reported|reckons|reckoned|"
    "confirmed|confirms|acknowledged|acknowledges|admits|admitted|announced|announces|calculated|calculates|"
    "recorded|spoke of|speak of|speaks of|registered|listed"
).split("|")
PASSIVE_CLAIMS: Final = ("put at|estimated at|estimated|given as|counted|recorded|confirmed|valued at").split("|")
MATERIAL: Final = (
    "figures|data|statistics|records|survey|poll|report|study|estimate|count|tally|numbers|documents|papers|bulletin|"
    "(?:figures|data|records|documents|papers) (?:obtained|published|released|collected|supplied|provided|compiled)|"
    "survey made|report published|report released"
).split("|")
ARTICLES: Final = frozenset("the a an its their his her our in on at and but".split())
SUBJECT_ENDS: Final = frozenset(
    "who which that on in at by for from as with has have had late early this last yesterday today when while since is are was were to under seen obtained published compiled collected released made supplied about".split()
)
PASSIVE: Final = frozenset("is are was were be been being".split())
NO_CLAIMANTS: Final = frozenset(
    "he she it they we i you who which that there this these those many some none nobody somebody people one two three four five if it's he's what "
    "monday tuesday wednesday thursday friday saturday sunday another others as so figures data records papers film posters neither both each all by on in at of to for".split()
)
