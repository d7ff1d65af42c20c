"""The requirement files pin and hash all that pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN, DEV, BENCH = "requirements.txt", "requirements-dev.txt", "requirements-bench.txt"
HOMESERVER = "requirements-homeserver.txt"


def pins_of(name: str) -> dict[str, str]:
    """Each pin of a requirement file, with its version and marker, and all lines that belong to it."""
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text("utf-8"))
    return {block.partition(" \\\n")[0]: block for block in blocks}


def names_of(pins: dict[str, str]) -> set[str]:
    """The names of what is pinned."""
    return {re.split(r"[=\[ ]", pin)[0] for pin in pins}


@pytest.mark.parametrize("name", [RUN, DEV, BENCH, HOMESERVER])
def test_every_pin_is_exact_and_hashed(name: str) -> None:
    """A requirement has one version and at least one hash, and no line says where to look for it."""
    for pin, block in pins_of(name).items():
        assert re.match(r"[a-z0-9._-]+==\S+", pin)
        assert "--hash=sha256:" in block
    assert not re.search(
        r"^(-i|-f|--index|--extra-index|--find-links|--trusted)", (ROOT / name).read_text("utf-8"), re.MULTILINE
    )


def test_one_environment_can_grow() -> None:
    """What is pinned to run Byline is pinned alike for development, and that alike for the benchmarks."""
    assert pins_of(RUN).keys() <= pins_of(DEV).keys() <= pins_of(BENCH).keys()


@pytest.mark.parametrize(("name", "groups"), [(RUN, ["install"]), (DEV, ["dev"]), (BENCH, ["bench"])])
def test_every_dependency_is_pinned(name: str, groups: list[str]) -> None:
    """Nothing that pyproject.toml asks for is missing: `make lock` was run after the last change."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + [
        dependency for group in groups for dependency in project["dependency-groups"][group]
    ]
    assert {re.split(r"[<>=\[ ]", dependency)[0] for dependency in wanted} <= names_of(pins_of(name))


def test_the_homeserver_of_the_tests_is_pinned() -> None:
    """It is the version that the project names, in an environment without Byline."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert set(project["dependency-groups"]["homeserver"]) <= pins_of(HOMESERVER).keys()
    assert "aiohttp" not in names_of(pins_of(HOMESERVER))
