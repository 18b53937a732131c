"""What was asked, approved and sent in a span, added up by the database.

Drafts and what was taken back are not requests; what is given to a list of people (派发) was asked
by nobody and is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.types import BigInteger

from desktop.domain.requisitions import Source, State
from desktop.store.standing import taken_back
from desktop.store.tables import (
    event,
    item,
    requisition,
    requisition_line,
    requisition_piece,
    variant,
)

r, l_, p = requisition.c, requisition_line.c, requisition_piece.c
Rows = Sequence[Any]
_SENT = "sent"


@dataclass(frozen=True)
class Span:
    """Which requests: submitted from `since` on and before `until` (µs UTC, None: open)."""

    since: int | None = None
    until: int | None = None

    def wanted(self) -> list[ColumnElement[bool]]:
        """As conditions on requests."""
        said = [
            r.retired_at.is_(None),
            r.submitted_at.is_not(None),
            r.state != State.DRAFT.value,
            r.source != Source.GIVEAWAY.value,
        ]
        if self.since is not None:
            said.append(r.submitted_at >= self.since)
        if self.until is not None:
            said.append(r.submitted_at < self.until)
        return said


def _sum(column: Any) -> Any:
    # PostgreSQL adds BIGINTs up to a NUMERIC, which comes out as a Decimal.
    return sql_cast(func.coalesce(func.sum(column), 0), BigInteger)


def requests(connection: Connection, span: Span) -> Rows:
    """Each request with its sums over lines: `id code uid title state submitted_at answered_at
    sent_at due_on paused_days kind city team event value_fen guide_fen asked approved`.
    """
    sums = (
        select(
            l_.requisition,
            _sum(l_.qty).label("asked"),
            _sum(l_.approved).label("approved"),
        )
        .where(l_.retired_at.is_(None))
        .group_by(l_.requisition)
    ).subquery("sums")
    return connection.execute(
        select(
            r.id, r.uid, r.code, r.title, r.state, r.submitted_at, r.answered_at, r.sent_at,
            r.due_on, r.paused_days, r.kind, r.city, r.team, r.value_fen, r.guide_fen,
            event.c.name.label("event"),
            func.coalesce(sums.c.asked, 0).label("asked"),
            func.coalesce(sums.c.approved, 0).label("approved"),
        )
        .outerjoin_from(requisition, event, event.c.id == r.event)
        .outerjoin(sums, sums.c.requisition == r.id)
        .where(*span.wanted())
        .order_by(r.submitted_at, r.id)
    ).all()  # fmt: skip


def sent(connection: Connection, span: Span) -> dict[int, tuple[int, int]]:
    """What left for each request: pieces and their value in fen, by local id."""
    value = p.qty * func.coalesce(variant.c.value_fen, 0)
    rows = connection.execute(
        select(l_.requisition, _sum(p.qty).label("qty"), _sum(value).label("fen"))
        .join_from(requisition_piece, requisition_line, l_.id == p.requisition_line)
        .join(requisition, r.id == l_.requisition)
        .join(variant, variant.c.id == p.variant)
        .where(p.what == _SENT, p.op_id.not_in(taken_back()), *span.wanted())
        .group_by(l_.requisition)
    )
    return {row.requisition: (row.qty, row.fen) for row in rows}


def articles(connection: Connection, span: Span) -> Rows:
    """Of each article how often and how many were asked, approved, sent and not there:
    `variant uid code name label requests asked approved sent lacking short value_fen`, most asked
    first; `short` requests were refused some of it because it was not there.

    What was given in the place of another one counts as approved and sent for itself.
    """
    lines = select(requisition_line).join(requisition, r.id == l_.requisition)
    mine = lines.where(l_.retired_at.is_(None), *span.wanted()).subquery("mine").c
    asked = _tally(
        connection,
        select(
            mine.variant, func.count(mine.requisition.distinct()), _sum(mine.qty),
            _sum(mine.lacking), func.count(case((mine.lacking > 0, mine.requisition)).distinct()),
        )
        .where(mine.variant.is_not(None))
        .group_by(mine.variant),
    )  # fmt: skip
    gives = func.coalesce(mine.substitute, mine.variant)
    approved = _tally(
        connection,
        select(gives, _sum(mine.approved)).where(gives.is_not(None)).group_by(gives),
    )
    left = _tally(
        connection,
        select(p.variant, _sum(p.qty))
        .join_from(requisition_piece, requisition_line, l_.id == p.requisition_line)
        .join(requisition, r.id == l_.requisition)
        .where(p.what == _SENT, p.op_id.not_in(taken_back()), *span.wanted())
        .group_by(p.variant),
    )
    known = {
        key for heap in (asked, approved, left) for key, numbers in heap.items() if any(numbers)
    }
    found = []
    for row in _named(connection, known):
        many, qty, lacking, short = asked.get(row.variant, (0, 0, 0, 0))
        found.append(
            {
                **row._mapping,
                "requests": many,
                "asked": qty,
                "approved": approved.get(row.variant, (0,))[0],
                "sent": left.get(row.variant, (0,))[0],
                "lacking": lacking,
                "short": short,
            }
        )
    found.sort(key=lambda one: (-one["asked"], -one["sent"], one["sort"]))
    return found


def unknown(connection: Connection, span: Span) -> Rows:
    """Refused, and no article of ours: `said requests qty`; `qty` counts what was said in numbers,
    most often asked first.

    What waits for an answer is refused by nobody yet; of a request that was rejected whole, and of
    what another article was given for, only what was said to be not there counts.
    """
    many = func.count(l_.requisition.distinct()).label("requests")
    whole = and_(l_.substitute.is_(None), r.state != State.REJECTED.value)
    refused = case((whole, l_.qty), else_=l_.lacking)
    return connection.execute(
        select(l_.said, many, _sum(refused).label("qty"))
        .join_from(requisition_line, requisition, r.id == l_.requisition)
        .where(l_.variant.is_(None), l_.retired_at.is_(None), r.answered_at.is_not(None))
        .where(or_(whole, l_.lacking > 0), *span.wanted())
        .group_by(l_.said)
        .order_by(many.desc(), l_.said)
    ).all()


def first(connection: Connection) -> int | None:
    """When the first request came that the ledger knows (µs UTC), None while there is none."""
    known = select(func.min(r.submitted_at)).where(*Span().wanted())
    return connection.execute(known).scalar()


def _tally(connection: Connection, chosen: Any) -> dict[int, tuple[int, ...]]:
    return {row[0]: tuple(row[1:]) for row in connection.execute(chosen)}


def _named(connection: Connection, ids: set[int]) -> list[Any]:
    v = variant.c
    every = select(
        v.id.label("variant"), v.uid, v.code, v.sort, v.value_fen, item.c.name, v.label
    ).join_from(variant, item, item.c.id == v.item)
    return [row for row in connection.execute(every) if row.variant in ids]
