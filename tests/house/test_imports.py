"""Each library has one home, and the words of the domain need none."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = set(PROJECT["tool"]["importlinter"]["root_packages"])
OURS = PACKAGES | {"bench", "tests"}


def imported_by(package: str) -> Iterator[tuple[str, Path]]:
    """Each import of a library in a package: the top-level name that is imported, and the file."""
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Import(names=names):
                    modules = [alias.name for alias in names]
                case ast.ImportFrom(module=str(module)):
                    modules = [module]
                case _:
                    continue
            for module in modules:
                top = module.partition(".")[0]
                if top not in OURS and top not in sys.stdlib_module_names:
                    yield top, path.relative_to(ROOT)


def test_domain_needs_the_standard_library_only() -> None:
    """The domain imports no library."""
    assert list(imported_by("domain")) == []


def test_every_library_has_a_home() -> None:
    """A library that a package imports stands in one of the import contracts, which say where it lives."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    housed = {module for contract in contracts for module in contract.get("forbidden_modules", ())}
    homeless = [
        (name, path) for package in sorted(PACKAGES) for name, path in imported_by(package) if name not in housed
    ]
    assert homeless == []


def test_only_tests_import_tests() -> None:
    """No package imports tests or benchmarks."""
    for package in sorted(PACKAGES):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module is not None:
                    assert node.module.partition(".")[0] not in {"bench", "tests"}, path
