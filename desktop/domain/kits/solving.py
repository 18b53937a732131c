"""Whole-number programs solved exactly: simplex on fractions, then branch and bound.

Kits have a handful of slots, so that size does not matter and rounding would. The tables are the
dictionaries of V. Chvátal, Linear Programming (1983), with Bland's rule, which cannot go round in
circles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

Row = tuple[dict[int, int], int]  # Σ factor × unknown ≤ bound


@dataclass
class _Table:
    """basic[i] = rows[i][-1] − Σ rows[i][j] × free[j]; goal = goal[-1] + Σ goal[j] × free[j]."""

    basic: list[int]
    free: list[int]
    rows: list[list[Fraction]]
    goal: list[Fraction]

    def pivot(self, r: int, c: int) -> None:
        """Exchanges the basic unknown of a row with the free one of a column."""
        lead = self.rows[r]
        p = lead[c]
        lead = [value / p for value in lead]
        lead[c] = 1 / p
        self.rows[r] = lead
        for i, row in enumerate(self.rows):
            if i != r and row[c]:
                f = row[c]
                self.rows[i] = [
                    -f * lead[j] if j == c else value - f * lead[j] for j, value in enumerate(row)
                ]
        if self.goal[c]:
            f = self.goal[c]
            new = [value - f * lead[j] for j, value in enumerate(self.goal)]
            new[c] = -f * lead[c]
            new[-1] = self.goal[-1] + f * lead[-1]
            self.goal = new
        self.basic[r], self.free[c] = self.free[c], self.basic[r]

    def feasible(self) -> bool:
        """Walks to where every bound holds; False: there is no such point."""
        while True:
            broken = [(self.basic[i], i) for i, row in enumerate(self.rows) if row[-1] < 0]
            if not broken:
                return True
            r = min(broken)[1]
            ways = [(self.free[j], j) for j, f in enumerate(self.rows[r][:-1]) if f < 0]
            if not ways:
                return False
            self.pivot(r, min(ways)[1])

    def best(self) -> None:
        """Walks to where the goal is largest; it must have an upper bound."""
        while True:
            ways = [(self.free[j], j) for j, f in enumerate(self.goal[:-1]) if f > 0]
            if not ways:
                return
            c = min(ways)[1]
            tight = [
                (row[-1] / row[c], self.basic[i], i)
                for i, row in enumerate(self.rows)
                if row[c] > 0
            ]
            self.pivot(min(tight)[2], c)


def _relaxed(
    count: int, rows: Sequence[Row], goal: dict[int, int]
) -> tuple[Fraction, list[Fraction]] | None:
    """The largest goal over fractions ≥ 0 and where it is; None: nothing fits."""
    table = _Table(
        basic=list(range(count, count + len(rows))),
        free=list(range(count)),
        rows=[
            [*(Fraction(factors.get(j, 0)) for j in range(count)), Fraction(bound)]
            for factors, bound in rows
        ],
        goal=[*(Fraction(goal.get(j, 0)) for j in range(count)), Fraction(0)],
    )
    if not table.feasible():
        return None
    table.best()
    values = [Fraction(0)] * count
    for i, name in enumerate(table.basic):
        if name < count:
            values[name] = table.rows[i][-1]
    return table.goal[-1], values


def largest(count: int, rows: Sequence[Row], goal: dict[int, int]) -> list[int] | None:
    """Whole unknowns ≥ 0 that keep every row and make the goal largest; None: nothing fits."""
    best: list[int] | None = None
    most = 0
    open_: list[list[Row]] = [list(rows)]
    while open_:
        here = open_.pop()
        relaxed = _relaxed(count, here, goal)
        if relaxed is None or (best is not None and floor(relaxed[0]) <= most):
            continue
        values = relaxed[1]
        split = next((j for j, value in enumerate(values) if value.denominator != 1), None)
        if split is None:
            best, most = [int(value) for value in values], int(relaxed[0])
            continue
        low = floor(values[split])
        open_.append([*here, ({split: 1}, low)])
        open_.append([*here, ({split: -1}, -low - 1)])
    return best
