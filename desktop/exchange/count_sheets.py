"""A count's sheet: out to be filled in by hand or in a spreadsheet, and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.domain.counts import Expected, Result
from desktop.domain.counts.figures import read_figure
from desktop.domain.errors import BadDate, ExtraCells, Missing, Refused
from desktop.domain.imports import Trouble
from desktop.domain.moments import HOME
from desktop.domain.money import narrow
from desktop.exchange.columns import Synonyms, find_columns, fitting
from desktop.exchange.spreadsheets import Cell, Row, Sheet, read_sheet, text_of
from desktop.exchange.tables import Column, Shape, Table
from desktop.wording.columns import heading
from desktop.wording.counts import reason

COUNTS: Synonyms = {
    "code": (
        *("编号", "物料编号", "物品编号", "商品编号", "编码", "货号", "条码", "代码"),
        *("code", "item code", "sku", "item"),
    ),
    "counted": (
        *("实盘", "实盘数", "实盘数量", "盘点数量", "盘点数", "清点数量", "清点数", "清点", "盘点"),
        *("实际数量", "实数", "实点", "实点数", "点数", "实有", "实有数量", "数量"),
        *("counted", "count", "counted quantity", "actual", "qty", "quantity"),
    ),
    "counted_at": (
        *("盘点时间", "清点时间", "点数时间", "盘点日期", "清点日期", "时间", "日期"),
        *("counted at", "counted on", "at", "when", "time", "date"),
    ),
    "name": ("名称", "物料", "物品", "物品名称", "品名", "name", "item name", "title"),
    "place": ("地点", "存放地点", "位置", "箱号", "存放位置", "place", "location", "box"),
    "owner": ("所属", "归属", "owner"),
    "counter": ("盘点人", "清点人", "点数人", "counter", "counted by"),
}
# Columns that a sheet of ours has and that say nothing when it comes back.
_OURS: Synonyms = {
    "expected": ("账面", "账面数", "账面数量", "应有", "应有数量", "expected", "on the books"),
    "unit": ("单位", "unit"),
    "pack_size": ("每包数量", "pack size", "pieces per pack"),
    "note": ("备注", "note", "remark"),
}
_NEEDED = ("code", "counted")


@dataclass(frozen=True)
class SheetLine:
    """One row that says something; `qty` in pieces, `said` as it was written."""

    row: int
    code: str
    name: str
    qty: int
    estimate: bool
    said: str
    counted_at: datetime | None = None
    place: str = ""
    owner: str = ""
    counter: str = ""


@dataclass(frozen=True)
class CountSheet:
    """A sheet as read: rows that say something, rows left empty, troubles of the others."""

    file: str
    lines: tuple[SheetLine, ...]
    empty: int
    troubles: tuple[Trouble, ...]
    columns: Mapping[str, str]
    unknown: tuple[str, ...] = ()


def sheet_table(lines: Iterable[Expected], title: str, *, blind: bool) -> Table:
    """The sheet to be filled in: what is there to count, and empty columns for the answers."""
    keys = ["code", "name", "place", "owner", "unit", "pack_size", "expected"]
    if blind:
        keys.remove("expected")
    columns = [Column(key, heading(key), _SHAPES.get(key, Shape.TEXT)) for key in keys]
    columns += [Column(key, heading(key)) for key in ("counted", "counted_at", "note")]
    rows = [
        {
            "code": line.code,
            "name": line.title,
            "place": line.place_path,
            "owner": line.owner_name if line.several else "",
            "unit": line.unit,
            "pack_size": line.pack_size,
            "expected": line.qty,
        }
        for line in lines
        if line.code is not None
    ]
    return Table(title, tuple(columns), rows)


def results_table(results: Iterable[Result], title: str) -> Table:
    """What came of a closed count."""
    keys = ("code", "name", "place", "owner", "expected", "counted", "difference")
    columns = [Column(key, heading(key), _SHAPES.get(key, Shape.TEXT)) for key in keys]
    columns += [
        Column("reason", heading("reason")),
        Column("counted_at", heading("counted_at"), Shape.MOMENT),
    ]
    rows = [
        {
            "code": one.code,
            "name": one.title,
            "place": one.place_path,
            "owner": one.owner_name,
            "expected": one.expected,
            "counted": one.counted,
            "difference": one.difference,
            "reason": reason(one.reason),
            "counted_at": one.counted_at.astimezone(ZoneInfo(HOME)),
        }
        for one in results
    ]
    return Table(title, tuple(columns), rows)


_SHAPES = dict.fromkeys(("pack_size", "expected", "counted", "difference"), Shape.COUNT)


def read_counts(
    path: Path, pack_sizes: Callable[[str], int | None], sheet: str | None = None
) -> CountSheet:
    """The counted rows of a CSV, XLSX or XLS file; `pack_sizes` tells of a code how many pieces
    are in its pack, for what is written as `3包+12`.

    A row without a figure says nothing: that is not zero. Raises BadFile, Ambiguous (sheets) and
    NotFound (sheet).
    """
    known = {**COUNTS, **_OURS}
    found = read_sheet(path, fitting(known, _NEEDED), sheet)
    columns = find_columns(found.file, found.header, synonyms=known, needed=_NEEDED)
    reader = _Reader(found, columns.index, pack_sizes)
    lines = [line for line in map(reader.read, found.rows) if line is not None]
    return CountSheet(
        file=found.file,
        lines=tuple(lines),
        empty=reader.empty,
        troubles=tuple(reader.troubles),
        columns=columns.headings,
        unknown=columns.unknown,
    )


def moment(cell: Cell) -> datetime | None:
    """The moment of a typed date or of `2026-10-24 14:30`; without an offset it is the
    community's zone, a day alone means its end. None where blank; raises BadDate.
    """
    home = ZoneInfo(HOME)
    if isinstance(cell, datetime):
        return cell if cell.tzinfo else cell.replace(tzinfo=home)
    if not isinstance(cell, date):
        text = narrow(text_of(cell)).replace("/", "-").replace("年", "-").replace("月", "-")
        text = " ".join(text.replace("日", " ").split())
        if not text:
            return None
        try:
            day, _, clock = text.partition("T" if "T" in text else " ")
            whole = "-".join(part.zfill(2) for part in day.split("-"))
            if clock:
                read = datetime.fromisoformat(f"{whole}T{clock.zfill(5)}")
                return read if read.tzinfo else read.replace(tzinfo=home)
            cell = date.fromisoformat(whole)
        except ValueError:
            raise BadDate(text_of(cell)) from None
    after = datetime.combine(cell + timedelta(days=1), time(), home)
    return after - timedelta(microseconds=1)


class _Reader:
    """Reads the lines of one sheet."""

    def __init__(
        self, sheet: Sheet, index: Mapping[str, int], pack_sizes: Callable[[str], int | None]
    ) -> None:
        self.empty = 0
        self.troubles: list[Trouble] = []
        self._sheet = sheet
        self._index = index
        self._pack_sizes = pack_sizes

    def read(self, line: Row) -> SheetLine | None:
        code, name = self._text(line, "code"), self._text(line, "name")
        said = self._text(line, "counted")
        if not said:
            self.empty += 1
            return None
        field = "counted"
        try:
            if self._sheet.ragged and any(line.cells[len(self._sheet.header) :]):
                field = ""
                raise ExtraCells(len(line.cells), len(self._sheet.header))
            if not code and not name:
                field = "code"
                raise Missing("code")
            qty, estimate = read_figure(said, self._pack_sizes(code) if code else None)
            field = "counted_at"
            at = moment(line.cells[self._index[field]]) if field in self._index else None
        except Refused as refused:
            column = self._sheet.header[self._index[field]] if field else ""
            value = self._text(line, field) if field else ""
            trouble = Trouble(line.number, column, value, refused.code, refused.data())
            self.troubles.append(trouble)
            return None
        return SheetLine(
            row=line.number,
            code=code,
            name=name,
            qty=qty,
            estimate=estimate,
            said="" if said == str(qty) else said,
            counted_at=at,
            place=self._text(line, "place"),
            owner=self._text(line, "owner"),
            counter=self._text(line, "counter"),
        )

    def _text(self, line: Row, field: str) -> str:
        place = self._index.get(field)
        return "" if place is None else " ".join(text_of(line.cells[place]).split())
