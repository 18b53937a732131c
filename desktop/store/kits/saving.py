"""A new version of what a kit is made of."""

from __future__ import annotations

from sqlalchemy import func, select

from desktop.domain.errors import KitCircle
from desktop.domain.kits import Bill, Slot, circle
from desktop.store.kits import bills
from desktop.store.tables import bom, bom_part
from desktop.store.writing import Writer


def save(writer: Writer, kit: int, slots: tuple[Slot, ...], note: str, when_sold: bool) -> int:
    """Writes a version beside the former one, which is retired; returns its number.

    Saved as it is already, nothing is written. Raises KitCircle.
    """
    connection = writer.connection
    known = bills.in_use(connection)
    now = known.get(kit)
    if now is not None and now.slots == slots and now.when_sold == when_sold and not note:
        return now.version
    way = circle(kit, {**known, kit: Bill(kit, slots)})
    if way:
        names = bills.named(connection, way)
        titles = tuple(bills.title(names[one]) for one in way)
        raise KitCircle(titles[0], titles)
    retire(writer, kit)
    last = select(func.max(bom.c.version)).where(bom.c.variant == kit)
    version = int(connection.execute(last).scalar() or 0) + 1
    born = writer.born(
        bom,
        {
            "variant": kit,
            "version": version,
            "note": note,
            "when_sold": when_sold,
            "retired_at": None,
            "at": writer.at,
            "recorded_at": writer.recorded_at,
        },
    )
    writer.add(
        bom_part,
        [
            {
                "line": writer.next_line(bom_part),
                "bom": born,
                "slot": s,
                "choice": c,
                "variant": choice.variant,
                "qty": choice.qty,
            }
            for s, slot in enumerate(slots, 1)
            for c, choice in enumerate(slot.choices)
        ],
    )
    return version


def retire(writer: Writer, kit: int) -> int:
    """No version is in use any more; returns how many were."""
    rows = writer.connection.execute(
        select(bom.c.id).where(bom.c.variant == kit, bom.c.retired_at.is_(None))
    ).all()
    for row in rows:
        writer.change(bom, {"id": row.id}, {"retired_at": None}, {"retired_at": writer.recorded_at})
    return len(rows)
