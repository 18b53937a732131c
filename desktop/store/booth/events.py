"""Events with their stands, methods and accounts, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from desktop.domain.booth.event import Account, AccountDraft, Event, Method
from desktop.domain.errors import NotFound, Taken
from desktop.store.holdings import paths
from desktop.store.tables import account, event, event_method, method, photo
from desktop.store.writing import Writer

_ACCOUNTS: Select[Any] = (
    select(
        account.c.id,
        account.c.uid,
        method.c.code,
        method.c.name,
        method.c.cash,
        account.c.label,
        account.c.holder,
        account.c.code_text,
        photo.c.sha256,
    )
    .join_from(account, method, method.c.id == account.c.method)
    .outerjoin(photo, photo.c.id == account.c.photo)
)


def events(connection: Connection) -> list[Event]:
    """All events, the latest first."""
    rows = connection.execute(
        select(event)
        .where(event.c.retired_at.is_(None))
        .order_by(event.c.starts_on.desc(), event.c.id.desc())
    ).all()
    where = paths(connection)
    return [_event(row, where) for row in rows]


def find(connection: Connection, name: str) -> Event:
    """An event by its name. Raises NotFound with the names there are."""
    known = events(connection)
    for one in known:
        if one.name == name.strip():
            return one
    raise NotFound("event", name, tuple(one.name for one in known[:5]))


def get(connection: Connection, event_id: int) -> Event:
    """An event by its local id."""
    row = connection.execute(select(event).where(event.c.id == event_id)).one()
    return _event(row, paths(connection))


def _event(row: Row[Any], where: dict[int, str]) -> Event:
    return Event(
        id=row.id,
        uid=row.uid.hex(),
        name=row.name,
        starts_on=date.fromisoformat(row.starts_on),
        ends_on=date.fromisoformat(row.ends_on),
        zone=row.zone,
        place=row.place,
        place_path=where[row.place],
        strict=row.strict,
    )


def save(
    writer: Writer,
    name: str,
    starts_on: date,
    ends_on: date,
    zone: str,
    place_id: int,
    strict: bool,
    event_id: int | None,
) -> int:
    """Makes or changes an event. Raises Taken when another one has the name."""
    connection = writer.connection
    said = {
        "name": name,
        "starts_on": starts_on.isoformat(),
        "ends_on": ends_on.isoformat(),
        "zone": zone,
        "place": place_id,
        "strict": strict,
    }
    other = connection.execute(select(event.c.id).where(event.c.name == name)).scalar()
    if other is not None and other != event_id:
        raise Taken("event", name)
    if event_id is None:
        return writer.born(event, said | {"retired_at": None})
    found = select(event).where(event.c.id == event_id)
    before = dict(connection.execute(found).mappings().one())
    writer.change(event, {"id": event_id}, before, said)
    return event_id


def methods(connection: Connection) -> list[Method]:
    """All ways to pay, in their usual order."""
    rows = connection.execute(select(method).order_by(method.c.position))
    return [Method(row.code, row.name, row.cash) for row in rows]


def accounts(connection: Connection, event_id: int) -> list[Account]:
    """The accounts an event offers, in its order; the first six have the F keys."""
    rows = connection.execute(
        _ACCOUNTS.join(event_method, event_method.c.account == account.c.id)
        .where(event_method.c.event == event_id, event_method.c.position.is_not(None))
        .order_by(event_method.c.position)
    )
    return [_account(row) for row in rows]


def accounts_by_id(connection: Connection, ids: Sequence[int]) -> dict[int, Account]:
    """Accounts by local id, offered now or not."""
    rows = connection.execute(_ACCOUNTS.where(account.c.id.in_(ids)))
    return {row.id: _account(row) for row in rows}


def _account(row: Row[Any]) -> Account:
    return Account(
        id=row.id,
        uid=row.uid.hex(),
        method=row.code,
        method_name=row.name,
        cash=row.cash,
        label=row.label,
        holder=row.holder,
        code_text=row.code_text,
        photo=row.sha256,
    )


def ensure_account(writer: Writer, draft: AccountDraft) -> int:
    """The account with this method, label and holder, made where missing; its code is kept up.

    Raises NotFound for a method nobody knows.
    """
    connection = writer.connection
    kind = connection.execute(select(method).where(method.c.code == draft.method)).first()
    if kind is None:
        known = tuple(m.code for m in methods(connection))
        raise NotFound("method", draft.method, known)
    picture = None
    if draft.photo:
        found = select(photo.c.id).where(photo.c.sha256 == draft.photo)
        picture = connection.execute(found).scalar()
    said = {"code_text": draft.code_text, "photo": picture}
    row = connection.execute(
        select(account).where(
            account.c.method == kind.id,
            account.c.label == draft.label,
            account.c.holder == draft.holder,
        )
    ).first()
    if row is None:
        whole = {"method": kind.id, "label": draft.label, "holder": draft.holder, **said}
        return writer.born(account, whole)
    before = {"code_text": row.code_text, "photo": row.photo}
    if draft.code_text or picture:
        writer.change(account, {"id": row.id}, before, said)
    return int(row.id)


def offer(writer: Writer, event_id: int, account_ids: Sequence[int]) -> None:
    """Makes these the accounts of an event, in this order; others are offered no longer."""
    connection = writer.connection
    rows = connection.execute(select(event_method).where(event_method.c.event == event_id))
    before = {row.account: row.position for row in rows}
    wanted = {account_id: place for place, account_id in enumerate(account_ids, start=1)}
    fresh = [a for a in wanted if a not in before]
    writer.add(
        event_method,
        [{"event": event_id, "account": a, "position": wanted[a]} for a in fresh],
    )
    for account_id, position in before.items():
        writer.change(
            event_method,
            {"event": event_id, "account": account_id},
            {"position": position},
            {"position": wanted.get(account_id)},
        )
