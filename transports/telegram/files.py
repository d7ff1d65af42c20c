"""How a picture or a document goes out."""

from typing import Final

from domain.transport import File

MAX_CAPTION_UNITS: Final = 1_024
MOST_BYTES: Final = 50_000_000
_MOST_PHOTO_BYTES: Final = 10_000_000
_PHOTOS: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
NO_PHOTO: Final = ("photo_invalid_dimensions", "image_process_failed", "photo_ext_invalid", "photo_save_file_invalid")
"""Words in which the server refuses a picture that it takes as a document."""


def is_photo(file: File) -> bool:
    """Whether Telegram shows a file as a picture; other kinds and larger ones can be downloaded only."""
    return file.media_type in _PHOTOS and len(file.content) <= _MOST_PHOTO_BYTES
