"""Labels for printers that only a phone's app drives: a workbook that the app takes in, with the
picture of each label beside it (精臣 and the like read name, code and copies from columns).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from pathlib import Path

from desktop.domain.errors import CannotWrite
from desktop.domain.paper.labels import (
    BoardLabel,
    BoxLabel,
    Copies,
    ItemLabel,
    Label,
    ParcelLabel,
    PlaceLabel,
    named,
)
from desktop.domain.progress import Progress
from desktop.exchange.bundles import file_stems
from desktop.exchange.tables import Column, Shape, Table, replace_file, write_table
from desktop.exchange.tables.writing import refusal
from desktop.wording.columns import heading
from desktop.wording.labels import said

BOOK = "labels.xlsx"


def labels_book(
    folder: Path, copies: Sequence[Copies], pictures: Iterable[bytes]
) -> Generator[Progress, None, tuple[str, ...]]:
    """Writes `labels.xlsx` and a PNG of each label into a folder, made if need be.

    `pictures` are the PNGs in the order of `copies`, taken one by one. Gives the files' names, the
    workbook last. Labels written there before are replaced; any other file under one of the names
    is not: raises CannotWrite `exists` before anything is written, and what the disk refuses.
    """
    stems = file_stems(named(one.label) or "label" for one in copies)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise refusal(folder, wrong) from wrong
    files = [f"{stem}.png" for stem in stems]
    if not (folder / BOOK).exists():
        for file in files:
            if (folder / file).exists():
                raise CannotWrite(file, "exists")
    rows = []
    for n, (one, file, picture) in enumerate(zip(copies, files, pictures, strict=True), 1):
        replace_file(folder / file, picture)
        rows.append((*_row(one.label), one.copies, file))
        yield Progress(n, len(copies), named(one.label))
    write_table(folder / BOOK, Table(said("labels"), _columns(), rows))
    return (*files, BOOK)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", heading("name")),
        Column("variant", heading("variant")),
        Column("price_fen", heading("price_fen"), Shape.MONEY),
        Column("code", heading("code")),
        Column("copies", said("copies"), Shape.COUNT),
        Column("picture", said("picture")),
    )


def _row(label: Label) -> tuple[str, str, int | None, str]:
    match label:
        case ItemLabel():
            return label.name, label.variant, label.price_fen, label.code
        case BoxLabel():
            return label.number, label.area, None, ""
        case PlaceLabel():
            return label.name, label.path, None, label.code
        case BoardLabel():
            return label.product, label.serial, None, label.serial
        case ParcelLabel():
            return label.recipient, label.number, None, label.waybill
