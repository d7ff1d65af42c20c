"""The newsstand of the jobs' tests."""

from tests.jobs.conftest import migrated_file, stand, web

__all__ = ["migrated_file", "stand", "web"]
