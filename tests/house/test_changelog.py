"""CHANGELOG.md keeps the form of Keep a Changelog."""

import re
from pathlib import Path

LINES = (Path(__file__).parents[2] / "CHANGELOG.md").read_text("utf-8").splitlines()
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_versions_come_newest_first() -> None:
    """The first section is what is unreleased, then come versions with their dates, the newest first."""
    first, *rest = [line for line in LINES if line.startswith("## ")]
    assert first == "## [Unreleased]"
    matches = [re.fullmatch(r"## \[(\d+)\.(\d+)\.(\d+)] - \d{4}-\d\d-\d\d", line) for line in rest]
    versions = [tuple(map(int, match.groups())) for match in matches if match]
    assert len(versions) == len(rest)
    assert versions == sorted(versions, reverse=True)


def test_changes_are_sorted_by_kind() -> None:
    """Each group of changes has one of the six headings."""
    assert {line.removeprefix("### ") for line in LINES if line.startswith("### ")} <= KINDS
