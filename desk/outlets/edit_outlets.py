"""What admins do to outlets: name, change, disable and merge them."""

from dataclasses import dataclass

from desk.desk import Desk
from desk.health.raise_alarm import forget_feed
from desk.outlets.outlet_changes import read_domain
from domain.answers import OutletSummary
from domain.errors import NotFoundError, UsageError
from domain.followed import Feed
from domain.names import clean_name, skeleton
from domain.outlet import Outlet, OutletChanges, OutletCounts, WaitingDomain
from storage.folding import outlet_key


@dataclass(frozen=True, slots=True)
class Edited:
    """An outlet as it is now.

    `articles` is how many it has, `gained` how many of them waited for it. `alike` are other outlets' names that look
    the same.
    """

    outlet: Outlet
    articles: int
    gained: int
    alike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Two outlets and what hangs on each; `token` stands for these numbers."""

    outlet: Outlet
    into: Outlet
    counts: OutletCounts
    into_counts: OutletCounts

    @property
    def token(self) -> str:
        """The numbers in short, which a confirmation repeats."""
        both = (self.counts, self.into_counts)
        return "-".join(f"{one.articles}.{one.feeds}.{one.names}" for one in both)


@dataclass(frozen=True, slots=True)
class Listed:
    """All outlets with what is stored of them, by name, and the domains that articles wait under."""

    outlets: tuple[OutletSummary, ...]
    waiting: tuple[WaitingDomain, ...]


async def find_outlet(desk: Desk, given: str) -> Outlet:
    """The outlet with this name, alias, domain or number (`#7`).

    Raises:
        NotFoundError: If there is none; the sentence names what comes near.
    """
    text = given.strip()
    number = text.removeprefix("#")
    found = await desk.store.outlets.by_name(text)
    if found is None and text.startswith("#") and number.isdecimal() and len(number) < len(str(2**31)):
        found = await desk.store.outlets.get(int(number))
    if found is None and "." in text and " " not in text:
        found = await desk.store.outlets.by_domain(read_domain(text))
    if found is None:
        near = [outlet.name for outlet in await desk.store.outlets.near(text)]
        hint = f"Perhaps {' or '.join(near)} is meant." if near else "/outlet list shows those that are."
        raise NotFoundError(f"No outlet here is called “{clean_name(text)[:60]}”. {hint}")
    return found


async def list_for_admins(desk: Desk) -> Listed:
    """Every outlet, disabled ones too, and what waits for a name."""
    return Listed(await desk.store.outlets.summaries(), await desk.store.outlets.waiting())


async def add_outlet(desk: Desk, changes: OutletChanges) -> Edited:
    """Make an outlet and give it the articles that wait under its domains or gave its name.

    One that had no name but a domain gets the name.

    Raises:
        UsageError: If it has no name, a name, alias or domain is another outlet's, or its name is to be taken away.
    """
    if not changes.name:
        raise UsageError("An outlet needs a name, for example /outlet add Harbour Post domain:harbourpost.example")
    unnamed = [await desk.store.outlets.by_domain(domain) for domain in changes.domains]
    same = next((outlet for outlet in unnamed if outlet and outlet.name.casefold() in outlet.domains), None)
    if same is not None:
        return await edit_outlet(desk, same, changes)
    await _refuse_taken(desk, None, changes)
    _refuse_nameless(changes.name, changes)
    made = await desk.store.outlets.add(changes.name, domains=changes.domains, aliases=changes.aliases)
    return await _edited(desk, made, changes, before=0)


async def edit_outlet(desk: Desk, outlet: Outlet, changes: OutletChanges) -> Edited:
    """Change an outlet; new domains and names bring it the articles that waited for it.

    Raises:
        UsageError: If a name, alias or domain is another outlet's, or the outlet's own name is to be taken away.
        NotFoundError: If it is gone meanwhile.
    """
    await _refuse_taken(desk, outlet.outlet_id, changes)
    _refuse_nameless(changes.name or outlet.name, changes)
    before = (await desk.store.outlets.counts(outlet.outlet_id)).articles
    return await _edited(desk, outlet, changes, before=before)


async def _edited(desk: Desk, outlet: Outlet, changes: OutletChanges, *, before: int) -> Edited:
    now = await desk.store.outlets.edit(outlet.outlet_id, changes)
    if now is None:
        raise NotFoundError(f"{outlet.name} is there no more.")
    articles = (await desk.store.outlets.counts(now.outlet_id)).articles
    return Edited(now, articles, articles - before, await look_alikes(desk, now))


async def _refuse_taken(desk: Desk, own_id: int | None, changes: OutletChanges) -> None:
    names = [changes.name, *changes.aliases] if changes.name else list(changes.aliases)
    found = [(name, await desk.store.outlets.by_name(name)) for name in names]
    found += [(domain, await desk.store.outlets.by_domain(domain)) for domain in changes.domains]
    for given, owner in found:
        if owner is not None and owner.outlet_id != own_id:
            raise UsageError(
                f"{given} is {owner.name}'s already; /outlet edit {owner.name} changes that outlet, and /outlet merge "
                f"makes one of two."
            )


def _refuse_nameless(name: str, changes: OutletChanges) -> None:
    """Refuse to take away the name by which the outlet is to be found."""
    if outlet_key(name) in map(outlet_key, changes.without):
        raise UsageError(f"{name} is the outlet's name: it can be changed, but not be taken away.")


async def look_alikes(desk: Desk, outlet: Outlet) -> tuple[str, ...]:
    """Names of other outlets that readers would take for one of this outlet's."""
    own = {skeleton(name) for name in (outlet.name, *outlet.aliases)} - {""}
    others = [one.outlet for one in await desk.store.outlets.summaries() if one.outlet.outlet_id != outlet.outlet_id]
    return tuple(name for other in others for name in (other.name, *other.aliases) if skeleton(name) in own)


async def disable_outlet(desk: Desk, outlet: Outlet, *, is_disabled: bool) -> None:
    """Poll its feeds no more and show it in no new edition, or both again; what is stored stays traceable."""
    await desk.store.outlets.disable(outlet.outlet_id, is_disabled=is_disabled)
    # What is wrong with a feed is nobody's business while it is not polled.
    for feed in await feeds_of(desk, outlet) if is_disabled else ():
        await forget_feed(desk, feed.feed_id)


async def feeds_of(desk: Desk, outlet: Outlet) -> tuple[Feed, ...]:
    """The feeds of an outlet."""
    return await desk.store.feeds.of_outlet(outlet.outlet_id)


async def plan_merge(desk: Desk, outlet: Outlet, into: Outlet) -> MergePlan:
    """What merging one outlet into another would move.

    Raises:
        UsageError: If they are the same.
    """
    if outlet.outlet_id == into.outlet_id:
        raise UsageError(f"Both names are {outlet.name}'s; there is nothing to merge.")
    counts = await desk.store.outlets.counts(outlet.outlet_id)
    return MergePlan(outlet, into, counts, await desk.store.outlets.counts(into.outlet_id))


async def merge_outlets(desk: Desk, plan: MergePlan) -> bool:
    """Do what was planned, whole or not at all; False if something came or went since."""
    expected = (plan.counts, plan.into_counts)
    return await desk.store.outlets.merge(plan.outlet.outlet_id, plan.into.outlet_id, expected=expected)
