"""From the message tree to Telegram's text and entities, with offsets in UTF-16 units; no markup language between.

Bars are blockquotes. What the tree did not ask for does not become live (see `transports.telegram.guarding`).
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from telegram import MessageEntity

from domain.message import (
    Ask,
    Bar,
    Block,
    Break,
    Emphasis,
    Inline,
    Items,
    Link,
    Message,
    Paragraph,
    Section,
    Strong,
    Text,
    plain_words,
    visible,
)
from transports.addresses import safe_url
from transports.telegram.guarding import live_words
from transports.telegram.links import start_payload

MAX_UNITS: Final = 4_096
MAX_ENTITIES: Final = 100
ITEM: Final = "• "
_ORDER: Final = (
    MessageEntity.BLOCKQUOTE,
    MessageEntity.TEXT_LINK,
    MessageEntity.CODE,
    MessageEntity.BOLD,
    MessageEntity.ITALIC,
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text and its entities as the Bot API takes them."""

    text: str
    entities: tuple[MessageEntity, ...]

    @property
    def fits(self) -> bool:
        """Whether it is one post: Telegram counts UTF-16 units, and drops entities after the hundredth."""
        return utf16_length(self.text) <= MAX_UNITS and len(self.entities) <= MAX_ENTITIES


@dataclass(frozen=True, slots=True)
class Names:
    """What links and commands hang on: the bot's own name, its commands, and those that a link may ask."""

    bot: str
    commands: AbstractSet[str] = frozenset()
    linked: AbstractSet[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class _Span:
    """An entity by characters, before it is counted in UTF-16 units."""

    start: int
    end: int
    kind: str
    url: str | None = None


def render(message: Message, names: Names) -> Rendered:
    """The text and entities of a message, without its buttons; white space at both ends is gone."""
    writer = _Writer(names)
    for block in message.blocks:
        writer.add_block(block)
    text, spans = _trimmed("".join(writer.parts), writer.spans)
    return Rendered(text, _entities(text, _guarded(text, spans, names.commands)))


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text) + sum(char > "\uffff" for char in text)


@dataclass(slots=True)
class _Writer:
    """Collects the text and what stands on it."""

    names: Names
    parts: list[str] = field(default_factory=list)
    spans: list[_Span] = field(default_factory=list)
    at: int = 0

    def add_block(self, block: Block) -> None:
        match block:
            case Paragraph(children):
                self._add_line(children)
            case Bar(children):
                start = self.at
                self._add_line(children)
                # The line break that ends the bar is not in it.
                self.spans.append(_Span(start, self.at - 1, MessageEntity.BLOCKQUOTE))
            case Items(rows):
                for row in rows:
                    self._write(ITEM)
                    self._add_line(row)
            case Section(blocks):
                for inner in blocks:
                    self.add_block(inner)

    def _add_line(self, children: Iterable[Inline]) -> None:
        self._add_inlines(children)
        self._write("\n")

    def _add_inlines(self, children: Iterable[Inline]) -> None:
        for child in children:
            match child:
                case Text(text):
                    self._write(visible(text))
                case Break():
                    self._write("\n")
                case _:
                    start = self.at
                    self._add_inlines(child.children)
                    self._mark(child, start)

    def _mark(self, child: Strong | Emphasis | Link | Ask, start: int) -> None:
        match child:
            case Strong():
                self._span(start, MessageEntity.BOLD)
            case Emphasis():
                self._span(start, MessageEntity.ITALIC)
            case Link(_, url):
                if (target := safe_url(url)) is not None:
                    self._span(start, MessageEntity.TEXT_LINK, target)
            case Ask(words, command, is_for_private):
                is_as_typed = plain_words(words) == command and not is_for_private
                self._mark_ask(command, start, is_as_typed=is_as_typed)

    def _mark_ask(self, command: str, start: int, *, is_as_typed: bool) -> None:
        """A bare command that is shown as it is typed is live by itself; else a deep link, else bold."""
        is_live = is_as_typed and command.removeprefix("/") in self.names.commands
        is_linked = command.removeprefix("/").partition(" ")[0] in self.names.linked
        payload = start_payload(command) if is_linked else None
        if payload is not None and not is_live:
            self._span(start, MessageEntity.TEXT_LINK, f"https://t.me/{self.names.bot}?start={payload}")
        elif not is_live:
            self._span(start, MessageEntity.BOLD)

    def _span(self, start: int, kind: str, url: str | None = None) -> None:
        """Put an entity on what was written since `start`; of links in one another the outer one stays."""
        if kind == MessageEntity.TEXT_LINK:
            self.spans = [span for span in self.spans if span.start < start or span.kind != kind]
        self.spans.append(_Span(start, self.at, kind, url))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)


def _trimmed(text: str, spans: Iterable[_Span]) -> tuple[str, list[_Span]]:
    """Strip a text and move its spans along; a span over nothing but white space goes."""
    lead = len(text) - len(text.lstrip())
    stripped = text.strip()
    moved = (
        _Span(max(span.start - lead, 0), min(span.end - lead, len(stripped)), span.kind, span.url) for span in spans
    )
    return stripped, [span for span in moved if stripped[max(span.start, 0) : max(span.end, 0)].strip()]


def _guarded(text: str, spans: list[_Span], commands: AbstractSet[str]) -> list[_Span]:
    """Put `code` over what would become live, and take bold and italic from under it, which Telegram would not have."""
    links = [span for span in spans if span.kind == MessageEntity.TEXT_LINK]
    bars = [span for span in spans if span.kind == MessageEntity.BLOCKQUOTE]
    alive = [
        _Span(start, end, MessageEntity.CODE)
        for start, end, is_command in live_words(text, commands)
        if not is_command or _meets(start, end, bars)
    ]
    codes = list(_apart(alive, sorted(links)))  # a link is never alive, the words beside it are
    kept = [*links, *bars, *codes]
    for kind in (MessageEntity.BOLD, MessageEntity.ITALIC):
        kept += _apart(_joined(span for span in spans if span.kind == kind), codes)
    return [span for span in kept if text[span.start : span.end].strip()]


def _meets(start: int, end: int, spans: Iterable[_Span]) -> bool:
    return any(span.start < end and start < span.end for span in spans)


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    """Spans of one kind that overlap or touch, as one."""
    joined: list[_Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = _Span(joined[-1].start, max(joined[-1].end, span.end), span.kind)
        else:
            joined.append(span)
    return joined


def _apart(spans: Iterable[_Span], holes: list[_Span]) -> Iterator[_Span]:
    """Spans without the places where holes are; holes are in order."""
    for span in spans:
        start = span.start
        for hole in holes:
            if hole.end <= start or hole.start >= span.end:
                continue
            if start < hole.start:
                yield _Span(start, hole.start, span.kind)
            start = hole.end
        if start < span.end:
            yield _Span(start, span.end, span.kind)


def _entities(text: str, spans: Iterable[_Span]) -> tuple[MessageEntity, ...]:
    """Spans as entities, outer ones first."""
    units = [0]
    for char in text:
        units.append(units[-1] + (2 if char > "\uffff" else 1))
    ordered = sorted(spans, key=lambda span: (span.start, -span.end, _ORDER.index(span.kind)))
    return tuple(
        MessageEntity(
            type=span.kind, offset=units[span.start], length=units[span.end] - units[span.start], url=span.url
        )
        for span in ordered
    )
