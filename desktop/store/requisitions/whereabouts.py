"""Where the goods of a request are now, as people read it: on the way, with the asker, on loan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select

from desktop.domain.moments import at_home, moment
from desktop.domain.requisitions.arrivals import (
    ENDS,
    UNREPORTED,
    Loan,
    OnWay,
    There,
    Unreported,
    What,
)
from desktop.domain.requisitions.parcels import ParcelState
from desktop.domain.requisitions.states import State
from desktop.store.requisitions import parcels, pieces
from desktop.store.standing import taken_back
from desktop.store.tables import (
    event,
    item,
    owner,
    private,
    requisition,
    requisition_line,
    requisition_piece,
    variant,
)

r, li, p = requisition.c, requisition_line.c, requisition_piece.c
_CHUNK = 500  # ids a statement
_WORDS = (What.ARRIVED, *ENDS)
_AFTER = (State.SENT.value, State.RECEIVED.value)


class Article(NamedTuple):
    """How an article is called."""

    code: str
    title: str


def articles(connection: Connection, variants: Collection[int]) -> dict[int, Article]:
    """Articles by local id."""
    found: dict[int, Article] = {}
    some = sorted(variants)
    named = select(variant.c.id, variant.c.code, variant.c.label, item.c.name)
    named = named.join(item, item.c.id == variant.c.item)
    for start in range(0, len(some), _CHUNK):
        for row in connection.execute(named.where(variant.c.id.in_(some[start : start + _CHUNK]))):
            found[row.id] = Article(row.code, f"{row.name} {row.label}".rstrip())
    return found


def on_way(connection: Connection, requisition_id: int) -> list[OnWay]:
    """What left for a request (local id) in parcels that nobody has told all of yet."""
    boxes = [b for b in parcels.of(connection, requisition_id) if b.state == ParcelState.SENT]
    sent = {box.code: pieces.sent(connection, box.id) for box in boxes}
    open_: Counter[tuple[int, int, int, int]] = Counter()
    for box in boxes:
        for one in pieces.outstanding(connection, box.id):
            open_[one.parcel, one.line, one.key.variant, one.key.owner] += one.qty
    every = [one for some in sent.values() for one in some]
    named = articles(connection, {one.key.variant for one in every})
    whose = dict(connection.execute(select(owner.c.id, owner.c.name)).all())
    lines = _lines(connection, requisition_id)
    return [
        OnWay(
            parcel=code,
            line=one.line,
            code=named[one.key.variant].code,
            title=named[one.key.variant].title,
            owner=whose.get(one.key.owner, ""),
            sent=one.qty,
            open=open_[one.parcel, one.line, one.key.variant, one.key.owner],
            loan=bool(lines[one.line].loan),
        )
        for code, some in sent.items()
        for one in some
    ]


def there(connection: Connection, requisition_id: int) -> list[There]:
    """What of a request (local id) arrived, line by line, and what may still come back of it."""
    lines = _lines(connection, requisition_id)
    said = pieces.by_line(connection, list(lines))
    left: defaultdict[int, list[pieces.Piece]] = defaultdict(list)
    for one in pieces.remaining(connection, requisition_id):
        left[one.line].append(one)
    gives = {key: row.variant if row.substitute is None else row.substitute
             for key, row in lines.items()}  # fmt: skip
    named = articles(connection, {v for v in gives.values() if v is not None})
    homes = {box.id: int(box.from_place) for box in parcels.of(connection, requisition_id)}
    found = []
    for key, row in lines.items():
        if not said[key][What.ARRIVED]:
            continue
        what = named.get(gives[key]) or Article("", row.said)
        found.append(
            There(
                line=key,
                code=what.code,
                title=what.title,
                arrived=said[key][What.ARRIVED],
                open=sum(one.qty for one in left[key]),
                loan=bool(row.loan),
                back_on=None if row.back_on is None else date.fromisoformat(row.back_on),
                home=next((homes[one.parcel] for one in left[key]), None),
            )
        )
    return found


def loans(connection: Connection, today: date) -> list[Loan]:
    """Everything that is lent out, what is due first on top, without a day last."""
    key = (li.id, li.requisition)
    rows = connection.execute(
        select(*key, p.what, func.sum(p.qty).label("qty"))
        .join_from(requisition_piece, requisition_line, li.id == p.requisition_line)
        .where(li.loan, p.what.in_([word.value for word in _WORDS]))
        .where(p.op_id.not_in(taken_back()))
        .group_by(*key, p.what)
    )
    left: Counter[int] = Counter()
    for row in rows:
        left[row.id] += int(row.qty) if row.what == What.ARRIVED else -int(row.qty)
    out = sorted(line for line, qty in left.items() if qty > 0)
    found: list[Any] = []
    for start in range(0, len(out), _CHUNK):
        chosen = (
            select(
                li.id,
                li.back_on,
                func.coalesce(li.substitute, li.variant).label("gives"),
                li.said,
                r.id.label("request"),
                r.code,
                r.title,
                private.c.value.label("applicant"),
            )
            .join_from(requisition_line, requisition, r.id == li.requisition)
            .outerjoin(private, private.c.id == r.applicant)
            .where(li.id.in_(out[start : start + _CHUNK]), r.retired_at.is_(None))
        )
        found += connection.execute(chosen).all()
    named = articles(connection, {row.gives for row in found if row.gives is not None})
    made = [_loan(row, named, left[row.id], today) for row in found]
    return sorted(made, key=lambda one: (one.back_on or date.max, one.code, one.line))


def unreported(connection: Connection, today: date, report_days: int) -> list[Unreported]:
    """Requests whose event was that many days ago or more, without a 活动回执, the oldest first.

    The event's last day counts, else the day the goods were needed, else the day they arrived.
    """
    nobody = [source.value for source in UNREPORTED]
    rows = connection.execute(
        select(r.id, r.code, r.title, r.needed_on, r.received_at, event.c.ends_on,
               private.c.value.label("applicant"))
        .outerjoin_from(requisition, event, event.c.id == r.event)
        .outerjoin(private, private.c.id == r.applicant)
        .where(r.state.in_(_AFTER), r.reported_at.is_(None), r.source.not_in(nobody))
        .where(r.retired_at.is_(None))
    )  # fmt: skip
    found = []
    for row in rows:
        day = _event_day(row)
        if day is not None and (ago := (today - day).days) >= report_days:
            found.append(Unreported(row.id, row.code, row.title, row.applicant or "", ago))
    return sorted(found, key=lambda one: (-one.days, one.code))


def _event_day(row: Any) -> date | None:
    if row.ends_on or row.needed_on:
        return date.fromisoformat(row.ends_on or row.needed_on)
    return None if row.received_at is None else at_home(moment(row.received_at)).date()


def _loan(row: Row[Any], named: dict[int, Article], qty: int, today: date) -> Loan:
    day = None if row.back_on is None else date.fromisoformat(row.back_on)
    what = named.get(row.gives)
    return Loan(
        request=row.request,
        code=row.code,
        title=row.title,
        applicant=row.applicant or "",
        line=row.id,
        item=row.said if what is None else what.title,
        pieces=qty,
        back_on=day,
        left=None if day is None else (day - today).days,
    )


def _lines(connection: Connection, requisition_id: int) -> dict[int, Row[Any]]:
    rows = connection.execute(
        select(requisition_line)
        .where(li.requisition == requisition_id)
        .order_by(li.position, li.id)
    )
    return {row.id: row for row in rows}
