"""The community's tables about production, as values: what a row says, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.imports import Fate, Trouble


class TableKind(StrEnum):
    """Which of the community's tables (facts.md §4.1) a file is."""

    LIST = "list"  # 物料总表
    BOXES = "boxes"  # 分箱表
    GOODS_IN = "goods_in"  # 到货验收
    BACK = "back"  # 现场回收
    BUDGET = "budget"  # 预算表
    APPROVALS = "approvals"  # 审批记录


# What the community calls them; the words of `export production --table`.
TITLES: dict[TableKind, str] = {
    TableKind.LIST: "物料总表",
    TableKind.BOXES: "分箱表",
    TableKind.GOODS_IN: "到货验收",
    TableKind.BACK: "现场回收",
    TableKind.BUDGET: "预算表",
    TableKind.APPROVALS: "审批记录",
}


@dataclass(frozen=True)
class TableRow:
    """One row as read: field → JSON value (fen, pieces, ISO days, codes of enums, text).

    `row` is the line's number in the sheet, the header being 1. A field that is not there or "" or
    None says nothing.
    """

    row: int
    said: Mapping[str, object]

    @property
    def name(self) -> str:
        """What the row is about, as people would name it."""
        found = self.said.get("name") or self.said.get("matter") or ""
        return str(found)


@dataclass(frozen=True)
class TableList:
    """A table as read: good rows, troubles of the others, and how columns were understood."""

    kind: TableKind
    file: str
    sha256: str
    rows: tuple[TableRow, ...]
    troubles: tuple[Trouble, ...]
    columns: Mapping[str, str]
    unknown: tuple[str, ...] = ()
    doubtful: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Entered:
    """A row with its fate; `changes` are (field, before, after) as JSON values."""

    row: int
    name: str
    fate: Fate
    changes: tuple[tuple[str, object, object], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What becomes, or became, of all rows; what is made on the way by name."""

    rows: tuple[Entered, ...]
    troubles: tuple[Trouble, ...]
    new_suppliers: tuple[str, ...] = ()
    new_places: tuple[str, ...] = ()
    new_items: tuple[str, ...] = ()

    @property
    def refused(self) -> int:
        """How many rows cannot be taken."""
        return len({trouble.row for trouble in self.troubles})

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        if fate is Fate.REFUSED:
            return self.refused
        return sum(row.fate is fate for row in self.rows)
