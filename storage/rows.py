"""Rows in and out, for every entity."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]
Values = dict[str, Any]


async def insert_row(connection: AsyncConnection, table: Table, values: Values) -> int:
    """Insert a row; gives the id that it got."""
    key = (await connection.execute(insert(table).values(values))).inserted_primary_key
    return int(key[0] if key else 0)


async def insert_rows(connection: AsyncConnection, table: Table, rows: Sequence[Values]) -> None:
    """Insert rows, if there are any."""
    if rows:
        await connection.execute(insert(table), rows)
