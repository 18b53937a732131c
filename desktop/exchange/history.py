"""A history kept elsewhere, as a table: a row for each movement of goods, or of a box."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.domain.errors import (
    Ambiguous,
    BadDate,
    BadQuantity,
    Missing,
    NowhereReal,
    Refused,
    SamePlace,
)
from desktop.domain.history import Happened, History
from desktop.domain.imports import Trouble
from desktop.domain.moments import HOME, micros
from desktop.domain.money import narrow, parse_quantity
from desktop.domain.stock import OUTSIDE, PlaceKind
from desktop.exchange.columns import Columns, Synonyms, find_columns, fitting
from desktop.exchange.spreadsheets import Cell, Row, read_sheet, text_of
from desktop.wording.places import PLACE_KINDS, place_kind

COLUMNS: Synonyms = {
    "at": ("时间", "日期", "发生时间", "when", "at", "time", "date"),
    "code": ("编号", "物料编号", "物品编号", "编码", "货号", "code", "sku"),
    "name": ("名称", "物料", "物品", "品名", "item", "name"),
    "qty": ("数量", "件数", "qty", "quantity", "pieces"),
    "owner": ("所属", "归属", "所有者", "owner"),
    "start": ("从", "自", "来源", "起点", "原位置", "from", "source"),
    "goal": ("到", "至", "去向", "终点", "新位置", "to", "target", "destination"),
    "note": ("原因", "备注", "说明", "事由", "reason", "note", "remark"),
}
NEEDED = ("at", "start", "goal")
_MOMENT = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]\s*(\d.*))?")
# How people call what is outside, besides the names that this program gives it.
_OUTSIDE = {
    PlaceKind.SUPPLIER: ("供应商", "采购", "厂家"),
    PlaceKind.OPENING: ("期初", "初始"),
    PlaceKind.SOLD: ("售出", "卖出", "销售"),
    PlaceKind.GIVEN: ("赠出", "赠送", "发放", "送出"),
    PlaceKind.CONSUMED: ("消耗", "用掉", "领用"),
    PlaceKind.LOST: ("遗失", "丢失", "盘亏"),
    PlaceKind.DAMAGED: ("损坏", "破损"),
    PlaceKind.SCRAPPED: ("报废",),
    PlaceKind.FOUND: ("找到", "盘盈"),
    PlaceKind.UNKNOWN: ("去向不明", "不明", "未知"),
}


def read_history(path: Path, sheet: str | None = None) -> History:
    """The history in a CSV, XLSX or XLS file, in the order of time (rows of one moment as listed).

    A row without a code and a quantity says that a place moved, with all it holds. A moment
    without a zone is the community's; a day alone is its beginning. Raises BadFile, Ambiguous.
    """
    table = read_sheet(path, fitting(COLUMNS, NEEDED), sheet)
    columns = find_columns(path.name, table.header, synonyms=COLUMNS, needed=NEEDED)
    for name, headings in columns.doubtful.items():
        raise Ambiguous("heading", name, headings)
    words = _outside_words()
    rows, troubles = [], []
    for line in table.rows:
        try:
            rows.append(_row(line, columns, words))
        except _Wrong as wrong:
            heading = columns.headings.get(wrong.field, "")
            troubles.append(
                Trouble(line.number, heading, wrong.value, wrong.why.code, wrong.why.data())
            )
    rows.sort(key=lambda row: row.at)
    return History(path.name, tuple(rows), tuple(troubles), columns.unknown)


class _Wrong(Exception):
    """A cell that cannot be taken."""

    def __init__(self, field: str, value: str, why: Refused) -> None:
        self.field, self.value, self.why = field, value, why


def _row(line: Row, columns: Columns, words: Mapping[str, str]) -> Happened:
    def cell(name: str) -> Cell:
        return line.cells[columns.index[name]] if name in columns.index else ""

    def text(name: str) -> str:
        return " ".join(text_of(cell(name)).split())

    try:
        at = moment_of(cell("at"))
    except BadDate as no:
        raise _Wrong("at", text("at"), no) from no
    code, amount = text("code"), text("qty")
    start, goal = (_place(text(name), words) for name in ("start", "goal"))
    if not start:
        raise _Wrong("start", "", Missing("from"))
    goods = bool(code or amount or text("name"))
    if goods and not code:
        raise _Wrong("code", "", Missing("code"))
    if goods and not goal:
        raise _Wrong("goal", "", Missing("to"))
    if start == goal:
        raise _Wrong("goal", goal, SamePlace(goal))
    for field, path in (("start", start), ("goal", goal)):
        # Goods come from there and go there; no box does, and no box stands in it.
        if path.split("/")[0] in OUTSIDE and ("/" in path or not goods):
            raise _Wrong(field, path, NowhereReal(path))
    return Happened(
        row=line.number,
        at=micros(at),
        code=code,
        name=text("name"),
        qty=_pieces(amount) if goods else 0,
        owner=text("owner"),
        start=start,
        goal=goal,
        note=text("note"),
    )


def moment_of(cell: Cell) -> datetime:
    """A moment as tables have it (`2023/10/28 14:30`, ISO with or without a zone, a typed one).

    Without a zone it is the community's; a day alone is its beginning. Raises BadDate.
    """
    home = ZoneInfo(HOME)
    if isinstance(cell, datetime):
        return cell if cell.tzinfo else cell.replace(tzinfo=home)
    said = text_of(cell)
    parts = _MOMENT.fullmatch(narrow(said))
    if parts is None:
        raise BadDate(said)
    year, month, day, rest = parts.groups()
    try:
        read = datetime.fromisoformat(f"{year}-{month:0>2}-{day:0>2} {rest or '00:00'}")
    except ValueError:
        raise BadDate(said) from None
    return read if read.tzinfo else read.replace(tzinfo=home)


def _pieces(text: str) -> int:
    try:
        found = parse_quantity(text)
    except BadQuantity as no:
        raise _Wrong("qty", text, no) from no
    if not found:
        raise _Wrong("qty", text, BadQuantity(text))
    return found


def _outside_words() -> dict[str, str]:
    words = {}
    for kind in (*OUTSIDE, PlaceKind.UNKNOWN):
        for word in (kind.value, PLACE_KINDS[kind], place_kind(kind), *_OUTSIDE.get(kind, ())):
            words[word.casefold()] = kind.value
    return words


def _place(text: str, words: Mapping[str, str]) -> str:
    known = words.get(text.casefold())
    return known or "/".join(name.strip() for name in text.split("/") if name.strip())
