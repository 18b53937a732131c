"""What the house refuses, as data: `wording/` turns it into sentences, JSON carries the `code`."""

from desktop.domain.errors.booth import (
    AlreadyRefunded,
    BadSizeExchange,
    EmptyCart,
    NoShift,
    NotEnoughPaid,
    NotForSale,
    OverPaid,
    ShiftOpen,
    TillElsewhere,
)
from desktop.domain.errors.commands import AlreadyUndone, CannotUndo, OpReused, UndoBlocked
from desktop.domain.errors.files import (
    BadFile,
    Cancelled,
    CannotWrite,
    DatabaseTrouble,
    RowsRefused,
)
from desktop.domain.errors.refused import Refused
from desktop.domain.errors.stock import (
    NotEmpty,
    OutOfStock,
    PlaceCycle,
    Reserved,
    SamePlace,
    Uncounted,
)
from desktop.domain.errors.things import Ambiguous, NotFound, Retired, Taken
from desktop.domain.errors.values import (
    BadAmount,
    BadDate,
    BadFlag,
    BadQuantity,
    BadYear,
    DuplicateRow,
    ExtraCells,
    Missing,
)

__all__ = [
    "AlreadyRefunded",
    "AlreadyUndone",
    "Ambiguous",
    "BadAmount",
    "BadDate",
    "BadFile",
    "BadFlag",
    "BadQuantity",
    "BadSizeExchange",
    "BadYear",
    "Cancelled",
    "CannotUndo",
    "CannotWrite",
    "DatabaseTrouble",
    "DuplicateRow",
    "EmptyCart",
    "ExtraCells",
    "Missing",
    "NoShift",
    "NotEmpty",
    "NotEnoughPaid",
    "NotForSale",
    "NotFound",
    "OpReused",
    "OutOfStock",
    "OverPaid",
    "PlaceCycle",
    "Refused",
    "Reserved",
    "Retired",
    "RowsRefused",
    "SamePlace",
    "ShiftOpen",
    "Taken",
    "TillElsewhere",
    "Uncounted",
    "UndoBlocked",
]
