"""How much reading may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may weigh, and what its page may take in the child process before that is killed."""

    text_bytes: int = 1_000_000
    html_bytes: int = 2_000_000
    pdf_bytes: int = 20_000_000
    page_seconds: float = 20.0
    page_memory_bytes: int = 1_000_000_000
