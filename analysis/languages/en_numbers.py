"""English: number words, hedges, units and the nouns and states that numbers count."""

from typing import Final

SMALL: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        start=1,
    )
}
TENS: Final[dict[str, int]] = {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
MAGNITUDES: Final[dict[str, int]] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "grand": 1_000,
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
}
SHORT_MAGNITUDES: Final = frozenset({"k", "m", "mn", "mln", "b", "bn", "tn"})
VAGUE: Final = (
    "tens of thousands",
    "tens of millions",
    "hundreds of thousands",
    "hundreds of millions",
    "thousands",
    "hundreds",
    "dozens",
    "millions",
    "billions",
    "scores of",
)
"""Words that count without a value."""

SYMBOLS: Final[dict[str, str]] = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "₦": "NGN",
}
CURRENCIES: Final[dict[str, str]] = {
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "kronor": "SEK",
    "krona": "SEK",
    "zloty": "PLN",
    "zlotys": "PLN",
    "ruble": "RUB",
    "rubles": "RUB",
    "rouble": "RUB",
    "roubles": "RUB",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "yen": "JPY",
    "yuan": "CNY",
    "lira": "TRY",
    "liras": "TRY",
    "shekels": "ILS",
    "rand": "ZAR",
    "forints": "HUF",
    "leva": "BGN",
    "lei": "RON",
    "baht": "THB",
    "naira": "NGN",
    "real": "BRL",
    "reais": "BRL",
}
NATIONAL_CURRENCIES: Final[dict[str, dict[str, str]]] = {
    "kroner": {"danish": "DKK", "denmark": "DKK", "norwegian": "NOK", "norway": "NOK"},
    "krone": {"danish": "DKK", "denmark": "DKK", "norwegian": "NOK", "norway": "NOK"},
    "crowns": {"czech": "CZK", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK"},
    "rupees": {"indian": "INR", "india": "INR", "pakistani": "PKR", "pakistan": "PKR", "sri lankan": "LKR"},
    "francs": {"swiss": "CHF", "switzerland": "CHF"},
    "pesos": {"mexican": "MXN", "mexico": "MXN", "philippine": "PHP", "argentine": "ARS", "chilean": "CLP"},
    "dinars": {"serbian": "RSD", "serbia": "RSD", "kuwaiti": "KWD", "iraqi": "IQD", "algerian": "DZD"},
    "won": {"south korean": "KRW", "seoul": "KRW"},
    "dollars": {"australian": "AUD", "canadian": "CAD", "new zealand": "NZD", "hong kong": "HKD", "singapore": "SGD"},
    "pounds": {"egyptian": "EGP", "egypt": "EGP", "syrian": "SYP", "lebanese": "LBP"},
}
"""Currencies of one name in several countries: the word before the number's noun, or in the article, tells which."""

MINOR_CURRENCIES: Final = frozenset(
    "crowns kroner krone rupees francs pesos dinars cents pence pennies dirhams riyals".split()
)

CODES: Final = "USD|EUR|GBP|CHF|AUD|CAD|SEK|NOK|DKK|PLN|UAH|RUB|JPY|CNY"
"""Currency codes as they are printed before a number."""

PERCENT: Final = (r"percentage points", r"percent", r"per cent", r"pct", r"pc", r"%")

UNITS: Final = frozenset(
    "km kms mm cm m metre metres meter meters kilometre kilometres kilometer kilometers mile miles yard yards foot feet ft "
    "inch inches centimetre centimetres hectare hectares acre acres tonne tonnes ton tons kg kilo kilos kilogram kilograms "
    "kilogramme kilogrammes gram grams grammes lb lbs ounce ounces litre litres liter liters gallon gallons barrel barrels "
    "megawatt megawatts gigawatt gigawatts mw gw kwh mwh kmh kph mph km/h knots degrees celsius "
    "second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades "
    "quarters weekends".split()
)
"""Nouns that measure rather than count; the singular stands after "one" and in "three-year"."""

TIME_UNITS: Final = frozenset(
    "second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades "
    "season seasons summer summers winter winters quarter quarters generation generations century centuries".split()
)
LONG_TIME_UNITS: Final = TIME_UNITS - frozenset("second seconds minute minutes hour hours".split())
MEASURE_PREFIXES: Final = frozenset("square cubic nautical sq percentage light metric".split())

HUMANS: Final = frozenset(
    "people persons person men man women woman children child boys girls boy girl babies baby infants minors teenagers youths "
    "adults civilians soldiers soldier troops troop servicemen servicewomen members service-members fighters militants "
    "gunmen rebels insurgents conscripts recruits reservists officers officer sailors marines pilots prisoners prisoner pows captives "
    "captive detainees hostages hostage inmates suspects suspect protesters demonstrators marchers workers worker employees staff "
    "crew crews drivers miners nurses doctors teachers pupils students passengers passenger residents inhabitants villagers "
    "refugees migrants survivors victims victim patients casualties dead wounded injured missing families' voters "
    "guards policemen police firefighters rescuers medics volunteers experts analysts lawyers judges mps lawmakers deputies "
    "senators councillors delegates journalists reporters relatives brothers sisters sons daughters mothers fathers parents "
    "wives husbands friends neighbours neighbors colleagues others visitors tourists guests fans players customers clients "
    "users subscribers followers readers viewers tenants farmers fishermen farmworkers engineers personnel combatants "
    "mercenaries terrorists attackers refugees employees bodies corpses ministers officials executives directors candidates applicants "
    "shareholders investors owners donors participants spectators attendees pensioners orphans widows twins siblings "
    "compatriots citizens nationals foreigners locals settlers troopers paratroopers commandos volunteers mourners "
    "swimmers hikers climbers skiers pilgrims worshippers monks nuns actors singers dancers musicians scientists "
    "researchers observers inspectors monitors witnesses jurors defendants accused convicts smugglers traffickers thieves "
    "teachers cleaners cooks carers staffers contractors subcontractors seafarers dockers strikers picketers homeless "
    "lads kids grandchildren dissenters rescuers seafarers gunners graduates migrants apprentices bankers respondents conservatives liberals "
    "democrats republicans presidents speechwriters contributors latinos muslims christians jews immigrants criminals leaders "
    "bystanders commuters cyclists pedestrians motorists peacekeepers".lower().split()
)
HUMAN_ENDINGS: Final = (
    "men",
    "women",
    "logists",
    "nalists",
    "tists",
    "vists",
    "rists",
    "yees",
    "nees",
    "icans",
    "ians",
)
COLLECTIVES: Final = frozenset(
    "crew staff police people men women children troops personnel aircraft sheep fish cattle livestock vehicles deer geese "
    "feet teeth mice oxen salmon trout cod homeless unemployed series species".split()
)
"""Nouns, and states used as nouns, that count without an s."""

NOT_PLURAL: Final = frozenset(
    "is was has does as us this thus his its yes less unless across always perhaps news towards besides afterwards sometimes "
    "previous various serious dangerous says does goes tells costs makes takes wants needs gets comes becomes remains whereas "
    "business access process address class glass grass mass pass press cross loss boss bus plus gas crisis basis focus virus "
    "status campus chorus bonus census".split()
)

STATES: Final[dict[str, frozenset[str]]] = {
    "killed": frozenset(
        "killed kill kills killing dead died die dies deaths death drowned fatalities fallen perished slain bodies".split()
    ),
    "wounded": frozenset("wounded injured hurt injuries wounds wounding injuring maimed".split()),
    "captured": frozenset("captured capture captives captive prisoners prisoner pows captivity".split()),
    "missing": frozenset("missing unaccounted disappeared".split()),
    "detained": frozenset("detained arrested arrests detainees held jailed imprisoned".split()),
    "lost": frozenset("lost losses casualties destroyed destroying downed wrecked sunk razed demolished".split()),
    "damaged": frozenset("damaged".split()),
    "displaced": frozenset("displaced evacuated fled homeless uprooted refugees".split()),
    "rescued": frozenset("rescued saved pulled".split()),
    "unpaid": frozenset("unpaid owed".split()),
    "released": frozenset("released freed exchanged swapped".split()),
    "cancelled": frozenset("cancelled canceled scrapped".split()),
    "infected": frozenset("infected infections sick ill cases".split()),
    "hospitalised": frozenset("hospitalised hospitalized".split()),
    "aboard": frozenset("aboard onboard".split()),
}
"""Class → the words of that state; figures of two classes are never about the same thing."""

HUMAN_STATES: Final = frozenset(
    "killed dead died wounded injured hurt captured missing detained arrested drowned displaced evacuated rescued treated "
    "hospitalised hospitalized held jailed released freed infected voted".split()
)
STATE_NOUNS: Final = frozenset("dead wounded injured missing casualties".split())
"""States that a number counts directly ("41 dead")."""

PARTICIPLES: Final = frozenset("captured killed wounded injured missing detained arrested displaced infected".split())
"""States that may stand before the noun ("three captured pilots")."""

HEDGES: Final = (
    "no more than",
    "no fewer than",
    "no less than",
    "not more than",
    "as many as",
    "as much as",
    "as few as",
    "as little as",
    "up to",
    "at least",
    "at most",
    "more than",
    "fewer than",
    "less than",
    "well over",
    "well under",
    "just over",
    "just under",
    "a little over",
    "a little under",
    "slightly more than",
    "slightly less than",
    "close to",
    "upwards of",
    "in excess of",
    "more like",
    "something like",
    "an estimated",
    "estimated",
    "a reported",
    "about",
    "around",
    "approximately",
    "roughly",
    "nearly",
    "almost",
    "over",
    "under",
    "some",
    "perhaps",
    "maybe",
    "probably",
    "possibly",
    "reportedly",
    "only",
    "circa",
    "above",
    "below",
    "exceeding",
)
WEAK_HEDGES: Final = frozenset({"only"})
"""Words that limit a number without making it less certain: no hedge."""

HEDGES_AFTER: Final = ("or so", "or more", "or fewer", "or less", "at least", "at most", "at a guess")

MONTHS: Final = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
)
STREETS: Final = (
    "Street St Road Rd Row Lane Avenue Ave Boulevard Square Drive Court Close Terrace Place Way Crescent Quay Hill Gate Alley Walk"
).split()
STREETS_BEFORE: Final = (
    "Via Rue Calle Avenida Piazza Plaza Rua Ulica Avenue Boulevard Street Road Lane Row Square".split()
)
LABELS: Final = (
    "section sections article articles act chapter page pages line lines flat room row pad pier platform gate number numbers no nos round "
    "flight train bus tram route highway motorway road unit phase part stage grade level code model count rule paragraph "
    "clause block terminal floor seat table figure chart exhibit case file ward district zone sector brigade battalion "
    "regiment radio studio hall class form version volume issue apartment apt suite dock berth track lane shaft reactor resolution "
    "formula channel episode protocol annex point item entry patient area camp building house box locker cell division group"
).split()
"""Nouns that a number after them names."""

WORD_LABELS: Final = "phase|part|chapter|number|page|line|stage|level|round|section|article|channel|act"
"""Those that a number in words names too."""

PERSONS_WITH_AGES: Final = "boy|girl|child|man|woman|lad|baby|son|daughter|toddler|age|mother|father|mum|dad|mothers|fathers|parent|widow|widower"

CHANGES: Final = (
    "rose risen rise rises rising fell fallen fall falls falling increased increase dropped drop drops cut cuts raised raise "
    "grew grown grow declined decline climbed climb jumped jump slid slipped shrank lowered lower slowed up down changed widened "
    "narrowed went going go goes swung improved"
).split()

STOPS: Final = frozenset(
    "of in on at by for from with to into onto over under after before during against about through between among within "
    "without since until till upon toward towards across behind beyond near outside inside amid via per than as off out up down "
    "around along and or but nor yet so that which who whom whose when while where because if whether though although unless "
    "is are was were be been being am has have had do does did will would can could may might must shall should isn't wasn't "
    "aren't weren't not never the a an this these those his her its their our my your he she it they we you i me him us them "
    "there here what how why then also again later now once still even just already ever soon too ago each every some any all "
    "said says say told tell tells voted took went came last next yesterday today earlier overnight".split()
)
"""Words that end the noun phrase of a number."""
GENERIC_PEOPLE: Final = frozenset(
    "people persons person men man women others individuals total number toll overall".split()
)
"""Words of a description that tell nothing about what is counted."""

KINDS_OF_PEOPLE: Final[dict[str, frozenset[str]]] = {
    "people": frozenset("people person man men woman women victims others individuals".split()),
    "soldiers": frozenset("soldiers troops servicemen servicewomen members fighters combatants personnel".split()),
}
"""Nouns that name all people of a kind in other words; one that names a part of them ("pilots") is none."""
