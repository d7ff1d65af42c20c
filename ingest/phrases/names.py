"""How lines that name authors are built, by language."""

BYLINE_OPENERS = (
    r"(?:(?:story|text|words|report|reporting|written|reported|analysis|interview|photos? and text) )?by|"
    r"from (?:our|the) (?:\w+ )?correspondent|from our own correspondent|authors?:|reporters?:|"
    r"von|text:|autor(?:in|en)?:|par|propos recueillis par|por|texto de|автори?:?|авторы?:?|текст:|tekst:|autorzy:|opracowa(?:ł|ła):?"
)
AND_WORDS = r"and|und|et|y|e|та|і|й|и|i|&|with|mit|avec|con"
PARTICLES = frozenset(
    "van de der den von zu zur la le du di da dos del della bin ibn al el abu ten ter af av mc st y".split()
)
ROLE_WORDS = frozenset(
    (
        "editor reporter correspondent writer staff columnist producer journalist chief desk bureau newsroom contributor contributors team "
        "senior political foreign diplomatic security defence defense business sports crime court education health science environment climate "
        "economics investigations special deputy associate national international regional local world europe war media technology "
        "redakteur redakteurin korrespondent korrespondentin reporterin redaktion journaliste correspondant correspondante rédaction redacción "
        "corresponsal periodista редакція редакция кореспондент корреспондент redakcja korespondent dziennikarz multimedia digital data editorial admin webmaster"
    ).split()
)
STAFF_WORDS = r"staff(?: (?:writers?|reporters?))?|reporters?|newsroom|news ?desk|correspondents?|editorial (?:board|team|staff)|redaktion|web ?desk|online desk|team"
NOT_NAMES = frozenset(
    (
        "the a an this that these those our how why what when where who now new more most also read news video photo photos exclusive breaking update "
        "live watch after before from for with without under over into amid as at in on to of is are was were be will may might must "
        "der die das ein eine wie warum was wenn wo wer le les un une comment pourquoi los las cómo qué por para"
    ).split()
)
"""Words that no person's name begins with or has in it."""
NAMES_TOO = frozenset("will may un".split())
"""Those of them that are names all the same."""
