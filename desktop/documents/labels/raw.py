"""Labels for printers that no system's printing knows: as pictures, and as TSPL.

TSPL: TSC Auto ID, "TSPL/TSPL2 Programming Language"; spoken by TSC, Gprinter, Xprinter, Deli.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from itertools import islice

from desktop.documents.labels.layout import DOTS
from desktop.documents.labels.printing import labels
from desktop.documents.pages import Grey, Pages
from desktop.domain.errors import NothingToPrint
from desktop.domain.paper.labels import Copies, named
from desktop.domain.paper.sizes import Roll, Shift
from desktop.domain.progress import Progress

_INCH = 25.4  # mm
_AT_ONCE = 100  # labels in one PDF, so that memory stays bounded
_DARK = 128  # below it a dot is printed
_DIRECTION = 1  # the label comes out with its head first


def tspl(
    copies: Sequence[Copies],
    roll: Roll,
    dpi: int = 203,
    *,
    shift: Shift | None = None,
    bars: bool | None = None,
) -> Generator[Progress, None, bytes]:
    """The labels as a job for a TSPL printer, each as one bitmap, so that no glyph is missing.

    The bitmaps are the very pages of `labels`, drawn for 203 dpi (8 dots a mm) or another head.
    Raises NothingToPrint.
    """
    wanted = [one for one in copies if one.copies > 0]
    if not wanted:
        raise NothingToPrint()
    exact = _exact(dpi)
    head = f"SIZE {roll.wide:g} mm,{roll.high:g} mm\r\nGAP {roll.gap:g} mm,0 mm\r\n"
    job = bytearray(f"{head}DIRECTION {_DIRECTION}\r\n".encode("ascii"))
    pages = _pages(wanted, roll, exact, shift, bars)
    for n, (one, page) in enumerate(zip(wanted, pages, strict=True), 1):
        row, bits = _bits(page)
        job += f"CLS\r\nBITMAP 0,0,{row},{page.high},0,".encode("ascii")
        job += bits
        job += f"\r\nPRINT {one.copies}\r\n".encode("ascii")
        yield Progress(n, len(wanted), named(one.label))
    return bytes(job)


def pictures(
    copies: Sequence[Copies], roll: Roll, dpi: int = 300, *, bars: bool | None = None
) -> Iterator[bytes]:
    """Each label once as a PNG that knows its true size; in order, however many copies."""
    exact = _exact(dpi)
    for some in _chunks(copies):
        with Pages(_pdf(some, roll, exact, None, bars)) as pages:
            for page in range(len(pages)):
                yield pages.png(page, exact)


def _exact(dpi: int) -> float:
    """Printers sold as 203 dpi have 8 dots a mm, which are 203.2."""
    return DOTS * _INCH if dpi == 203 else float(dpi)


def _pages(
    wanted: Sequence[Copies], roll: Roll, dpi: float, shift: Shift | None, bars: bool | None
) -> Iterator[Grey]:
    for some in _chunks(wanted):
        with Pages(_pdf(some, roll, dpi, shift, bars)) as pages:
            for page in range(len(pages)):
                yield pages.grey(page, dpi)


def _chunks(copies: Sequence[Copies]) -> Iterator[list[Copies]]:
    left = iter(copies)
    while some := list(islice(left, _AT_ONCE)):
        yield [Copies(one.label) for one in some]


def _pdf(
    copies: Sequence[Copies], roll: Roll, dpi: float, shift: Shift | None, bars: bool | None
) -> bytes:
    drawing = labels(copies, roll, shift=shift, bars=bars, dots=dpi / _INCH)
    while True:
        try:
            next(drawing)
        except StopIteration as end:
            return bytes(end.value.data)


def _bits(page: Grey) -> tuple[int, bytes]:
    """Bytes a row, and the rows: one bit a dot, 0 is printed, rows end on whole bytes."""
    row = (page.wide + 7) // 8
    # Dark dots become 0 and light ones 1 in a text of binary digits, which int() packs.
    table = bytes(b"0"[0] if level < _DARK else b"1"[0] for level in range(256))
    told = page.levels.translate(table)
    out = bytearray()
    for start in range(0, len(told), page.wide):
        line = told[start : start + page.wide].ljust(row * 8, b"1")
        out += int(line, 2).to_bytes(row, "big")
    return row, bytes(out)
