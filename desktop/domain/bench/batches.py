"""Production batches and their incoming inspection: how many to look at, what is still good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

# The scale may be off by the calliper's own error and what etching does over a board's length.
SCALE_UM = ((0, 100), (50_000, 150), (100_000, 200))  # nominal place, most it may be off; µm
# General inspection level II, AQL 2.5, normal inspection, after ISO 2859-1 tables 1 and 2-A:
# lots up to so many pieces: look at n, accept with at most so many bad ones.
_TABLE = (
    *((2, 2, 0), (25, 5, 0), (90, 8, 0), (150, 20, 1), (280, 32, 2), (500, 50, 3)),
    *((1200, 80, 5), (3200, 125, 7)),
)
_LARGEST = (200, 10)


@dataclass(frozen=True)
class Plan:
    """A suggestion: look at `n` boards of the lot, take it with at most `accept` bad ones."""

    n: int
    accept: int


@dataclass(frozen=True)
class Sample:
    """One ruler as it was measured and looked at.

    Where the ticks for 0, 50 and 100 mm lie by the calliper, in µm from where the measuring
    began; None: not measured. `legible` the smallest print can be read, `burr` the edge has one,
    `finish` the gold and the lacquer are as ordered.
    """

    zero_um: int | None = 0
    middle_um: int | None = None
    end_um: int | None = None
    legible: bool = True
    burr: bool = False
    finish: bool = True
    note: str = ""

    @property
    def off(self) -> tuple[tuple[int, int, int], ...]:
        """Ticks beyond their limit: nominal place, how far off, limit; µm."""
        measured = (self.zero_um, self.middle_um, self.end_um)
        return tuple(
            (nominal, value - nominal, limit)
            for (nominal, limit), value in zip(SCALE_UM, measured, strict=True)
            if value is not None and abs(value - nominal) > limit
        )

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong, by words: scale, legible, burr, finish."""
        wrong = {
            "scale": bool(self.off),
            "legible": not self.legible,
            "burr": self.burr,
            "finish": not self.finish,
        }
        return tuple(word for word, bad in wrong.items() if bad)

    @property
    def good(self) -> bool:
        """Nothing is wrong with it."""
        return not self.faults


@dataclass(frozen=True)
class BatchDraft:
    """A batch as it was ordered. `variant`: what the good ones become in the stock (local id);
    `expected` pieces.
    """

    lot: str
    product: str
    expected: int
    variant: int | None = None
    supplier: str = ""
    note: str = ""


@dataclass(frozen=True)
class Inspection:
    """How a batch was found. Pieces: `arrived`, `good` went into the stock at `place`, `refused`
    did not. `op` (hex) is the act, to take it back.
    """

    op: str
    at: datetime
    by: str
    arrived: int
    plan: Plan
    samples: tuple[Sample, ...]
    accepted: bool
    good: int
    refused: int
    place_name: str = ""
    note: str = ""

    @property
    def bad(self) -> int:
        """How many of the samples were bad."""
        return sum(not sample.good for sample in self.samples)


@dataclass(frozen=True)
class Batch:
    """A batch as it stands. `id` is local."""

    id: int
    draft: BatchDraft
    ordered_at: datetime
    variant_name: str = ""
    inspection: Inspection | None = None


def plan(arrived: int) -> Plan:
    """How many of a lot to look at, and how many of them may be bad; a small lot is looked at
    whole. `arrived` in pieces.
    """
    n, accept = next(((n, a) for most, n, a in _TABLE if arrived <= most), _LARGEST)
    return Plan(arrived, 0) if n >= arrived else Plan(n, accept)
