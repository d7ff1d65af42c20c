"""Boilerplate goes as whole lines; sentences of a story stay, however they begin."""

from collections.abc import Callable

import pytest

from domain.article import DropReason
from ingest.cleaning import Cleaned

BEFORE = (
    "Nine towns vote on the river plan\n\nThe towns along the river vote on Sunday on whether to move the bank.\n\n"
)
AFTER = "\n\nThe vote ends at eight, and the count is public in all nine halls."

PROMOTION = """Sign up to our daily newsletter
Subscribe to our YouTube channel for more videos.
Follow us on X and Instagram
Join our brand-new HP Telegram channel today!
📲 Follow the Harbour Post on WhatsApp
Never miss a story. Sign up for our newsletter.
Get the day's biggest stories delivered to your inbox
Do you have a story? Email us at newsdesk@harbourpost.example
You can follow Harbour Post on Facebook, X and Instagram.
Підписуйтесь на наш телеграм-канал
Подписывайтесь на наш Telegram-канал
Dołącz do nas na Facebooku
Suscríbase a nuestro boletín
Abonnez-vous à notre newsletter
Melden Sie sich für unseren Newsletter an"""
NAVIGATION = """Also read
Others are reading now
People also read
MOST READ
More on this story:
Share this article
Lesen Sie auch
À lire aussi
Lea también
Читайте також:
Читайте также
Czytaj też
Home › News › Islands"""
RELATED = """Read more: Dam board refuses to answer
READ ALSO: Dam board refuses to answer
Lesen Sie auch: Frost in den Obstgärten"""
ADVERTISEMENT = """Advertisement
ADVERTISEMENT
Ads by Brightwater
Story continues below advertisement
Anzeige
Реклама"""
CONSENT = """We use cookies to improve your experience. By continuing to browse you accept our cookie policy.
Click to load content of another provider. You can change your consent at any time.
By clicking “Accept” you agree to the storing of cookies on your device.
Accept all"""
PLATFORM = """Powered by Blogger.
Simple theme. Powered by Blogger.
Newer Post Older Post Home
Subscribe to: Post Comments (Atom)
© 2026 Harbour Post Ltd"""
STORY = """Join us, the recruiter wrote on his Telegram channel, and your debts are gone.
Subscribe to our lies, the minister said, and you will lose everything.
Sign up for the newsletter of the union, workers were told at the gate.
Follow the money on Telegram and you find the three brothers.
Follow the instructions on Facebook of the fire service.
To get a subscription for the train, students queued all night.
Advertisement revenue at the paper fell by half last year.
Also read at the ceremony were the names of the eleven dead.
Most read newspapers in the region are printed abroad.
Related charges against his brother were dropped in May.
Share prices of the bank fell by nine percent on Monday.
Cookies and personal data of users were sold to third parties without consent, the regulator found.
You agree to nothing by clicking, the judge ruled about personal data and third-party content.
By Monday evening the river had reached the second bridge.
Sources: a government in chaos, the ministry said, and no plan.
Source close to the talks: “We never saw the paper.”
Updated plans for the dam were shown on Friday.
Published in 1961, the book sold nine copies.
Posted by the army at the gate, two guards watched.
Get help at once if the water reaches your door.
Copyright 2019 was the year of the dispute, she said.
Powered by diesel, the ferry left at noon.
More: the dam was never inspected again.
Listen to your body, doctors say, and stay at home.
Our journalism is a crime here, the editor wrote.
We use cookies to lure the bears, the ranger said.
Help us, they cried from the roof.
“Subscribe to our channel.”
Nobody answered."""


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (line, why)
        for lines, why in (
            (PROMOTION, DropReason.PROMOTION),
            (NAVIGATION, DropReason.NAVIGATION),
            (RELATED, DropReason.RELATED),
            (ADVERTISEMENT, DropReason.ADVERTISEMENT),
            (CONSENT, DropReason.CONSENT),
            (PLATFORM, DropReason.PLATFORM),
        )
        for line in lines.splitlines()
    ],
)
def test_a_line_of_boilerplate_goes_with_its_reason(
    line: str, why: DropReason, clean_it: Callable[[str], Cleaned]
) -> None:
    """Between two paragraphs the line goes, as written and with its reason, and the paragraphs stay."""
    cleaned = clean_it(BEFORE + line + AFTER)
    assert [(piece.text, piece.why) for piece in cleaned.dropped] == [(line, why)]
    assert cleaned.text.count("\n\n") == 1


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
def test_no_sentence_of_a_story_is_dropped(separator: str, clean_it: Callable[[str], Cleaned]) -> None:
    """Sentences that open like boilerplate stay, in paragraphs or one a line."""
    cleaned = clean_it(BEFORE + STORY.replace("\n", separator) + AFTER)
    assert cleaned.dropped == ()
    assert all(line in cleaned.text for line in STORY.splitlines())


def test_an_unknown_kind_of_line_stays(clean_it: Callable[[str], Cleaned]) -> None:
    """A line that no rule knows is kept."""
    assert "x/@KaravanIlse" in clean_it(BEFORE + "x/@KaravanIlse" + AFTER).text


def test_headlines_below_a_label_go_with_it(clean_it: Callable[[str], Cleaned]) -> None:
    """Headlines in the label's own block are related links; the paragraph and the heading after a blank line stay."""
    cleaned = clean_it(f"{BEFORE}Also read\nTen walks to a lighthouse\nCrab prices double\n\nA cold spring{AFTER}")
    assert [piece.why for piece in cleaned.dropped] == [DropReason.NAVIGATION, DropReason.RELATED, DropReason.RELATED]
    assert "A cold spring" in cleaned.text


def test_a_heading_below_a_label_stays(clean_it: Callable[[str], Cleaned]) -> None:
    """After a bare label and a blank line the body goes on, with a heading perhaps."""
    cleaned = clean_it(f"{BEFORE}Also read\n\nA cold spring{AFTER}")
    assert [piece.text for piece in cleaned.dropped] == ["Also read"]


def test_a_list_at_the_end_goes_whole(clean_it: Callable[[str], Cleaned]) -> None:
    """Where nothing but headlines follows a label, all of them are related links, numbered or not."""
    cleaned = clean_it(f"{BEFORE}{AFTER.strip()}\n\nMost read\n\n1. Crab prices double\n\nTen walks to a lighthouse")
    assert cleaned.text.endswith("all nine halls.")
    assert [piece.why for piece in cleaned.dropped] == [DropReason.NAVIGATION, DropReason.RELATED, DropReason.RELATED]


@pytest.mark.parametrize(
    "line",
    ["Sources: Ilse Karavan (X), Sorn Tribune, Grenzbote", "Source: Coast Radio", "Quellen: Grenzbote und lmz.example"],
)
def test_closing_credits_are_dropped_as_such(line: str, clean_it: Callable[[str], Cleaned]) -> None:
    """A closing line of names goes as a credit line; the same in the first half stays."""
    assert [(piece.text, piece.why) for piece in clean_it(f"{BEFORE}{AFTER.strip()}\n\n{line}").dropped] == [
        (line, DropReason.CREDIT_LINE)
    ]
    assert line in clean_it(f"{BEFORE}{line}{AFTER}{AFTER}{AFTER}{AFTER}").text


def test_paragraphs_keep_their_breaks(clean_it: Callable[[str], Cleaned]) -> None:
    """Lines stay lines, blank lines stay single, and a dropped paragraph leaves none behind."""
    cleaned = clean_it(
        "Quay reopens\n\nThe quay was opened on Monday before noon today.\nBoats came.\n\n\nAdvertisement\n\n"
        "Nobody was hurt.\r\n"
    )
    assert cleaned.text == "The quay was opened on Monday before noon today.\nBoats came.\n\nNobody was hurt."
