"""How outlets name themselves in their promotion and footers: patterns over the text as written, since capitals tell a name."""

import re

_WORD = r"[^\W_a-zа-яіїєґß-ÿ][\w&'’.-]*"
_NAME = rf"(?P<name>{_WORD}(?:\s+(?:(?:of|and|the|&)\s+)?{_WORD}){{0,5}})"
_NETWORK = (
    r"(?:Telegram|TELEGRAM|WhatsApp|Whatsapp|Viber|Signal|YouTube|Youtube|Discord|X|Twitter|Facebook|Instagram|TikTok|Threads|Bluesky|"
    r"Mastodon|LinkedIn|Google News)"
)
_CHANNEL = r"(?:[Nn]ews\s+)?(?:[Cc]hannel|[Gg]roup|[Cc]ommunity|[Kk]anal)"

OWN_CHANNEL = (
    re.compile(rf"{_NAME}(?<!Telegram)\s+{_NETWORK}[\s-]{_CHANNEL}"),
    re.compile(rf"{_NAME}\s+{_CHANNEL}\s+(?:on|auf|bei)\s+{_NETWORK}"),
)
OWN_FOLLOW = re.compile(rf"\b[Ff]ollow\s+(?:the\s+)?{_NAME}\s+on\s+{_NETWORK}")
OWN_NEWSLETTER = re.compile(
    rf"\b[Tt]he\s+(?:free\s+|daily\s+|weekly\s+|new\s+|official\s+)*{_NAME}\s+(?:e-?)?[Nn]ewsletter"
)
COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)(?:\s*©|\s*\([cC]\)|\s*[Cc]opyright)?\s*(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?,?\s+(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.|,–—]{1,60})"
)

FREE_WORDS = frozenset(
    (
        "join our the us follow get subscribe sign up to a an your my official new brand verified free now please please on and with on in check out "
        "also add download click here today jetzt unser unseren unserem dem den die der das hier folgen sie abonnieren"
    ).split()
)
"""Words that a promotion writes before a name, with capitals perhaps, that are not part of it."""

NEWSLETTER_WORDS = frozenset(
    (
        "morning evening midday noon night daily weekly weekend monthly brief briefing briefings update updates digest headlines headline roundup "
        "politics political business sport sports news world war breaking latest today this week email opinion culture top stories tide mail bulletin "
        "essential essentials free dispatch report the of and politik wirtschaft"
    ).split()
)
"""Words that newsletters, not outlets, are called by."""
