"""What answers give: bodies, versions, and the true cause of a failure."""

import asyncio
import contextlib
import socket
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from domain.fetched import FetchCause, FetchError, FetchKind, Validators
from ingest.fetching.connecting import SystemLookup, guarded_connector
from ingest.fetching.failures import read_retry_after
from ingest.fetching.settings import FetchSettings
from ingest.fetching.web_fetcher import WebFetcher
from tests.fakes.clock import START, TurnedClock
from tests.fakes.web import ScriptedServer, answer, names, serving

ETAG, MODIFIED = '"v1"', "Mon, 06 May 2024 06:00:00 GMT"


async def cause_of(fetcher: WebFetcher, url: str) -> FetchError:
    """The error that fetching gives."""
    with pytest.raises(FetchError) as refused:
        await fetcher.fetch(url, kind=FetchKind.FEED)
    return refused.value


async def test_an_answer_has_its_type_and_charset(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """Type and charset are the header's, and none where it has none."""
    web.scripts |= {"/a": answer(body=b"x", Content_Type='Text/HTML; charset="koi8-r"'), "/b": answer(body=b"y")}
    named = await fetcher.fetch(web.url("/a"), kind=FetchKind.FEED)
    plain = await fetcher.fetch(web.url("/b"), kind=FetchKind.FEED)
    assert (named.content_type, named.charset, named.status) == ("text/html", "koi8-r", 200)
    assert (plain.content_type, plain.charset) == (None, None)


async def test_long_headers_are_no_failure(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """A policy of 60,000 characters may stand before a good answer."""
    web.scripts["/"] = answer(body=b"x", Content_Security_Policy="x" * 60_000)
    assert (await fetcher.fetch(web.url(), kind=FetchKind.FEED)).body == b"x"


async def test_byline_says_who_asks(web: ScriptedServer, clock: TurnedClock) -> None:
    """A request carries an honest name with a contact, what it accepts, and no cookie."""
    web.scripts["/"] = answer(body=b"x", Set_Cookie="a=b")
    settings = FetchSettings(contact="https://desk.example/about", opened=frozenset({("harbour.example", web.port)}))
    async with WebFetcher(settings, clock, lookup=names(harbour_example="127.0.0.1")) as fetcher:
        await fetcher.fetch(web.url(), kind=FetchKind.FEED)
        await fetcher.fetch(web.url(), kind=FetchKind.FEED)
    headers = web.asked[-1].headers
    assert headers["user-agent"] == "Byline (+https://desk.example/about)"
    assert headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in headers


async def test_both_validators_are_kept_and_sent_back(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """ETag and Last-Modified of an answer go back as they came; 304 is a result without a body that keeps them."""
    web.scripts["/feed"] = answer(body=b"x", ETag=ETAG, Last_Modified=MODIFIED)
    first = await fetcher.fetch(web.url("/feed"), kind=FetchKind.FEED)
    assert first.validators == Validators(ETAG, MODIFIED)
    web.scripts["/feed"] = answer(304)
    second = await fetcher.fetch(web.url("/feed"), kind=FetchKind.FEED, validators=first.validators)
    asked = web.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == (ETAG, MODIFIED)
    assert second.is_unchanged
    assert (second.body, second.validators) == (b"", first.validators)


async def test_unchanged_is_no_answer_to_a_first_request(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """A 304 that nobody asked for is an error, since there is nothing it could refer to."""
    web.scripts["/"] = answer(304)
    assert (await cause_of(fetcher, web.url())).cause is FetchCause.STATUS


async def test_a_validator_that_cannot_be_sent_is_dropped(web: ScriptedServer, fetcher: WebFetcher) -> None:
    """What is no plain ASCII, or very long, is not kept as a validator."""
    web.scripts["/"] = answer(body=b"x", ETag='"\xe9\xff"', Last_Modified="x" * 2_000)
    assert (await fetcher.fetch(web.url(), kind=FetchKind.FEED)).validators == Validators()


@pytest.mark.parametrize(
    ("status", "headers", "cause"),
    [
        (401, {}, FetchCause.FORBIDDEN),
        (402, {}, FetchCause.FORBIDDEN),
        (403, {}, FetchCause.FORBIDDEN),
        (451, {}, FetchCause.FORBIDDEN),
        (503, {"Cf_Mitigated": "challenge"}, FetchCause.FORBIDDEN),
        (404, {}, FetchCause.STATUS),
        (410, {}, FetchCause.GONE),
        (429, {}, FetchCause.RATE_LIMITED),
        (500, {}, FetchCause.STATUS),
        (503, {}, FetchCause.STATUS),
    ],
)
async def test_a_failure_has_its_true_cause(
    status: int, headers: dict[str, str], cause: FetchCause, web: ScriptedServer, fetcher: WebFetcher
) -> None:
    """A status that is no success is an error with its cause, and the sentence names address and status."""
    web.scripts["/feed"] = answer(status, b"<html>", **headers)
    error = await cause_of(fetcher, web.url("/feed"))
    assert (error.cause, error.status, error.retry_at) == (cause, status, None)
    assert str(error).startswith(f"{web.url('/feed')} answers {status} ")


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_may_ask_to_wait(status: int, web: ScriptedServer, fetcher: WebFetcher) -> None:
    """With Retry-After the error says until when."""
    web.scripts["/"] = answer(status, Retry_After="90")
    error = await cause_of(fetcher, web.url())
    assert (error.cause, error.retry_at) == (FetchCause.RATE_LIMITED, START + timedelta(seconds=90))


@pytest.mark.parametrize(
    ("wire", "rests"),
    [(answer(429, Retry_After="90"), 90), (answer(429), 60), (answer(429, Retry_After="9999999"), 3_600)],
)
async def test_a_host_that_asks_to_wait_is_left_alone(
    wire: bytes, rests: int, web: ScriptedServer, fetcher: WebFetcher, clock: TurnedClock
) -> None:
    """No page of it is asked for until then, or for a minute, and at most for an hour; its feeds are."""
    web.scripts |= {"/a": wire, "/b": answer(body=b"x"), "/robots.txt": answer(404)}
    await cause_of(fetcher, web.url("/a"))
    clock.turn(timedelta(seconds=rests - 1))
    with pytest.raises(FetchError) as refused:
        await fetcher.fetch(web.url("/b"), kind=FetchKind.PAGE)
    assert (refused.value.cause, refused.value.retry_at) == (
        FetchCause.RATE_LIMITED,
        START + timedelta(seconds=rests),
    )
    assert web.paths() == ["/a"]
    assert (await fetcher.fetch(web.url("/b"), kind=FetchKind.FEED)).body == b"x"
    clock.turn(timedelta(seconds=1))
    assert (await fetcher.fetch(web.url("/b"), kind=FetchKind.PAGE)).body == b"x"


@pytest.mark.parametrize(
    ("value", "retry_at"),
    [
        ("0", START),
        ("120", START + timedelta(minutes=2)),
        ("99999999999999999999", START + timedelta(days=7)),
        ("Mon, 06 May 2024 08:00:00 GMT", datetime(2024, 5, 6, 8, tzinfo=UTC)),
        ("Monday, 06-May-24 08:00:00 GMT", datetime(2024, 5, 6, 8, tzinfo=UTC)),
        ("Mon, 06 May 2024 10:00:00 +0200", datetime(2024, 5, 6, 8, tzinfo=UTC)),
        ("Sun, 05 May 2024 08:00:00 GMT", START),
        ("Mon, 06 May 2095 08:00:00 GMT", START + timedelta(days=7)),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("Mon, 99 May 2024 08:00:00 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, retry_at: datetime | None) -> None:
    """Both forms are read; a past one means now, a very late one a week, and what is neither means nothing."""
    assert read_retry_after(value, START) == retry_at


async def test_an_unknown_name_is_said(fetcher: WebFetcher) -> None:
    """A name without address is an error of DNS, which says the name."""
    error = await cause_of(fetcher, "https://nowhere.example/feed")
    assert error.cause is FetchCause.DNS
    assert str(error).endswith("is not found: no name server knows nowhere.example.")


async def test_a_name_service_that_is_away_is_said(clock: TurnedClock) -> None:
    """Where no name server answers at all, the own network is the reason, and not the name."""

    async def silent(_host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "again")

    async with WebFetcher(FetchSettings(), clock, lookup=silent) as fetcher:
        error = await cause_of(fetcher, "https://nowhere.example/feed")
    assert error.cause is FetchCause.DNS
    assert "no name server answers" in str(error)


async def test_the_systems_name_service_is_guarded_too(web: ScriptedServer, clock: TurnedClock) -> None:
    """Without another name service the system's gives the addresses, and they are checked as any."""
    opened = FetchSettings(opened=frozenset({("localhost", web.port)}))
    web.scripts["/"] = answer(body=b"x")
    async with WebFetcher(opened, clock) as fetcher:
        assert (await fetcher.fetch(web.url(host="localhost"), kind=FetchKind.FEED)).body == b"x"
    lookup = SystemLookup(threads=1)
    with contextlib.closing(lookup):
        resolver = guarded_connector(lookup, is_opened=False, at_once=1)
        async with aiohttp.ClientSession(connector=resolver) as client:
            with pytest.raises(FetchError, match="a loopback address"):
                await client.get(web.url(host="localhost"))


async def test_a_dead_proxy_is_said(clock: TurnedClock) -> None:
    """A proxy that cannot be reached is named as the reason."""
    async with serving() as gone:
        proxy = gone.url(host="127.0.0.1")
    async with WebFetcher(FetchSettings(proxy=proxy), clock) as fetcher:
        error = await cause_of(fetcher, "http://harbourpost.example/")
    assert (error.cause, "proxy" in str(error)) == (FetchCause.CONNECTION, True)


async def test_no_tls_and_no_listener_are_said(clock: TurnedClock) -> None:
    """A server that answers https with something else is an error of TLS; where nobody listens is no connection."""

    async def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    settings = FetchSettings(opened=frozenset({("harbour.example", port)}))
    async with WebFetcher(settings, clock, lookup=names(harbour_example="127.0.0.1")) as fetcher:
        assert (await cause_of(fetcher, f"https://harbour.example:{port}/")).cause is FetchCause.TLS
        server.close()
        await server.wait_closed()
        assert (await cause_of(fetcher, f"http://harbour.example:{port}/")).cause is FetchCause.CONNECTION


@pytest.mark.parametrize(
    ("wire", "cause"),
    [
        (b"", FetchCause.CONNECTION),
        (b"SSH-2.0-x\r\n\r\n", FetchCause.BROKEN),
        (b"HTTP/1.1 799 No\r\nContent-Length: 0\r\n\r\n", FetchCause.STATUS),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", FetchCause.BROKEN),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", FetchCause.BROKEN),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", FetchCause.BROKEN),
    ],
)
async def test_a_broken_answer_is_said(
    wire: bytes, cause: FetchCause, web: ScriptedServer, fetcher: WebFetcher
) -> None:
    """What is cut off or is no HTTP is an error, never half an answer."""
    web.scripts["/"] = wire
    assert (await cause_of(fetcher, web.url())).cause is cause


async def test_a_slow_server_ends_at_the_deadline(
    web: ScriptedServer, settings: FetchSettings, clock: TurnedClock
) -> None:
    """A server that says nothing, one that sends no end and one that drips are left when the time is over."""

    async def nothing(writer: asyncio.StreamWriter) -> None:
        await writer.wait_closed()

    async def no_end(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx")
        await writer.wait_closed()

    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"1\r\nx\r\n")
            await writer.drain()
            await asyncio.sleep(0.01)

    web.scripts |= {"/nothing": nothing, "/end": no_end, "/drip": drip}
    hasty = FetchSettings(opened=settings.opened, total_seconds=0.1)
    async with WebFetcher(hasty, clock, lookup=names(harbour_example="127.0.0.1")) as fetcher:
        for path in web.scripts:
            assert (await cause_of(fetcher, web.url(path))).cause is FetchCause.TIMEOUT


async def test_redirects_share_one_deadline(web: ScriptedServer, fetcher: WebFetcher, clock: TurnedClock) -> None:
    """The time that a redirect took is missing for what comes after it."""

    async def late(writer: asyncio.StreamWriter) -> None:
        clock.turn(timedelta(seconds=31))
        writer.write(answer(302, Location="/end"))
        await writer.drain()

    web.scripts |= {"/": late, "/end": answer(body=b"x")}
    assert (await cause_of(fetcher, web.url())).cause is FetchCause.TIMEOUT
    assert web.paths() == ["/"]
