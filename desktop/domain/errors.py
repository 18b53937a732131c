"""What the house refuses, as data: `wording/` turns it into sentences, JSON carries the `code`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(eq=False)
class Refused(Exception):
    """A wish that cannot be granted; nothing was written.

    Children are dataclasses whose fields are plain JSON values (money in fen, quantities in
    pieces); they are not frozen, because Python itself writes tracebacks and causes into them.
    `code` names the kind of refusal and never changes once released.
    """

    code: ClassVar[str] = "refused"

    def data(self) -> dict[str, Any]:
        """The fields by name, ready for JSON."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def __str__(self) -> str:
        return f"{self.code}: {self.data()}"


# ── values ────────────────────────────────────────────────────────────────────────────────────


@dataclass(eq=False)
class BadAmount(Refused):
    """Text that is not an amount of yuan with at most two decimals (`1e2`, `12.001`, `NaN`)."""

    code: ClassVar[str] = "bad_amount"
    text: str


@dataclass(eq=False)
class BadQuantity(Refused):
    """Text or number that is not a whole count of pieces, zero or more (`1.5`, `-2`)."""

    code: ClassVar[str] = "bad_quantity"
    text: str


@dataclass(eq=False)
class BadDate(Refused):
    """Text that is not a date such as 2023/06/01, 2023-06-01 14:30 or 2023年6月1日."""

    code: ClassVar[str] = "bad_date"
    text: str


@dataclass(eq=False)
class BadYear(Refused):
    """Text that is not a year of goods between `first` and `last`."""

    code: ClassVar[str] = "bad_year"
    text: str
    first: int
    last: int


@dataclass(eq=False)
class BadFlag(Refused):
    """Text that is neither yes nor no (是, 否, true, ✓ …)."""

    code: ClassVar[str] = "bad_flag"
    text: str


@dataclass(eq=False)
class ExtraCells(Refused):
    """A line has more cells than the table has headings: a comma without quotes, most likely."""

    code: ClassVar[str] = "extra_cells"
    cells: int
    headings: int


@dataclass(eq=False)
class Missing(Refused):
    """A field that must be filled is empty; `field` is its name in the code."""

    code: ClassVar[str] = "missing"
    field: str


# ── things ────────────────────────────────────────────────────────────────────────────────────


@dataclass(eq=False)
class NotFound(Refused):
    """No thing of that kind has this name; `near` holds the likeliest names."""

    code: ClassVar[str] = "not_found"
    kind: str
    name: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class Ambiguous(Refused):
    """Several things answer to this name; `candidates` tells them apart."""

    code: ClassVar[str] = "ambiguous"
    kind: str
    name: str
    candidates: tuple[str, ...] = ()


@dataclass(eq=False)
class Taken(Refused):
    """The name or code already belongs to something else."""

    code: ClassVar[str] = "taken"
    kind: str
    name: str
    by: str = ""


@dataclass(eq=False)
class Retired(Refused):
    """The thing is retired and takes no new facts."""

    code: ClassVar[str] = "retired"
    kind: str
    name: str


# ── stock ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(eq=False)
class OutOfStock(Refused):
    """A real place would go below zero. Quantities in pieces."""

    code: ClassVar[str] = "out_of_stock"
    item: str
    place: str
    owner: str
    wanted: int
    on_hand: int


@dataclass(eq=False)
class Reserved(Refused):
    """What is left after open allocations does not suffice; `purposes` names them."""

    code: ClassVar[str] = "reserved"
    item: str
    place: str
    owner: str
    wanted: int
    available: int
    purposes: tuple[str, ...] = ()


@dataclass(eq=False)
class SamePlace(Refused):
    """A movement must lead from one place to another one."""

    code: ClassVar[str] = "same_place"
    place: str


@dataclass(eq=False)
class PlaceCycle(Refused):
    """A place cannot be put into itself or into something that lies in it."""

    code: ClassVar[str] = "place_cycle"
    place: str
    into: str


@dataclass(eq=False)
class Uncounted(Refused):
    """The item is not kept in stock (不计库存): it cannot be moved or counted."""

    code: ClassVar[str] = "uncounted"
    item: str


# ── commands ──────────────────────────────────────────────────────────────────────────────────


@dataclass(eq=False)
class OpReused(Refused):
    """The same op_id came with other content."""

    code: ClassVar[str] = "op_reused"
    op: str


@dataclass(eq=False)
class AlreadyUndone(Refused):
    """The act was taken back before."""

    code: ClassVar[str] = "already_undone"
    op: str


@dataclass(eq=False)
class CannotUndo(Refused):
    """The act is of a kind that has its own way back; `instead` names that way."""

    code: ClassVar[str] = "cannot_undo"
    kind: str
    instead: str


@dataclass(eq=False)
class UndoBlocked(Refused):
    """Taking the act back would take real places below zero; `lines` says which."""

    code: ClassVar[str] = "undo_blocked"
    lines: tuple[str, ...]


# ── booth ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(eq=False)
class EmptyCart(Refused):
    """There is nothing to sell or give."""

    code: ClassVar[str] = "empty_cart"


@dataclass(eq=False)
class NotEnoughPaid(Refused):
    """The payments do not cover the total. Amounts in fen."""

    code: ClassVar[str] = "not_enough_paid"
    total_fen: int
    paid_fen: int


@dataclass(eq=False)
class OverPaid(Refused):
    """More than the total was paid by a method that gives no change. Amounts in fen."""

    code: ClassVar[str] = "over_paid"
    total_fen: int
    paid_fen: int


@dataclass(eq=False)
class NotForSale(Refused):
    """The item has no price; it can be given, not sold."""

    code: ClassVar[str] = "not_for_sale"
    item: str


@dataclass(eq=False)
class NoShift(Refused):
    """The till has no open shift at this event: open the stand first."""

    code: ClassVar[str] = "no_shift"
    event: str
    till: str


@dataclass(eq=False)
class ShiftOpen(Refused):
    """The till has an open shift already."""

    code: ClassVar[str] = "shift_open"
    event: str
    till: str


@dataclass(eq=False)
class TillElsewhere(Refused):
    """The till letter belongs to another station; taking it over is an act of its own."""

    code: ClassVar[str] = "till_elsewhere"
    till: str
    station: str


@dataclass(eq=False)
class AlreadyRefunded(Refused):
    """Nothing (or less than wished) of this sale or line is left to give back. Pieces."""

    code: ClassVar[str] = "already_refunded"
    number: str
    item: str
    wanted: int
    left: int


@dataclass(eq=False)
class BadSizeExchange(Refused):
    """Only a line of the same item, in another variant, can be exchanged."""

    code: ClassVar[str] = "bad_size_exchange"
    item: str
    other: str


# ── files and databases ───────────────────────────────────────────────────────────────────────


@dataclass(eq=False)
class BadFile(Refused):
    """The file cannot be read as what it should be.

    `why` is one of: empty, not_text, not_a_table, not_a_picture, too_large, unpacks_too_large,
    damaged, locked, encrypted, unreadable, no_columns, duplicate_columns, unknown_kind.
    """

    code: ClassVar[str] = "bad_file"
    file: str
    why: str
    detail: str = ""


@dataclass(eq=False)
class CannotWrite(Refused):
    """The file cannot be written; one that was there before is untouched.

    `why` is one of: full, no_permission, locked, no_folder, unknown_ending, failed.
    """

    code: ClassVar[str] = "cannot_write"
    file: str
    why: str
    detail: str = ""


@dataclass(eq=False)
class RowsRefused(Refused):
    """Rows of an import are refused, so nothing was written; `rows` is their number."""

    code: ClassVar[str] = "rows_refused"
    rows: int


@dataclass(eq=False)
class DatabaseTrouble(Refused):
    """The database cannot be used now.

    `why` is one of: locked, read_only, corrupt, full, newer, unreachable, older_running.
    """

    code: ClassVar[str] = "database_trouble"
    why: str
    detail: str = ""


@dataclass(eq=False)
class Cancelled(Refused):
    """The person cancelled long work; nothing was written."""

    code: ClassVar[str] = "cancelled"
