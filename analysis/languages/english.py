"""English: word classes, and the verbs and nouns that attribute words to a speaker."""

from typing import Final

DETERMINERS: Final = frozenset(
    "the a an this that these those his her its their our my your some any each every another one no both all many several "
    "most few more other such what which whose two three four five six seven eight nine ten dozens hundreds thousands".split()
)
PREPOSITIONS: Final = frozenset(
    "of in on at by for from with to into onto over under after before during against about through between among within "
    "without since until till upon toward towards across behind beyond near outside inside amid amidst via per despite like "
    "unlike as off out up down around along alongside throughout besides except regarding concerning following including".split()
)
SUBJECT_PRONOUNS: Final = frozenset(
    "i he she it we they you who someone somebody everyone everybody nobody anyone anybody others neither".split()
)
OBJECT_PRONOUNS: Final = frozenset("me him her it us them you whom himself herself themselves itself myself".split())
PERSONAL: Final = frozenset("he she they it we i you".split())
CONJUNCTIONS: Final = frozenset("and or but nor yet so plus".split())
SUBORDINATORS: Final = frozenset(
    "that which who whom whose when while where whereas because if whether though although unless since as after before "
    "until why how what whatever whoever than once".split()
)
AUXILIARIES: Final = frozenset(
    "is are was were be been being am has have had having do does did will would can could may might must shall should "
    "'s 've 'd 'll isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't cannot "
    "not never".split()
)
NEGATIONS: Final = frozenset(
    "not never didn't doesn't don't wouldn't won't couldn't can't cannot hasn't haven't hadn't isn't wasn't aren't weren't no".split()
)
ADVERBS: Final = frozenset(
    "also again later then now once still even just often always already ever soon thus too only perhaps maybe ago further "
    "afterwards afterward therefore however meanwhile instead indeed first second finally previously recently reportedly "
    "repeatedly simply twice yesterday today tonight tomorrow here there online back long publicly".split()
)
TIME_WORDS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow january february march april "
    "may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec morning "
    "afternoon evening night week weekend month year earlier late early last this next noon midnight overnight".split()
)
OCCASIONS: Final = frozenset(
    "statement interview news conference briefing speech email e-mail tweet post letter message court filing testimony "
    "memo remarks report telephone phone call call-in rally debate hearing broadcast video release blog note press text "
    "affidavit release address twitter facebook telegram television tv radio".split()
)
"""What something is said in, so that "in a statement" between cue and content is no part of the content."""

TITLES: Final = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady rev sen rep gov gen col maj capt lt sgt cpl pvt president minister senator "
    "governor mayor judge justice captain colonel general major sergeant lieutenant admiral commander private corporal "
    "professor doctor chancellor secretary ambassador king queen prince princess pope bishop archbishop father sister "
    "spokesman spokeswoman spokesperson chief director chairman chairwoman chair inspector detective sheriff officer "
    "congressman congresswoman representative premier deputy vice prime former acting candidate leader head coach "
    "attorney counsel lawyer constable superintendent councillor councilor envoy commissioner mp mep sen. rep. gov. ceo cfo "
    "coo cto cmdr speaker".split()
)
MALE: Final = frozenset(
    "mr sir lord king prince pope father spokesman chairman congressman businessman policeman fisherman serviceman salesman "
    "man boy son brother husband dad grandfather uncle nephew widower gentleman actor waiter".split()
)
FEMALE: Final = frozenset(
    "mrs ms miss dame lady queen princess sister spokeswoman chairwoman congresswoman businesswoman policewoman servicewoman "
    "woman girl daughter wife mother mum mom grandmother aunt niece widow actress waitress".split()
)
KIN: Final = frozenset(
    "mother father mum mom dad wife husband son daughter brother sister parents widow grandmother grandfather uncle aunt "
    "comrade colleague lawyer friend girlfriend boyfriend partner family cousin neighbour neighbor".split()
)
HUMANS: Final = frozenset(
    "man woman boy girl child baby soldier captive prisoner pow officer official spokesman spokeswoman spokesperson minister "
    "president mayor governor senator candidate lawyer attorney judge prosecutor doctor nurse teacher student pupil resident "
    "neighbour neighbor witness expert analyst critic aide adviser advisor pilot driver worker farmer researcher scientist "
    "professor director chief chairman chairwoman leader manager owner coach player mother father wife husband son daughter "
    "brother sister comrade colleague friend parent source voter reporter journalist commander general captain colonel sergeant "
    "lieutenant detective inspector engineer secretary ambassador envoy activist author editor founder executive veteran survivor "
    "victim defendant plaintiff campaigner guard captor inmate barrister solicitor clerk striker keeper midfielder defender "
    "suspect passenger patient customer shopkeeper landlord landlady baker fisherman shepherd priest bishop imam rabbi artist "
    "actor actress singer writer novelist poet painter musician economist historian biologist geologist chemist physicist "
    "forecaster marcher protester demonstrator striker tenant relative cousin uncle aunt niece nephew grandmother grandfather "
    "partner girlfriend boyfriend mum dad mom gran nan widow widower agent delegate councillor councilor deputy premier boss "
    "head president-elect negotiator mediator investigator auditor insider consultant strategist operative staffer supporter "
    "opponent rival lawmaker legislator congressman congresswoman businessman businesswoman gunner sailor seafarer hunter "
    "juror guest visitor diplomat conductor signalman foreman bricklayer electrician plumber gardener cook waiter waitress "
    "people person refugee migrant villager sergeant-major superintendent constable policeman policewoman firefighter paramedic "
    "surgeon midwife coroner magistrate user follower reader viewer listener fan spectator onlooker bystander builder miner "
    "trader broker banker investor shareholder employee employer trainer physio referee umpire skipper teammate team-mate "
    "lad bloke guy gentleman lady kid teenager pensioner student-teacher postmistress postman librarian curator observer docker member shopper commuter camper rower swimmer courier caretaker".split()
)
"""Nouns for people, singular."""

HUMAN_ENDINGS: Final = (
    "ologist",
    "ician",
    "ator",
    "eer",
    "smith",
    "maker",
    "owner",
    "holder",
    "worker",
    "keeper",
    "leader",
    "officer",
)
"""How other nouns for people end."""

ASPECTUAL: Final = frozenset("on continued continues began begins used came".split())
"""What stands before "to say" where somebody did say it."""

DATA: Final = frozenset("data figures records statistics numbers".split())
"""Nouns that say nothing though something stands "according to" them."""

BODIES: Final = frozenset(
    "union council ministry company government agency court commission committee party group administration department office "
    "team campaign organisation organization firm board club church army navy hospital university bank paper newspaper police "
    "family crowd authority association trust charity network broadcaster coastguard hotline consortium operator "
    "management leadership jury tribunal parliament senate congress watchdog regulator inspectorate staff institute site station "
    "channel website side camp gang crew".split()
)
"""Nouns for bodies that can speak, singular."""

TEXTS: Final = frozenset(
    "report study poll post letter statement memo note caption email e-mail message indictment filing survey article book "
    "review summary programme program notice sign leaflet email emails letters papers documents headline".split()
)
"""Nouns for what can be read and so "says" something."""

IRREGULAR_PLURALS: Final = frozenset({"men", "women", "children", "people", "police", "staff"})

SPEECH: Final = frozenset(
    "say tell add write explain ask reply respond answer continue note recall declare announce state insist argue claim warn "
    "admit acknowledge concede conclude tweet post comment remark observe joke quip shout yell scream cry whisper mutter murmur "
    "exclaim boast brag lament complain repeat stress emphasize emphasise underline predict suggest confirm deny testify recount "
    "describe report call dub label read blog email e-mail text declare maintain assert allege contend point demand urge advise "
    "caution recommend plead beg sing chant chorus counter retort muse opine reiterate reveal disclose vow pledge promise thunder "
    "fume sigh laugh smile ask wonder inquire query agree marvel deadpan gush interject intone offer proclaim pronounce protest "
    "rail recite reflect respond scoff scold snap stammer sum implore inform remind assure begin go confess volunteer crow "
    "interrupt elaborate clarify echo sneer grin fume correct end put disagree chide tease snort tut growl bark hiss".split()
)
"""Verbs that may stand beside marked words."""

CLAUSE: Final = frozenset(
    "say add write explain reply respond answer note recall declare announce state insist argue claim warn admit acknowledge "
    "concede conclude tweet post comment remark observe joke boast lament complain stress emphasize emphasise underline predict "
    "suggest confirm deny testify report maintain assert allege contend demand advise caution recommend counter reiterate reveal "
    "disclose vow pledge promise agree estimate believe think hope expect fear feel know doubt suspect worry guess assume "
    "understand realize realise propose signal indicate imply mention swear calculate forecast reckon repeat continue object "
    "speculate proclaim protest clarify confess theorize quip retort opine muse".split()
)
"""Verbs whose clause, with or without "that", is what was said or thought."""

ADDRESSED: Final = frozenset(
    "tell inform remind assure warn advise convince persuade notify reassure promise caution ask".split()
)
"""Verbs that take whom they speak to before the clause."""

ASKING: Final = frozenset(
    "ask wonder inquire question query explain describe tell say know recount recall doubt".split()
)
"""Verbs that take "whether", "if", "why", "how"."""

TO_VERB: Final = frozenset("promise vow pledge threaten offer demand agree ask claim hope expect swear".split())
"""Verbs whose "to" and verb are what was said."""

URGING: Final = frozenset("urge encourage beg implore advise warn remind invite tell ask advise caution".split())
"""Verbs whose object with "to" and a verb is what was said."""

FROM_TO: Final = frozenset({"tell", "ask"})
"""Those of them whose object is only whom they speak to."""

ACCUSING: Final = frozenset("accuse blame suspect".split())
"""Verbs whose object with "of" or "for" is what was said."""

LABELLING: Final = frozenset(
    "call describe dub label brand denounce dismiss slam blast hail criticize criticise praise mock condemn attack blame cite "
    "reject deride defend ridicule promise pledge demand admit apologise apologize express voice propose suggest".split()
)
"""Verbs whose object is what was said where part of it stands in marks."""

ING_VERB: Final = frozenset("deny admit suggest recommend recall propose describe report remember".split())
"""Verbs whose "-ing" clause is what was said."""

HEARING_BODIES: Final = frozenset(
    "court jury inquest inquiry tribunal hearing judges jurors magistrates panel committee".split()
)
"""Bodies that "hear" or "are told" what somebody else says."""

IRREGULAR: Final[dict[str, tuple[str, ...]]] = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "read": ("reads", "read", "reading"),
    "sing": ("sings", "sang", "sung", "singing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "go": ("goes", "went", "gone", "going"),
    "think": ("thinks", "thought", "thinking"),
    "feel": ("feels", "felt", "feeling"),
    "know": ("knows", "knew", "known", "knowing"),
    "understand": ("understands", "understood", "understanding"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "forecast": ("forecasts", "forecast", "forecasting"),
    "admit": ("admits", "admitted", "admitting"),
    "quip": ("quips", "quipped", "quipping"),
    "brag": ("brags", "bragged", "bragging"),
    "beg": ("begs", "begged", "begging"),
    "plan": ("plans", "planned", "planning"),
    "snap": ("snaps", "snapped", "snapping"),
    "sum": ("sums", "summed", "summing"),
    "dub": ("dubs", "dubbed", "dubbing"),
    "slam": ("slams", "slammed", "slamming"),
    "hear": ("hears", "heard", "hearing"),
    "signal": ("signals", "signaled", "signalled", "signaling", "signalling"),
    "label": ("labels", "labeled", "labelled", "labeling", "labelling"),
}
NOUN_CUES: Final = frozenset(
    "claim claims belief view assertion allegation allegations suggestion suggestions hope hopes fear fears warning warnings "
    "promise promises statement announcement argument accusation accusations concern concerns prediction question "
    "complaint complaints conviction admission insistence reports report rumours rumors notion idea".split()
)
"""Nouns whose "that" clause is what was said."""

ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr prof st sr jr rev hon sen rep gov gen col maj capt lt sgt cpl pvt adm cmdr supt insp no nos vs etc inc ltd "
    "co corp dept est fig approx jan feb mar apr jun jul aug sept sep oct nov dec mt ave blvd rd ft ext vol pp ed eds al cf "
    "e.g i.e a.m p.m ph.d".split()
)
"""Words whose full stop does not end a sentence (without that stop)."""

ENDING_ABBREVIATIONS: Final = frozenset("etc inc ltd co corp jr sr a.m p.m u.s u.k u.n e.u d.c ph.d est al".split())
"""Those that may end one, before a capital that opens a sentence."""

SENTENCE_OPENERS: Final = frozenset(
    "the a an he she it they we i you this that these those his her its their our my in on at but and so for after before when "
    "while if as there here what who how why where some many most no not one two by with from since until now then yet still "
    "however meanwhile according both all last".split()
)
"""Words that, capitalised, open a new sentence rather than continue a name."""

ELISIONS: Final = frozenset("em tis twas til cause bout n round neath cuz".split())
"""Words that an apostrophe may stand before."""

TAIL_CUES: Final = frozenset(
    "said asked says asks added replied wondered shouted cried wrote told exclaimed answered yelled demanded".split()
)
"""Verbs whose short clause after a question or a shout belongs to the sentence before it."""

MALE_NAMES: Final = frozenset(
    "aaron adam adrian ahmed alan albert alec alex alexander alexei ali andrew andrei anthony anton arthur ben benjamin bernard "
    "bill bob boris brandon brian bruce carl carlos charles chris christian christopher colin craig daniel danny dave david "
    "dean denis dennis diego dmitri dmitry dominic donald douglas edward emil eric erik ernest evan felix fernando francis "
    "frank fred frederick gareth gary gavin george gerald giles glenn gordon graham greg gregory hans harald harold harry hassan "
    "henrik henry herbert howard hugh hugo ian igor ivan jack jacob jacques james jason jeff jeffrey jeremy jim joe john jon "
    "jonas jonathan jorge jose joseph josh juan julian karl keith ken kenneth kevin klaus larry lars leo leon leonard liam lionel "
    "louis luis luke magnus marco marcus mario mark martin matthew max michael miguel mike mikhail mohammed muhammad nathan neil "
    "nicholas nick nigel nikolai oleg oleh oliver omar oscar otto patrick paul pavel pavlo pedro peter petar petr philip pierre "
    "rafael ralph raymond richard rick robert robin roger ron ronald roy ruslan russell ryan sam samuel scott sean sebastian "
    "serge sergei serhiy simon stefan stephen steve steven stuart ted terry theo thomas tim timothy toby tom tomas tony "
    "trevor victor viktor vincent vladimir volodymyr walter wayne will william yuri zachary".split()
)
"""Common first names that men bear."""

FEMALE_NAMES: Final = frozenset(
    "abigail agnes alice alison amanda amelia amy ana andrea angela anita ann anna anne annika audrey barbara beatrice bella "
    "beth bridget camilla carla carmen carol caroline catherine celia charlotte cheryl chloe christina christine claire clara "
    "claudia cynthia daniela deborah denise diana diane dolores donna dora doris dorota dorothy edith elaine eleanor elena elisabeth "
    "elizabeth ella ellen emily emma erica erin esther eva evelyn fatima fiona flora florence frances gabriela gail gemma "
    "georgia gillian gloria grace greta hannah harriet hazel heather heidi helen helena hilary hillary ida ines ingrid irene irina "
    "iris isabel isla ivy jacqueline jane janet janice jean jennifer jenny jessica jill joan joanna josephine joy joyce judith "
    "judy julia julie karen kate katherine kathleen katie kelly kim laura lauren leila lena leslie lily linda lisa liz "
    "louise lucy lydia madeleine maggie margaret maria marie marina martha mary maya megan melissa mia michelle mira miriam moira "
    "molly monica morag nadia nancy naomi natalia natalie natasha nicole nina nora norma oksana olga olivia pamela patricia paula "
    "pauline penny petra rachel rebecca regina rita rosa rose ruth sabine sally samantha sandra sara sarah sharon sheila shirley "
    "sigrid silvia sofia sonia sonya sophia sophie stella stephanie susan susanna sylvia tamara tanya tatiana teresa tina "
    "una ursula valentina valerie vanessa vera veronica victoria viola virginia wendy yana yolanda yvonne zoe".split()
)
"""Common first names that women bear."""

BODY_WORDS: Final = frozenset(
    "rovers united town athletic wanderers dairies foods works motors systems airways partners holdings industries group "
    "union ministry company court agency commission committee party group council department office bank university hospital "
    "institute association federation trust board authority service police army navy corps times post journal herald tribune "
    "news radio television tv media press network foundation society club league house senate congress parliament "
    "government inc ltd corp co plc campaign center centre school college church airlines rail energy lines nations states "
    "north south east west street road avenue city county river lake island sea bay republic kingdom international".split()
)
"""Words that make a name one of a body or a place."""

GENERIC_BODIES: Final = frozenset(
    "agency newspaper paper daily weekly site website station channel group company firm broadcaster magazine network".split()
)
"""Nouns after a body's name that are no part of it ("the Norlink *agency*")."""

PLAIN_VERBS: Final = frozenset(
    "went came took gave made kept stood sat wept spoke ran fell led lost met paid sold sent spent won got became broke brought "
    "built bought caught chose drew drove fought flew forgot grew hid hung lay lit meant rose sank shook shot shut slept stole "
    "struck swam taught tore threw woke wore goes comes takes gives makes keeps stands sits gets becomes brings wants "
    "looks seems appears remains works lives leaves runs saw ate drank bit held needs tries uses turns hopes".split()
)
"""Verb forms that show neither an -ed nor a cue."""

CAPTION_WORDS: Final = frozenset(
    "caption picture photo photograph image video watch listen read note correction update".split()
)
"""Words before a colon that nobody speaks."""

PLACING: Final = frozenset(
    "in at near to from into off outside inside across around towards toward through over".split()
)
"""Prepositions before places."""

PEOPLES: Final = frozenset(
    "african american arab asian australian austrian belgian brazilian british briton bulgarian canadian chinese croat croatian cuban "
    "czech danish dutch egyptian english estonian ethiopian european finnish french german greek hungarian icelander indian "
    "indonesian iranian iraqi irish israeli italian japanese jordanian kenyan korean kurd latvian lebanese libyan lithuanian "
    "malaysian mexican moldovan moroccan nigerian norwegian pakistani palestinian peruvian pole polish portuguese romanian russian "
    "saudi scot scottish serb serbian slovak slovenian somali spaniard spanish sudanese swede swedish swiss syrian thai tunisian turk "
    "turkish ukrainian venezuelan vietnamese welsh yemeni armenian westerner "
    "muslim christian jew jewish catholic protestant hindu sikh buddhist latino hispanic "
    "democrat democratic republican conservative liberal socialist communist tory".split()
)
"""Adjectives and nouns for those of a country, a faith or a party, singular."""

TAKES_NOUN: Final = frozenset(
    "reveal disclose announce describe report confirm note mention admit deny expect fear know demand promise propose suggest "
    "predict recall feel express explain repeat continue show post declare write tell doubt forecast want".split()
)
"""Verbs that often have a plain noun as their object, which is no clause."""

NOT_ADVERBS: Final = frozenset(
    "daily weekly monthly quarterly family reply supply ally assembly rally bully anomaly elderly homily belly monopoly butterfly "
    "jelly lily bodily".split()
)
"""Words in -ly that are nouns or adjectives."""

LIGHT: Final = frozenset(
    "go put end correct begin continue smile laugh sigh grin nod disagree snort bark hiss growl read".split()
)
"""Verbs that introduce words only where marked words or a colon stand beside them."""

SIGNS: Final = frozenset(
    "banner sign placard poster sticker t-shirt shirt badge plaque plate slogan graffiti board flag label inscription".split()
)
"""Things that carry words which nobody is quoted with."""

NAMING: Final = frozenset({"name", "names", "named", "identified"})
"""Words by which somebody is introduced with a name."""

PARTICIPLES: Final = frozenset("known written sung begun gone sworn".split())
"""Forms of cue verbs that say something only after "have"."""

MONTH_NAMES: Final = frozenset("jan may june april august mar".split())
"""Words of time that are first names before another capital."""
