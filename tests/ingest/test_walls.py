"""What stands in place of an article is told from it, and its beginning alone is marked."""

from collections.abc import Callable

import pytest

from domain.article import Article, DropReason
from domain.errors import InputRefusedError
from ingest.appeals import asks_to_pay

OPENING = (
    "The quay at Skerrow was opened on Monday, and forty boats came in before noon while a band played.",
    "“We waited since the winter,” said Pia Lund, a ship's cook, who stood at the rail with her daughter.",
)
REST = tuple(
    f"On pier {n} the harbour master counted the boats once more, and what he found there was written into the book."
    for n in range(20)
)
JSON_LD = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Quay", %s}</script>'
LOCKED = JSON_LD % '"isAccessibleForFree": "%s"'
COUNTED = JSON_LD % '"wordCount": %d'


def page(*paragraphs: str, head: str = "", after: str = "", title: str = "Quay reopens") -> str:
    """A page with these paragraphs in its article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article>{after}</body></html>"
    )


@pytest.mark.parametrize(
    "ask",
    [
        "Subscribe now to continue reading",
        "Create a free account to keep reading this story.",
        "This article is for subscribers only.",
        "You've reached your limit of free articles this month",
        "Jetzt weiterlesen mit Plus",
        "La suite de cet article est réservée aux abonnés",
        "Contenido exclusivo para suscriptores",
        "Щоб продовжити читання, оформіть передплату",
        "Полный текст доступен по подписке.",
        "Questo contenuto è riservato agli abbonati",
        "Dit artikel is alleen voor abonnees. Lees verder met een abonnement.",
        "Este conteúdo é exclusivo para assinantes. Assine para continuar a ler.",
        "Den här artikeln är för dig som är prenumerant. Logga in för att läsa vidare.",
        "Denne artikel er kun for abonnenter. Er du allerede abonnent?",
        "Denne saken er forbeholdt abonnenter",
        "Tämä artikkeli on vain tilaajille. Tilaa ja lue koko juttu.",
        "Tento článek je pouze pro předplatitele.",
        "Tento článok je len pre predplatiteľov",
        "Ten artykuł jest dostępny tylko dla subskrybentów. Zaloguj się, aby czytać dalej.",
        "Ez a cikk csak előfizetőinknek érhető el",
        "Acest articol este disponibil doar pentru abonați",
        "Bu haber sadece abonelerimize özeldir",
    ],
)
def test_a_beginning_that_asks_for_money_is_a_teaser(ask: str, read: Callable[..., Article]) -> None:
    """A short text on a page that keeps the rest for subscribers is marked."""
    assert read(page(*OPENING, after=f"<div><p>{ask}</p></div>")).is_teaser


@pytest.mark.parametrize(
    "ask",
    [
        "Subscribe to continue reading this article.",
        "Already a subscriber? Log in",
        "This article is for subscribers only.",
        "You have reached your limit of free articles this month.",
        "To continue reading, please sign in.",
        "Sign up to access all our articles.",
        "Nur für Abonnenten",
        "Vain tilaajille. Tilaa ja lue.",
        "Dieser Artikel ist nur für Abonnenten zugänglich. Jetzt Zugang sichern.",
        "Il vous reste 75% de cet article à lire. La suite est réservée aux abonnés.",
        "¿Ya eres suscriptor? Inicia sesión",
        "Questo contenuto è riservato agli abbonati",
        "Dit artikel is alleen voor abonnees. Lees verder met een abonnement.",
        "Logga in för att läsa vidare.",
        "Щоб читати далі, оформіть передплату.",
        "Полный текст доступен по подписке.",
    ],
)
def test_a_line_that_asks_for_money_is_no_part_of_the_text(ask: str, read: Callable[..., Article]) -> None:
    """It goes with a reason of its own, from a beginning and from a whole article."""
    for paragraphs in (OPENING, (*OPENING, *REST)):
        article = read(page(*paragraphs, ask))
        assert article.text == "\n\n".join(paragraphs)
        assert [piece.why for piece in article.dropped if piece.text == ask] == [DropReason.PAYWALL]


@pytest.mark.parametrize(
    "sentence",
    [
        "Readers have to subscribe to continue reading, and many of those who do not turn to other papers.",
        "The full article is available only to subscribers, which the library regards as a mistake.",
        "“This article is for subscribers only,” says a box in the middle of the page.",
        "This article is for subscribers only, the paper tells everybody who comes without an account.",
        "You have reached your limit of free articles, a message said when he opened the tenth report of the month.",
        "Sign up at the town hall to view the plans.",
        "Register to vote and get full details at the town hall.",
        "Join the union to read our demands.",
        "Create an account to access all services of the city.",
        "This story is for members of the jury alone.",
        "Nur für Mitglieder öffnet der Verein am Montag das Bad.",
        "Uitsluitend voor leden opent het zwembad op maandag de deuren.",
        "Bare for medlemmer åpner stranden.",
        "Tylko dla prenumeratorów teatru wstęp jest wolny.",
        "Der Verlag will, dass dieser Artikel nur für Abonnenten zugänglich ist.",
        "Questo contenuto è riservato agli abbonati, ha scritto il direttore, e non cambierà prima della primavera.",
    ],
)
def test_a_sentence_about_paywalls_stays(sentence: str, read: Callable[..., Article]) -> None:
    """An article may tell of those who ask and those who pay."""
    assert sentence in read(page(*OPENING, sentence, *REST)).text


@pytest.mark.parametrize("piece", ["1", "1 ", "subscribe to ", "opret ", "kun "])
def test_a_line_of_any_length_is_looked_through(piece: str) -> None:
    """A pattern that went back over a long run at each of its characters would take minutes."""
    assert not asks_to_pay(piece * (200_000 // len(piece)))


def test_a_page_that_says_it_is_locked_is_a_teaser(read: Callable[..., Article]) -> None:
    """The page's own metadata is enough, and only where the text is short."""
    assert read(page(*OPENING, head=LOCKED % "False")).is_teaser
    assert not read(page(*OPENING, head=LOCKED % "True")).is_teaser
    assert not read(page(*OPENING, *REST, head=LOCKED % "False")).is_teaser


def test_the_pages_own_count_of_words_decides(read: Callable[..., Article]) -> None:
    """A short article that is there whole is no teaser, whatever stands beside it."""
    offer = "<p>Subscribe now to continue reading</p>"
    assert not read(page(*OPENING, head=COUNTED % 38, after=offer)).is_teaser
    assert read(page(*OPENING, *REST, head=COUNTED % 2_000, after=offer)).is_teaser


def test_an_offer_beside_a_whole_article_marks_nothing(read: Callable[..., Article]) -> None:
    """Many pages ask for money and show everything."""
    assert not read(page(*OPENING, *REST, after="<p>Subscribe now to continue reading</p>")).is_teaser


@pytest.mark.parametrize(
    ("html", "says"),
    [
        (page("Checking your browser before you go on. This takes a few seconds.", title="Just a moment..."), "robots"),
        (page("Please complete the security check to go on.", title="kestreldaily.example"), "robots"),
        (page("Your access to this page has been denied because of your network.", title="Sorry"), "robots"),
        (page(*OPENING[:1], title="Before you continue to Kestrel Daily"), "request for consent"),
        (
            page(
                "We and our 834 partners use cookies. By clicking you agree to our privacy policy.",
                "You can change your settings at any time in our privacy settings or cookie policy.",
                title="Kestrel Daily",
            ),
            "request for consent",
        ),
    ],
)
def test_a_wall_is_no_article(html: str, says: str, read: Callable[..., Article]) -> None:
    """A check for robots and a request for consent are refused as what they are."""
    with pytest.raises(InputRefusedError, match=f"shows a (?:check for )?{says} in place of the article"):
        read(html)


def test_a_story_about_robots_and_privacy_is_an_article(read: Callable[..., Article]) -> None:
    """Walls are short; a text that tells a story stays."""
    title = "Are you a robot? The question that keeps people out"
    assert read(page(*OPENING, *REST, title=title)).text.startswith("The quay")
