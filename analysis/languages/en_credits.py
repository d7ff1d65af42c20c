"""English: how articles credit outlets, agencies, channels, organisations and persons. No outlet is named here."""

from typing import Final

OUTLET_NOUNS: Final = frozenset(
    "newspaper newspapers paper daily weekly monthly magazine broadcaster station network website site portal fanzine tabloid "
    "journal outlet publication broadsheet newsroom programme program podcast newsletter blog title press "
    "television tv radio".split()
)
AGENCY_NOUNS: Final = frozenset("agency newswire wire newsagency".split())
CHANNEL_NOUNS: Final = frozenset("channel account page feed".split())
STATION_ADJECTIVES: Final = frozenset(
    "state private public national local regional news television tv broadcast cable satellite commercial state-run independent".split()
)
"""Before "channel" they tell a station; a platform's name or nothing tells an account."""

ORGANISATION_NOUNS: Final = frozenset(
    "group charity watchdog ngo foundation organisation organization committee trust institute hotline think-tank tank "
    "campaign centre center collective association society union observatory project network initiative observer "
    "company firm business contractor".split()
)
PERSON_NOUNS: Final = frozenset(
    "passenger colleague neighbour neighbor friend resident witness fan user activist blogger volunteer driver founder "
    "minister president spokesman spokeswoman spokesperson ambassador envoy adviser advisor aide lawyer widow wife husband "
    "mother father son daughter brother sister cousin uncle aunt official officer commander soldier pilot doctor nurse "
    "teacher student researcher professor worker farmer photographer mayor governor senator deputy mp councillor captain "
    "colonel general chief director analyst expert author editor engineer director rescuer survivor relative partner".split()
)
OUTLET_WORDS: Final = frozenset(
    "Post Times Radio News TV Television FM Herald Tribune Gazette Gazetteer Courier Online Broadcasting Broadcast Today Tonight "
    "Weekly Daily Monitor Journal Telegraph Guardian Mail Mirror Express Chronicle Observer Examiner Inquirer Bulletin "
    "Star Echo Independent Standard Globe Advertiser Argus Bugle Bugler Mercury Sentinel Press Newspaper Magazine "
    "Dispatch Ledger Record Register Reporter Review Zeitung Tagblatt Blatt Blad Nachrichten Rundfunk Gazeta Dziennik Pravda "
    "Novosti Diario Journalen Corriere Channel Network Sun Notizie Gazzetta Giornale Jornal Kurier Kuryer Vestnik Novine Noticias Zeitung".split()
)
"""Words in the name of a newspaper, station or site."""

WEAK_OUTLET_WORDS: Final = frozenset(
    "Star Standard Globe Mercury Record Register Review Monitor Observer Network Sun Guardian Express Channel Independent Echo "
    "Mail Mirror Examiner Reporter Sentinel Journal Bulletin Today Press Weekly Daily".split()
)
"""Those that stand in other names too: they count when a frame of reporting is clear."""

OUTLET_ENDINGS: Final = (
    "zeitung",
    "blatt",
    "bladet",
    "blad",
    "avisen",
    "posten",
    "tidende",
    "press",
    "post",
    "news",
    "radio",
    "tv",
    "24",
)
AGENCY_WORDS: Final = frozenset("Newswire Wire Newsfeed".split())
AGENCY_ENDINGS: Final = (
    "News Agency",
    "Press Agency",
    "Telegraph Agency",
    "Information Agency",
    "Media Agency",
    "Press Service",
    "News Service",
    "Press Association",
)
"""Ends of an agency's name; other agencies govern."""

GENERIC_NAMES: Final = frozenset(
    "TV Television Radio News Press Online Channel Network Today Tonight Daily Weekly Magazine Newspaper Internet Media Broadcasting".split()
)
"""Words of outlets' names that alone name none."""

ORGANISATION_WORDS: Final = frozenset(
    "Agency Committee Foundation Trust League Institute Centre Center Group Society Union Alliance Association Council Watch "
    "Commission Campaign Initiative Coalition Project Observatory Charity Federation Organisation Organization Network "
    "University College Bank Ministry Department Party Corporation Company Ltd Inc Co Archive Archives Registry Survey Surveys Office Bureau "
    "Laboratory Lab Museum Library Authority Fund Partnership Relief Rights".split()
)
AUDIENCES: Final = frozenset(
    "Court Parliament Congress Senate House Commons Lords Committee Council Assembly Commission Inquiry Board Tribunal "
    "Knesset Duma Rada Bundestag Sejm Conference Summit Forum Union Ministry Department Bank University School College Crown "
    "Police Church Hospital Government Cabinet Party MPs Mps Mum Mom Mama Papa Dad God Mayor Minister President "
    "King Queen Pope Club Army Navy Chamber Convention Academy".split()
)
"""Words in the names of those who are told things and do not publish them."""

NOT_ACRONYMS: Final = frozenset(
    "US USA UK EU UN NATO WHO FBI CIA NSA MI5 MI6 FIFA UEFA FA IMF WTO OECD OSCE IAEA ICC ICJ MP MPs TV FM AM PM CEO CFO NHS "
    "NASA ESA RAF UAE GDP AI IT DNA USSR POW POWs NGO NGOs HIV II III IV VI VII VIII IX X GMT UTC CET EST DC LA NY OK "
    "UNESCO UNICEF UNHCR WFP OPEC FSB SBU GRU KGB DNR LNR CCTV VIP VAR SUV ATM PR HR ID CCP GOP DOJ EPA CDC FDA SEC".split()
)
"""Capitals that are no outlet though they may report."""

PLATFORMS: Final = frozenset(
    "X Twitter Telegram Facebook Instagram YouTube TikTok WhatsApp Signal Bluesky Mastodon VK VKontakte Reddit LinkedIn Threads "
    "SoundCloud Snapchat Weibo WeChat Viber Substack Truth Social Blogger WordPress Medium Vimeo Rumble Zoom Skype Google".split()
)
TITLES: Final = (
    "Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|President|Minister|Senator|Governor|Mayor|Judge|Justice|Captain|Colonel|General|"
    "Major|Sergeant|Lieutenant|Admiral|Commander|Private|Corporal|Professor|Chancellor|Secretary|Ambassador|King|Queen|"
    "Prince|Princess|Pope|Bishop|Chief|Director|Inspector|Councillor|Premier|minister|president|spokesman|spokeswoman|spokesperson|"
    "mayor|governor|chairman|chairwoman|leader|captain|lawyer|sergeant|colonel|general|Chairman|Councilman|Rep|Sen|Gov"
)
REPORTING: Final = (
    "reported|reports|revealed|reveals|wrote|writes|published|publishes|republished|broadcast|aired|estimated|estimates|"
    "calculated|claims|claimed|puts|put|disclosed|discovered|learned|learnt|understands|uncovered|said|says|added|noted|quoted|quotes|"
    "cited|cites|counted|counts|named|identified|confirmed|described|attended|interviewed|filmed|saw|obtained|spoke|"
    "visited|showed|shows|carried|verified|reviewed|recorded|asked"
)
OWN_REPORTING: Final = (
    "reported|reports|revealed|reveals|republished|broadcast|aired|attended|interviewed|further reported"
)
"""Verbs whose subject publishes; an acronym before them is an outlet."""

TELLING: Final = "told|telling|tells"
TALKING: Final = (
    "said|says|saying|speaking|spoke|speaks|talking|talked|confirmed|fumed|wrote|admitted|revealed|read|explained|complained|insisted|"
    "denied|described|joked|confided|gave|given|leaked|handed|shown|passed|supplied|provided|sent|remarks|comments|interview|"
    "statement|letter|email|emails|disclosed"
)
SOURCE_NOUNS: Final = "agency|newspaper|paper|station|broadcaster|site|website|magazine|outlet|daily|weekly"
"""Nouns that stand for a source named before."""

INTERVIEWED: Final = r"(?:said|says|told|quipped|joked|added|admitted|claimed|insisted|explained|revealed|argued|warned|spoke|wrote)\b[^.;:\n“”\"]{0,40}? in (?:an?|his|her|their) (?:[\w-]+ ){0,2}interview (?:with|for|on|in)"
"""Who is interviewed speaks before it; so who comes after it published the interview."""

TALKING_IN: Final = (
    r"(?:an |the |his |her |their |its )?(?:[\w-]+ ){0,2}interviews? (?:with|to|on|in)|(?:[\w-]+ ){0,1}(?:comments|remarks) (?:to|on)|speaking (?:on|in)|"
    r"(?:[Aa]n? )?(?:survey|poll|article|column|interview|report|essay|op-ed) (?:for|in)|appearing on|appeared on|writing in|wrote in"
)
TALKING_IN_WORDS: Final = frozenset(
    "interview interviews comments remarks speaking survey poll article column report essay op appearing appeared writing "
    "wrote".split()
)
"""One of them stands in all that `TALKING_IN` matches."""

ASKING: Final = "asked|interviewed|contacted|reached|approached|questioned|quizzed|visited|pressed"
OUTLET_PASSIVES: Final = (
    "reported|published|revealed|quoted|seen|reviewed|obtained|viewed|broadcast|aired|cited|carried|verified|analysed|"
    "analyzed|examined|uncovered|disclosed|interviewed|heard|first written about|republished|commissioned"
)
MATERIAL_PASSIVES: Final = (
    "supplied|posted|shared|filmed|recorded|provided|released|relayed|read out|read aloud|uploaded|published|obtained|collected|"
    "compiled|commissioned|circulated|leaked|passed on|made|put online|taken|shot|streamed|intercepted|tweeted|played|collated|gathered|kept|held|drawn up|maintained|produced|prepared|handed over|handed|passed|given|brought"
)
MATERIAL_ACTIVES: Final = (
    "posted|supplied|shared|relayed|obtained|filmed|recorded|provided|played|published|uploaded|released|read out|passed on|"
    "handed over|put|read|circulated|leaked|sent|collected|gathered|compiled|intercepted|tweeted|streamed|seen|viewed|reviewed|verified|leaked"
)
MATERIAL: Final = (
    "video|videos|recording|recordings|footage|clip|clips|film|films|audio|tape|tapes|document|documents|records|report|"
    "bulletin|data|figures|statistics|emails|memo|memos|message|messages|survey|poll|study|analysis|"
    "summary|photographs|photos|pictures|images|image|photo|papers|valuation|files|logs|screenshots|screenshot|database|tally|log|invoices|"
    "transcript|transcripts|call|calls|minutes|ledger|ledgers|map|maps|notes|note|diary|list|investigation|estimate|version|letter|letters"
)
PUBLISHED_MATERIAL: Final = "report|reports|bulletin|survey|study|database|tally|data|figures|statistics|analysis|investigation|research|count|dossier|map"
"""What a body puts out about the world, not about itself."""
OCCASIONS: Final = "attended|interviewed|filmed|visited|spoke|saw|met|recorded"
"""Verbs of an outlet after which people of that occasion speak."""

BODY_NOUNS: Final = (
    "boss|striker|fans|players|player|shares|workers|employees|staff|executive|executives|manager|managers|coach|defender|goalkeeper|midfielder|supporters|"
    "official|officials|chief|shareholders|customers|drivers|investors|members|stock|profit|profits|captain|winger"
)
"""Nouns that follow the name of a club or company."""

CALLS: Final = "calls?|conversations?|exchanges?"
"""Material in which relatives answer."""

SHOWN_DOCUMENTS: Final = (
    "emails?|e-mails?|letters?|notes?|messages?|memos?|documents?|papers|files|diary|diaries|transcripts?"
)
SHOWN_MATERIAL: Final = (
    "video|videos|footage|recording|recordings|clip|clips|film|films|audio|call|voice message|tape|tapes"
)
"""Material in which people speak."""

HEADS: Final = frozenset("manager owner head chair chairman chairwoman coach leader boss".split())
"""Roles of those who lead, besides `PERSON_NOUNS`."""

DEMONYM_ENDINGS: Final = "ian|ean|ish|ese|ican|sian|rian|stani|aeli|aqi|audi|thai"
DEMONYMS: Final = "French|Dutch|Greek|Czech|Swiss|German|Germans"
CALENDAR: Final = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October "
    "November December".split()
)
