"""Which label stands on which page: arithmetic only, so that one page can be drawn alone."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from desktop.domain.paper.labels import Copies
from desktop.domain.paper.sizes import A4, Grid, Stock


@dataclass(frozen=True)
class Laid:
    """Labels on their stock; `start` is the first free label on the first sheet (from 1)."""

    copies: tuple[Copies, ...]
    stock: Stock
    start: int = 1

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """How many labels there are up to and with each line."""
        return tuple(accumulate(one.copies for one in self.copies))

    @property
    def total(self) -> int:
        """How many labels in all."""
        return self.ends[-1] if self.ends else 0

    @property
    def a_page(self) -> int:
        """How many labels a page holds."""
        return self.stock.count if isinstance(self.stock, Grid) else 1

    @property
    def skipped(self) -> int:
        """How many places on the first sheet are used already."""
        return min(self.start, self.a_page) - 1

    @property
    def pages(self) -> int:
        """How many pages in all."""
        return -(-(self.skipped + self.total) // self.a_page) if self.total else 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a page in mm."""
        return A4 if isinstance(self.stock, Grid) else (self.stock.wide, self.stock.high)

    def page_of(self, line: int) -> int:
        """The page (from 0) on which the first label of a line stands."""
        before = self.ends[line - 1] if line else 0
        return (self.skipped + before) // self.a_page

    def only(self, page: int) -> Laid:
        """What stands on one page (from 0), as one page."""
        first = max(0, page * self.a_page - self.skipped)
        last = min(self.total, (page + 1) * self.a_page - self.skipped)
        found = []
        line = bisect_right(self.ends, first)
        while first < last:
            take = min(self.ends[line], last) - first
            found.append(replace(self.copies[line], copies=take))
            first, line = first + take, line + 1
        return Laid(tuple(found), self.stock, self.start if page == 0 else 1)
