"""What is named as a source of feeds: an address or a file."""

import pytest

from bot.feed_sources import read_source, split_sources
from domain.errors import InputRefusedError


@pytest.mark.parametrize("scheme", ["https://", ""])
def test_a_long_address_is_no_file(scheme: str) -> None:
    """Though no file may have so long a name."""
    address = f"{scheme}post.example/feed?key={'k' * 300}"
    assert split_sources(address) == [address]
    assert read_source(address) == address


def test_a_file_of_nobodys_home_is_not_there() -> None:
    """Who is named has no account on this machine."""
    given = "~nobody-of-this-name/feeds.opml"
    assert split_sources(given) == [given]
    with pytest.raises(InputRefusedError, match=r"There is no file ~nobody-of-this-name/feeds\.opml"):
        read_source(given)
