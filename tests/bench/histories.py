"""A long history as communities keep it: a tree of homes, shelves and boxes, boxes carried about
with all they hold, things booked twice, things that left where they were not; and how it ends.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace

from desktop.domain.history import Anomaly, Happened, Oddity

START = 1_300_000_000_000_000  # 2011, microseconds UTC
STEP = 3_000_000_000  # fifty minutes
OUTSIDE = ("supplier", "given", "sold", "lost", "consumed")


@dataclass
class Past:
    """A history being made. Places are numbers here, so that nothing is looked up by its path."""

    chance: random.Random
    parent: dict[int, int | None] = field(default_factory=dict)
    name: dict[int, str] = field(default_factory=dict)
    inside: dict[int | None, set[str]] = field(default_factory=dict)
    held: Counter[tuple[str, int]] = field(default_factory=Counter)
    rows: list[Happened] = field(default_factory=list)
    odd: list[Anomaly] = field(default_factory=list)

    def place(self, name: str, parent: int | None) -> int:
        number = len(self.parent)
        self.parent[number], self.name[number] = parent, name
        self.inside.setdefault(parent, set()).add(name)
        return number

    def path(self, place: int | None) -> str:
        names: list[str] = []
        while place is not None:
            names.append(self.name[place])
            place = self.parent[place]
        return "/".join(reversed(names))

    def say(self, code: str, qty: int, start: str, goal: str, note: str = "") -> Happened:
        n = len(self.rows) + 1
        at = START + n * STEP
        self.rows.append(Happened(n, at, code, f"物品 {code}", qty, "", start, goal, note))
        return self.rows[-1]

    def goods(self, code: str, qty: int, start: int | str, goal: int | str) -> None:
        """Pieces go from a place or from outside to another one."""
        words = [end if isinstance(end, str) else self.path(end) for end in (start, goal)]
        row = self.say(code, qty, *words)
        if isinstance(start, int):
            self.held[code, start] -= qty
            if self.held[code, start] < 0:
                lacking = min(qty, -self.held[code, start])
                self.odd.append(Anomaly(row.row, Oddity.NEGATIVE, code, row.start, lacking))
        if isinstance(goal, int):
            self.held[code, goal] += qty

    def again(self) -> None:
        """The row before was entered twice."""
        last = self.rows[-1]
        if last.code:
            self.rows.append(replace(last, row=len(self.rows) + 1))
            self.odd.append(Anomaly(len(self.rows), Oddity.TWICE, last.code, last.goal))

    def carry(self, box: int, goal: int) -> None:
        """A box is put somewhere else, or somebody says so though it cannot be."""
        row = self.say("", 0, self.path(box), self.path(goal))
        above: int | None = goal
        while above is not None and above != box:
            above = self.parent[above]
        if above == box:
            self.odd.append(Anomaly(row.row, Oddity.CYCLE, row.start, row.goal))
        elif self.name[box] in self.inside.get(goal, set()) and self.parent[box] != goal:
            self.odd.append(Anomaly(row.row, Oddity.TAKEN, row.start, row.goal))
        else:
            self.inside[self.parent[box]].discard(self.name[box])
            self.parent[box] = goal
            self.inside.setdefault(goal, set()).add(self.name[box])

    def nowhere(self, goal: int) -> None:
        """A box that nobody ever saw is said to have moved."""
        row = self.say("", 0, f"从没有过的箱子 {len(self.rows)}", self.path(goal))
        self.odd.append(Anomaly(row.row, Oddity.ABSENT, row.start, row.goal))

    def end(self) -> dict[tuple[str, str], int]:
        """What lies where in the end, by code and path."""
        return {(code, self.path(at)): qty for (code, at), qty in self.held.items() if qty}


def past(movements: int, places: int, items: int = 4_000) -> Past:
    """So many rows of goods over so many nested places; the same every time."""
    chance = random.Random(20110903)
    made = Past(chance)
    homes = [made.place(f"家{i}", None) for i in range(max(3, places // 60))]
    racks = [made.place(f"架{i}", chance.choice(homes)) for i in range(places // 12)]
    boxes: list[int] = []
    while len(made.parent) < places:
        under = chance.choice(boxes) if boxes and chance.random() < 0.3 else chance.choice(racks)
        boxes.append(made.place(f"箱{len(made.parent)}", under))
    codes = [f"H{i:05d}" for i in range(items)]
    where: dict[str, list[int]] = {}
    for place in (*homes, *racks, *boxes):  # all of them are there from the beginning
        code = chance.choice(codes)
        made.goods(code, chance.randint(20, 200), "supplier", place)
        where.setdefault(code, []).append(place)
    known = sorted(where)
    goods = places
    while goods < movements:
        dice = chance.random()
        if dice < 0.02:
            made.carry(chance.choice(boxes), chance.choice(racks if dice < 0.015 else boxes))
            continue
        if dice < 0.0203:  # a box into one that it holds
            inner = chance.choice(boxes)
            outer = made.parent[inner]
            if outer is not None and made.name[outer].startswith("箱"):
                made.carry(outer, inner)
            continue
        if dice < 0.0205:
            made.nowhere(chance.choice(racks))
            continue
        code = chance.choice(known)
        start = chance.choice(where[code])
        there = made.held[code, start]
        if dice < 0.22 or (there <= 0 and dice < 0.95):
            made.goods(code, chance.randint(20, 200), "supplier", start)
        else:
            qty = chance.randint(1, max(1, min(there, 12)))
            goal: int | str = chance.choice(OUTSIDE[1:]) if dice < 0.6 else chance.choice(boxes)
            if goal == start:
                continue
            made.goods(code, qty, start, goal)
            if isinstance(goal, int) and len(where[code]) < 30:
                where[code].append(goal)
        goods += 1
        if dice > 0.9985:
            made.again()
    return made
