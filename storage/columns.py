"""Column types that both engines store alike."""

from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, DateTime, Dialect, type_coerce
from sqlalchemy.types import NullType, TypeDecorator

from domain.subscription import Quiet, Schedule, Slot


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC; SQLite would give it back naive.

    Raises:
        ValueError: If a naive instant is handed in.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To what the engine keeps: naive UTC in SQLite."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant must be aware")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Back to aware UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def sortable(column: Column[datetime]) -> ColumnElement[Any]:
    """An instant as the engine has it: good for sorting many rows, and read faster."""
    return type_coerce(column, NullType()).label(column.name)


class Strings(TypeDecorator[tuple[str, ...]]):
    """A short list of strings that nobody searches, in its order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> list[str]:
        """To a JSON list."""
        del dialect
        return list(value or ())

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...]:
        """Back to a tuple."""
        del dialect
        return tuple(value or ())


class ScheduleJson(TypeDecorator[Schedule]):
    """A schedule as people would write it down: {"slots": [["08:00", [1, 2, 3]]], "quiet": ["22:00", "07:00"]}."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Schedule | None, dialect: Dialect) -> dict[str, Any]:
        """To a JSON object."""
        del dialect
        schedule = value or Schedule()
        slots = [[_written(slot.at), sorted(slot.weekdays)] for slot in schedule.slots]
        quiet = schedule.quiet and [_written(schedule.quiet.begins), _written(schedule.quiet.ends)]
        return {"slots": slots, "quiet": quiet}

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> Schedule:
        """Back to a schedule."""
        del dialect
        kept = value or {"slots": [], "quiet": None}
        slots = tuple(Slot(time.fromisoformat(at), frozenset(weekdays)) for at, weekdays in kept["slots"])
        return Schedule(slots, kept["quiet"] and Quiet(*map(time.fromisoformat, kept["quiet"])))


def _written(at: time) -> str:
    return at.isoformat("minutes")
