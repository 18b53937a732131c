"""A window onto a long list: the rows asked for, and how many there are in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Page(Generic[_Row]):
    """Rows from an offset, and the number of all rows that fit the question."""

    rows: tuple[_Row, ...]
    total: int
