"""分箱: which pieces lie in which box of which area."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from desktop.domain.production import Saying
from desktop.domain.stock import Move, PlaceKind
from desktop.store import owners, places, stock
from desktop.store.holdings import paths
from desktop.store.journal import canonical
from desktop.store.standing import taken_back
from desktop.store.tables import (
    balance,
    goods_in,
    item,
    keeping,
    person,
    place,
    production,
    production_note,
    variant,
)
from desktop.store.writing import Writer

b, g, k, n, p = balance.c, goods_in.c, keeping.c, production_note.c, production.c


@dataclass(frozen=True)
class BoxLine:
    """Pieces of one article in one box; `stands_in` is the path of what the box stands in."""

    box: str
    area: str
    place_id: int
    stands_in: str
    code: str
    item: str
    qty: int
    responsible: str


@dataclass(frozen=True)
class Said:
    """What a thread keeps of a boxing; local ids."""

    place: int
    variant: int
    qty: int
    responsible: str

    def text(self, connection: Connection) -> str:
        """As canonical JSON, with uids: local ids never leave a database."""
        box = places.get(connection, self.place)
        what = select(variant.c.uid).where(variant.c.id == self.variant)
        found = connection.execute(what).scalar_one().hex()
        said = {"box": box.uid, "name": box.name, "variant": found, "qty": self.qty}
        return canonical(said | {"responsible": self.responsible})


def named(connection: Connection, name: str) -> dict[int, str]:
    """The boxes of this name: local id → path."""
    rows = connection.execute(
        select(place.c.id)
        .where(
            place.c.kind == PlaceKind.BOX.value,
            place.c.name == name,
            place.c.retired_at.is_(None),
        )
        .order_by(place.c.id)
    ).scalars()
    return {row: places.path_of(connection, row) for row in rows}


def lies_in(connection: Connection, box: int, variant_id: int) -> int:
    """Pieces of an article in a place, of all owners."""
    rows = connection.execute(select(b.qty).where(b.place == box, b.variant == variant_id))
    return sum(int(qty) for qty in rows.scalars())


def with_area(connection: Connection) -> dict[int, str]:
    """The places that have an area, and which."""
    rows = connection.execute(select(k.place, k.area).where(k.area != ""))
    return {row.place: row.area for row in rows}


def lies_at(connection: Connection, production_id: int) -> int | None:
    """Where the last good pieces of a thing came in; None before any did."""
    found = (
        select(g.place)
        .where(g.production == production_id, g.place.is_not(None), g.op_id.not_in(taken_back()))
        .order_by(g.at.desc(), g.recorded_at.desc(), g.line.desc())
        .limit(1)
    )
    return connection.execute(found).scalar()


def ensure(writer: Writer, name: str, parent: int, area: str) -> int:
    """The box of this name within a place, made where missing, with its area (区域)."""
    connection = writer.connection
    found = select(place.c.id, place.c.retired_at).where(
        place.c.parent == parent, place.c.name == name
    )
    row = connection.execute(found).first()
    if row is None:
        made = places.create(writer, PlaceKind.BOX, name, parent)
    else:
        made = int(row.id)
        if row.retired_at is not None:
            writer.change(place, {"id": made}, {"retired_at": row.retired_at}, {"retired_at": None})
    if area:
        set_area(writer, made, area)
    return made


def set_area(writer: Writer, box: int, area: str) -> None:
    """Says of which area (区域) a box is."""
    known = writer.connection.execute(select(keeping).where(k.place == box)).mappings().first()
    if known is None:
        none = dict.fromkeys(("keeper", "city", "recipient", "phone", "address"))
        writer.add(keeping, [{"place": box, "area": area, **none}])
    else:
        writer.change(keeping, {"place": box}, dict(known), {"area": area})


@dataclass
class Told:
    """What all threads say of boxes: pieces put in by thing, box and article, and who looks after
    them by box and article; boxes and articles by uid (hex).
    """

    put_in: Counter[tuple[int, str, str]]
    responsible: dict[tuple[str, str], str]


def told(connection: Connection) -> Told:
    """All that stands about boxes in all threads."""
    rows = connection.execute(
        select(n.production, n.text)
        .where(n.what == Saying.BOX.value, n.op_id.not_in(taken_back()))
        .order_by(n.at, n.recorded_at, n.op_id, n.line)
    )
    found = Told(Counter(), {})
    for production_id, text in rows:
        said: dict[str, Any] = json.loads(text)
        found.put_in[production_id, said["box"], said["variant"]] += int(said["qty"])
        if said["responsible"]:
            found.responsible[said["box"], said["variant"]] = said["responsible"]
    return found


def move(
    writer: Writer, variant_id: int, owner_id: int | None, qty: int, start: int, box: int
) -> None:
    """Moves pieces into a box. Raises OutOfStock, Reserved, SamePlace."""
    whose = owner_id or owners.usual(writer.connection, variant_id, start)
    stock.post(writer, [Move(variant_id, whose, qty, start, box)])


def lines(connection: Connection, event_id: int | None = None) -> list[BoxLine]:
    """What lies in boxes that have an area, by box; of an event only what was made for it."""
    statement = (
        select(
            place.c.id, place.c.name, place.c.parent, k.area, variant.c.code, variant.c.label,
            item.c.name.label("item_name"), func.sum(b.qty).label("qty"),
            person.c.name.label("keeper_name"), variant.c.uid, place.c.uid.label("box"),
        )
        .join(keeping, k.place == place.c.id)
        .join(balance, b.place == place.c.id)
        .join(variant, variant.c.id == b.variant)
        .join(item, item.c.id == variant.c.item)
        .outerjoin(person, person.c.id == k.keeper)
        .where(place.c.kind == PlaceKind.BOX.value, k.area != "", b.qty > 0)
        .group_by(
            place.c.id, place.c.name, place.c.parent, k.area, variant.c.id, variant.c.code,
            variant.c.label, item.c.name, person.c.name, variant.c.uid, place.c.uid,
        )
        .order_by(place.c.name, place.c.id, item.c.name, variant.c.id)
    )  # fmt: skip
    if event_id is not None:
        mine = select(p.variant).where(p.event == event_id, p.variant.is_not(None))
        statement = statement.where(variant.c.id.in_(mine))
    where = paths(connection)
    people = told(connection).responsible
    return [
        BoxLine(
            box=row.name,
            area=row.area,
            place_id=row.id,
            stands_in="" if row.parent is None else where[row.parent],
            code=row.code,
            item=f"{row.item_name} {row.label}".rstrip(),
            qty=int(row.qty),
            responsible=people.get((row.box.hex(), row.uid.hex()), row.keeper_name or ""),
        )
        for row in connection.execute(statement)
    ]
