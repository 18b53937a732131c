"""Rows of 物料总表 and 预算表: things that are had made, and lines of the budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from desktop.domain.imports import Fate
from desktop.domain.production import Making, ProductionDraft, Saying, Stage
from desktop.domain.production.lists import Entered, TableKind, TableRow
from desktop.services.production import threads
from desktop.services.production.lists.ground import Ground, blaming
from desktop.store.production import matching, rows, saying, suppliers
from desktop.store.writing import Writer

_ARRIVED = frozenset({Stage.GOODS_IN, Stage.BOXED, Stage.ON_SITE, Stage.BACK})


def enter(writer: Writer, ground: Ground, row: TableRow) -> Entered:
    """Makes or changes what a row is about. Raises Wrong."""
    with blaming("name"):
        there = ground.nth_thing(writer, row.name)
    if there is None:
        return _make(writer, ground, row)
    base = ground.base(writer, there["id"])
    now = told(writer, there)
    changes = []
    for name, value in row.said.items():
        new, old = value or None, now.get(name) or None
        if base is not None and (base.get(name) or None) == new:
            continue  # the list says what it said before: what was done here since stands
        if new == old or (new is None and base is None):
            continue
        changes.append((name, old, new))
    budgeted = there["stage"] == Stage.BUDGET.value and ground.kind is TableKind.LIST
    if budgeted and not row.said.get("stage"):
        changes.append(("stage", Stage.BUDGET.value, Stage.DESIGN.value))
    if not changes:
        return Entered(row.row, row.name, Fate.SAME)
    after = {name: new for name, _, new in changes}
    stage = Stage(str(after.pop("stage", None) or there["stage"]))
    rows.change(writer, there, _columns(writer, ground, after, stage))
    threads.move(writer, there, stage)
    ground.remember(writer, there["id"], stage, row)
    return Entered(row.row, row.name, Fate.CHANGED, tuple(changes))


def _make(writer: Writer, ground: Ground, row: TableRow) -> Entered:
    said = {name: value for name, value in row.said.items() if value not in ("", None)}
    first = Stage.BUDGET if ground.kind is TableKind.BUDGET else Stage.DESIGN
    stage = Stage(str(said.pop("stage", first)))
    values = _columns(writer, ground, said, stage)
    values |= {k: date.fromisoformat(v) for k, v in values.items() if k.endswith("_on") and v}
    values["kind"] = Making(values.get("kind") or "")
    draft = ProductionDraft(row.name)
    with blaming("name"):
        draft = threads.checked(replace(draft, **values, stage=stage, event=ground.event))
    made = rows.add(writer, draft)
    saying.say(writer, made, stage, Saying.STAGE)
    ground.remember(writer, made, stage, row)
    return Entered(row.row, row.name, Fate.NEW)


def _columns(writer: Writer, ground: Ground, said: dict[str, Any], stage: Stage) -> dict[str, Any]:
    """The columns of a thing that a row's fields fill; blank ones are emptied."""
    values: dict[str, Any] = {}
    for name, value in said.items():
        if name == "supplier":
            values["supplier"] = _supplier(writer, ground, value) if value else None
        elif name == "arrives_on":
            values["arrived_on" if stage in _ARRIVED else "promised_on"] = value
        elif name.endswith(("_fen", "_on")) or name == "qty":
            values[name] = value
        else:
            values[name] = value or ""
    return values


def _supplier(writer: Writer, ground: Ground, name: str) -> int:
    if not matching.has_supplier(writer.connection, name):
        ground.suppliers.append(name)
    return suppliers.ensure(writer, name)


def told(writer: Writer, row: dict[str, Any]) -> dict[str, Any]:
    """What a thing's row says in these tables: field → JSON value."""
    said = dict(row)
    said["arrives_on"] = row["arrived_on" if Stage(row["stage"]) in _ARRIVED else "promised_on"]
    if row["supplier"] is not None:
        said["supplier"] = matching.supplier_name(writer.connection, row["supplier"])
    return said
