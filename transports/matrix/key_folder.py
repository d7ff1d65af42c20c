"""The folder of the keys, looked at before the library meets it, whose errors tell nobody what to do."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from domain.errors import TransportError
from transports.matrix.login import Login

_BUSY_SECONDS: Final = 5.0


def prepare_folder(folder: Path) -> None:
    """Make the folder where there is none.

    Raises:
        TransportError: If it cannot be written to.
    """
    reason = "Byline may not write there"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_usable = os.access(folder, os.W_OK | os.X_OK)
    except OSError as error:
        reason, is_usable = error.strerror or type(error).__name__, False
    if not is_usable:
        raise TransportError(f"The folder {folder} of BYLINE_MATRIX_STORE cannot be used ({reason}): set another.")


def key_file(folder: Path, login: Login) -> Path | None:
    """The file of the keys of a device, as the library names it; None where there is none.

    Raises:
        TransportError: If it cannot be read and written.
    """
    file = folder / f"{login.user}_{login.device}.db"
    if not file.exists():
        return None
    try:
        with closing(sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise TransportError(
            f"The keys in {file} cannot be used ({error}): let only Byline write to it, put a backup of the "
            "folder back, or log in as a new device with an empty folder (BYLINE_MATRIX_DEVICE, or a new token)."
        ) from error
    return file
