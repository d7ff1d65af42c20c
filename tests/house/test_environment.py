"""A machine that lacks something gets one sentence that says what to install."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("cat", "cksum", "dirname", "rm", "sh")
TOO_OLD = "#!/bin/sh\nexit 1\n"
# Knows its version, prints the package's name, and cannot import ensurepip.
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; *print*) echo python3.11-venv;; esac\n'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what makes the environment, in a folder with spaces in its name, and of the few tools that it uses."""
    folder = tmp_path / "a folder with spaces"
    (folder / "bin").mkdir(parents=True)
    (folder / "tools").mkdir()
    shutil.copy(ROOT / "bin" / "environment", folder / "bin")
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt", "requirements-bench.txt"):
        shutil.copy(ROOT / name, folder)
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (folder / "tools" / tool).symlink_to(found)
    return folder


def environment(folder: Path, kind: str = "run") -> subprocess.CompletedProcess[str]:
    """Call bin/environment with the copy's tools alone."""
    return subprocess.run(
        ["sh", folder / "bin" / "environment", kind],  # noqa: S607 the sh of the copy is as good as any
        env={"PATH": str(folder / "tools")},
        capture_output=True,
        text=True,
        check=False,
    )


def write_python(folder: Path, script: str) -> None:
    """Put a stand-in for Python among the copy's tools."""
    path = folder / "tools" / "python3"
    path.write_text(script, "utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("python", [None, TOO_OLD])
def test_missing_python(copy: Path, python: str | None) -> None:
    """Without a Python that is new enough, one sentence says which is needed."""
    if python is not None:
        write_python(copy, python)
    result = environment(copy)
    assert result.returncode == 1
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)
    assert "Python 3.11 or newer" in result.stderr


def test_missing_venv(copy: Path) -> None:
    """Without the venv module, one sentence names the package that brings it."""
    write_python(copy, WITHOUT_VENV)
    result = environment(copy)
    assert result.returncode == 1
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)
    assert "python3.11-venv" in result.stderr


def test_unknown_kind(copy: Path) -> None:
    """Another word than run, dev or bench is refused with the usage."""
    result = environment(copy, "everything")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("usage:")
