"""English: the words that decide whether a sentence can stand alone."""

import re
from typing import Final

from analysis.wording import Cue

THIRD_PERSON: Final = frozenset({
    "he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs", "himself", "herself",
    "itself", "themselves",
})  # fmt: skip
"""Pronouns that mean somebody or something named elsewhere."""

POINTERS: Final = frozenset({"this", "that", "these", "those", "such"})
"""They point back, alone or before a noun."""

BACKWARD: Final = frozenset({"both", "neither", "another", "others"})
"""Openers that count on from what came before."""

BACKWARD_PHRASE: Final = re.compile(
    r"\d+ of (?:them|these|those)\b|[\w.-]+ (?:percent|per cent) (?:said|say|indicated|agreed|thought|think|believed|believe|were|are|had|have|did|do)\b|"
    r"all (?:that|this|of that|of this)\b|the (?:two|three|four|five|pair|couple|trio|latter|other|others|same)\b|(?:one|some|most|many|all|each|none|few|several|two|three|half) of (?:them|these|those|whom)\b",
    re.IGNORECASE,
)

SUBJECTS: Final = frozenset({"he", "she", "it", "they"})
"""Those of them that can be a speaker."""

CONNECTIVES: Final = frozenset({
    "but", "and", "so", "yet", "or", "nor", "however", "also", "still", "meanwhile", "instead", "then", "thus", "hence",
    "therefore", "moreover", "furthermore", "besides", "nevertheless", "nonetheless", "otherwise", "similarly",
    "likewise", "indeed", "additionally", "consequently", "finally", "elsewhere", "afterwards", "later", "plus", "which",
    "whereas", "conversely", "secondly", "thirdly", "eventually", "again", "rather", "not", "separately", "hopefully",
    "presumably", "perhaps", "apparently", "anyway", "certainly", "admittedly", "granted", "lastly", "ultimately", "overall",
})  # fmt: skip

CONNECTIVE_PHRASE: Final = re.compile(
    r"(?:in (?:addition|turn|contrast|response|return|fact|other words|the end|the meantime|another|that|this|so doing)|"
    r"as a result|as such|of course|if anything|to that,|in (?:short|sum|all|total|particular|the process|any case)\b(?! of)|either way|even (?:so|then)|to be sure|"
    r"all told|closer to home|moving forward|going forward|next up|first up|(?:if|when|while|though|although|because|since|as) (?:that|this|these|those) "
    r"(?:is|was|are|were|had|has|have|would|will|does|did|do|goes|works|holds?|happens?|means)\b|first,|second,|third,|worse|after all|that['’]s why|"
    r"(?:a|the) (?:moment|day|week|month|year)s? later|the (?:next|following|same) (?:day|morning|night|week|month|year)|"
    r"\w+(?: \w+){0,3}, for (?:example|instance)|on the (?:other hand|contrary)|for (?:example|instance|now|his part|her part|their part|its part|this|"
    r"that)|after (?:that|this|which)|at the (?:same|time)|at (?:that|this)|during (?:that|this|these|those)|by (?:then|contrast)|to that end|that said|"
    r"of (?:those|these|them)|among (?:them|these)|with (?:that|this|those|these)|despite (?:that|this)|since then|until then|"
    r"from (?:there|then)|because of (?:that|this)|on top of (?:that|this))\b",
    re.IGNORECASE,
)

_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SPAN: Final = (
    r"(?:morning|afternoon|evening|night|week|weekend|month|year|decade|summer|winter|spring|autumn|fall|quarter)"
)

RELATIVE_TIME: Final = re.compile(
    rf"\b(?:yesterday|today|tonight|tomorrow|now|nowadays|currently|recently|lately|overnight|{_DAY}s?|"
    rf"(?:this|last|next|past|previous|coming|that|same) (?:{_SPAN}|{_DAY})s?|(?:earlier|later) (?:this|that|in the) \w+|"
    rf"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|few|some|\d+) "
    rf"(?:minute|hour|day|week|weekend|month|year|decade)s? (?:ago|earlier|later|before|after)|"
    rf"the (?:other day|day before|day after|previous day|next day|following day|following {_SPAN})|so far|"
    rf"(?:in|over|within|during) the (?:past|last|next|coming) (?:\w+ )?(?:{_SPAN}|hour|day)s?)\b",
    re.IGNORECASE,
)
"""Times that only the day of publication makes plain."""

BRACKETED_CREDIT: Final = re.compile(
    r"\((?:[^()]{0,60}/[^()]{2,80}|(?:AP|AFP|EPA|PA|File|Handout)(?:[ ,]+[Pp]hoto)?|[Hh]andout[^()]*|[Pp]hoto[^()]*|[Pp]icture[^()]*|"
    r"[Ii]mage[^()]*|[Ff]ile[^()]{0,30})\)|©"
)
CAPTION_CREDIT: Final = Cue(
    re.compile(
        r"\b(?:[Pp]ictures?|[Pp]hotos?|[Pp]hotographs?|[Ii]mages?|[Cc]redit|[Ii]llustration|[Vv]ideo|[Ss]creengrab)(?: by| credit)?: ?[A-Z@]|"
        r"\b(?:[Pp]hoto(?:graph)?|[Pp]icture|[Ii]mage) (?:by|courtesy of) [A-Z]|\bx/@\w|\bGetty Images\b"
    ),
    (
        frozenset(
            "picture pictures photo photos photograph photographs image images credit illustration video screengrab x getty".split()
        ),
    ),
)
"""Who took a picture, in the words of its caption; or in brackets."""

PROMOTION: Final = re.compile(
    r"(?:read (?:more|also|next|the full)|also read|see also|related|sign up|subscribe|follow us|follow \w+ on|click|watch:|watch the|"
    r"listen (?:live|to)|most read|advertisement|join our|get (?:the|all|our|it)\b|download|share this|expect (?:the|an?)\b|this (?:article|story) "
    r"(?:was|is|has|originally|first)|posted by|pro tip|tip:|warning:|shop the|free shipping|buy now|order now|don't miss|never miss)\b",
    re.IGNORECASE,
)

CORRECTION: Final = re.compile(
    r"(?:correction|clarification|editor'?s'? note|update|updated|this (?:article|story|report) (?:was|has been) (?:updated|amended|corrected)"
    r")\b[^.]{0,30}[:,]|an earlier version of this",
    re.IGNORECASE,
)

LOOSE_OBJECT: Final = Cue(
    re.compile(
        r"\b(?:said|says|say|added|adds|told \w+|confirmed|denied|denies|explained|insisted|estimates?|estimated|believes?|believed|"
        r"argued|argues|expects?|expected) (?:that (?:was|is|were|isn['’]t|wasn['’]t|would|will|won['’]t|could|may|might)|this(?: (?:was|is|would|will|to|in|at|on|as|after)\b|[.,]))|"
        r"\bsa(?:id|ys) (?:as much|so)\b|\b(?:by|on|at|since|before|after|until|from) that (?:date|time|point|day|moment|place)\b|"
        r"^(?:He|She|They) (?:also )?(?:said|says|added|adds) (?:that )?(?:it|they|this) |"
        r"\b(?:called|described|did|confirmed|denied|rejected|knew|wanted) (?:that[.,…]|this(?:[.,…]| (?:in|to|as|at|on) ))",
        re.IGNORECASE,
    ),
    (
        frozenset({"that", "this", "much", "so", "it", "they"}),
        frozenset(
            "date time point day moment place said says say added adds told confirmed denied denies explained insisted estimate estimates estimated believe "
            "believes believed argued argues expect expects expected called described did rejected knew "
            "wanted".split()
        ),
    ),
)
"""Verbs whose object only points back ("said that was nothing new")."""

PERSON_AS_OBJECT: Final = re.compile(
    r"\b(?:him|them|her)(?=[.,;:?!]| (?:to|in|on|at|by|for|from|with|after|before|as|and|that|of|into|out|up|down|off|over|"
    r"back|away|a|an|the|not|again|when|while|if|because|since|until|about|last|this|home|there|under)\b)"
)
"""A pronoun for whom something is done to; "her" only where no noun of hers follows."""

SAME: Final[dict[str, frozenset[str]]] = {
    "him": frozenset({"he", "his"}),
    "her": frozenset({"she", "her"}),
    "them": frozenset({"they", "their"}),
}
"""Pronouns before it for whoever it means."""

JOINING: Final = frozenset("of with for to than between among both each said says told".split())
"""Words, besides those that open clauses, after which a pronoun may mean the subject."""

_RELATIVES: Final = (
    "mother|father|mum|mom|dad|wife|husband|son|daughter|brother|sister|widow|grandmother|grandfather|uncle|aunt|cousin|"
    "girlfriend|boyfriend|partner|friend|lawyer|attorney|agent|doctor|boss|aide|rival|successor|predecessor"
)
RELATIVE_OF_SOMEBODY: Final = re.compile(
    rf"\b(?:is|was|became|remains) (?:also )?(?:married to |engaged to )?(?:his|her) (?:[a-z-]+ ){{0,2}}(?:{_RELATIVES})\b"
    rf"|, (?:his|her) (?:[a-z-]+ ){{0,2}}(?:{_RELATIVES}), (?!(?:and|or)\b)[a-z]"
)
"""A relative or companion, whose name is not the one that the pronoun means."""

BODY_ON_SOMEBODY: Final = re.compile(
    r"(?:The |the )?(?:(?:[A-Z][\w’'-]+ ){0,3}(?:Post|Times|Radio|Daily|News|Herald|Tribune|Chronicle|Agency|Ministry|Office)|"
    r"(?:newspaper|agency|ministry|company|union|police|court|channel|broadcaster|paper|council)),? "
    r"(?:says|said|reports|reported|adds|added|writes|wrote) (?:that )?(?:he|she)\b",
)
"""A body that says something of "him": somebody else, who is named elsewhere."""

ON_THE_PAGE: Final = Cue(
    re.compile(
        r"\bthe following (?:chart|table|list|graph|map|video)|(?:^|\. )[Hh]ere(?:['’]s| is| are)\b|through here\b|"
        r"\b(?:(?:outlined|mentioned|described|listed|noted|discussed|quoted|shown|pictured) (?:above|below|earlier)|"
        r"see (?:above|below|this page|our \w+)|right here|is below|(?:on|of) this (?:page|site|website|blog)|(?:in|of) this (?:exclusive |week['’]s )?(?:article|post|series|column|interview|episode|edition|newsletter)|"
        r"click (?:here|on)|the (?:table|chart|video|photo|map|link) (?:above|below))\b",
        re.IGNORECASE,
    ),
    (frozenset({"above", "below", "earlier", "see", "here", "this", "click", "following"}),),
)
"""Words that point at the page a sentence was printed on."""

UNNAMED: Final = frozenset(
    "soldier man woman boy girl child captive prisoner pow suspect victim driver passenger patient witness defendant pilot "
    "sailor student pupil teenager mother father wife husband son daughter brother sister gunman attacker teacher doctor "
    "nurse farmer resident neighbour neighbor worker lawyer attorney".split()
)
"""Nouns that after "the" mean somebody told of before; an office ("the minister") says itself who is meant."""

TELLING: Final = frozenset(
    "said says told tells added adds asked asks claimed claims described describes explained recalled wept wrote answered "
    "replied appeared appears looked seemed went came died refused declined".split()
)
"""What such people do first in a sentence."""

THINGS: Final = frozenset(
    "company firm group organisation organization statement question opportunity catch survey study poll report bill measure decision deal order "
    "incident attack condition disease system device machine product model car vehicle plane building house room game "
    "match film movie song album book show episode series article piece tweet video clip letter email message announcement "
    "result results number numbers change changes plan project program programme case trial hearing investigation inquiry "
    "lawsuit suit complaint ruling verdict agreement contract offer proposal campaign event meeting visit trip process "
    "problem issue situation effort idea answer move pair couple duo trio family executive politician lawmaker businessman "
    "businesswoman billionaire star actor actress singer player striker candidate nominee author writer journalist "
    "researcher researchers scientist scientists team club site website platform service app network channel newspaper "
    "paper magazine outlet store shop factory facility venue showroom hotel restaurant boat vessel crash fire blast "
    "explosion outbreak storm rule rules law test tests tool feature features technology method findings data research "
    "doctors automaker airline carmaker manufacturer retailer startup start-up chain operator developer publisher "
    "experiment city state county town village district province country exhibition exhibit installation festival concert tour keyboard screen phone laptop seats".split()
)
"""Nouns that after "the" mean something told of before, where no name in the sentence tells which."""

NAMELESS: Final = frozenset(
    "officers spot ad advert commercial company firm group organisation organization executive politician lawmaker businessman businesswoman billionaire star "
    "actor actress singer player striker candidate nominee author writer journalist researcher researchers scientist "
    "scientists team club site website platform app network channel newspaper paper magazine outlet store shop venue "
    "showroom boat vessel system device machine product model car vehicle plane room game match film movie song album show "
    "episode video doctors automaker airline carmaker manufacturer retailer startup start-up chain operator developer "
    "publisher exhibition exhibit installation keyboard screen phone laptop seats couple pair duo trio family".split()
)
"""Those of them that stay unknown whatever other name the sentence has."""

SHOWING_VERB: Final = frozenset(
    "goes makes means takes gives shows sounds looks feels seems happens comes gets needs leaves says tells works helps "
    "makes made took gave meant sounded looked felt seemed happened came got left helped became becomes may might must".split()
)
"""Verbs after which "that" or "this" stands alone."""

NOTHING_SAID: Final = Cue(
    re.compile(
        r"\b(?:(?:declined|refused) (?:to (?:comment|elaborate|say (?:more|anything))|(?:any )?comment)|"
        r"(?:did|do|does|had|has|have)(?: not|n['’]t) (?:immediately )?(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?|comment(?:ed)?)\b|"
        r"(?:did not|didn['’]t) (?:immediately )?(?:provide|give|offer|release) (?:any )?(?:other |further |more |additional )?(?:details|information|comment)|"
        r"could not (?:immediately )?be reached|no (?:further|other|more) details)\b",
        re.IGNORECASE,
    ),
    (
        frozenset(
            "comment elaborate say responded respond reply replied returned return answer answered commented details "
            "information reached".split()
        ),
    ),
)
"""Somebody was asked and said nothing: no news."""

LEADING_PREPOSITIONS: Final = frozenset({
    "in", "at", "on", "after", "before", "during", "for", "with", "from", "by", "to", "about", "of", "when", "while", "as",
    "if", "since", "until", "whether", "every", "early", "late", "earlier", "asked", "speaking", "though", "although", "once", "under", "among", "without", "instead",
})  # fmt: skip
"""After these a pronoun comes before whom it means."""
