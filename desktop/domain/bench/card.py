"""The card of one USB place as a value: the services make it, the screens draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """Where a card stands."""

    EMPTY = "empty"
    FOUND = "found"
    FLASHING = "flashing"
    TESTING = "testing"
    WAITING = "waiting"  # for a person's hands
    PASSED = "passed"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Mark(StrEnum):
    """How a step stands."""

    GOING = "going"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True)
class StepRow:
    """One step of the way: `name` is its word (flash, supply …); a value with its limits."""

    name: str
    mark: Mark
    value: int | None = None
    unit: str = ""
    low: int | None = None
    high: int | None = None
    found: str = ""


@dataclass(frozen=True)
class Trouble:
    """A fault by its code, and its data; `wording.bench` has the sentence and the next step."""

    code: str
    data: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Wanted:
    """What a person must do (the word of `hardware.steps.Hands`), and data for the sentence."""

    hands: str
    data: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class UsbPlace:
    """One place a board can be plugged into.

    `location` is the hub's place as the system names it (1-2.3), which stays; `port` is what to
    open now (/dev/ttyUSB0, COM7), "" when empty; `number` is the place's number on the table (from
    1), `ids` VID:PID, `practice` a made-up board.
    """

    location: str
    port: str
    ids: str
    number: int
    title: str = ""  # what the system calls the device
    practice: bool = False


@dataclass(frozen=True)
class Card:
    """All that one card shows. `done` of `total` is the bar of the step under way."""

    place: UsbPlace
    state: State
    project: str = ""
    step: str = ""
    done: int = 0
    total: int = 0
    steps: tuple[StepRow, ...] = ()
    wanted: Wanted | None = None
    trouble: Trouble | None = None
    serial: str = ""
    tag: str = ""  # the paper number of a board that failed: T-07
    participant: str = ""
    attempt: int = 1  # which try of this board it is
    returned: bool = False  # it had a number when it came
    firmware: str = ""
    seconds: float = 0.0
    waits: bool = False  # another board has the hub's load just now
    notice: Trouble | None = None  # it passed, but something beside it went wrong (judging.Notice)
    op: str = ""  # the act that recorded it (hex), to take it back; "" while nothing is recorded
