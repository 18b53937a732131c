"""Labels of what the books hold: articles by their codes, boxes with what lies in them, places."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from datetime import date
from pathlib import Path

from desktop.domain.errors import Missing, NothingToPrint, UnfitPapers
from desktop.domain.paper.labels import (
    BoardLabel,
    Copies,
    ItemLabel,
    ParcelLabel,
    PlaceLabel,
)
from desktop.domain.paper.problems import Finding
from desktop.domain.paper.serials import serials
from desktop.domain.paper.sizes import Roll, Stock
from desktop.domain.progress import Progress
from desktop.exchange.labels_book import labels_book
from desktop.services.changes import Desk
from desktop.store import catalogue
from desktop.store import labels as rows


def items(desk: Desk, wanted: Iterable[tuple[str, int]]) -> list[Copies]:
    """Labels of articles by their codes, each so many times. Raises NotFound naming the code."""
    with desk.database.reading() as connection:
        found = [(catalogue.by_code(connection, code), copies) for code, copies in wanted]
    return [
        Copies(ItemLabel(one.code, one.name, one.label, one.price_fen), copies)
        for one, copies in found
    ]


def boxes(desk: Desk, wanted: Iterable[int | str]) -> list[Copies]:
    """Labels of boxes by local id, name or path, with all that lies in them now.

    The keeper is who keeps the box or the nearest place around it, the area what is said of the
    box, else the other places above it; whose goods they are is said only where they have several
    owners. Raises NotFound, and Ambiguous with the paths.
    """
    with desk.database.reading() as connection:
        return [Copies(rows.box_label(connection, rows.place(connection, one))) for one in wanted]


def places(desk: Desk, wanted: Iterable[int | str]) -> list[Copies]:
    """Labels of places by local id, name or path; their codes are found by every search.

    Raises NotFound, and Ambiguous with the paths.
    """
    with desk.database.reading() as connection:
        found = [rows.place(connection, one) for one in wanted]
    return [Copies(PlaceLabel(one.name, one.path, one.code)) for one in found]


def boards(text: str, product: str = "", passed_on: date | None = None) -> list[Copies]:
    """Labels of boards by typed serial numbers and ranges of them. Raises BadSerials, Missing."""
    typed = serials(text)
    if not typed:
        raise Missing("serial")
    return [Copies(BoardLabel(serial, product.strip(), passed_on)) for serial in typed]


def parcels(typed: Iterable[ParcelLabel]) -> list[Copies]:
    """Labels of parcels as typed; nothing of them is kept. Raises Missing without a recipient."""
    found = list(typed)
    if any(not one.recipient.strip() for one in found):
        raise Missing("recipient")
    return [Copies(one) for one in found]


def look_over(
    copies: Sequence[Copies], stock: Stock, *, bars: bool | None = None
) -> tuple[Finding, ...]:
    """What a person should know before labels are printed; `bars` as for drawing.

    Raises NothingToPrint, and UnfitPapers for what must be mended first.
    """
    # Here: reportlab is slow to import, and a start needs no paper.
    from desktop.documents.labels import check

    if not any(one.copies > 0 for one in copies):
        raise NothingToPrint()
    found = check(copies, stock, bars)
    if stops := [one for one in found if one.stops]:
        raise UnfitPapers(tuple((one.who, one.what.value, one.detail) for one in stops))
    return found


def write_book(
    folder: Path,
    copies: Sequence[Copies],
    roll: Roll,
    *,
    dpi: int = 300,
    bars: bool | None = None,
) -> Generator[Progress, None, tuple[str, ...]]:
    """Writes a workbook and a picture of each label, as phones' apps take them; the files' names.

    Raises as `look_over`, and CannotWrite.
    """
    from desktop.documents.labels import pictures

    wanted = [one for one in copies if one.copies > 0]
    look_over(wanted, roll, bars=bars)
    drawn = pictures(wanted, roll, dpi, bars=bars)
    return (yield from labels_book(folder, wanted, drawn))
