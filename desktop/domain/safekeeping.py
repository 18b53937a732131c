"""What a proof of the ledger found, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One thing in the ledger that is not as it must be.

    `code` never changes once released: chain, unreadable, parts, unsaid, missing, differs,
    orphan, ends, balance, disputed, outside, on_hand, allocation, number, till, lines, payment,
    refund, series, twice, replaced, version. `data` names the place in plain JSON values; money
    in fen, quantities in pieces.
    """

    code: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Checked:
    """Whether the ledger is proven, else all that speaks against it."""

    ok: bool
    problems: tuple[Problem, ...]
    movements: int
    entries: int


@dataclass(frozen=True)
class Copied:
    """A whole copy of a ledger: where it lies, its SHA-256 in hex, its size in bytes."""

    path: str
    sha256: str
    size: int
