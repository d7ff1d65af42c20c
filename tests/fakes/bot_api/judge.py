"""What Telegram itself would make of a text and its entities: TDLib's own parser, offline."""

import html
import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import tdjson

MAX_UNITS: Final = 4_096
MAX_ENTITIES: Final = 100
"""Telegram drops those that come after."""
TAGS: Final = {"bold": "b", "italic": "i", "code": "code", "blockquote": "blockquote", "text_link": "a"}
KINDS: Final = {
    "textEntityTypeBold": "bold",
    "textEntityTypeItalic": "italic",
    "textEntityTypeCode": "code",
    "textEntityTypeBlockQuote": "blockquote",
    "textEntityTypeTextUrl": "text_link",
}
LIVE: Final = {
    "textEntityTypeMention": "mention",
    "textEntityTypeBotCommand": "bot_command",
    "textEntityTypeHashtag": "hashtag",
    "textEntityTypeCashtag": "cashtag",
}
Entity = Mapping[str, Any]


def refusal(text: str, entities: Sequence[Entity]) -> str | None:
    """The words in which the real server refuses a text; None where it takes it."""
    if not text.strip():
        return "Bad Request: message text is empty"
    if utf16_length(text) > MAX_UNITS:
        return "Bad Request: message is too long"
    is_kept = len(entities) <= MAX_ENTITIES and cover(kept(text, entities)) == cover(entities)
    return None if is_kept else "Bad Request: can't parse entities"


def kept(text: str, entities: Sequence[Entity]) -> list[dict[str, Any]]:
    """The entities that survive TDLib's parser."""
    parsed = _execute({"@type": "parseTextEntities", "text": _markup(text, entities), "parse_mode": HTML})
    assert parsed["@type"] == "formattedText", parsed
    assert parsed["text"] == text
    return [
        {
            "type": KINDS[entity["type"]["@type"]],
            "offset": entity["offset"],
            "length": entity["length"],
            "url": entity["type"].get("url"),
        }
        for entity in parsed["entities"]
    ]


def live(text: str, entities: Sequence[Entity]) -> list[tuple[str, str]]:
    """What TDLib makes live by itself: kind and words; nothing where a link or code stands."""
    covered = {unit for kind, unit, _ in cover(entities) if kind in {"text_link", "code"}}
    found = _execute({"@type": "getTextEntities", "text": text})["entities"]
    wide = text.encode("utf-16-le", "surrogatepass")
    return [
        (LIVE[one["type"]["@type"]], wide[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in found
        if one["type"]["@type"] in LIVE
        and not covered.intersection(range(one["offset"], one["offset"] + one["length"]))
    ]


def cover(entities: Iterable[Entity]) -> set[tuple[str, int, str | None]]:
    """What stands on each UTF-16 unit; TDLib may cut and join entities without a difference to anybody."""
    return {
        (entity["type"], unit, _address(entity.get("url")))
        for entity in entities
        for unit in range(entity["offset"], entity["offset"] + entity["length"])
    }


def utf16_length(text: str) -> int:
    """How Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


HTML: Final = {"@type": "textParseModeHTML"}


def _address(url: str | None) -> str | None:
    """An address as TDLib writes it: with a slash after the host."""
    if url is None:
        return None
    link = _execute({"@type": "parseTextEntities", "text": f'<a href="{html.escape(url)}">x</a>', "parse_mode": HTML})
    return str(link["entities"][0]["type"]["url"]) if link["entities"] else None


def _markup(text: str, entities: Sequence[Entity]) -> str:
    """The text with tags, opened and closed anew wherever something begins or ends."""
    wide = text.encode("utf-16-le")
    edges = {0, len(wide) // 2}
    for entity in entities:
        edges |= {entity["offset"], entity["offset"] + entity["length"]}
    cuts = sorted(edges)
    quotes = [entity for entity in entities if entity["type"] == "blockquote"]
    written = []
    for start, end in itertools.pairwise(cuts):
        written += ["</blockquote>" for quote in quotes if quote["offset"] + quote["length"] == start]
        written += ["<blockquote>" for quote in quotes if quote["offset"] == start]
        on = [e for e in entities if e["type"] != "blockquote" and e["offset"] <= start < e["offset"] + e["length"]]
        words = html.escape(wide[2 * start : 2 * end].decode("utf-16-le"))
        written += [f"{_opening(e)}" for e in on] + [words] + [f"</{TAGS[e['type']]}>" for e in reversed(on)]
    written += ["</blockquote>" for quote in quotes if quote["offset"] + quote["length"] == cuts[-1]]
    return "".join(written)


def _opening(entity: Entity) -> str:
    href = f' href="{html.escape(entity["url"])}"' if entity["type"] == "text_link" else ""
    return f"<{TAGS[entity['type']]}{href}>"


def _execute(query: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(query).encode()) or b"{}")
    return answer


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
