"""How much reading may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may weigh, what its page may take in the child process before that is killed, and its analysis.

    `text_cpu_seconds` are for cleaning and analysing: more than 1 MB of news takes, less than hostile text wants.
    """

    text_bytes: int = 1_000_000
    html_bytes: int = 2_000_000
    pdf_bytes: int = 20_000_000
    page_seconds: float = 20.0
    page_memory_bytes: int = 1_000_000_000
    text_cpu_seconds: float = 60.0
