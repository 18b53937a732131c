"""What acts at the bench answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.bench.card import Trouble


@dataclass(frozen=True)
class Recorded:
    """An attempt that was recorded. `op` (hex) takes it back; `tag` is the board's paper number
    when it has no serial; `number` which try it was, from 1; `booked` whether stock was moved.
    """

    op: str
    serial: str
    tag: str
    number: int
    booked: bool = False
    notice: Trouble | None = None


@dataclass(frozen=True)
class Done:
    """An act at the bench: `op` (hex) takes it back, `count` is how many it concerned."""

    op: str
    count: int = 1


@dataclass(frozen=True)
class NamesRead:
    """Names read from a file or from pasted lines; those left out by row and why: repeat, empty,
    known (in the session already).
    """

    names: tuple[str, ...]
    left_out: tuple[tuple[int, str, str], ...] = field(default=())
