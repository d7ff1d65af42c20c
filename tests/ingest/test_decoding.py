"""Bytes become characters by one order of encodings, or the refusal says what was tried."""

import codecs

import pytest

from domain.errors import InputRefusedError
from ingest.decoding import decode, refuse_binary

GERMAN = "Die Sirene heulte müde über die Dächer. „Wir hören sie“, sagte Jürgen Groß, der für Äpfel lebt. " * 3
SPANISH = "El alcalde señaló que mañana habrá más agua. «No sé qué pasará», añadió Íñigo Muñoz. " * 3
POLISH = "Strażacy powiedzieli, że źródło ognia było w młynie, dodała Małgorzata Żółć, gdzie gęś śpi. " * 3
UKRAINIAN = "Сирена завила у неділю вранці. Їхній будинок стояв біля річки, і ґанок був мокрий. " * 3
RUSSIAN = "Сирена завыла в воскресенье утром. Мы её слышим, сказала жительница деревни у реки. " * 3
ENGLISH = "“We’ve been left to drift,” she said – and that’s £5. The café closed. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "cp1252"),
        (SPANISH, "cp1252"),
        (ENGLISH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (UKRAINIAN, "cp1251"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
    ],
)
def test_older_encodings_are_told_by_their_letters(text: str, encoding: str) -> None:
    """A text in an encoding of its language comes out as it was written."""
    assert decode(text.encode(encoding, errors="ignore"), "note.txt") == text.encode(encoding, errors="ignore").decode(
        encoding
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_byte_order_mark_decides_and_goes(encoding: str) -> None:
    """A text with a byte order mark is read by it, and the mark is no part of the text."""
    marks = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE, "utf-32-le": codecs.BOM_UTF32_LE}
    data = marks.get(encoding, b"") + "Grüße vom Kai".encode(encoding)
    refuse_binary(data, "note.txt")
    assert decode(data, "note.txt") == "Grüße vom Kai"


def test_a_page_is_read_by_what_it_declares() -> None:
    """A declared charset goes before a guess, and Latin-1 means its superset as in every browser."""
    page = '<html><head><meta charset="windows-1251"></head><body>Їжак</body></html>'
    assert "Їжак" in decode(page.encode("cp1251"), "page.html", is_html=True)
    western = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>“Aye”</p>'
    assert "“Aye”" in decode(western.encode("cp1252"), "page.html", is_html=True)
    japanese = '<meta charset="iso-2022-jp"><p>船の争議</p>'
    assert "船の争議" in decode(japanese.encode("iso-2022-jp"), "page.html", is_html=True)


@pytest.mark.parametrize("codec", ["idna", "punycode", "undefined", "hex", "no-such-codec"])
def test_a_page_that_declares_no_encoding_of_pages_is_read_all_the_same(codec: str) -> None:
    """Python knows codecs that are none for text; one of them in a page is no reason to fail."""
    page = f'<html><head><meta charset="{codec}"></head><body>café</body></html>'.encode("cp1252")
    assert "café" in decode(page, "page.html", is_html=True)


def test_a_broken_byte_does_not_refuse_a_page_that_says_it_is_utf_8() -> None:
    """A page with one broken byte is read with a replacement character, as browsers show it."""
    data = b'<meta charset="utf-8"><p>caf' + b"\xe9" + " und Tür".encode()
    assert decode(data, "page.html", is_html=True).endswith("caf\ufffd und Tür")


def test_what_cannot_be_decoded_names_the_encodings_tried() -> None:
    """The refusal of undecodable bytes is one sentence with the encodings."""
    with pytest.raises(InputRefusedError, match=r"^note\.txt cannot be decoded; tried utf-8, .*cp1252\.$"):
        decode(bytes([0x81, 0x8D, 0x01, 0x02, 0x03, 0x90] * 20), "note.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"some\x00thing", "has NUL bytes"),
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
    ],
)
def test_what_is_no_text_is_called_by_its_kind(data: bytes, says: str) -> None:
    """Binary and empty files are refused with what they are."""
    with pytest.raises(InputRefusedError, match=says):
        refuse_binary(data, "file")
