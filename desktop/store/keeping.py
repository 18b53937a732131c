"""Who keeps a place and how a parcel reaches it, as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain import masking
from desktop.domain.keeping import PRIVATE, Keeping, KeepingDraft, Note
from desktop.domain.stock import REAL, Key, PlaceKind
from desktop.store import people, places, private, rights
from desktop.store.standing import taken_back
from desktop.store.tables import event, keeping, movement, person, place, transfer
from desktop.store.writing import Writer

_COLUMNS = ("keeper", "city", "area", *PRIVATE)
_OPEN = ("draft", "sent")
_MASKS = {"recipient": masking.name, "phone": masking.phone, "address": masking.address}


def kept_by(connection: Connection, name: str) -> set[int]:
    """The places somebody keeps and all that lies in them: those that say so, and the place of a
    person of their own name that says nobody else. Local ids.
    """
    first = select(place.c.id).where(_kept_by(name))
    tree = first.cte("tree", recursive=True)
    tree = tree.union(select(place.c.id).where(place.c.parent == tree.c.id))
    return set(connection.execute(select(tree.c.id)).scalars())


def tops(connection: Connection, name: str) -> list[int]:
    """What somebody of this name keeps, without what lies in it; retired places left out."""
    found = select(place.c.id).where(_kept_by(name), place.c.retired_at.is_(None))
    return list(connection.execute(found.order_by(place.c.sort, place.c.id)).scalars())


def _kept_by(named: str) -> ColumnElement[bool]:
    said = select(keeping.c.place).join(person, person.c.id == keeping.c.keeper)
    said = said.where(person.c.name == named)
    others = select(keeping.c.place).where(keeping.c.keeper.is_not(None))
    own = and_(
        place.c.kind == PlaceKind.PERSON.value, place.c.name == named, place.c.id.not_in(others)
    )
    return or_(place.c.id.in_(said), own)


def keepers(connection: Connection) -> list[tuple[str, int]]:
    """Everybody who keeps something: name, how many places; by name."""
    rows = connection.execute(
        select(place.c.name, place.c.kind, person.c.name.label("keeper"))
        .outerjoin(keeping, keeping.c.place == place.c.id)
        .outerjoin(person, person.c.id == keeping.c.keeper)
        .where(place.c.retired_at.is_(None))
    )
    home = PlaceKind.PERSON.value
    named = Counter(r.keeper or (r.name if r.kind == home else "") for r in rows)
    return sorted((name, many) for name, many in named.items() if name)


def row_of(connection: Connection, place_id: int) -> dict[str, Any]:
    """What is said of a place itself; None everywhere where nothing is."""
    found = connection.execute(select(keeping).where(keeping.c.place == place_id)).first()
    return {name: getattr(found, name) if found else None for name in _COLUMNS}


def card(connection: Connection, place_id: int, *, reveal: bool = False) -> Keeping:
    """A place's keeper and address; the private values masked unless `reveal`.

    Where the place itself says nothing the nearest one around it speaks for it: a box is reached
    where it stands.
    """
    own = row_of(connection, place_id)
    chain = rights.chain(connection, place_id)
    keeper = next((row for row in chain if row.keeper), None)
    home = next((row for row in chain if row.kind == PlaceKind.PERSON), None)
    above = [own, *(row_of(connection, row.id) for row in chain[1:])]
    city = next((row["city"] for row in above if row["city"]), "")
    reached = next((row for row in above if row["address"] is not None), own)
    said = {name: _value(connection, reached[name]) for name in PRIVATE}
    if not reveal:
        said = {name: _MASKS[name](value) for name, value in said.items()}
    named = keeper.keeper_name if keeper else (home.name if home else "")
    return Keeping(
        place=places.get(connection, place_id),
        keeper=named,
        keeper_id=keeper.keeper if keeper else None,
        city=city,
        area=own["area"] or "",
        revealed=reveal,
        inherited=reached is not own,
        own_keeper=chain[0].keeper_name or "",
        **said,
    )


def _value(connection: Connection, private_id: bytes | None) -> str:
    return "" if private_id is None else private.reveal(connection, private_id) or ""


def entrust(writer: Writer, place_id: int, draft: KeepingDraft) -> None:
    """Says who keeps a place and how a parcel reaches it.

    A private value with a star in it is one that was shown masked: it stays as it is.
    """
    connection = writer.connection
    before = row_of(connection, place_id)
    name = draft.keeper.strip()
    after: dict[str, Any] = {
        "keeper": people.ensure(writer, name) if name else None,
        "city": draft.city.strip() or None,
        "area": draft.area.strip() or None,
    }
    for column in PRIVATE:
        said = getattr(draft, column)
        if said is None or "*" in said or "…" in said:
            continue
        clean = said.strip()
        if clean != _value(connection, before[column]):
            after[column] = private.keep(writer, clean) if clean else None
    write(writer, place_id, before, after)


def set_keeper(writer: Writer, place_id: int, person_id: int | None) -> None:
    """Another keeper of a place, all else as it is."""
    write(writer, place_id, row_of(writer.connection, place_id), {"keeper": person_id})


def forget(writer: Writer, place_id: int) -> int:
    """Deletes recipient, phone and address of a place for good; how many values that were."""
    before = row_of(writer.connection, place_id)
    known = [before[name] for name in PRIVATE if before[name] is not None]
    write(writer, place_id, before, dict.fromkeys(PRIVATE))
    for private_id in known:
        private.purge(writer.connection, private_id)
    return len(known)


def write(
    writer: Writer, place_id: int, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Writes what is said of a place; the first time as a new row. Raises NowhereReal."""
    places.need_real(writer.connection, place_id)
    known = writer.connection.execute(
        select(keeping.c.place).where(keeping.c.place == place_id).with_for_update()
    ).first()
    if known is not None:
        writer.change(keeping, {"place": place_id}, before, after)
    elif any(value is not None for value in after.values()):
        writer.add(keeping, [{"place": place_id, **dict(before), **dict(after)}])


def notes(connection: Connection) -> dict[int, Note]:
    """What stands beside places in their tree: keeper, city, area, an event and its days."""
    found: dict[int, dict[str, str]] = {}
    for row in connection.execute(
        select(keeping, person.c.name.label("named")).outerjoin(
            person, person.c.id == keeping.c.keeper
        )
    ):
        found[row.place] = {
            "keeper": row.named or "",
            "city": row.city or "",
            "area": row.area or "",
        }
    for row in connection.execute(select(event).where(event.c.retired_at.is_(None))):
        said = found.setdefault(row.place, {})
        said |= {"event": row.name, "starts_on": row.starts_on, "ends_on": row.ends_on}
    return {key: Note(**said) for key, said in found.items()}


def may_reveal(connection: Connection, place_id: int, transfer_id: int) -> bool:
    """Whether a parcel is under way to this place, or to one that lies in it."""
    row = connection.execute(
        select(transfer.c.state, transfer.c.to_place).where(
            transfer.c.id == transfer_id, transfer.c.retired_at.is_(None)
        )
    ).first()
    if row is None or row.state not in _OPEN:
        return False
    return place_id in {above.id for above in rights.chain(connection, row.to_place)}


def last_home(connection: Connection, key: Key) -> int | None:
    """The place from which goods of a key came last, None where it is outside or retired."""
    m = movement.c
    newest = (
        select(m.from_place)
        .join_from(movement, place, place.c.id == m.from_place)
        .where(
            m.variant == key.variant,
            m.owner == key.owner,
            m.to_place == key.place,
            m.op_id.not_in(taken_back()),
            place.c.retired_at.is_(None),
            place.c.kind.in_(REAL),
        )
        .order_by(m.at.desc(), m.recorded_at.desc(), m.line.desc())
    )
    return connection.execute(newest.limit(1)).scalar()
