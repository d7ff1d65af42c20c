"""Articles are grouped by the event they are about."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

from analysis.stories import GroupItem, group_articles

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)

FERRY = (
    (
        "Ferry crews vote to stop the ships",
        "Crews of Sound Lines voted to stop sailing to the Norrin Isles over unpaid wages.",
    ),
    (
        "Norrin Isles cut off as ferry crews strike",
        "The ferry strike at Sound Lines left the Norrin Isles without a ship.",
    ),
    ("Union: no wages, no ferry", "The seafarers' union said Sound Lines owes its ferry crews ten weeks of wages."),
)
DAM = (
    ("Engineer counts cracks in Hollin Dam", "An engineer told a court that the Hollin Dam has thirteen cracks."),
    (
        "Court hears of cracks at Hollin",
        "The court in Carrow heard how cracks in the Hollin Dam were counted by its engineer.",
    ),
)


def items(*pairs: tuple[str, str], at: datetime | None = NOON) -> list[GroupItem]:
    """Give an item for each title and text, all published at one time."""
    return [GroupItem(str(number), title, text, at) for number, (title, text) in enumerate(pairs)]


def test_articles_on_two_events_make_two_stories() -> None:
    """Articles about one event have one label, and labels count from 0 by first article."""
    assert group_articles(items(FERRY[0], DAM[0], FERRY[1], DAM[1], FERRY[2])) == [0, 1, 0, 1, 0]


def test_nothing_makes_no_story() -> None:
    """An empty window gives an empty list, and one article a story of its own."""
    assert group_articles([]) == []
    assert group_articles(items(FERRY[0])) == [0]


def test_an_article_without_words_stands_alone() -> None:
    """Articles with nothing to compare are no story together."""
    assert group_articles(items(("", ""), ("", ""), ("...", "The of and."))) == [0, 1, 2]


def test_time_keeps_the_same_subject_apart() -> None:
    """Two articles in much the same words are two stories when weeks lie between them."""
    first, second = items(FERRY[0], FERRY[0])
    late = GroupItem("late", second.title, second.text, NOON + timedelta(days=20))
    assert group_articles([first, late]) == [0, 1]
    assert group_articles([first, GroupItem("soon", late.title, late.text, NOON + timedelta(days=2))]) == [0, 0]


def test_an_unknown_time_keeps_nothing_apart() -> None:
    """An article without a date joins by its words."""
    dated, undated = items(FERRY[0]), items(FERRY[1], at=None)
    assert group_articles(dated + undated) == [0, 0]


def test_everyday_words_join_nothing() -> None:
    """Three articles that share only the everyday words of the news are three stories."""
    tolls = "The minister met police on Monday over tolls on the Arvel motorway. Lorries had blocked its booths twice."
    jewels = "Police said on Monday that a man had robbed a jeweller in Quist. He left on a bicycle with eleven rings."
    patrols = "On Monday police showed the minister electric patrol cars. Rannoch builds them, and each runs 300 km."
    texts = (("Minister meets police", tolls), ("Police arrest man", jewels), ("Police take new cars", patrols))
    assert group_articles(items(*texts)) == [0, 1, 2]


def test_shared_rare_names_join_two_languages() -> None:
    """An article in another language joins the group whose names it has."""
    german = (
        "Unterlauen übt für den Tag, an dem das Wasser kommt",
        "Der Staudamm von Hollin liegt jenseits der Grenze. In Carrow will das Gericht urteilen, teilte Leif Dorn mit.",
    )
    dam = (DAM[0][0], DAM[0][1] + " The board's spokesman Leif Dorn was in Carrow.")
    assert group_articles(items(dam, DAM[1], FERRY[0], german)) == [0, 0, 1, 0]


def test_a_few_places_join_no_long_articles() -> None:
    """Two long articles on other things that name the same three towns, among many other names, are two stories."""
    seeds = (
        "Seed banks open in spring",
        "Growers in Carrow, Hollin and Tarnmouth lent Ada Brill, Ben Corrin, Cleo Dray and Dan Elster their seeds.",
    )
    opera = (
        "An opera house on wheels",
        "A lorry brought Mona Fisk, Otto Grail, Pia Hurst and Rolf Ister, who sing, to Carrow, Hollin and Tarnmouth.",
    )
    assert group_articles(items(seeds, opera)) == [0, 1]


def test_many_articles_of_one_story_stay_together() -> None:
    """A story of forty articles is not split because they crowd one another."""
    crowd = [
        (
            f"Ferry strike day {n}",
            f"{FERRY[n % 3][1]} Passenger {chr(97 + n // 26)}{chr(97 + n % 26)}olm waited at berth {n}.",
        )
        for n in range(40)
    ]
    others = [(f"Title {n} about w{n}x", f"Only w{n}x and w{n}y and w{n}z stand here.") for n in range(30)]
    labels = group_articles(items(*crowd, *others))
    assert set(labels[:40]) == {0}
    assert len(set(labels[40:])) == 30


def test_numerics_load_only_when_grouping() -> None:
    """Importing the module, as the main process does, loads neither numpy nor scipy."""
    program = "import sys; import analysis.stories; raise SystemExit(bool({'numpy', 'scipy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
