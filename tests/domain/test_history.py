"""What a chat was shown, as sums."""

from datetime import timedelta

from domain.edition import Edition, EditionStory, Length, Line, Window
from domain.history import EPOCH_DAYS, History, epoch_of, remembered_since
from tests.digest.build import HARBOUR, NOW, Draft, day


def edition(article_id: int) -> Edition:
    """One story with one line."""
    head = Draft(article_id, HARBOUR, day(14), "Ferry", "No ship left.").stored().head
    line = Line(1, "No ship left.", head, 0, 13)
    story = EditionStory("A", article_id, "Ferry", head, (HARBOUR,), (line,))
    return Edition(NOW, "UTC", Window(NOW, NOW, by_stored_at=True), Length.SHORT, (story,))


def test_order_does_not_count() -> None:
    """Chats that were shown the same have the same history; one line less is another."""
    start = History().at(NOW)
    one, two = edition(1), edition(2)
    assert start.after(one).after(two) == start.after(two).after(one)
    assert start.after(one) != start.after(two)
    assert start.after(Edition(NOW, "UTC", one.window, Length.SHORT, ())) == start
    assert start.after(one).joined(start.after(two)) == start.after(one).after(two)


def test_what_is_two_epochs_old_is_forgotten() -> None:
    """And what is one epoch old is not; sums and the instant from which lines are looked up agree."""
    shown, epoch = History().at(NOW).after(edition(1)), timedelta(days=EPOCH_DAYS)
    later = shown.at(NOW + epoch)
    assert (later.before, later.within) == (shown.within, "")
    assert later.at(NOW + 2 * epoch) == History(epoch_of(NOW + 2 * epoch))
    assert remembered_since(NOW + epoch) <= NOW < remembered_since(NOW + 2 * epoch)
    assert shown.joined(History().at(NOW + epoch)) == later


def test_a_sum_has_a_fixed_length() -> None:
    """However much was shown."""
    history = History().at(NOW)
    for article_id in range(1, 30):
        history = history.after(edition(article_id))
        assert len(history.within) == 32
