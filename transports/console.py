"""The console: messages in a terminal with rich, and as plain words where there is none."""

import asyncio
import secrets
import threading
from collections.abc import Iterable
from typing import Final, TextIO

from rich.console import Console as RichConsole
from rich.style import Style
from rich.text import Text as RichText

from domain.chat import ChatRef, Platform, Request, Role
from domain.errors import BylineError, InputRefusedError
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
    plain_text,
    visible,
)
from domain.transport import Abilities, File, Manner, Outcome, Refused, Sent, Take

CHAT: Final = ChatRef(Platform.CONSOLE, "console")
USER: Final = "console"
PROMPT: Final = "byline> "
MORE: Final = "… "
"""The prompt for a further line of one request."""
OPENER: Final = "<<"
"""A line that ends so goes on in the next ones, up to one that is only the closer."""
CLOSER: Final = "."
BAR: Final = "▌ "
ITEM: Final = "• "
FAREWELLS: Final = frozenset({"exit", "quit"})
_STYLES: Final = {Strong: Style(bold=True), Emphasis: Style(italic=True), Ask: Style(bold=True)}


class Console:
    """One person at a terminal, or a script: commands come in a line each, messages go out and stay as they are."""

    platform = Platform.CONSOLE
    name = "console"
    abilities = Abilities()
    absence = None

    def __init__(self, source: TextIO, out: TextIO) -> None:
        self._source = source
        self._out = out
        self._rich = RichConsole(file=out, highlight=False, markup=False, emoji=False)

    @property
    def is_interactive(self) -> bool:
        """Whether a person sits there."""
        return self._source.isatty() and self._out.isatty()

    def show(self, message: Message) -> None:
        """Write a message; in a terminal with links, bars and wrapped lines, else as plain words and an empty line."""
        if self._out.isatty():
            self._show_rich(message)
        else:
            encoding = self._out.encoding or "utf-8"
            self._out.write(plain_text(message).encode(encoding, "replace").decode(encoding) + "\n\n")
        self._out.flush()

    def split(self, message: Message) -> tuple[Message, ...]:
        """The message as one part: a terminal takes any length."""
        return (message,)

    async def post(self, _chat: ChatRef, part: Message, manner: Manner) -> Outcome:
        """Write a message."""
        if not plain_text(part).strip():
            return Refused("There is nothing to write.")
        if manner.leaving is not None:
            await manner.leaving()
        self.show(part)
        return Sent(manner.key)

    async def edit(self, _chat: ChatRef, _post_id: str, _part: Message, _manner: Manner) -> Outcome:
        """Refuse: what is written stays."""
        return Refused("What is written in a terminal stays.")

    async def delete(self, _chat: ChatRef, _post_id: str) -> Outcome:
        """Refuse: what is written stays."""
        return Refused("What is written in a terminal stays.")

    async def send_file(self, _chat: ChatRef, _file: File, _caption: Message, _manner: Manner) -> Outcome:
        """Refuse: a terminal shows words only."""
        return Refused("A terminal shows no files.")

    def request(self, text: str) -> Request:
        """What the person at this machine asks; who can start Byline owns it."""
        return Request(CHAT, USER, Role.OWNER, text, event_id=secrets.token_hex(8))

    async def run(self, take: Take) -> None:
        """Hand over each line until the input ends or somebody says "exit"; empty lines are passed over.

        A line that ends with "<<" goes on in those that follow, up to one of a single dot.

        Raises:
            InputRefusedError: If the input cannot be decoded.
        """
        if self.is_interactive:
            _remember_lines()
        while (text := await self._read_text()) is not None and text.strip().casefold() not in FAREWELLS:
            if text.strip():
                await take(self.request(text.strip()))

    async def _read_text(self) -> str | None:
        line = await self._read_line(PROMPT)
        if line is None or not line.rstrip().endswith(OPENER):
            return line
        lines = [line.rstrip().removesuffix(OPENER)]
        while (more := await self._read_line(MORE)) is not None and more.strip() != CLOSER:
            lines.append(more.rstrip("\n"))
        return "\n".join(lines)

    async def _read_line(self, prompt: str) -> str | None:
        """Wait for a line in a thread that does not keep the program from ending; None at the end of the input.

        Raises:
            InputRefusedError: If the input cannot be decoded.
        """
        loop = asyncio.get_running_loop()
        arrived: asyncio.Future[str | None] = loop.create_future()

        def deliver(line: str | None, error: BylineError | None) -> None:
            if error is not None and not arrived.done():
                arrived.set_exception(error)
            elif not arrived.done():
                arrived.set_result(line)

        def read() -> None:
            line, error = None, None
            try:
                line = self._prompt(prompt) if self.is_interactive else self._source.readline() or None
            except UnicodeDecodeError:
                error = InputRefusedError("These commands are not text in the terminal's encoding.")
            if not loop.is_closed():
                loop.call_soon_threadsafe(deliver, line, error)

        threading.Thread(target=read, name="console", daemon=True).start()
        return await arrived

    def _prompt(self, prompt: str) -> str | None:
        try:
            return input(prompt)
        except EOFError:
            self._out.write("\n")
            return None

    def _show_rich(self, message: Message) -> None:
        for block in message.blocks:
            self._print_block(block)
        for row in message.written_buttons:
            words = " · ".join(f"{visible(button.label)}: {button.command}" for button in row)
            self._print(RichText(words, style="bold"))
        self._rich.print()

    def _print_block(self, block: Block) -> None:
        match block:
            case Paragraph(children):
                self._print(_styled(children))
            case Bar(children):
                self._print(_styled(children), first=BAR, then=BAR)
            case Items(rows):
                for row in rows:
                    self._print(_styled(row), first=ITEM, then=" " * len(ITEM))
            case Section(blocks):
                for inner in blocks:
                    self._print_block(inner)

    def _print(self, words: RichText, *, first: str = "", then: str = "") -> None:
        """Wrap words between their spaces, each line after its lead."""
        lead = first
        for line in words.wrap(self._rich, max(1, self._rich.width - len(first))):
            line.rstrip()
            self._rich.print(RichText.assemble((lead, "cyan"), line), soft_wrap=True)
            lead = then


def _styled(children: Iterable[Inline]) -> RichText:
    words = RichText()
    for child in children:
        match child:
            case Text(text):
                words.append(visible(text))
            case Break():
                words.append("\n")
            case Link(parts, url):
                part = _styled(parts)
                part.stylize(Style(underline=True, link=url if url.isprintable() else None))
                words.append_text(part)
            case _:
                part = _styled(child.children)
                part.stylize(_STYLES[type(child)])
                words.append_text(part)
    return words


def _remember_lines() -> None:
    """Let the arrow keys bring earlier lines back, where the platform can."""
    try:
        import readline  # noqa: PLC0415 - importing it changes how `input` reads; some platforms have none
    except ImportError:
        return
    readline.set_auto_history(True)
