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
    "officer reporter journalist relative parent mother father brother sister son daughter wife wive husband friend guard minister president leader deputy mayor lawyer judge spokesman spokeswoman ambassador director "
    "candidate executive analyst expert".split()
)
"""Nouns that say too little to tell the people of an occasion."""
CAPTIVES: Final = "captives?|prisoners?|prisoners? of war|POWs?|captured"
"""Words that tell that an article speaks of captives."""

FIGHTERS: Final = (
    "soldiers?|troops?|servicem[ae]n|servicewom[ae]n|service members?|conscripts?|pilots?|marines?|fighters?|airm[ae]n|sailors?|"
    "recruits?|reservists?|sergeants?|corporals?|privates?|lieutenants?|captains?|majors?|officers?|invaders?|mercenar(?:y|ies)|"
    "commandos?|paratroopers?|volunteers?|gunners?"
)
IN_CAPTIVITY: Final = (
    r"captivity|taken prisoners?|taken captive|held captive|prisoner-of-war|war captives|prisoners? exchange|prisoner swap|held as a prisoner|"
    r"(?:is|are|was|were|being) held (?:in|by|prisoner)"
)
CAPTIVE_WORDS: Final = frozenset("prisoner prisoners pow pows captive captives captured imprisoned".split())
"""One of them stands in all that speaks of prisoners of war, but for captivity and those who are held."""

LOW_RANKS: Final = (
    "Private|Pvt|Corporal|Cpl|Lance Corporal|Sergeant|Sgt|Conscript|Trooper|Gunner|Lieutenant|Lt|Sailor|Airman|Pilot"
)
OFFICES: Final = (
    "minister|ministers|spokesman|spokeswoman|spokesperson|president|premier|envoy|ambassador|secretary|chancellor|mayor|"
    "governor|senator|judge|prosecutor|commissioner|ombudsman|official|general|colonel|admiral|commander|mp|lawmaker|deputy|"
    "councillor|king|queen|pope|chairman|chairwoman|politician|candidate|nominee|presidential|congressman|congresswoman|sen|rep|gov"
)
"""Roles whose bearers' names stay."""

PROFESSIONS: Final = (
    "lawyer|delegate|director|founder|activist|journalist|reporter|correspondent|adviser|advisor|chief|professor|doctor|dr|"
    "analyst|expert|head|leader|editor|author|campaigner|volunteer|historian|photographer"
)
"""Roles whose bearers are hardly a captive's relatives, unless the article says so."""

GOVERNED: Final = (
    "government|regime|war|forces|army|troops|administration|ministry|party|invasion|office|address|speech|decree"
)
"""What belongs to those in power."""

NO_NAMES: Final = frozenset(
    "The A An He She It They We You I But And In On At For From With As If When While After Before His Her Their My Our This "
    "That These Those Mum Mom Dad Mother Father Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December Private Corporal Sergeant Lieutenant Captain Major "
    "Colonel General Mr Mrs Ms Dr President Minister What Who Where Why How Not No Yes So Or".split()
)
"""Capitalised words that are no part of a person's name."""

KIN: Final = (
    "mother|father|mum|mom|dad|wife|husband|son|daughter|brother|sister|parents|widow|grandmother|grandfather|uncle|aunt|cousin|"
    "girlfriend|boyfriend|fiancée|fiancé|fiancee|partner|mother-in-law|father-in-law|stepmother|stepfather|niece|nephew|grandson|granddaughter"
)
HOW_SAID: Final = (
    r"(?:was|were|been|being|is|who|that) (?:film|record|interview|shot)(?:ed)?\b|\bfilmed\b|\brecorded\b|\bcamera|\bpress officer|"
    r"\bduress\b|\bcoerc\w+|\bunder threat|\bforced\b|\bfree(?:ly)? (?:will|spoken)|\bspoke freely|\bfreely\b|\bvoluntar\w+|\brehears\w+|"
    r"\bhandcuff\w*|\brestraints?\b|\bpublic curiosity|\bGeneva Conventions?\b|\bmade to (?:speak|say|learn|read)|"
    r"\bwhat to say|\bdictated\b|\bscript(?:ed)?\b|\bsaid? at gunpoint|\bguards? (?:stood|waited|watched|sat)|\bofficials? present|"
    r"\bpress conference (?:on \w+ )?(?:hosted|held|organi[sz]ed)|\bhosted by\b|\bshown to reporters|\bparaded\b|\bdirected reporters|"
    r"\b(?:video|footage|clip|recording|film|call|audio)s?\b[^.]{0,80}\b(?:shared|posted|published|released|put online|circulat\w+|supplied|broadcast|aired|intercepted)|"
    r"\b(?:shared|posted|published|released|intercepted)\b[^.]{0,60}\b(?:video|footage|clip|recording|film|call|audio)|"
    r"\battended the (?:press conference|meeting|briefing)|\binterviewed (?:on camera|by|both|two|three|four|five|several|the)|\bphoned? home in front"
)
"""How words of prisoners came about."""

GRAPHIC: Final = (
    r"\b(?:dismember|decapitat|behead|disembowel|mutilat|castrat|eviscerat|scalp)\w*|\bsevered (?:head|limb|hand|arm|leg|finger|ear)s?|"
    r"\b(?:corpses?|charred|rotting|decompos\w+|mangled|bloated)\b(?: (?:bodies|body|remains))?|\bdead bod(?:y|ies)|\bbod(?:y|ies) of the dead|"
    r"\bpools? of blood|\bblood-soaked|\bsoaked in blood|\bbrains? (?:on|all|splatter)\w*|\bentrails|\bintestines|\bgore\b|\bhorrific injuries|"
    r"\blimbs (?:were|had been) (?:torn|blown)|\btorn (?:apart|to pieces|limb)|\bblown to (?:bits|pieces)|\bgunmeat\b|\btortur(?:e|ed|ing)\b|\bgang-rap\w+|\braped?\b"
)
GRAPHIC_BEGINNINGS: Final = tuple(
    "dismember decapitat behead disembowel mutilat castrat eviscerat scalp severed corpse charred rotting decompos mangled "
    "bloated dead bod pool blood soaked brain entrails intestines gore horrific limbs torn blown gunmeat tortur gang rape".split()
)
"""How one of the words begins of anything that `GRAPHIC` matches."""

MINORS: Final = r"\b(?:boys?|girls?|child|children|teenagers?|teens?|minors?|schoolboys?|schoolgirls?|toddlers?|infants?|bab(?:y|ies)|pupils?|newborns?|under-?age)\b"
MINOR_WORDS: Final = frozenset(
    "boy boys girl girls child children teenager teenagers teen teens minor minors schoolboy schoolboys schoolgirl "
    "schoolgirls toddler toddlers infant infants baby babies pupil pupils newborn newborns under underage".split()
)
"""One of them stands in anything that `MINORS` matches."""

YOUNG: Final = r"\b(?:aged? (?:just )?(?:\d|1[0-7])\b(?![,.]\d)|(?:\d|1[0-7])-year-olds?\b|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)-year-olds?\b)"
HARM: Final = (
    r"\b(?:killed|dead|died|death|drowned|wounded|injured|hurt|missing|abducted|kidnapped|abus\w+|assault\w*|rap(?:e|ed|ist)|molest\w*|"
    r"arrested|detained|charged|accused|convicted|stabbed|shot|beaten|tortured|trafficked|exploited|orphaned|buried|ill|sick|infect\w+|"
    r"victims?|neglected|starv\w+|deported|groomed|bullied|suicide)\b"
)
VICTIMS: Final = (
    r"\b(?:raped?|rapes|sexual(?:ly)? (?:assault|abus|violen|exploit)\w*|domestic (?:abuse|violence)|human trafficking|trafficked|"
    r"tortured?|massacres?|genocide|ethnic cleansing|stabbed to death|beaten to death|murder victims?|murdered|femicide|suicide|self-harm|"
    r"abuse victims?|victims? of (?:abuse|rape|violence|torture|the attack|trafficking|crime)|survivors? of (?:abuse|rape|torture|trafficking)|mass graves?|executed|lynched)\b"
)
"""Crimes and losses whose victims need care; death alone is news."""

VICTIM_WORDS: Final = frozenset(
    "rape raped rapes sexual sexually domestic trafficking trafficked torture tortured massacre massacres genocide ethnic "
    "stabbed beaten murder murdered femicide suicide self abuse victim victims survivor survivors mass executed lynched".split()
)
"""One of them stands in anything that `VICTIMS` matches."""
