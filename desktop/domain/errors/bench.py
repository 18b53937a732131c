"""Refusals at the bench."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class SessionClosed(Refused):
    """The session is closed; open it again (undo) or open another one."""

    code: ClassVar[str] = "session_closed"
    session: str


@dataclass(eq=False)
class NothingToFlash(Refused):
    """A passive board: there is nothing on it to flash or test over USB."""

    code: ClassVar[str] = "nothing_to_flash"
    project: str


@dataclass(eq=False)
class KitIsLamp(Refused):
    """A kit and what is made of it cannot be the same article."""

    code: ClassVar[str] = "kit_is_lamp"
    item: str


@dataclass(eq=False)
class HasKit(Refused):
    """The participant has a kit already; `how`: handed or sold."""

    code: ClassVar[str] = "has_kit"
    number: int
    how: str


@dataclass(eq=False)
class BadSerial(Refused):
    """A serial number is 1 to `most` printable ASCII characters without blanks."""

    code: ClassVar[str] = "bad_serial"
    text: str
    most: int


@dataclass(eq=False)
class NotPassed(Refused):
    """The board has not passed, so that there is nothing to book, to label or to take back."""

    code: ClassVar[str] = "not_passed"
    board: str


@dataclass(eq=False)
class AlreadyInspected(Refused):
    """The batch was inspected; take that back first."""

    code: ClassVar[str] = "already_inspected"
    lot: str


@dataclass(eq=False)
class TooFewSamples(Refused):
    """Fewer boards were looked at than the plan asks for. Pieces."""

    code: ClassVar[str] = "too_few_samples"
    looked_at: int
    wanted: int


@dataclass(eq=False)
class LotRefused(Refused):
    """More of the samples are bad than may be: the lot can be sorted by hand, or sent back, but
    not be taken as good. Pieces.
    """

    code: ClassVar[str] = "lot_refused"
    lot: str
    bad: int
    accept: int


@dataclass(eq=False)
class BadBoardFolder(Refused):
    """A folder that describes a kind of board cannot be understood: file, key, and what is wrong
    in the reader's own words.
    """

    code: ClassVar[str] = "bad_board_folder"
    file: str
    key: str
    what: str


@dataclass(eq=False)
class BenchTrouble(Refused):
    """A fault of a port, a board or a program, outside a card: its code (`hardware.faults.Code`)
    and its data; `wording.bench` has the sentence.
    """

    code: ClassVar[str] = "bench_trouble"
    trouble: str
    of: dict[str, int | str]


@dataclass(eq=False)
class BadRuler(Refused):
    """A ruler cannot be made so: the parameter (`length`, `width`, `traces` …), its value as it
    was given, and the bounds in mm or pieces.
    """

    code: ClassVar[str] = "bad_ruler"
    field: str
    value: str
    low: str
    high: str


@dataclass(eq=False)
class PanelTooLarge(Refused):
    """A panel of rulers that the factory does not make: its sides, and what those may be. mm."""

    code: ClassVar[str] = "panel_too_large"
    wide: float
    high: float
    long: float
    short: float
    factory: str
