"""From the web or a file to an article; knows no quotes, chats or tables."""

from ingest.dates import read_date
from ingest.files import FoundFiles, RefusedPath, find_files, name_of
from ingest.known_outlets import KnownOutlets
from ingest.limits import Limits
from ingest.told import NOTHING_TOLD, Told
from ingest.urls import canonical_url

__all__ = [
    "NOTHING_TOLD",
    "FoundFiles",
    "KnownOutlets",
    "Limits",
    "RefusedPath",
    "Told",
    "canonical_url",
    "find_files",
    "name_of",
    "read_date",
]
