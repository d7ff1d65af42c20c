"""What an operator may set."""

import pytest

from ingest.fetching.settings import FetchSettings, read_opened


def test_opened_hosts_are_a_list() -> None:
    """Hosts stand between commas or spaces; one without a port is opened at both ports of the web."""
    pairs = read_opened("NAS.home:8080, [fd00::5]:81 radio.home., ")
    assert pairs == {("nas.home", 8080), ("fd00::5", 81), ("radio.home", 80), ("radio.home", 443)}
    assert read_opened("") == frozenset()


@pytest.mark.parametrize(
    "text", ["nas:0", "nas:70000", "nas:x", "http://nas.home", "u@nas.home", "fd00::5", "[nas]:80"]
)
def test_what_is_no_host_is_named(text: str) -> None:
    """A part that is no host with an optional port is an error that names it."""
    with pytest.raises(ValueError, match="no host"):
        read_opened(f"good.home, {text}")


@pytest.mark.parametrize("contact", ["a\r\nX: y", "ünter@desk.example", "\x00"])
def test_a_contact_is_one_line_of_ascii(contact: str) -> None:
    """Nothing that would break a header goes into one."""
    with pytest.raises(ValueError, match="contact"):
        FetchSettings(contact=contact)


def test_without_contact_byline_still_says_what_it_is() -> None:
    """The User-Agent is honest also where nobody set a contact."""
    assert FetchSettings().user_agent == "Byline (self-hosted news reader)"
