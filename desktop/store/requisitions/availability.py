"""What can be promised for a day: what is free at homes, promised to others, still to come."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from desktop.domain.production import Stage
from desktop.domain.requisitions import State
from desktop.domain.requisitions.arrivals import What
from desktop.domain.requisitions.lists import AtHome, Available
from desktop.store.production import listing as production_rows
from desktop.store.requisitions.homes import homes
from desktop.store.standing import taken_back
from desktop.store.tables import (
    item,
    production,
    requisition,
    requisition_line,
    requisition_piece,
    variant,
)

r, line, piece = requisition.c, requisition_line.c, requisition_piece.c
_COMING = (Stage.ORDER.value, Stage.SHIPPING.value)
_CHUNK = 500


def availability(
    connection: Connection,
    codes: Sequence[str],
    on: date | None,
    now: datetime,
    requisition_id: int | None = None,
) -> tuple[Available, ...]:
    """Of each article (by code, in that order; one that is none is left out) what can be promised
    for a day (None: what is there now). What `requisition_id` itself was promised is not taken off.
    """
    known = _articles(connection, codes)
    counted = {one.id: code for code, one in known.items() if not one.uncounted}
    mine = homes(connection, counted, now, requisition=requisition_id or 0)[0] if counted else []
    at: defaultdict[str, list[AtHome]] = defaultdict(list)
    for home in mine:
        free: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        for have in home.have:
            free[have.code] += have.free
            seen[have.code] += have.verified
        for code in free:
            place = (home.place_id, home.path, home.keeper, home.city)
            at[code].append(AtHome(*place, free[code], seen[code]))
    others = _promised(connection, list(counted), requisition_id)
    coming = {} if on is None else _coming(connection, list(counted), on)
    return tuple(
        Available(
            code=code,
            item=one.title,
            free=sum(one.free for one in at[code]),
            promised=others.get(one.id, 0),
            coming=coming.get(one.id, 0),
            homes=tuple(sorted(at[code], key=lambda one: (-one.free, one.path))),
            uncounted=one.uncounted,
            returnable=one.returnable,
        )
        for code, one in known.items()
    )


class _Article(NamedTuple):
    id: int
    title: str
    uncounted: bool
    returnable: bool


def _articles(connection: Connection, codes: Sequence[str]) -> dict[str, _Article]:
    wanted = list(dict.fromkeys(code for code in codes if code))
    found: dict[str, _Article] = {}
    flags = (item.c.uncounted, item.c.returnable)
    for start in range(0, len(wanted), _CHUNK):
        rows = connection.execute(
            select(variant.c.code, variant.c.id, item.c.name, variant.c.label, *flags)
            .join(item, item.c.id == variant.c.item)
            .where(variant.c.code.in_(wanted[start : start + _CHUNK]))
        )
        for code, key, name, label, uncounted, back in rows:
            title = f"{name} {label}".strip()
            found[code] = _Article(int(key), title, bool(uncounted), bool(back))
    return {code: found[code] for code in wanted if code in found}


def _promised(
    connection: Connection, variants: Sequence[int], without: int | None
) -> Mapping[int, int]:
    """Pieces approved for requests that nobody picked yet: they still lie free somewhere."""
    gives = func.coalesce(line.substitute, line.variant)
    said = (
        select(piece.requisition_line, func.sum(piece.qty).label("qty"))
        .where(
            piece.what.in_((What.PICKED.value, What.SENT.value)), piece.op_id.not_in(taken_back())
        )
        .group_by(piece.requisition_line)
        .subquery()
    )
    rows = connection.execute(
        select(gives, line.approved, func.coalesce(said.c.qty, 0))
        .join_from(requisition_line, requisition, r.id == line.requisition)
        .outerjoin(said, said.c.requisition_line == line.id)
        .where(
            r.state.in_((State.SECOND.value, State.APPROVED.value)),
            r.retired_at.is_(None),
            line.retired_at.is_(None),
            line.approved > 0,
            gives.in_(list(variants)),
            r.id != (without or 0),
        )
    )
    found: Counter[int] = Counter()
    for key, approved, done in rows:
        found[int(key)] += max(0, int(approved) - int(done))
    return found


def _coming(connection: Connection, variants: Sequence[int], on: date) -> Mapping[int, int]:
    """Pieces that are ordered and promised to be there by a day, less what came in of them."""
    p = production.c
    rows = connection.execute(
        select(p.id, p.variant, p.qty).where(
            p.variant.in_(list(variants)),
            p.stage.in_(_COMING),
            p.promised_on <= on.isoformat(),
            p.retired_at.is_(None),
            p.qty.is_not(None),
        )
    ).all()
    came = production_rows.arrived(connection, [row.id for row in rows])
    found: Counter[int] = Counter()
    for row in rows:
        found[int(row.variant)] += max(0, int(row.qty) - came.get(row.id, (0, 0))[0])
    return found
