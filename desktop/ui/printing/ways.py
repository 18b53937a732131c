"""The printers of this computer, and how pages get there at their true size.

Where CUPS is installed the PDF itself goes to `lp`; elsewhere each page as a picture to QPrinter.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.domain.errors import PrinterTrouble
from desktop.domain.progress import Progress

_MM_PER_INCH = 25.4
# A picture of an A4 page at 600 dpi has 35 million pixels; more than that helps no eye.
_MOST_PIXELS = 36_000_000


def known_printers() -> list[tuple[str, bool]]:
    """The printers by name, and whether it is the usual one; the usual one first. May wait for
    the system's printing service, so it is asked in a lane.
    """
    from desktop.exchange.printers import printers

    if spooled := printers():
        return [(printer.name, printer.usual) for printer in spooled]
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(((name, name == usual) for name in names), key=lambda known: not known[1])


def onto(printer: QPrinter, data: bytes, pages: Sequence[int]) -> Generator[Progress, None, int]:
    """Puts pages (from 0) of a PDF onto a printer, each at its true size from the corner of the
    sheet. Gives how many; raises PrinterTrouble.
    """
    from desktop.documents.pages import Pages

    painter = QPainter()
    with Pages(data) as book:
        try:
            for number, page in enumerate(pages, 1):
                wide, high = book.size(page)
                _set_sheet(printer, wide, high)
                well = painter.begin(printer) if number == 1 else printer.newPage()
                if not well:
                    raise PrinterTrouble(printer.printerName(), "page")
                dots = printer.resolution() / _MM_PER_INCH
                most = (_MOST_PIXELS * _MM_PER_INCH**2 / (wide * high)) ** 0.5
                raster = book.pixels(page, min(printer.resolution(), most))
                image = QImage(
                    *(raster.rgb, raster.wide, raster.high, raster.wide * 3),
                    QImage.Format.Format_RGB888,
                )
                painter.drawImage(QRectF(0, 0, wide * dots, high * dots), image)
                yield Progress(number, len(pages))
        except BaseException:
            # Cancelled or refused: half a job is none.
            printer.abort()
            raise
        finally:
            painter.end()
    return len(pages)


def _set_sheet(printer: QPrinter, wide: float, high: float) -> None:
    """The paper is as large as the page (mm), and the system may not fit it into margins."""
    sheet = QPageSize(QSizeF(min(wide, high), max(wide, high)), QPageSize.Unit.Millimeter)
    across = wide > high
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    layout = QPageLayout(sheet, way, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def send(
    name: str, title: str, data: bytes, pages: Sequence[int], copies: int
) -> Generator[Progress, None, int]:
    """Prints pages (from 0) of a PDF on the named printer, the whole so many times over. Gives how
    many pages; raises PrinterTrouble.
    """
    from desktop.exchange.printers import printers

    if any(known.name == name for known in printers()):
        yield from _spool(name, title, data, pages, copies)
        return len(pages) * copies
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise PrinterTrouble(name, "gone")
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    return (yield from onto(printer, data, pages)) * copies


def _spool(
    name: str, title: str, data: bytes, pages: Sequence[int], copies: int
) -> Generator[Progress, None, None]:
    """Hands the PDF itself over: the system draws it for its printer better than anybody."""
    from desktop.documents.pages import Pages
    from desktop.exchange.printers import print_pdf

    with Pages(data) as book:
        wide, high = book.size(pages[0])
        named = "" if len(pages) == len(book) else ranges(pages)
    yield Progress(0, len(pages))
    with TemporaryDirectory(prefix="yuanwu-") as folder:
        path = Path(folder) / f"{title}.pdf"
        path.write_bytes(data)
        print_pdf(path, name, wide=wide, high=high, copies=copies, pages=named)
    yield Progress(len(pages), len(pages))


def ranges(pages: Sequence[int]) -> str:
    """Pages (from 0, in order) as lp names them: `1-3,7`."""
    cuts = [0, *(n for n, (a, b) in enumerate(pairwise(pages), 1) if b != a + 1), len(pages)]
    runs = [pages[first:end] for first, end in pairwise(cuts)]
    return ",".join(
        f"{run[0] + 1}" if len(run) == 1 else f"{run[0] + 1}-{run[-1] + 1}" for run in runs
    )
