"""Refusals of single values: amounts, quantities, dates, names left empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


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
class EndsTooEarly(Refused):
    """The last day lies before the first one; both as ISO dates."""

    code: ClassVar[str] = "ends_too_early"
    starts: str
    ends: str


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
class RoundedNumber(Refused):
    """A long number that a spreadsheet rounded, so that nobody can know it; `text` as it stands."""

    code: ClassVar[str] = "rounded_number"
    text: str


@dataclass(eq=False)
class Missing(Refused):
    """A field that must be filled is empty; `field` is its name in the code."""

    code: ClassVar[str] = "missing"
    field: str


@dataclass(eq=False)
class TooLong(Refused):
    """A text has more characters than it may; `field` is its name in the code, `start` how it
    begins.
    """

    code: ClassVar[str] = "too_long"
    field: str
    start: str
    length: int
    most: int


@dataclass(eq=False)
class DuplicateRow(Refused):
    """A list says the same code, owner and place twice; `other_row` said it before."""

    code: ClassVar[str] = "duplicate_row"
    other_row: int
