"""Workbooks (XLSX, XLS) as lists of cells, by calamine: values only, formulas never run."""

from __future__ import annotations

import io
from dataclasses import dataclass

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop.domain.errors import BadFile, NotFound
from desktop.exchange.spreadsheets.guards import OLE, ZIP, check_workbook, nature
from desktop.exchange.spreadsheets.sheet import MOST_COLUMNS, MOST_ROWS, Cell


@dataclass(frozen=True)
class Page:
    """One sheet of a workbook, its first line being line 1."""

    name: str
    lines: list[list[Cell]]


def pages(name: str, data: bytes, wanted: str | None) -> list[Page]:
    """The sheets people can see (or the wanted one, hidden or not) that hold anything.

    Raises BadFile (not_a_table, damaged, encrypted, too_large, unpacks_too_large), and NotFound
    where no sheet has the wanted name.
    """
    if data.startswith(ZIP):
        check_workbook(name, data)
    elif data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise BadFile(name, "encrypted")
    else:
        raise BadFile(name, "not_a_table", nature(data))
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            names = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
                and (wanted is not None or sheet.visible == SheetVisibleEnum.Visible)
            ]
            if wanted is not None:
                if wanted not in names:
                    raise NotFound("sheet", wanted, tuple(names))
                names = [wanted]
            found = [Page(sheet, _lines(name, book, sheet)) for sheet in names]
    except PasswordError as wrong:
        raise BadFile(name, "encrypted") from wrong
    except CalamineError as wrong:
        raise BadFile(name, "damaged", str(wrong)) from wrong
    return [page for page in found if page.lines]


def _lines(name: str, book: CalamineWorkbook, sheet: str) -> list[list[Cell]]:
    table = book.get_sheet_by_name(sheet)
    if table.total_width > MOST_COLUMNS:
        raise BadFile(name, "too_large", f"{sheet}: {table.total_width} columns")
    if table.total_height > MOST_ROWS + 1:
        raise BadFile(name, "too_large", f"{sheet}: {table.total_height} rows")
    if table.start is None:
        return []
    return table.to_python(skip_empty_area=False)
