"""Hostile addresses and redirects: each is refused, and the listener that they lead to sees no connection."""

import contextlib

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from domain.fetched import FetchCause, FetchError, FetchKind
from ingest.fetching.connecting import guarded_connector
from ingest.fetching.settings import FetchSettings
from ingest.fetching.targets import check_url, next_url
from ingest.fetching.web_fetcher import WebFetcher
from tests.conftest import OutsideAddressError
from tests.fakes.clock import TurnedClock
from tests.fakes.web import ScriptedServer, answer, names

# Each of them reaches a listener on this machine in one client or another.
LOOPBACK_FORMS = [
    "127.0.0.1",
    "127.1",
    "0x7f.1",
    "0x7f000001",
    "2130706433",
    "017700000001",
    "0177.0.0.1",
    "127.0.0.1.",
    "127.0.0.1..",
    "0",
    "0.0.0.0",  # noqa: S104 - nothing is bound, it is an address to refuse
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:0:0:1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[::1%25lo]",
    "%31%32%37.0.0.1",
    "127%2e0%2e0%2e1",
    "１２７.０.０.１",
    "127。0。0。1",
    "①②⑦.0.0.1",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "ｌocalhost",
    "here.localhost",
    "router.lan",
    "printer.local",
    "metadata.internal",
    "intranet",
]
OTHER_ADDRESSES = [
    "10.1.2.3",
    "172.20.0.1",
    "192.168.0.1",
    "100.64.1.1",
    "169.254.169.254",
    "168.63.129.16",
    "224.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "[fe80::1]",
    "[fec0::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[2001::1]",
    "[::]",
]
HOSTS = LOOPBACK_FORMS + OTHER_ADDRESSES
OTHER_URLS = [
    "ftp://harbourpost.example/feed",
    "file:///etc/passwd",
    "gopher://127.0.0.1:70/_x",
    "data:text/html,x",
    "javascript:alert(1)",
    "//harbourpost.example/feed",
    "harbourpost.example/feed",
    "",
    "http://",
    "http:///feed",
    "http://harbourpost.example:22/",
    "http://harbourpost.example:0/",
    "http://harbourpost.example:8080/",
    "http://harbourpost.example:443/",
    "https://harbourpost.example:80/",
    "http://harbourpost.example:99999/",
    "http://user@harbourpost.example/",
    "http://user:hunter2@harbourpost.example/",
    "http://:hunter2@harbourpost.example/",
    "http://harbourpost.example@127.0.0.1/",
    "http://127.0.0.1\\@harbourpost.example/",
    "http://harbourpost.example\\@127.0.0.1/",
    "http://harbour post.example/",
    "http://harbour..example/",
    "http://-harbour.example/",
    "http://[::1/",
    "http://[]@",
    "http://harbourpost.example" + "/x" * 3_000,
    "http://" + "h" * 64 + ".example/",
    "http://\ud800.example/",
]


@pytest.mark.parametrize("host", HOSTS)
async def test_hostile_hosts_are_refused_before_a_connection(
    host: str, web: ScriptedServer, fetcher: WebFetcher
) -> None:
    """A host of this machine or of a network that is not public is refused in whatever form it is written."""
    for url in (f"http://{host}/", f"https://{host}/", f"http://{host}:{web.port}/"):
        with pytest.raises(FetchError) as refused:
            await fetcher.fetch(url, kind=FetchKind.FEED)
        assert refused.value.cause in {FetchCause.ADDRESS, FetchCause.URL}
    assert web.connections == 0


@pytest.mark.parametrize("host", HOSTS)
async def test_hostile_redirects_are_refused(host: str, web: ScriptedServer, fetcher: WebFetcher) -> None:
    """A redirect is refused where its address would be; the only connection is the one that gave it."""
    for count, url in enumerate((f"http://{host}/", f"//{host}/x", f"http://{host}:{web.port}/"), start=1):
        web.scripts["/"] = answer(302, Location=url.encode("utf-8", "surrogateescape").decode("latin-1"))
        with pytest.raises(FetchError) as refused:
            await fetcher.fetch(web.url(), kind=FetchKind.FEED)
        assert refused.value.cause in {FetchCause.ADDRESS, FetchCause.URL}
        assert web.connections == count


@pytest.mark.parametrize("host", LOOPBACK_FORMS)
async def test_the_connector_alone_refuses_every_form(host: str, web: ScriptedServer) -> None:
    """Were an address not checked before, the connection itself would still not be made."""
    lookup = names(localhost="127.0.0.1", here_localhost="127.0.0.1")
    async with aiohttp.ClientSession(connector=guarded_connector(lookup, is_opened=False, at_once=5)) as client:
        with pytest.raises((aiohttp.ClientError, FetchError, ValueError)):
            await client.get(f"http://{host}:{web.port}/")
    assert web.connections == 0


@pytest.mark.parametrize("url", OTHER_URLS)
async def test_other_addresses_are_refused(url: str, fetcher: WebFetcher) -> None:
    """Other schemes, ports, credentials and what is no address at all are refused with a sentence in plain ASCII."""
    with pytest.raises(FetchError) as refused:
        await fetcher.fetch(url, kind=FetchKind.PAGE)
    assert refused.value.cause in {FetchCause.URL, FetchCause.ADDRESS}
    assert str(refused.value).isascii()
    assert str(refused.value).isprintable()
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["2a00:1450::1", "::ffff:127.0.0.1"], ["10.0.0.1", "8.8.8.8"]],
)
async def test_one_bad_address_refuses_a_name(
    addresses: list[str], web: ScriptedServer, settings: FetchSettings, clock: TurnedClock
) -> None:
    """A name that leads to a refused address is refused, also where others of its addresses are good."""
    async with WebFetcher(settings, clock, lookup=names(harbourpost_example=addresses)) as fetcher:
        with pytest.raises(FetchError) as refused:
            await fetcher.fetch("http://harbourpost.example/feed", kind=FetchKind.FEED)
    assert refused.value.cause is FetchCause.ADDRESS
    assert web.connections == 0


async def test_a_name_is_resolved_once_for_a_connection(web: ScriptedServer) -> None:
    """The address that was checked is the one that is connected to, whatever the name server says the next time."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"], ["127.0.0.1"]])

    async def rebinding(host: str) -> list[str]:
        del host
        return next(answers)

    async with aiohttp.ClientSession(connector=guarded_connector(rebinding, is_opened=False, at_once=5)) as client:
        with pytest.raises(OutsideAddressError, match=r"8\.8\.8\.8"):
            await client.get(web.url(host="harbourpost.example"))
        with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
            await client.get(web.url(host="harbourpost.example"))
    assert web.connections == 0


async def test_an_opened_name_may_not_lead_to_metadata(
    web: ScriptedServer, settings: FetchSettings, clock: TurnedClock
) -> None:
    """Opening a host opens a home network, not the addresses where a machine keeps its secrets."""
    async with WebFetcher(settings, clock, lookup=names(harbour_example="169.254.169.254")) as fetcher:
        with pytest.raises(FetchError, match="metadata"):
            await fetcher.fetch(web.url(), kind=FetchKind.FEED)


async def test_a_host_is_opened_at_its_port_only(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """Another port of an opened host stays closed, and so does another name of its address."""
    for url in (f"http://harbour.example:{web.port + 1}/", "http://127.0.0.1/", web.url(host="127.0.0.1")):
        with pytest.raises(FetchError):
            await fetcher.fetch(url, kind=FetchKind.FEED)
    assert web.connections == 0


async def test_an_opened_host_answers_by_its_name(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """A feed at home is read when its host and port are opened."""
    web.scripts["/feed"] = answer(body=b"<rss/>")
    found = await fetcher.fetch(web.url("/feed", host="HARBOUR.example."), kind=FetchKind.FEED)
    assert found.body == b"<rss/>"


async def test_the_environment_sets_no_proxy(
    web: ScriptedServer, settings: FetchSettings, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy is a setting; variables of the environment change nothing."""
    monkeypatch.setenv("HTTP_PROXY", web.url(host="127.0.0.1"))
    monkeypatch.setenv("http_proxy", web.url(host="127.0.0.1"))
    async with WebFetcher(settings, clock, lookup=names()) as fetcher:
        with pytest.raises(FetchError):
            await fetcher.fetch("http://harbourpost.example/", kind=FetchKind.FEED)
    assert web.connections == 0


async def test_a_proxy_is_asked_for_public_hosts_only(
    web: ScriptedServer, settings: FetchSettings, clock: TurnedClock
) -> None:
    """A proxy gets public names unresolved; a hostile address is still refused, an opened host is asked directly."""
    web.scripts["http://harbourpost.example/feed"] = answer(body=b"by proxy")
    web.scripts["/feed"] = answer(body=b"at home")
    through = FetchSettings(opened=settings.opened, proxy=web.url(host="127.0.0.1"))
    async with WebFetcher(through, clock, lookup=names(harbour_example="127.0.0.1")) as fetcher:
        public = await fetcher.fetch("http://harbourpost.example/feed", kind=FetchKind.FEED)
        home = await fetcher.fetch(web.url("/feed"), kind=FetchKind.FEED)
        with pytest.raises(FetchError, match="metadata"):
            await fetcher.fetch("http://169.254.169.254/latest", kind=FetchKind.FEED)
    assert (public.body, home.body) == (b"by proxy", b"at home")
    assert web.connections == 2


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        (" HTTP://Harbourpost.Example/Feed#top ", "http://harbourpost.example/Feed"),
        ("https://bücher.example/ä?q=ü", "https://xn--bcher-kva.example/%C3%A4?q=%C3%BC"),
        ("https://harbourpost.example.", "https://harbourpost.example/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://[2a00:1450::1]/x", "http://[2a00:1450::1]/x"),
    ],
)
def test_a_good_address_has_one_form(text: str, checked: str) -> None:
    """An address is asked in lower case and punycode, without fragment and trailing dots."""
    assert str(check_url(text)) == checked


ODD = st.text(st.sampled_from("htps:/.@[]%\\?#0x7f1２。\x00\t\ud800é-a_")) | st.text()


@given(st.sampled_from(["", "http://", "https://", "//", "http://[", "http://a.example:"]), ODD)
def test_any_text_is_an_address_or_is_refused(start: str, rest: str) -> None:
    """Whatever stands in a feed or a redirect, it gives an address without credentials or an error."""
    with contextlib.suppress(FetchError):
        url = check_url(start + rest)
        assert (url.scheme, url.port) in {("http", 80), ("https", 443)}
        assert url.raw_user is None
        assert check_url(str(url)) == url
    with contextlib.suppress(FetchError):
        next_url(URL("https://harbourpost.example/a"), start + rest, frozenset())
