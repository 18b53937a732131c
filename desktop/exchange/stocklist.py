"""A stock list, as Feishu exports it or as people keep it, read into rows and troubles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from desktop.domain import money
from desktop.domain.errors import (
    BadAmount,
    BadDate,
    BadFlag,
    BadQuantity,
    BadYear,
    ExtraCells,
    Missing,
    Refused,
)
from desktop.domain.imports import StockList, StockRow, Trouble
from desktop.exchange.columns import find_columns, fitting
from desktop.exchange.spreadsheets import Cell, Row, Sheet, read_sheet, text_of

FIRST_YEAR, LAST_YEAR = 1980, 2100

_YES = frozenset(("是", "对", "真", "true", "yes", "y", "t", "1", "✓", "✔", "√", "☑", "✅"))
_NO = frozenset(("否", "不", "不是", "假", "false", "no", "n", "f", "0", "✗", "✘", "×", "☐", "❌"))
_YEAR = re.compile(r"([0-9]{4})\s*年?")
_DATE = re.compile(
    r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?"
    r"(?:[T\s]\s*(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"\s*(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_SEPARATORS = re.compile(r"[,，、;；\n]")
_BLANKS = re.compile(r"\s+")

T = TypeVar("T")


def read_stock_list(
    path: Path, mapping: Mapping[str, str] | None = None, sheet: str | None = None
) -> StockList:
    """The stock list in a CSV, XLSX or XLS file.

    `mapping` {field of StockRow: heading} settles what is in doubt ("" = the file has no such
    column), `sheet` names one of several sheets. Where anything is doubtful no row is read: the
    list comes with its `doubtful` and without rows, so that nothing is imported on a guess.
    Raises BadFile, Ambiguous (several sheets fit) and NotFound (mapping or sheet).
    """
    return read_rows(read_sheet(path, fitting(mapping=mapping), sheet), mapping)


def read_rows(sheet: Sheet, mapping: Mapping[str, str] | None = None) -> StockList:
    """As `read_stock_list`, of a sheet that is read already."""
    columns = find_columns(sheet.file, sheet.header, mapping)
    rows: list[StockRow] = []
    troubles: list[Trouble] = []
    if not columns.doubtful:
        reader = _Reader(sheet, columns.index)
        for line in sheet.rows:
            row = reader.read(line)
            if row is not None:
                rows.append(row)
        troubles = reader.troubles
    return StockList(
        file=sheet.file,
        sha256=sheet.sha256,
        rows=tuple(rows),
        troubles=tuple(troubles),
        columns=columns.headings,
        unknown=columns.unknown,
        doubtful=columns.doubtful,
    )


def amount(cell: Cell) -> int | None:
    """Yuan in fen, None where blank; raises BadAmount."""
    if isinstance(cell, str):
        return money.parse(cell) if cell.strip() else None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return money.from_number(cell)
    raise BadAmount(text_of(cell))


def quantity(cell: Cell) -> int | None:
    """Whole pieces, None where blank; raises BadQuantity."""
    text = text_of(cell)
    return money.parse_quantity(text) if text else None


def pack_size(cell: Cell) -> int | None:
    """Pieces in a pack, at least one, None where blank; raises BadQuantity."""
    pieces = quantity(cell)
    if pieces == 0:
        raise BadQuantity(text_of(cell))
    return pieces


def year(cell: Cell) -> int | None:
    """The year of `2023`, `２０２３年` or a date; None where blank; raises BadYear."""
    if isinstance(cell, date):
        number = cell.year
    else:
        text = text_of(cell)
        if not text:
            return None
        found = _YEAR.fullmatch(money.narrow(text))
        number = int(found[1]) if found else 0
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise BadYear(text_of(cell), FIRST_YEAR, LAST_YEAR)
    return number


def day(cell: Cell) -> date | None:
    """The day of `2023/06/01`, `2023-06-01 14:30`, `2023年6月1日` or a typed date; raises BadDate.

    The hour is left out and no zone is applied: the day is meant as it stands there.
    """
    if isinstance(cell, datetime):
        found: date = cell.date()
    elif isinstance(cell, date):
        found = cell
    else:
        text = text_of(cell)
        if not text:
            return None
        parts = _DATE.fullmatch(money.narrow(text))
        try:
            found = date(int(parts[1]), int(parts[2]), int(parts[3])) if parts else date.min
        except ValueError:
            found = date.min
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadDate(text_of(cell))
    return found


def flag(cell: Cell) -> bool | None:
    """Yes or no of 是, 否, true, ✓, 1 …; None where blank; raises BadFlag."""
    word = money.narrow(text_of(cell)).casefold()
    if not word:
        return None
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadFlag(text_of(cell))


def names(cell: Cell) -> tuple[str, ...]:
    """Names separated by `,` `、` `;` or line ends, each once."""
    parts = (part.strip() for part in _SEPARATORS.split(text_of(cell)))
    return tuple(dict.fromkeys(part for part in parts if part))


def line_of(cell: Cell) -> str:
    """Text on one line."""
    return _BLANKS.sub(" ", text_of(cell))


class _Reader:
    """Reads the lines of one sheet; what was read of a cell's text before is not read again."""

    def __init__(self, sheet: Sheet, index: Mapping[str, int]) -> None:
        self.troubles: list[Trouble] = []
        self._sheet = sheet
        self._index = index
        self._width = len(sheet.header)
        self._seen: dict[tuple[str, type[Any], Cell], Any] = {}

    def read(self, line: Row) -> StockRow | None:
        before = len(self.troubles)
        name, _, further = self._text(line, "name").partition("\n")
        lines = (*(part.strip() for part in further.split("\n")), self._text(line, "note"))
        row = StockRow(
            row=line.number,
            code=self._cell(line, "code", _code) or self._lacks(line, "code"),
            name=_BLANKS.sub(" ", name).strip() or self._lacks(line, "name"),
            label=self._cell(line, "label", line_of) or "",
            category=self._cell(line, "category", line_of) or "",
            year=self._cell(line, "year", year),
            unit=self._cell(line, "unit", line_of) or "",
            pack_size=self._cell(line, "pack_size", pack_size),
            price_fen=self._cell(line, "price_fen", amount),
            value_fen=self._cell(line, "value_fen", amount),
            qty=self._cell(line, "qty", quantity),
            place=self._cell(line, "place", line_of) or "",
            owner=self._cell(line, "owner", line_of) or "",
            photos=self._cell(line, "photos", names) or (),
            note="\n".join(part for part in lines if part),
            verified_on=self._cell(line, "verified_on", day),
            uncounted=self._cell(line, "uncounted", flag),
            returnable=self._cell(line, "returnable", flag),
        )
        if self._sheet.ragged and any(line.cells[self._width :]):
            beyond = text_of(line.cells[self._width])
            self._trouble(line, "", beyond, ExtraCells(len(line.cells), self._width))
        return row if len(self.troubles) == before else None

    def _text(self, line: Row, field: str) -> str:
        place = self._index.get(field)
        return "" if place is None else text_of(line.cells[place])

    def _cell(self, line: Row, field: str, read: Callable[[Cell], T]) -> T | None:
        place = self._index.get(field)
        if place is None:
            return None
        cell = line.cells[place]
        # 1, 1.0 and True are one key to a dict and three things here.
        key = (field, type(cell), cell)
        if key in self._seen:
            known: T = self._seen[key]
            return known
        try:
            value = read(cell)
        except Refused as refused:
            value_there = cell if isinstance(cell, str) else text_of(cell)
            self._trouble(line, field, value_there, refused)
            return None
        self._seen[key] = value
        return value

    def _lacks(self, line: Row, field: str) -> str:
        self._trouble(line, field, "", Missing(field))
        return ""

    def _trouble(self, line: Row, field: str, value: str, refused: Refused) -> None:
        column = self._sheet.header[self._index[field]] if field else ""
        self.troubles.append(Trouble(line.number, column, value, refused.code, refused.data()))


def _code(cell: Cell) -> str:
    return money.narrow(line_of(cell))
