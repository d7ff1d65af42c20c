"""Find the spellings of one person's name by their sound."""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SOUNDS = str.maketrans({**dict.fromkeys("hgyij"), **dict.fromkeys("uwf", "v"), "c": "k", "z": "s"})


def upgrade() -> None:
    """Add the sound of each spelling; the same rules as in `storage.folding`, in this revision's own words."""
    op.add_column("speaker_words", sa.Column("sound", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_speaker_words_sound", "speaker_words", ["sound"])
    connection = op.get_bind()
    names = connection.execute(sa.text("SELECT DISTINCT words FROM speaker_words WHERE NOT is_role")).scalars().all()
    rows = [{"sound": sound, "words": name} for name in names if (sound := _sound(name))]
    if rows:
        change = sa.text("UPDATE speaker_words SET sound = :sound WHERE words = :words AND NOT is_role")
        connection.execute(change, rows)


def _sound(name: str) -> str:
    words = [word for word in name.split() if word.lower().strip(".,") not in {"jr", "sr", "ii", "iii", "iv"}] or [name]
    last = re.sub(r"(?:['’]s|(?<=s)['’])$", "", words[-1].strip('.,;:)"”'))
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", last).casefold())
    letters = "".join(char for char in decomposed if char.isalnum())
    kept = letters.translate(SOUNDS)
    return "".join(char for char, before in zip(kept, " " + kept, strict=False) if char != before)[:64]
