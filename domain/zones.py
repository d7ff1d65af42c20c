"""Time zones by their IANA names."""

from zoneinfo import ZoneInfo


def is_zone(name: str) -> bool:
    """Whether this machine knows the clock of a zone; its database may have dropped one that was stored."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
