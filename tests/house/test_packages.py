"""Byline's packages have short names of their own, so nothing else may carry one of them."""

import importlib.metadata
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOT_SHIPPED = {"bench", "tests"}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def folders() -> list[str]:
    """The packages at the root of the repository, sorted."""
    return sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name not in NOT_SHIPPED)


def test_every_list_names_every_package(project: dict[str, Any]) -> None:
    """The wheel, the measure of coverage and the check of imports know the packages that are there, and no others."""
    tool = project["tool"]
    assert tool["hatch"]["build"]["targets"]["wheel"]["packages"] == folders()
    assert tool["coverage"]["run"]["source_pkgs"] == folders()
    assert tool["importlinter"]["root_packages"] == folders()


def test_no_other_distribution_claims_a_package() -> None:
    """No installed distribution but Byline brings a top-level package of the same name."""
    claimed = importlib.metadata.packages_distributions()
    others = {name: set(claimed.get(name, ())) - {"byline"} for name in folders()}
    assert not {name: owners for name, owners in others.items() if owners}


def test_wheel_holds_the_packages_only(tmp_path: Path) -> None:
    """The wheel holds our packages, each with its files, and nothing of tests, benchmarks or samples."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(folders())
    assert {f"{package}/__init__.py" for package in folders()} <= names


def test_it_is_never_uploaded(project: dict[str, Any]) -> None:
    """The classifier that makes an index refuse the wheel is there."""
    assert "Private :: Do Not Upload" in project["project"]["classifiers"]
