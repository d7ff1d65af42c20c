"""`/outlet`: outlets as admins keep them; add, edit, merge, disable, show or list them."""

import re
from collections import defaultdict
from typing import Final

from desk.desk import Desk
from desk.outlets.edit_outlets import (
    Edited,
    MergePlan,
    add_outlet,
    disable_outlet,
    edit_outlet,
    feeds_of,
    find_outlet,
    list_for_admins,
    merge_outlets,
    plan_merge,
)
from desk.outlets.outlet_changes import PARTS, read_changes
from digest.heads import listed, tame
from domain.answers import OutletSummary, Page
from domain.chat import Reply, Role
from domain.errors import NotFoundError, UsageError
from domain.message import Block, Button, Inline, Items, Message
from domain.outlet import Outlet, OutletCounts, OutletKind
from handlers.command import Action, Arg, Asked, Command
from handlers.shown.outlet_answer import outlet_blocks
from handlers.shown.pieces import answer, ask, count, inline, paged_answer, say, title

PAGE: Final = 20
_SPELT: Final = {"domains": "domain", "aliases": "alias", "license": "licence"}
_PART: Final = re.compile(rf"(?<!\S)({'|'.join((*PARTS, *_SPELT))}):", re.IGNORECASE)
_CONFIRMED: Final = re.compile(r"(.*\S)\s+confirm(?:\s+(\d+\.\d+\.\d+-\d+\.\d+\.\d+))?", re.IGNORECASE)


async def run_list(asked: Asked, desk: Desk) -> Reply:
    """List outlets by name, then the domains that wait for a name."""
    found = await list_for_admins(desk)
    if not found.outlets and not found.waiting:
        return answer([say("No outlet is known yet. Name one: ", ask("/outlet add Harbour Post domain:post.example"))])
    offset = (asked.args.page - 1) * PAGE
    page = Page(found.outlets[offset : offset + PAGE], offset, len(found.outlets))
    waiting = tuple(
        inline([f"{one.domain}: {count(one.articles, 'article')} · ", ask(f"/outlet add NAME domain:{one.domain}")])
        for one in found.waiting
    )
    blocks: list[Block] = [title(count(len(found.outlets), "outlet"))]
    blocks += [Items(tuple(map(_row, page.items)))] if page.items else []
    blocks += [say("These domains wait for the name of their outlet:"), Items(waiting)] if waiting else []
    return paged_answer(asked, page, blocks)


async def run_add(asked: Asked, desk: Desk) -> Reply:
    """Name an outlet; articles that waited under its domains are its own from now on."""
    name, given = _parts(_given(asked))
    if name:
        given["name"] = [name]
    edited = await add_outlet(desk, read_changes(given))
    return _edited_answer(edited, "is an outlet now")


async def run_edit(asked: Asked, desk: Desk) -> Reply:
    """Change what is known of an outlet."""
    name, given = _parts(_given(asked))
    outlet = await find_outlet(desk, name)
    if not given:
        raise UsageError(f"Say what to change, for example /outlet edit {outlet.name} kind:agency country:GB words:80")
    return _edited_answer(await edit_outlet(desk, outlet, read_changes(given)), "is changed")


async def run_disable(asked: Asked, desk: Desk) -> Reply:
    """Poll an outlet no more and show it in no new edition."""
    outlet = await find_outlet(desk, _given(asked))
    await disable_outlet(desk, outlet, is_disabled=True)
    words = "is disabled: its feeds are not polled and new editions do not show it. Its articles stay. "
    return answer([say(f"{tame(outlet.name)} {words}", ask(f"/outlet enable {outlet.name}"))])


async def run_enable(asked: Asked, desk: Desk) -> Reply:
    """Let a disabled outlet be read and shown again."""
    outlet = await find_outlet(desk, _given(asked))
    await disable_outlet(desk, outlet, is_disabled=False)
    return answer([say(f"{tame(outlet.name)} is read and shown again.")])


async def run_show(asked: Asked, desk: Desk) -> Reply:
    """Show an outlet with its feeds, notes and limits."""
    outlet = await find_outlet(desk, _given(asked))
    feeds = [f"Feed {feed.feed_id}: {feed.url}" for feed in await feeds_of(desk, outlet)]
    rows = tuple(inline([row]) for row in (*_notes(outlet), *feeds))
    blocks = await outlet_blocks(asked, desk, outlet)
    return answer([blocks[0], Items(rows), *blocks[1:]])


async def run_merge(asked: Asked, desk: Desk) -> Reply:
    """Show what merging two outlets would move; with the word that it gives, do it."""
    given, token = _given(asked), None
    if confirmed := _CONFIRMED.fullmatch(given):
        given, token = confirmed[1], confirmed[2]
    plan = await plan_merge(desk, *await _pair(desk, given))
    if token is not None and token == plan.token and await merge_outlets(desk, plan):
        moved = f"{_counted(plan.counts)} of {tame(plan.outlet.name)} are {tame(plan.into.name)}'s now."
        return answer([say(moved, " ", ask(f"/outlet show {plan.into.name}"))])
    return _ask_to_confirm(plan, has_changed=token is not None)


def _ask_to_confirm(plan: MergePlan, *, has_changed: bool) -> Reply:
    pair = f"#{plan.outlet.outlet_id} into #{plan.into.outlet_id}"
    command = f"/outlet merge {pair} confirm {plan.token}"
    name, into = tame(plan.outlet.name), tame(plan.into.name)
    blocks: list[Block] = [say("Something came or went since, so nothing was merged yet.")] if has_changed else []
    blocks += [
        title(f"Merge {name} into {into}?"),
        say(
            f"{name} has {_counted(plan.counts)}; all of it would be {into}'s, which has {_counted(plan.into_counts)}."
        ),
        say("It cannot be undone. To do it: ", ask(command)),
    ]
    return Reply(Message(tuple(blocks), ((Button("Merge them", command),),)))


async def _pair(desk: Desk, given: str) -> tuple[Outlet, Outlet]:
    """The two outlets in "A into B", "A, B" or, where the names tell, "A B"."""
    first, sign, second = given.partition(" into ")
    if not sign:
        first, sign, second = given.partition(",")
    if sign:
        return await find_outlet(desk, first), await find_outlet(desk, second)
    words = given.split()
    for at in range(1, len(words)):
        try:
            return await find_outlet(desk, " ".join(words[:at])), await find_outlet(desk, " ".join(words[at:]))
        except (NotFoundError, UsageError):
            continue
    raise UsageError("Write both names with “into” between them: /outlet merge HP into Harbour Post")


def _counted(counts: OutletCounts) -> str:
    numbers = (count(counts.articles, "article"), count(counts.feeds, "feed"), count(counts.names, "name"))
    return listed(numbers)


def _edited_answer(edited: Edited, what: str) -> Reply:
    outlet = edited.outlet
    known = " · ".join((*_known(outlet), *_notes(outlet)))
    blocks: list[Block] = [title(f"{tame(outlet.name)} {what}"), say(known or "Nothing else is known of it.")]
    if outlet.aliases:
        blocks.append(say(f"Also called {', '.join(map(tame, outlet.aliases))}."))
    if edited.gained:
        blocks.append(say(f"{count(edited.gained, 'article')} that waited for it: now {edited.articles:,} in all."))
    if edited.alike:
        names = listed([tame(name) for name in edited.alike])
        blocks.append(say(f"Careful: it looks like {names}, which is another outlet here."))
    return answer(blocks)


def _known(outlet: Outlet) -> tuple[str, ...]:
    return tuple(filter(None, (outlet.kind.value, *outlet.domains, outlet.country, outlet.language)))


def _notes(outlet: Outlet) -> tuple[str, ...]:
    notes = (
        f"number {outlet.outlet_id}",
        "disabled" if outlet.is_disabled else "",
        f"at most {outlet.words_per_edition:,} words an edition" if outlet.words_per_edition else "",
        f"licence: {tame(outlet.licence)}" if outlet.licence else "",
        f"robots: {tame(outlet.robots)}" if outlet.robots else "",
    )
    return tuple(filter(None, notes))


def _row(summary: OutletSummary) -> tuple[Inline, ...]:
    outlet = summary.outlet
    details = " · ".join((*_known(outlet), *_notes(outlet), count(summary.articles, "article")))
    return inline([ask(f"/outlet show #{outlet.outlet_id}", tame(outlet.name)), f" · {details}"])


def _parts(text: str) -> tuple[str, dict[str, list[str]]]:
    """The name before all parts, and the values by part; a domain may stand behind the name alone."""
    name, *pieces = _PART.split(text)
    found: dict[str, list[str]] = defaultdict(list)
    for part, value in zip(pieces[::2], pieces[1::2], strict=True):
        found[_SPELT.get(part.lower(), part.lower())].append(value.strip().strip('"“”'))
    words = name.strip().strip('"“”').split()
    if len(words) > 1 and "." in words[-1].strip("."):
        found["domain"].append(words.pop())
    return " ".join(words), found


def _given(asked: Asked) -> str:
    if asked.args.path is None:
        action = asked.action.name if asked.action else "show"
        example = "HP into Harbour Post" if action == "merge" else "Harbour Post"
        raise UsageError(f"/outlet {action} needs the outlet's name, for example /outlet {action} {example}")
    return asked.args.path


_HOW: Final = (
    "/outlet add Harbour Post domain:harbourpost.example alias:HP kind:news country:GB language:en. The kinds are "
    f"{', '.join(OutletKind)}. licence: and robots: are notes of yours, words: is the most that an edition shows, "
    "without: takes a domain or alias away, none empties a part."
)

COMMAND = Command(
    name="outlet",
    help="the outlets as admins keep them; name, change, merge or disable one",
    role=Role.ADMIN,
    run=run_list,
    is_read_only=True,
    actions=(
        Action(
            "list",
            "all outlets, and the domains that wait for the name of theirs",
            Role.ADMIN,
            run_list,
            is_read_only=True,
        ),
        Action(
            "show", "one outlet with its feeds, notes and limits", Role.ADMIN, run_show, (Arg.PATH,), is_read_only=True
        ),
        Action("add", "name an outlet, with domain: alias: kind: country: language:", Role.ADMIN, run_add, (Arg.PATH,)),
        Action("edit", "change it, with the same and name: without: words:", Role.ADMIN, run_edit, (Arg.PATH,)),
        Action("merge", "make one of two, after a confirmation: A into B", Role.ADMIN, run_merge, (Arg.PATH,)),
        Action("disable", "poll it no more and show it in no new edition", Role.ADMIN, run_disable, (Arg.PATH,)),
        Action("enable", "read and show it again", Role.ADMIN, run_enable, (Arg.PATH,)),
    ),
    more_help=_HOW,
)
