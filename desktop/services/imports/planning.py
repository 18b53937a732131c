"""Every row's fate, and all that the import is going to write."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.errors import OutOfStock, Refused, Reserved
from desktop.domain.imports import Fate, RowFate, StockList, Trouble
from desktop.domain.moments import HOME, day_bounds, moment
from desktop.domain.money import narrow
from desktop.domain.stock import Key, PlaceKind
from desktop.services.imports.articles import Article, Line, Sorter
from desktop.services.imports.items import Items
from desktop.services.imports.values import Plan, RowPlan, VariantChange
from desktop.store.imports.booking import Remark
from desktop.store.imports.known import Known, View
from desktop.store.journal import canonical

# Headings that say that the place is somebody's home.
_KEEPERS = frozenset(("保管人", "保管者", "持有人", "keeper", "holder", "custodian"))


def draw(view: View, stock_list: StockList) -> Plan:
    """Compares a list with the ledger, each row with its own last import; writes nothing."""
    rows = stock_list.rows
    found = view.known({r.code for r in rows}, {r.name for r in rows})
    troubles: list[Trouble] = list(stock_list.troubles)
    without: set[int] = set()
    while True:
        draft = _Draft(stock_list, found, without)
        troubles += draft.sorter.troubles
        without |= {trouble.row for trouble in draft.sorter.troubles}
        falling = {r.variant for r in draft.rows if r.delta < 0}
        short = list(draft.short(view.live(falling))) if falling else []
        if not short:
            return draft.plan(troubles, without)
        # What such a row says of its item is not taken either: decide again without it.
        troubles += short
        without |= {trouble.row for trouble in short}


class _Draft:
    """One try to decide all rows but those in `without`."""

    def __init__(self, stock_list: StockList, known: Known, without: Collection[int]) -> None:
        self._list = stock_list
        self._known = known
        self._places = {place.id: place for place in known.places}
        self.sorter = Sorter(stock_list, known)
        self.sorter.sort(stock_list.rows, without)
        self._items = Items(known, self.sorter.articles.values())
        self._fates: dict[int, RowFate] = {}
        self.rows: list[RowPlan] = []
        for article in self.sorter.articles.values():
            for line in article.lines:
                self._decide(article, line)

    def _decide(self, article: Article, line: Line) -> None:
        row, base = line.row, line.base
        variant = self._items.ids[article.code]
        key = None
        if variant > 0 and isinstance(line.owner, int) and isinstance(line.place, int):
            key = Key(variant, line.owner, line.place)
        booked = self._known.booked.get(key, 0) if key else 0
        counted = row.qty is not None and not self._items.of[article.code].uncounted
        delta = (row.qty or 0) - booked if counted else 0
        remark, notes = self._remark(line, self._known.remarks.get(key) if key else None)
        changes = self._changes(article, line)
        if base is not None:
            changes |= notes
            if delta:
                changes["qty"] = (booked, row.qty)
        if base is None or changes.keys() - line.differs.keys():
            self.rows.append(
                RowPlan(
                    line=row.row,
                    variant=variant,
                    owner=line.owner,
                    place=line.place,
                    qty=base.qty if row.qty is None and base is not None else row.qty,
                    delta=delta,
                    content=self._content(line),
                    remark=remark,
                )
            )
        self._fates[row.row] = RowFate(
            row=row,
            fate=_fate(line, bool(changes), known=variant > 0),
            changes=tuple((name, before, after) for name, (before, after) in changes.items()),
            other_row=min((other for _, other in line.differs.values()), default=None),
        )

    def _changes(self, article: Article, line: Line) -> dict[str, tuple[Any, Any]]:
        changes: dict[str, tuple[Any, Any]] = {}
        content = line.base.content if line.base is not None else {}
        for name, value in line.said.items():
            if name in line.differs:
                changes[name] = (line.differs[name][0], value)
            elif name in content and content[name] != value:
                changes[name] = (content[name], value)
        if line is article.lines[0]:
            changes = self._items.shown[article.code] | changes
        if line.row.row in self._items.photos:
            changes["photos"] = self._items.photos[line.row.row]
        return changes

    def _remark(
        self, line: Line, standing: tuple[str, int | None] | None
    ) -> tuple[Remark | None, dict[str, tuple[Any, Any]]]:
        """What becomes of the note and the day of the count, and what of it is a change."""
        row = line.row
        content = line.base.content if line.base is not None else {}
        note, verified_at = standing or ("", None)
        changes: dict[str, tuple[Any, Any]] = {}
        was = content.get("note", note)
        if (row.note or "note" in self._list.columns) and row.note != was:
            changes["note"] = (was, row.note)
            note = row.note
        if row.verified_on is not None:
            counted = content.get("verified_on") or _day(verified_at)
            if counted != row.verified_on.isoformat():
                changes["verified_on"] = (counted, row.verified_on.isoformat())
                verified_at = _midnight(row.verified_on)
        if (note, verified_at) == (standing or ("", None)):
            return None, changes
        return Remark(note, verified_at, standing), changes

    def _content(self, line: Line) -> str:
        """The row as it was taken: what an earlier row says otherwise is left out."""
        row = line.row
        content = {f: v for f, v in line.said.items() if f not in line.differs}
        content |= {"code": row.code, "owner": row.owner, "place": line.path}
        if row.qty is not None:
            content["qty"] = row.qty
        if row.note or "note" in self._list.columns:
            content["note"] = row.note
        if row.verified_on is not None:
            content["verified_on"] = row.verified_on.isoformat()
        if row.photos:
            content["photos"] = list(row.photos)
        return canonical(content)

    def short(self, live: Mapping[Key, tuple[int, int]]) -> Iterator[Trouble]:
        """Rows that say less than before where less than that is left now."""
        names = {number: name for name, number in self._known.owners.items()}
        by_line = {row.row: row for row in self._list.rows}
        for plan in self.rows:
            if plan.delta >= 0:
                continue
            key = Key(plan.variant, int(plan.owner), int(plan.place))
            held, promised = live.get(key, (0, 0))
            if held + plan.delta >= promised:
                continue
            row = by_line[plan.line]
            what: dict[str, Any] = {
                "item": f"{row.name} {row.label}".rstrip(),
                "place": self._places[key.place].path,
                "owner": names[key.owner],
                "wanted": -plan.delta,
            }
            why: Refused = OutOfStock(**what, on_hand=held)
            if held + plan.delta >= 0:
                why = Reserved(**what, available=max(0, held - promised))
            column = self._list.columns.get("qty", "")
            yield Trouble(plan.line, column, str(row.qty), why.code, why.data())

    def plan(self, troubles: list[Trouble], without: Collection[int]) -> Plan:
        """All of it."""
        known, items = self._known, self._items
        written = {row.variant for row in self.rows if row.variant > 0}
        places = {row.place for row in self.rows}
        changes = {c.variant.id: c for c in items.variant_changes}
        variants = {a.variant.id: a.variant for a in self.sorter.articles.values() if a.variant}
        for number in written:
            if variants[number].retired_at is not None:
                after = changes[number].after if number in changes else {}
                changes[number] = VariantChange(variants[number], {**after, "retired_at": None})
        kept = {g.key[1]: None for g in items.groups.values() if g.item is None or g.after}
        return Plan(
            heads=known.heads,
            opening=known.opening,
            fates=tuple(
                RowFate(row, Fate.REFUSED) if row.row in without else self._fates[row.row]
                for row in self._list.rows
            ),
            troubles=tuple(sorted(troubles, key=lambda trouble: trouble.row)),
            place_kind=self._kind(),
            owners=tuple(dict.fromkeys(r.owner for r in self.rows if isinstance(r.owner, str))),
            places=tuple(dict.fromkeys(r.place for r in self.rows if isinstance(r.place, str))),
            categories=tuple(c for c in kept if c and c not in known.categories),
            back=tuple(p.path for p in known.places if p.retired and p.id in places),
            items=tuple(items.drafts()),
            variants=tuple(items.variants),
            item_changes=tuple(items.changes()),
            variant_changes=tuple(changes.values()),
            retitled=tuple(items.retitled()),
            rows=tuple(sorted(self.rows, key=lambda row: row.line)),
            uids={("variant", number): variants[number].uid for number in written}
            | {("place", p.id): bytes.fromhex(p.uid) for p in known.places if p.id in places},
        )

    def _kind(self) -> PlaceKind:
        heading = narrow(self._list.columns.get("place", "")).casefold()
        return PlaceKind.PERSON if heading in _KEEPERS else PlaceKind.SITE


def _fate(line: Line, changed: bool, *, known: bool) -> Fate:
    if line.differs:
        return Fate.DIFFERS
    # A row without place and pieces speaks of an item only: one that is there is not new.
    of_item = known and line.row.qty is None and not line.row.place
    if line.base is None and not of_item:
        return Fate.NEW
    return Fate.CHANGED if changed else Fate.SAME


@cache
def _home() -> ZoneInfo:
    return ZoneInfo(HOME)


@cache
def _midnight(day: date) -> int:
    return day_bounds(day)[0]


@cache
def _day(at: int | None) -> str | None:
    return None if at is None else moment(at, _home()).date().isoformat()
