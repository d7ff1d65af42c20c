"""From what follows `/follow`, `/mute` or `/unfollow` to a filter."""

from collections.abc import Sequence

from domain.errors import UsageError
from domain.follow import Filter, FilterKind
from domain.message import Inline, Paragraph
from handlers.command import Arguments, Asked
from handlers.shown.pieces import ask, say
from handlers.typed.tokens import Token, join_tokens, split_text


def read_filter(args: Arguments) -> Filter | None:
    """The outlet, else the speaker, else the words that were given; None where nothing was.

    Quote marks and `!` make words of anything. A name is tried as each by the parser of all commands.

    Raises:
        UsageError: If there are only words to leave out.
    """
    tokens = [token for token in split_text(args.text) if token.key is None]
    if args.outlet and not _are_words(tokens):
        return Filter(FilterKind.OUTLET, args.outlet.name, outlet_id=args.outlet.outlet_id)
    if args.speaker and not _are_words(tokens):
        return Filter(FilterKind.SPEAKER, args.speaker.name, speaker_id=args.speaker.speaker_id)
    if not tokens:
        return None
    without = tuple(token.text.lstrip("!") for token in tokens if _is_left_out(token))
    if len(without) == len(tokens):
        raise UsageError(f"That leaves out and chooses nothing: add a word, or write /mute {' '.join(without)}.")
    return Filter(
        FilterKind.WORDS,
        join_tokens(tuple(tokens)),
        words=tuple(token.text for token in tokens if not token.is_quoted and not _is_left_out(token)),
        exact=tuple(token.text for token in tokens if token.is_quoted),
        without=without,
    )


def named(wanted: Filter) -> str:
    """What a filter looks at, in words: "the outlet Harbour Post", "“ferry strike”"."""
    if wanted.kind is not FilterKind.WORDS:
        return f"the {wanted.kind} {wanted.shown}"
    return wanted.shown if wanted.exact else f"“{wanted.shown}”"


def typed(wanted: Filter) -> str:
    """What a person types to mean the same filter."""
    return wanted.shown if wanted.kind is FilterKind.WORDS else f"{wanted.kind}:{wanted.shown}"


def other_readings(asked: Asked, wanted: Filter) -> list[Paragraph]:
    """Says what a name was taken for, and how to get the other readings; nothing for words and for a keyed name."""
    is_keyed = any(token.key for token in split_text(asked.args.text))
    if wanted.kind is FilterKind.WORDS or (is_keyed and not asked.args.others):
        return []
    name = f"/{asked.command.name}"
    parts: list[Inline | str] = [f"Taken as {named(wanted)}. Also: "]
    for other in asked.args.others:
        parts += [ask(f"{name} {other.kind}:{other.name}"), ", "]
    return [say(*parts, ask(f'{name} "{wanted.shown}"'), " for the words")]


def _are_words(tokens: Sequence[Token]) -> bool:
    return any(token.is_quoted or _is_left_out(token) for token in tokens)


def _is_left_out(token: Token) -> bool:
    return token.text.startswith("!") and not token.is_quoted
