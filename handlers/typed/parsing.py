"""From typed text to arguments: one code for every command."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from typing import Final

from desk.answers.resolve_name import Named, near_outlets, near_speakers, resolve_name
from desk.desk import Desk
from domain.edition import Length
from domain.errors import NotFoundError, UsageError
from handlers.command import Action, Arg, Arguments, Command
from handlers.typed.plain_forms import take_plain
from handlers.typed.since import EXAMPLE, MOST_WORDS, read_since
from handlers.typed.tokens import Token, join_tokens, split_text

_NAME_WORDS: Final = 6
_PAGES: Final = 1_000
_RAW: Final = frozenset({Arg.PATH, Arg.TIMES, Arg.UNTIL})
"""What a command reads itself, as it was typed."""


@dataclass(frozen=True, slots=True)
class Parser:
    """Understands the arguments of one command or action at one moment; `zone` is the chat's."""

    command: Command
    action: Action | None
    desk: Desk
    now: datetime
    zone: str

    @property
    def declared(self) -> tuple[Arg, ...]:
        """The arguments that can be given, in the order in which free text is tried."""
        args = self.command.args if self.action is None else self.action.args
        return tuple(arg for arg in Arg if arg in args)

    async def parse(self, text: str) -> Arguments:
        """Understand the text after the command and action.

        Raises:
            UsageError: If it cannot be understood, or lacks what is required.
            NotFoundError: If a name is none that is stored, and the command takes no plain words.
        """
        if _RAW.intersection(self.declared):
            return self._checked(Arguments(text=text, path=text.strip() or None))
        if text and not (tokens := split_text(text)):
            raise UsageError(f"There is no letter or digit in “{_short(text)}”. {self.advice}")
        tokens, page = _take_page(split_text(text))
        args = Arguments(text=join_tokens(tokens), page=page)
        args, rest = await self._take_keyed(args, tokens)
        args, rest = self._take_length(args, rest)
        args, rest = self._take_since(args, rest)
        return self._checked(await self._take_free(args, rest) if rest else args)

    @property
    def advice(self) -> str:
        """How to ask instead: usage and an example."""
        example = f", for example /{self.command.name} {self.command.examples[0]}" if self.command.examples else ""
        return f"Write {self.command.usage}{example}."

    def _checked(self, args: Arguments) -> Arguments:
        given = {Arg.WORDS: args.words or args.exact, Arg.PATH: args.path}
        if missing := [arg for arg in self.command.required if not given.get(arg)]:
            raise UsageError(f"/{self.command.name} needs {missing[0].value}. {self.advice}")
        return args

    async def _take_keyed(self, args: Arguments, tokens: Sequence[Token]) -> tuple[Arguments, list[Token]]:
        """Take `outlet:`, `speaker:` and `since:`, each with as many of the words after it as make a name."""
        rest: list[Token] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.key is None:
                rest.append(token)
                at += 1
                continue
            args, used = await self._take_key(args, token.key, _candidates(tokens[at:]))
            at += used
        return args, rest

    async def _take_key(self, args: Arguments, key: str, candidates: Sequence[str]) -> tuple[Arguments, int]:
        if Arg[key.upper()] not in self.declared:
            raise UsageError(f"/{self.command.name} takes no {key}:. {self.advice}")
        for used in range(len(candidates), 0, -1):
            value = candidates[used - 1]
            if key == "since":
                if since := read_since(value, self.now, self.zone):
                    return replace(args, since=since), used
                continue
            named = await resolve_name(self.desk, value, is_outlet=key == "outlet", is_speaker=key == "speaker")
            if named.outlet:
                return replace(args, outlet=named.outlet), used
            if named.speaker:
                return replace(args, speaker=named.speaker, others=named.others), used
        if key == "since":
            raise UsageError(f"“{_short(candidates[0])}” is no time I know; write {EXAMPLE}.")
        raise await self._unknown(candidates[-1], is_outlet=key == "outlet", is_speaker=key == "speaker", key=f"{key}:")

    def _take_length(self, args: Arguments, tokens: list[Token]) -> tuple[Arguments, list[Token]]:
        if Arg.LENGTH not in self.declared:
            return args, tokens
        lengths = [token for token in tokens if token.text.lower() in set(Length)]
        rest = [token for token in tokens if token not in lengths]
        return (replace(args, length=Length(lengths[-1].text.lower())), rest) if lengths else (args, tokens)

    def _take_since(self, args: Arguments, tokens: list[Token]) -> tuple[Arguments, list[Token]]:
        """Take a time that ends the text, with or without "since" before it."""
        if Arg.SINCE not in self.declared or args.since is not None:
            return args, tokens
        for count in range(min(MOST_WORDS, len(tokens)), 0, -1):
            tail = tokens[-count:]
            since = read_since(" ".join(token.text for token in tail), self.now, self.zone)
            before = tokens[:-count]
            has_word = bool(before) and before[-1].text.lower() == "since"
            if since and not (Arg.WORDS in self.command.required and not before):
                return replace(args, since=since), before[:-1] if has_word else before
        return args, tokens

    async def _take_free(self, args: Arguments, tokens: list[Token]) -> Arguments:
        text = " ".join(token.text for token in tokens)
        for arg in self.declared:
            if arg is Arg.STORY and len(text) > 1 and Arg.OUTLET in self.declared and await self._name(text):
                continue  # an agency may be called by two letters
            if (taken := take_plain(arg, text, args)) is not None:
                return taken
            if arg in {Arg.OUTLET, Arg.SPEAKER} and (named := await self._name(text)) is not None:
                return replace(args, outlet=named.outlet, speaker=named.speaker, others=named.others)
        if Arg.WORDS in self.declared:
            words = tuple(token.text for token in tokens if not token.is_quoted)
            return replace(args, words=words, exact=tuple(token.text for token in tokens if token.is_quoted))
        is_outlet, is_speaker = Arg.OUTLET in self.declared, Arg.SPEAKER in self.declared
        if is_outlet or is_speaker:
            raise await self._unknown(text, is_outlet=is_outlet, is_speaker=is_speaker)
        raise UsageError(f"I do not understand “{_short(text)}”. {self._near_action(text) or self.advice}")

    def _near_action(self, text: str) -> str | None:
        """What else the first word may be, where it is a slip in one of the command's own."""
        word, _, rest = text.partition(" ")
        names = [] if self.action else [action.name for action in self.command.actions]
        near = get_close_matches(word.lower(), names, n=1)
        return f"Perhaps {f'/{self.command.name} {near[0]} {rest}'.rstrip()} is meant." if near else None

    async def _name(self, text: str) -> Named | None:
        if self.command.has_plain_words:
            return None
        is_outlet, is_speaker = Arg.OUTLET in self.declared, Arg.SPEAKER in self.declared
        named = await resolve_name(self.desk, text, is_outlet=is_outlet, is_speaker=is_speaker)
        return named if named.outlet or named.speaker else None

    async def _unknown(self, text: str, *, is_outlet: bool, is_speaker: bool, key: str = "") -> NotFoundError:
        near = [*(await near_outlets(self.desk, text) if is_outlet else ())]
        near += [*(await near_speakers(self.desk, text) if is_speaker else ())]
        kinds = " or ".join(kind for kind, is_one in (("outlet", is_outlet), ("speaker", is_speaker)) if is_one)
        offers = [f"/{self.command.name} {key}{name}" for name in near[:3]]
        listing = "/sources lists the outlets" if is_outlet else "/who lists the speakers"
        hint = f"Perhaps {' or '.join(offers)}?" if offers else f"{listing}."
        return NotFoundError(f"No {kinds} here is called “{_short(text)}”. {hint}")


def _candidates(tokens: Sequence[Token]) -> list[str]:
    """The value of a key with no, one, two … of the words that follow it; a quoted value stands alone."""
    first, *rest = tokens
    texts = [first.text]
    if not first.is_quoted:
        for token in rest[: _NAME_WORDS - 1]:
            if token.key is not None or token.is_quoted:
                break
            texts.append(token.text)
    return [" ".join(texts[: count + 1]) for count in range(len(texts))]


def _take_page(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], int]:
    pages = [token.text for token in tokens if token.key == "page"]
    rest = tuple(token for token in tokens if token.key != "page")
    is_number = bool(pages) and pages[-1].isdecimal() and len(pages[-1]) <= len(str(_PAGES))
    return rest, min(max(int(pages[-1]), 1), _PAGES) if is_number else 1


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
