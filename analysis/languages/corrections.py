"""How outlets note that they corrected an article, in several languages; all of it holds for any article."""

import re
from typing import Final

from analysis.wording import Cue

_LABELS: Final = (
    r"(?:corrections?(?: and clarifications?)?|clarification)\b[^.\n:]{0,40}?|erratum",
    r"berichtigung|korrektur(?:hinweis)?|richtigstellung",
    r"rectificatif|rectification|mise au point",
    r"correcci[oó]n|rectificaci[oó]n|fe de (?:erratas|errores)",
    r"уточнення|виправлення|виправлено|спростування",
    r"поправка|исправление|исправлено|уточнение|опровержение",
    r"sprostowanie|korekta|uściślenie",
)
_DATED: Final = r"(?:\s*\([^)\n]{1,40}\)|,?\s+(?:\w{1,4}\.?\s+)?\d[^\n:]{0,40})?"
"""A label may have a date behind it."""

_VERSIONS: Final = (
    r"an? (?:earlier|previous) version of this|the (?:earlier|previous) version of this",
    r"this (?:article|story|report|column|post) (?:was|has been) (?:amended|corrected)\b",
    r"in einer (?:früheren|vorherigen|ersten) (?:version|fassung)\b|dieser (?:artikel|text|beitrag) wurde (?:korrigiert|berichtigt)",
    r"une (?:première )?version (?:précédente|antérieure|initiale) de cet? article|cet article a été (?:corrigé|rectifié)",
    r"una versión (?:anterior|previa) de est[ea] |est[ea] (?:artículo|nota|noticia) (?:ha sido|fue) corregid[oa]",
    r"[ву] (?:попередній|першій) версії (?:цієї|цього)? ?(?:статті|тексту|матеріалу|новини)",
    r"в (?:предыдущей|первой|первоначальной) версии (?:этой|этого)? ?(?:статьи|текста|материала|новости)",
    r"w (?:poprzedniej|pierwotnej|wcześniejszej) wersji (?:tego |tej )?(?:artykułu|tekstu|materiału)",
)

_WORDS: Final = frozenset(
    "correction corrections clarification erratum berichtigung korrektur korrekturhinweis richtigstellung rectificatif "
    "rectification mise corrección correccion rectificación rectificacion fe уточнення виправлення виправлено спростування "
    "поправка исправление исправлено уточнение опровержение sprostowanie korekta uściślenie "
    "version amended corrected fassung wurde été versión artículo nota noticia версії версии wersji".split()
)
"""One of them stands in any such note."""

CORRECTED: Final = Cue(
    re.compile(
        rf"\W{{0,3}}(?:\b(?:{'|'.join(_LABELS)}){_DATED}\s*[:–—]|[^.\n]{{0,80}}\b(?:{'|'.join(_VERSIONS)}))",
        re.IGNORECASE,
    ),
    (_WORDS,),
)
"""How a sentence begins in which an outlet takes back what its article said."""
