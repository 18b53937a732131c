"""What a request's lines still want: what is given, how much of it was approved, picked, sent."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from desktop.domain.requisitions.arrivals import What
from desktop.store.requisitions import pieces
from desktop.store.tables import item, requisition_line, variant

_line = requisition_line.c


class Wish(NamedTuple):
    """One line in pieces, by what is given for it: the article itself or its substitute."""

    line: int
    position: int
    variant: int
    code: str
    title: str
    uncounted: bool
    loan: bool
    approved: int
    picked: int
    sent: int

    @property
    def open(self) -> int:
        """Approved and neither picked nor sent."""
        return max(0, self.approved - self.picked - self.sent)


def of(connection: Connection, requisition: int) -> list[Wish]:
    """The decided lines of a request (local id) whose article is known, in their order."""
    rows = connection.execute(
        select(
            _line.id,
            _line.position,
            _line.loan,
            _line.approved,
            variant.c.id.label("variant"),
            variant.c.code,
            variant.c.label,
            item.c.name,
            item.c.uncounted,
        )
        .join(variant, variant.c.id == func.coalesce(_line.substitute, _line.variant))
        .join(item, item.c.id == variant.c.item)
        .where(
            _line.requisition == requisition,
            _line.retired_at.is_(None),
            _line.approved.is_not(None),
        )
        .order_by(_line.position, _line.id)
    ).all()
    said = pieces.by_line(connection, [row.id for row in rows])
    return [
        Wish(
            line=row.id,
            position=row.position,
            variant=row.variant,
            code=row.code,
            title=f"{row.name} {row.label}".rstrip(),
            uncounted=bool(row.uncounted),
            loan=bool(row.loan),
            approved=int(row.approved),
            picked=said[row.id][What.PICKED],
            sent=said[row.id][What.SENT],
        )
        for row in rows
    ]
