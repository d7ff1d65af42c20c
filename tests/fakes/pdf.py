"""Writes small PDF documents, as any program for writing texts would."""

from collections.abc import Sequence
from dataclasses import dataclass

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page: its left end, how high it stands from the foot, its words, all in points."""

    x: int
    y: int
    text: str
    size: int = 11


def make_pdf(pages: Sequence[Sequence[PdfLine]], *, title: str = "") -> bytes:
    """A document of these pages (ISO 32000-1, 7.5)."""
    tree = 2 + 2 * len(pages)
    objects = [HELVETICA]
    for page in pages:
        drawn = b"BT\n" + b"".join(map(_drawn, page)) + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 1 0 R >> >> >>" % (tree, len(objects))
        )
    kids = b" ".join(b"%d 0 R" % (3 + 2 * n) for n in range(len(pages)))
    objects += [
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        b"<< /Type /Catalog /Pages %d 0 R >>" % tree,
        b"<< /Title (%s) >>" % _escaped(title),
    ]
    return _file(objects, root=tree + 1, info=tree + 2)


def _drawn(line: PdfLine) -> bytes:
    return b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj\n" % (line.size, line.x, line.y, _escaped(line.text))


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes], *, root: int, info: int) -> bytes:
    body, offsets = b"%PDF-1.4\n", []
    for n, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (n, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\n" % (len(objects) + 1, root, info)
        + b"startxref\n%d\n%%%%EOF" % len(body)
    )
