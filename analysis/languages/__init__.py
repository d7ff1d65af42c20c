"""What analysis knows of languages, as data: one module a language, and the quote marks of all of them."""


def is_analysed(language: str | None) -> bool:
    """Whether there is data for a BCP 47 language; an unknown one is read as English."""
    return language is None or language.partition("-")[0].lower() == "en"
