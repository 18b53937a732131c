"""PDF pages as pixels: for the preview, for pictures, and for printers that take nothing else."""

from __future__ import annotations

import struct
import threading
import zlib
from dataclasses import dataclass
from types import TracebackType

import pypdfium2
import pypdfium2.raw as pdfium

# pdfium must not be entered by two threads at once (its README: "PDFium is not thread-safe").
_LOCK = threading.Lock()
_MOST_PIXELS = 64_000_000  # A4 at 600 dpi has 35 million
_INCH = 25.4  # mm


@dataclass(frozen=True)
class Raster:
    """Pixels, `wide` by `high`, three bytes each (red, green, blue), row by row from the top."""

    wide: int
    high: int
    rgb: bytes


@dataclass(frozen=True)
class Grey:
    """Pixels, `wide` by `high`, one byte each (0 is black), row by row from the top."""

    wide: int
    high: int
    levels: bytes


class Pages:
    """A PDF opened once for many looks at it; pages count from 0. Close it, or use `with`.

    One page at a time is in memory. Raises ValueError for what is no PDF.
    """

    def __init__(self, pdf: bytes) -> None:
        with _LOCK:
            try:
                self._document = pypdfium2.PdfDocument(pdf)
            except pypdfium2.PdfiumError as wrong:
                raise ValueError("this is no PDF") from wrong
            self._count = len(self._document)

    def __len__(self) -> int:
        return self._count

    def __enter__(self) -> Pages:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _what: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the document; closing twice is harmless."""
        with _LOCK:
            self._document.close()

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in mm. Raises IndexError."""
        self._look(page)
        with _LOCK:
            wide, high = self._document.get_page_size(page)
        return wide / 72 * _INCH, high / 72 * _INCH

    def pixels(self, page: int, dpi: float) -> Raster:
        """A page on white. Raises IndexError, and ValueError beyond 64 million pixels."""
        return Raster(*self._rendered(page, dpi, pdfium.FPDFBitmap_BGR, 3))

    def grey(self, page: int, dpi: float) -> Grey:
        """A page without its colours. Raises as `pixels`."""
        return Grey(*self._rendered(page, dpi, pdfium.FPDFBitmap_Gray, 1))

    def png(self, page: int, dpi: float) -> bytes:
        """A page as a PNG that knows its true size. Raises as `pixels`."""
        return png_of(self.pixels(page, dpi), dpi)

    def text(self, page: int) -> str:
        """What a reader copies out of a page, line by line. Raises IndexError."""
        self._look(page)
        with _LOCK:
            opened = self._document[page]
            try:
                text = opened.get_textpage()
                try:
                    return str(text.get_text_range())
                finally:
                    text.close()
            finally:
                opened.close()

    def _look(self, page: int) -> None:
        if not 0 <= page < self._count:
            raise IndexError(page)

    def _rendered(self, page: int, dpi: float, form: int, depth: int) -> tuple[int, int, bytes]:
        self._look(page)
        with _LOCK:
            opened = self._document[page]
            try:
                # A page of 40 mm is 320 dots at 8 a mm, not 321 because of a rounded point.
                wide = max(1, round(opened.get_width() * dpi / 72))
                high = max(1, round(opened.get_height() * dpi / 72))
                if wide * high > _MOST_PIXELS:
                    raise ValueError(f"{wide} by {high} pixels are too many")
                bitmap = pypdfium2.PdfBitmap.new_native(wide, high, form, rev_byteorder=True)
                try:
                    bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, high)
                    flags = pdfium.FPDF_REVERSE_BYTE_ORDER if depth == 3 else 0
                    pdfium.FPDF_RenderPageBitmap(bitmap, opened, 0, 0, wide, high, 0, flags)
                    return wide, high, _packed(bytes(bitmap.buffer), bitmap.stride, wide * depth)
                finally:
                    bitmap.close()
            finally:
                opened.close()


def count(pdf: bytes) -> int:
    """How many pages a PDF has. Raises ValueError for what is no PDF."""
    with Pages(pdf) as pages:
        return len(pages)


def pixels(pdf: bytes, page: int, dpi: float) -> Raster:
    """One page on white; for several open them as `Pages`. Raises as `Pages.pixels`."""
    with Pages(pdf) as pages:
        return pages.pixels(page, dpi)


def png(pdf: bytes, page: int, dpi: float) -> bytes:
    """One page as a PNG; for several open them as `Pages`. Raises as `Pages.pixels`."""
    with Pages(pdf) as pages:
        return pages.png(page, dpi)


def png_of(raster: Raster, dpi: float) -> bytes:
    """Pixels as a PNG (ISO/IEC 15948) that says how large they are on paper."""
    row = raster.wide * 3
    lines = b"".join(
        b"\0" + raster.rgb[start : start + row] for start in range(0, row * raster.high, row)
    )
    a_metre = round(dpi / _INCH * 1000)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", raster.wide, raster.high, 8, 2, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", a_metre, a_metre, 1)),
            _chunk(b"IDAT", zlib.compress(lines, 6)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _packed(data: bytes, stride: int, row: int) -> bytes:
    """The rows without what pdfium puts at their ends to make them even."""
    if stride == row:
        return data
    return b"".join(data[start : start + row] for start in range(0, len(data), stride))
