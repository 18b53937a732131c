"""An imported list as values: what a row says, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Fate(StrEnum):
    """What an import does with a row, said before anything is written."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DIFFERS = "differs"  # its item columns contradict an earlier row of the same code
    REFUSED = "refused"
    LEFT = "left"  # it is nothing to take in, and no fault of the list: an order nobody paid


@dataclass(frozen=True)
class StockRow:
    """One row of a stock list: a variant, and what of it lies with one owner at one place.

    `row` is the line's number in the sheet, the header being 1. Prices in fen, quantities in
    pieces. `price_fen` None means not for sale, `qty` None that nothing is said of stock.
    None in `year`, `pack_size`, `uncounted` and `returnable` means the list has no such column or
    cell.
    """

    row: int
    code: str
    name: str
    label: str = ""
    category: str = ""
    year: int | None = None
    unit: str = ""
    pack_size: int | None = None
    price_fen: int | None = None
    value_fen: int | None = None
    qty: int | None = None
    place: str = ""
    owner: str = ""
    photos: tuple[str, ...] = ()
    note: str = ""
    verified_on: date | None = None
    uncounted: bool | None = None
    returnable: bool | None = None


@dataclass(frozen=True)
class Trouble:
    """One cell that cannot be taken.

    Sheet row (header = 1), column as the file names it, the value as it stands there, the
    refusal's code, and data for its sentence.
    """

    row: int
    column: str
    value: str
    code: str
    data: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class StockList:
    """A stock list as read: good rows, troubles of the others, and how columns were understood.

    `columns` maps our field names to the file's headings; `unknown` are headings nobody claimed
    (shown, never silently ignored); `doubtful` maps a field to several headings it might be.
    """

    file: str
    sha256: str
    rows: tuple[StockRow, ...]
    troubles: tuple[Trouble, ...]
    columns: dict[str, str]
    unknown: tuple[str, ...] = ()
    doubtful: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class RowFate:
    """A row with its fate.

    `changes` lists (field, before, after) as JSON values, quantities in pieces and money in fen;
    `other_row` is the earlier row a DIFFERS row contradicts.
    """

    row: StockRow
    fate: Fate
    changes: tuple[tuple[str, object, object], ...] = ()
    other_row: int | None = None
