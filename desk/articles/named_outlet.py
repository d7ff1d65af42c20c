"""The outlet that somebody gives by its name; one that is not known yet is made."""

from desk.desk import Desk
from domain.errors import InputRefusedError
from domain.outlet import Outlet


async def named_outlet(desk: Desk, name: str, *, domain: str | None) -> tuple[Outlet, bool]:
    """The outlet of this name, for what stands at a domain, and whether it is new.

    A domain stays with the outlet that has it, and an outlet gets no domain beside those that it has: whoever has it
    is named with every article from there.

    Raises:
        InputRefusedError: If the name is of no outlet, and the domain is of one: it may be a slip.
    """
    named = await desk.store.outlets.by_name(name)
    owner = await desk.store.outlets.by_domain(domain) if domain else None
    if named is None and owner is not None:
        raise InputRefusedError(
            f"{domain} is the domain of {owner.name}: no outlet is called {name}, so leave the name out, or make "
            f"the other outlet first, /outlet add {name}"
        )
    is_its_first = named is None or not named.domains
    domains = (domain,) if domain and owner is None and is_its_first else ()
    return await desk.store.outlets.add(name, domains=domains), named is None
