"""Refusals of labels, certificates and the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class UnknownSize(Refused):
    """A label size that is none of the known ones and no grid that fits on A4."""

    code: ClassVar[str] = "unknown_size"
    text: str
    known: tuple[str, ...]


@dataclass(eq=False)
class BadSerials(Refused):
    """Typed serial numbers with a range that is none (`SL-0009..SL-0001`), or far too many."""

    code: ClassVar[str] = "bad_serials"
    text: str
    most: int


@dataclass(eq=False)
class BadNumberRule(Refused):
    """A rule for numbers without exactly one counter, or with an unknown place or a blank."""

    code: ClassVar[str] = "bad_number_rule"
    rule: str


@dataclass(eq=False)
class BadTemplate(Refused):
    """A template that cannot be drawn: `line` (0: unknown) and what is wrong there.

    `what`: syntax, missing, unknown, value, field (a text names a field that is not declared).
    `detail` is the key, the field or the parser's own words.
    """

    code: ClassVar[str] = "bad_template"
    template: str
    what: str
    detail: str
    line: int = 0


@dataclass(eq=False)
class UnfitPapers(Refused):
    """Papers that must be mended first: (who, trouble, detail) of each."""

    code: ClassVar[str] = "unfit_papers"
    findings: tuple[tuple[str, str, str], ...]


@dataclass(eq=False)
class AlreadyIssued(Refused):
    """The same template, recipient, reason and date was issued before: (recipient, number)."""

    code: ClassVar[str] = "already_issued"
    issued: tuple[tuple[str, str], ...]


@dataclass(eq=False)
class SeriesLeased(Refused):
    """The numbers of a series are given out by another station (its tag)."""

    code: ClassVar[str] = "series_leased"
    series: str
    station: str


@dataclass(eq=False)
class NotValid(Refused):
    """The paper is void or was reissued already; `state` is its state."""

    code: ClassVar[str] = "not_valid"
    number: str
    state: str


@dataclass(eq=False)
class Purged(Refused):
    """The name on this paper was deleted, so it cannot be drawn again."""

    code: ClassVar[str] = "purged"
    number: str


@dataclass(eq=False)
class NothingToPrint(Refused):
    """Not one label, page or row was left to print."""

    code: ClassVar[str] = "nothing_to_print"


@dataclass(eq=False)
class PrinterTrouble(Refused):
    """The printing system or device refused: its own words."""

    code: ClassVar[str] = "printer_trouble"
    printer: str
    detail: str


@dataclass(eq=False)
class KeyTrouble(Refused):
    """The signing key cannot be used, or not be made.

    `what`: absent, passphrase (missing or wrong), unreadable, unsafe (others may read its file),
    exists (nothing is overwritten), unwritable.
    """

    code: ClassVar[str] = "key_trouble"
    what: str
    path: str


@dataclass(eq=False)
class BadSignature(Refused):
    """A signed text that is not valid: `what` is shape, key (unknown), signature (forged)."""

    code: ClassVar[str] = "bad_signature"
    what: str
    detail: str
