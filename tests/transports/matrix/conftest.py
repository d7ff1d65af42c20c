"""Byline's household on the homeserver."""

from collections.abc import AsyncIterator

import pytest

from tests.synapse import Synapse
from tests.transports.matrix.stage import Household, household


@pytest.fixture
async def home(synapse: Synapse) -> AsyncIterator[Household]:
    """New users, and a memory that outlives the transport."""
    async with household(synapse) as home:
        yield home
