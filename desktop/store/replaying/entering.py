"""A history of elsewhere entered in bulk: every row an act of its own moment, late as it is.

Nothing is refused for what lies where: facts are facts. What cannot have been so is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Table, Text, bindparam, cast, insert, select, update

from desktop.domain.catalogue import ItemDraft, VariantDraft, search_text
from desktop.domain.history import Anomaly, Happened, Oddity, Replayed, Tree, names_of
from desktop.domain.stock import OUTSIDE, REAL, Key, PlaceKind
from desktop.store import catalogue, journal, owners, places, stock
from desktop.store.prepared import Prepared
from desktop.store.replaying.known import known_codes, standing
from desktop.store.tables import movement, place, place_move
from desktop.store.writing import Writer, shape

KIND = "history"
_ADD_MOVEMENT = Prepared(insert(movement))
_ADD_PLACE_MOVE = Prepared(insert(place_move))
# No place has a slash in its name: one that is called so is in nobody's way.
_PARK = Prepared(
    update(place)
    .where(place.c.id == bindparam("key"))
    .values(name=cast(place.c.id, Text).concat("/"))
)
_PUT = Prepared(
    update(place)
    .where(place.c.id == bindparam("key"))
    .values(parent=bindparam("goal"), name=bindparam("called"))
)


@dataclass(frozen=True, slots=True)
class _Step:
    """A row on its way in, by local ids; new places have numbers below zero until they are rows.

    Goods go from `start` to `goal`; the box `start` goes out of `was` into `goal`.
    """

    row: Happened
    op_id: bytes
    start: int
    goal: int | None
    was: int | None = None


class Replay:
    """Some rows of a history, entered inside one open transaction."""

    def __init__(self, writer: Writer, actor: str) -> None:
        self._writer = writer
        self._connection = writer.connection
        self._actor = actor
        rows = self._connection.execute(select(place.c.id, place.c.parent, place.c.name)).all()
        self._tree = Tree((row.id, row.parent, row.name) for row in rows)
        self._outside = places.outside_ids(self._connection)
        self._born: dict[int, str] = {}  # names of new places by a number below zero
        self._anomalies: list[Anomaly] = []

    def enter(self, rows: Sequence[Happened]) -> Replayed:
        """Enters the rows that are not in yet, in their order; no two of them are the same."""
        fresh = standing(self._connection, rows)
        steps: list[_Step] = []
        for i, row in enumerate(rows):
            op_id = fresh.get(i)
            if op_id is None:
                continue
            if row.code:
                steps.append(_Step(row, op_id, self._place(row.start), self._place(row.goal)))
            elif (moved := self._box(row, op_id)) is not None:
                steps.append(moved)
        ids = self._bear({step.start for step in steps if not step.row.code})
        steps = [
            replace(
                s, start=ids.get(s.start, s.start), goal=_real(ids, s.goal), was=_real(ids, s.was)
            )
            for s in steps
        ]
        goods = [step for step in steps if step.row.code]
        variants, items = self._articles([step.row for step in goods])
        whose = {name: self._owner(name) for name in sorted({step.row.owner for step in goods})}
        self._balance(goods, variants, whose)
        self._say(steps, variants, whose)
        return Replayed(
            rows=len(rows),
            moves=len(goods),
            box_moves=len(steps) - len(goods),
            same=len(rows) - len(fresh),
            places=len(self._born),
            items=items,
            anomalies=tuple(self._anomalies),
        )

    def _owner(self, name: str) -> int:
        if not name:
            return owners.first(self._connection)
        return owners.ensure(self._writer, name)

    # ── where ─────────────────────────────────────────────────────────────────────────────────

    def _place(self, path: str) -> int:
        """The place of a path as it is now, made on the way where there is none."""
        if path in self._outside_words:
            return self._outside[PlaceKind(path)]
        parent: int | None = None
        for name in names_of(path):
            found = self._tree.step(parent, name)
            if found is None:
                found = -1 - len(self._born)
                self._born[found] = name
                self._tree.add(found, parent, name)
            parent = found
        assert parent is not None  # the reader refuses empty paths
        return parent

    _outside_words = frozenset((*OUTSIDE, PlaceKind.UNKNOWN))

    def _box(self, row: Happened, op_id: bytes) -> _Step | None:
        box = self._tree.find(names_of(row.start))
        if box is None:
            self._odd(row, Oddity.ABSENT, row.start, row.goal)
            return None
        was, goal = self._tree.parent(box), self._place(row.goal) if row.goal else None
        odd = self._tree.move(box, goal)
        if odd is not None:
            self._odd(row, odd, row.start, row.goal)
            return None
        return _Step(row, op_id, box, goal, was)

    def _odd(self, row: Happened, what: Oddity, item: str, where: str, qty: int = 0) -> None:
        self._anomalies.append(Anomaly(row.row, what, item, where, qty))

    def _bear(self, moved: Collection[int]) -> dict[int, int]:
        """Makes the new places, and puts those that moved where they came to stand; the local ids
        of the new ones by the numbers they had.
        """
        old = [{"key": box} for box in moved if box >= 0]
        if old:
            # A new place may be called as one that has left.
            _PARK.many(self._connection, old)
        ids: dict[int, int] = {}
        left = dict(self._born)
        while left:
            ready = [n for n in left if self._tree.parent(n) not in left]
            made = self._writer.born_many(place, [self._row(n, left[n], ids) for n in ready])
            ids |= dict(zip(ready, made, strict=True))
            for n in ready:
                del left[n]
        put = [
            {"key": b, "goal": _real(ids, self._tree.parent(b)), "called": self._tree.name(b)}
            for b in (key["key"] for key in old)
        ]
        if put:
            _PUT.many(self._connection, put)
        return ids

    def _row(self, number: int, name: str, ids: Mapping[int, int]) -> dict[str, Any]:
        parent = self._tree.parent(number)
        return {
            "kind": (PlaceKind.SITE if parent is None else PlaceKind.BOX).value,
            "name": name,
            "parent": _real(ids, parent),
            "retired_at": None,
            "search": search_text(name),
            "sort": name.lower(),
        }

    # ── what ──────────────────────────────────────────────────────────────────────────────────

    def _articles(self, rows: Sequence[Happened]) -> tuple[dict[str, int], int]:
        """Local ids by code; items that nobody knew are made. Also how many were."""
        names = {row.code: row.name for row in reversed(rows)}
        known = known_codes(self._connection, names)
        new = sorted(names.keys() - known.keys())
        items = catalogue.create_items(self._writer, [(ItemDraft(names[c]), "") for c in new])
        made = catalogue.create_variants(
            self._writer,
            [(i, names[c], VariantDraft(c)) for i, c in zip(items, new, strict=True)],
        )
        return known | dict(zip(new, made, strict=True)), len(new)

    # ── the facts ─────────────────────────────────────────────────────────────────────────────

    def _balance(
        self, goods: Sequence[_Step], variants: Mapping[str, int], whose: Mapping[str, int]
    ) -> None:
        """What the movements do to balances, and where one of them took more than there was."""
        outside = {i for kind, i in self._outside.items() if kind not in REAL}
        ends = []
        for step in goods:
            assert step.goal is not None  # only a box can be put nowhere
            what, mine = variants[step.row.code], whose[step.row.owner]
            ends.append((step.row, Key(what, mine, step.start), Key(what, mine, step.goal)))
        keys = {key for _, *both in ends for key in both if key.place not in outside}
        held = stock.lock(self._connection, keys)
        before, totals = dict(held), Counter[int]()
        for row, start, goal in ends:
            if start.place not in outside:
                held[start] -= row.qty
                totals[start.variant] -= row.qty
                if held[start] < 0:
                    lacking = min(row.qty, -held[start])
                    self._odd(row, Oddity.NEGATIVE, row.code, row.start, lacking)
            if goal.place not in outside:
                held[goal] += row.qty
                totals[goal.variant] += row.qty
        stock.shift(self._connection, {k: qty - before[k] for k, qty in held.items()}, totals)

    def _say(
        self, steps: Sequence[_Step], variants: Mapping[str, int], whose: Mapping[str, int]
    ) -> None:
        """Each step as an act of its own: operation, journal entry, movement."""
        writer = self._writer
        acts, movements, moved = [], [], []
        for step in steps:
            row = step.row
            own = {"op_id": step.op_id, "at": row.at, "recorded_at": writer.recorded_at, "line": 1}
            if row.code:
                what: dict[str, Any] = {"variant": variants[row.code], "owner": whose[row.owner]}
                ends = {"from_place": step.start, "to_place": step.goal, "qty": row.qty}
                movements.append(own | what | ends)
                facts = [self._fact(movement, movements[-1])]
            else:
                put = {"place": step.start, "from_parent": step.was, "to_parent": step.goal}
                moved.append(own | put)
                box, was, goal = (self._uid(place, i) for i in (step.start, step.was, step.goal))
                change = [place.name, {"uid": box}, {"parent": [was, goal]}]
                facts = [self._fact(place_move, moved[-1]), change]
            acts.append(journal.Bulk(step.op_id, row.at, row.note, facts))
        journal.finish_many(writer, KIND, self._actor, acts)
        if movements:
            _ADD_MOVEMENT.many(self._connection, movements)
        if moved:
            _ADD_PLACE_MOVE.many(self._connection, moved)

    def _fact(self, table: Table, row: Mapping[str, Any]) -> list[Any]:
        """A row as the journal says it."""
        references = _REFERENCES[table.name]
        columns = shape(table).columns
        words = [
            self._uid(references[name], row[name]) if name in references else row[name]
            for name in columns
        ]
        return [table.name, list(columns), [words]]

    def _uid(self, table: Table, local: int | None) -> str | None:
        return None if local is None else self._writer.uid(table, local)


_REFERENCES = {
    table.name: {name: table.metadata.tables[to] for name, to in shape(table).references}
    for table in (movement, place_move)
}


def _real(ids: Mapping[int, int], number: int | None) -> int | None:
    return None if number is None else ids.get(number, number)
