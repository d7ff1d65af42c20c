"""Rows in and out, for every entity."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Row, Select, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]
Values = dict[str, Any]


async def insert_row(connection: AsyncConnection, table: Table, values: Values) -> int:
    """Insert a row; gives the id that it got."""
    key = (await connection.execute(_insert(table), values)).inserted_primary_key
    return int(key[0] if key else 0)


async def insert_rows(connection: AsyncConnection, table: Table, rows: Sequence[Values]) -> None:
    """Insert rows, if there are any."""
    if rows:
        await connection.execute(_insert(table), rows)


@cache
def _insert(table: Table) -> Insert:
    """The statement, made once: making one takes longer than running it."""
    return insert(table)
