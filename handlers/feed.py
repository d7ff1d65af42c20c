"""`/feed`: the feeds that are followed; add one, remove one, try one."""

from datetime import timedelta

from desk.desk import Desk
from desk.follow_feeds import Looked, find_followed, follow_feed, forecast, look_at
from desk.list_feeds import list_feeds
from desk.take_entry import is_whole
from digest.dates import date_words
from digest.heads import tame
from domain.answers import Page
from domain.chat import Reply, Role
from domain.errors import UsageError
from domain.followed import FeedHealth
from domain.message import Block, Inline, Items
from handlers.command import Action, Arg, Asked, Command
from handlers.pieces import answer, ask, count, inline, paged_answer, say, title
from ingest.feeds import Identified

PAGE = 20
_SHOWN = 5
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_WEEK_DAYS = 7


async def run_list(asked: Asked, desk: Desk) -> Reply:
    """List the feeds with their health: last good poll, the next one, articles a day, what is wrong."""
    found = await list_feeds(desk)
    if not found:
        return answer([say("No feed is followed yet. Give the address of one, or of a home page: /feed add URL")])
    offset = (asked.args.page - 1) * PAGE
    page = Page(found[offset : offset + PAGE], offset, len(found))
    bad = sum(bool(health.feed.last_error) for health in found)
    head = f"{count(len(found), 'feed')}, {bad or 'none'} of them with a problem"
    return paged_answer(asked, page, [title(head), Items(tuple(_row(health, asked) for health in page.items))])


async def run_add(asked: Asked, desk: Desk) -> Reply:
    """Follow the feed at an address, or offer the feeds of the page there; words after it name the outlet."""
    url, _, outlet = _given(asked).partition(" ")
    looked = await look_at(desk, url)
    if looked.read is None:
        return _offer(looked)
    feed = await follow_feed(desk, looked, outlet=outlet.strip() or None)
    plan = forecast(desk, looked)
    first = f"Its first poll takes {count(len(plan.taken), 'entry')} and passes over {plan.passed_over:,} older ones."
    return answer(
        [
            title(f"Following feed {feed.feed_id} of {tame(feed.outlet_name)}"),
            say(f"{feed.url} · {looked.read.kind.value}. {first}"),
            *map(say, looked.read.problems),
        ]
    )


async def run_remove(asked: Asked, desk: Desk) -> Reply:
    """Follow a feed no more; its articles stay."""
    feed = await find_followed(desk, _given(asked))
    await desk.store.feeds.remove(feed.feed_id)
    return answer([say(f"{feed.url} is followed no more. Its articles stay.")])


async def run_check(asked: Asked, desk: Desk) -> Reply:
    """Show what a feed would bring, and store nothing."""
    looked = await look_at(desk, _given(asked))
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
        raise UsageError(
            f"/feed {action} needs the address, for example /feed {action} https://harbourpost.example/rss"
        )
    return given


def _offer(looked: Looked) -> Reply:
    rows = tuple(
        inline([ask(f"/feed add {offer.url}"), f" · {tame(offer.title)}" if offer.title else ""])
        for offer in looked.offers
    )
    return answer([say(f"{looked.url} is a page, not a feed. It offers:"), Items(rows)])


def _row(health: FeedHealth, asked: Asked) -> tuple[Inline, ...]:
    feed = health.feed
    a_day = health.articles_lately / _WEEK_DAYS
    state = [f"{feed.feed_id}. {tame(feed.outlet_name)} · {feed.url}"]
    if feed.last_good_at is not None:
        state.append(f"read {_span(asked.now - feed.last_good_at)} ago")
    elif feed.last_polled_at is None:
        state.append("not polled yet")
    state.append(f"next in {_span(feed.next_poll_at - asked.now)}" if feed.is_active else "stopped")
    state.append(f"{count(health.articles, 'article')}, {a_day:.1f} a day")
    if health.passed_over:
        state.append(f"{count(health.passed_over, 'entry')} passed over")
    if feed.moved_to:
        state.append(f"says it moved to {feed.moved_to}")
    if feed.last_error:
        state.append(f"failed {count(feed.failures, 'time')}: {feed.last_error}")
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
    actions=(
        Action(
            "list",
            "the feeds with their last good poll, the next one, articles a day and problems",
            Role.ADMIN,
            run_list,
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
        Action("check", "show what the feed at URL would bring, and store nothing", Role.ADMIN, run_check, (Arg.PATH,)),
    ),
)
