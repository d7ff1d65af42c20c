"""The newsroom of the handlers' tests."""

from tests.handlers.conftest import empty_room, filled, migrated, room

__all__ = ["empty_room", "filled", "migrated", "room"]
