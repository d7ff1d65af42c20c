"""From one article's text to all that it says; the order of the steps lives here and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from analysis.credits import credit_quotes, find_credits
from analysis.figures import find_figures
from analysis.fitness import judge_sentences
from analysis.languages import is_analysed
from analysis.order import is_order_doubtful
from analysis.quotes import find_quotes
from analysis.sensitivity import find_sensitive
from analysis.sentences import split_sentences
from domain.article import Article, DropReason
from domain.statements import Statements


@dataclass(frozen=True, slots=True)
class Reading:
    """What analysis needs to know of an article.

    `own_names` are the names its outlet goes by, which it cannot credit. `credit_lines` are pieces that cleaning
    dropped because they only name sources. `is_newest_first` marks a live page whose latest update stands first.
    """

    text: str
    title: str | None
    language: str | None
    is_dated: bool
    own_names: tuple[str, ...] = ()
    credit_lines: tuple[str, ...] = ()
    is_newest_first: bool = False


def reading_of(article: Article, own_names: Sequence[str] = ()) -> Reading:
    """What analysis needs of `article`; `own_names` adds names of its outlet that the article itself does not show."""
    own = [name for name in (article.outlet.name, article.outlet.domain) if name]
    return Reading(
        text=article.text,
        title=article.title,
        language=article.language,
        is_dated=article.published is not None,
        own_names=tuple(dict.fromkeys([*own, *own_names])),
        credit_lines=tuple(piece.text for piece in article.dropped if piece.why is DropReason.CREDIT_LINE),
        is_newest_first=article.is_newest_first,
    )


def analyse(reading: Reading) -> Statements:
    """Find sentences, quotes, credits and figures; all offsets count characters of `reading.text`.

    For a language without data only marked quotes are found, with unknown speakers, and `is_analysed` is False.
    """
    text = reading.text
    sentences = split_sentences(text)
    is_doubtful = is_order_doubtful(text, sentences)
    quotes = find_quotes(text, sentences, reading.language, is_doubtful=is_doubtful)
    is_shuffled = reading.is_newest_first or is_doubtful
    judge = partial(
        judge_sentences,
        text,
        title=reading.title,
        is_dated=reading.is_dated,
        is_shuffled=is_shuffled,
        language=reading.language,
    )
    if not is_analysed(reading.language):
        return Statements(
            sentences=judge(sentences, quotes), quotes=quotes, has_doubtful_order=is_shuffled, is_analysed=False
        )
    credits_ = find_credits(text, sentences, own_names=reading.own_names, credit_lines=reading.credit_lines)
    quotes = credit_quotes(text, sentences, quotes, credits_)
    figures = find_figures(text, sentences, quotes)
    judged = judge(sentences, quotes)
    sensitive = find_sensitive(text, judged, quotes, title=reading.title)
    tagged = tuple(replace(one, tags=tags) if (tags := sensitive.tags.get(one.index)) else one for one in judged)
    return Statements(
        sentences=tagged,
        quotes=quotes,
        credits=credits_,
        figures=figures,
        has_doubtful_order=is_shuffled,
        sensitivity=sensitive.sensitivity,
        held_names=sensitive.held_names,
    )
