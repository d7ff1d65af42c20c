"""Which clock somebody means by a name: an IANA key, an offset, a city or a country in any of many languages."""

from desk.chats.zone_keys import zone_of_key
from desk.chats.zone_names import Places, find_places
from desk.desk import Desk


async def find_zone(desk: Desk, name: str) -> Places:
    """The zone of a name; several where it may mean each of them, what is like it where there is none."""
    zone = zone_of_key(name)
    return Places((zone,)) if zone else await desk.workers.run(find_places, name)
