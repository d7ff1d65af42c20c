"""`/feed`: the feeds that are followed; add one, remove one, try one."""

from datetime import timedelta

from desk.desk import Desk
from desk.feeds.follow_feeds import (
    Looked,
    choose_pages,
    find_followed,
    follow_feed,
    forecast,
    look_at,
    unfollow_feed,
)
from desk.feeds.list_feeds import list_feeds
from desk.feeds.take_entry import is_whole
from digest.dates import date_words
from digest.heads import tame
from domain.answers import Page
from domain.chat import Reply, Role
from domain.errors import UsageError
from domain.followed import FeedHealth, ReadsPages
from domain.message import Block, Inline, Items
from handlers.command import Action, Arg, Asked, Command
from handlers.shown.pieces import answer, ask, count, inline, paged_answer, say, title
from ingest.feeds import Identified

PAGE = 20
_SHOWN = 5
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_EXAMPLES = {
    "add": "the address, for example /feed add https://harbourpost.example/rss",
    "check": "the address, for example /feed check https://harbourpost.example/rss",
    "remove": "the address of a feed or its number in /feed list, for example /feed remove 3",
    "edit": "the number of a feed in /feed list and what to choose, for example /feed edit 3 pages always",
}
_PAGES = {
    ReadsPages.AUTO: "pages are read where the feed gives only a teaser",
    ReadsPages.ALWAYS: "pages are always read",
    ReadsPages.NEVER: "pages are never read",
}


async def run_list(asked: Asked, desk: Desk) -> Reply:
    """List the feeds with their health: last good poll, the next one, articles a day, what is wrong; or try one."""
    if asked.args.address is not None:
        return await _check(asked, desk, asked.args.address)
    found = await list_feeds(desk)
    if not found:
        return answer([say("No feed is followed yet. Give the address of one, or of a home page: /feed add URL")])
    offset = (asked.args.page - 1) * PAGE
    page = Page(found[offset : offset + PAGE], offset, len(found))
    bad = sum(not health.is_fine for health in found)
    head = f"{count(len(found), 'feed')}, {bad or 'none'} of them with a problem"
    return paged_answer(asked, page, [title(head), Items(tuple(_row(health, asked) for health in page.items))])


async def run_add(asked: Asked, desk: Desk) -> Reply:
    """Follow the feed at an address, or offer the feeds of the page there; words after it name the outlet."""
    url, _, outlet = _given(asked).partition(" ")
    looked = await look_at(desk, url)
    if looked.read is None:
        return _offer(looked)
    feed = await follow_feed(desk, looked, outlet=outlet.strip() or None)
    name = f"feed {feed.feed_id} of {tame(feed.outlet_name)}"
    if feed.last_polled_at is not None:
        heading, following = (
            f"Following {name}, as before",
            f"Its next poll is in {_span(feed.next_poll_at - asked.now)}.",
        )
    else:
        plan = forecast(desk, looked)
        taken = count(len(plan.taken), "entry")
        heading = f"Following {name}"
        older = f" and passes over {plan.passed_over:,} older ones" if plan.passed_over else ""
        following = f"Its first poll takes {taken}{older}."
    return answer(
        [
            title(heading),
            say(f"{feed.url} · {looked.read.kind.value}. {following}"),
            *map(say, looked.read.problems),
        ]
    )


async def run_remove(asked: Asked, desk: Desk) -> Reply:
    """Follow a feed no more; its articles stay."""
    feed = await find_followed(desk, _given(asked))
    await unfollow_feed(desk, feed)
    return answer([say(f"{feed.url} is followed no more. Its articles stay.")])


async def run_edit(asked: Asked, desk: Desk) -> Reply:
    """Choose whether the articles of a feed are read from their pages."""
    given, _, change = _given(asked).partition(" ")
    what, _, word = change.partition(" ")
    feed = await find_followed(desk, given)
    chosen = await choose_pages(desk, feed, word if what.lower() == "pages" else "")
    return answer([say(f"Feed {feed.feed_id} of {tame(feed.outlet_name)}: {_PAGES[chosen]}.")])


async def run_check(asked: Asked, desk: Desk) -> Reply:
    """Show what a feed would bring, and store nothing."""
    return await _check(asked, desk, _given(asked))


async def _check(asked: Asked, desk: Desk, given: str) -> Reply:
    looked = await look_at(desk, (await find_followed(desk, given)).url if given.isdecimal() else given)
    if looked.read is None:
        return _offer(looked)
    plan, read = forecast(desk, looked), looked.read
    rows = tuple(inline([_entry_words(entry, asked.zone)]) for entry in plan.taken[:_SHOWN])
    blocks: list[Block] = [
        title(f"{tame(read.title or looked.url)}: {read.kind.value}, {count(len(looked.entries), 'entry')}"),
        say(f"Would take {len(plan.taken):,} now and pass over {plan.passed_over:,}; nothing is stored."),
        *([Items(rows)] if rows else []),
        *map(say, read.problems),
        say(ask(f"/feed add {looked.url}")),
    ]
    return answer(blocks)


def _entry_words(entry: Identified, zone: str) -> str:
    text = "whole text" if is_whole(entry) else "teaser, so its page is read"
    return f"{tame(entry.title) or 'no headline'}, {date_words(entry.entry.published, zone)}, {text}"


def _given(asked: Asked) -> str:
    given = " ".join((asked.args.path or "").split())
    if not given:
        action = asked.action.name if asked.action else "add"
        raise UsageError(f"/feed {action} needs {_EXAMPLES[action]}")
    return given


def _offer(looked: Looked) -> Reply:
    rows = tuple(
        inline([ask(f"/feed add {offer.url}"), f" · {tame(offer.title)}" if offer.title else ""])
        for offer in looked.offers
    )
    return answer([say(f"{looked.url} is a page, not a feed. It offers:"), Items(rows)])


def _row(health: FeedHealth, asked: Asked) -> tuple[Inline, ...]:
    feed = health.feed
    state = [f"{feed.feed_id}. {tame(feed.outlet_name)} · {feed.url}"]
    if feed.last_error:
        state.append(f"failed {count(feed.failures, 'time')}: {feed.last_error}")
    if health.is_silent:
        state.append("silent: it can be read, but has brought nothing for longer than ever before")
    if feed.last_good_at is not None:
        state.append(f"read {_span(asked.now - feed.last_good_at)} ago")
    elif feed.last_polled_at is None:
        state.append("not polled yet")
    if health.is_disabled:
        state.append("not polled, since its outlet is disabled")
    else:
        state.append(f"next in {_span(feed.next_poll_at - asked.now)}" if feed.is_active else "stopped")
    state.append(f"{count(health.articles, 'article')}, {health.a_day(asked.now):.1f} a day")
    if health.passed_over:
        state.append(f"{count(health.passed_over, 'entry')} passed over")
    if feed.reads_pages is not ReadsPages.AUTO:
        state.append(_PAGES[feed.reads_pages])
    if feed.moved_to:
        state.append(f"says it moved to {feed.moved_to}")
    return inline([" · ".join(state)])


def _span(span: timedelta) -> str:
    """A time in its largest unit ("40 min", "3 h", "2 days")."""
    if span < _HOUR:
        return f"{max(int(span.total_seconds() // 60), 0)} min"
    return f"{span // _HOUR} h" if span < 2 * _DAY else f"{span.days} days"


COMMAND = Command(
    name="feed",
    help="the feeds that are followed and how they are; add, remove or try one",
    role=Role.ADMIN,
    run=run_list,
    args=(Arg.ADDRESS,),
    examples=("add https://harbourpost.example/rss",),
    more_help="/feed URL tries the feed there, as /feed check does.",
    is_read_only=True,
    actions=(
        Action(
            "list",
            "the feeds with their last good poll, the next one, articles a day and problems",
            Role.ADMIN,
            run_list,
            is_read_only=True,
        ),
        Action(
            "add",
            "follow the feed at URL, or choose one of the home page there; words behind name its outlet",
            Role.ADMIN,
            run_add,
            (Arg.PATH,),
        ),
        Action(
            "remove", "follow a feed no more, by its URL or its number in the list", Role.ADMIN, run_remove, (Arg.PATH,)
        ),
        Action(
            "edit",
            "choose whether its articles are read from their pages: URL pages auto, always or never",
            Role.ADMIN,
            run_edit,
            (Arg.PATH,),
        ),
        Action(
            "check",
            "show what the feed at URL would bring, and store nothing",
            Role.ADMIN,
            run_check,
            (Arg.PATH,),
            is_read_only=True,
        ),
    ),
)
