"""A transfer's own row and its lines: made, found, locked, added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, cast

from sqlalchemy import Connection, Row, bindparam, func, select

from desktop.domain.errors import NotFound, NotNow, Retired, SamePlace, Taken
from desktop.domain.stock import Key, PlaceKind
from desktop.domain.transfers import OUTCOMES, Act, LineKey, State, What, in_state
from desktop.store import places
from desktop.store.prepared import Prepared
from desktop.store.standing import taken_back
from desktop.store.tables import place, transfer, transfer_line
from desktop.store.writing import Writer

t, line = transfer.c, transfer_line.c
TransferRow = Row[Any]  # of the table `transfer`


_KNOWN = Prepared(select(transfer).where(t.code == bindparam("code"), t.retired_at.is_(None)))
_LOCKED = Prepared(
    select(transfer).where(t.code == bindparam("code"), t.retired_at.is_(None)).with_for_update()
)
_PICKED = Prepared(
    select(line.variant, line.owner, line.box, line.place, func.sum(line.qty).label("qty"))
    .where(line.transfer == bindparam("transfer"), line.what == bindparam("what"))
    .where(line.op_id.not_in(taken_back()))
    .group_by(line.variant, line.owner, line.box, line.place)
    .having(func.sum(line.qty) != 0)
)
_PARENT = Prepared(select(place.c.parent).where(place.c.id == bindparam("id")))


class Said(NamedTuple):
    """One line to be written: pieces of a key, and the place they lie at or went to."""

    key: LineKey
    place: int
    qty: int
    reason: str = ""


def make(writer: Writer, code: str, values: Mapping[str, Any]) -> Row[Any]:
    """A new draft of this code; `values` are columns. Raises Taken where another one has it."""
    connection = writer.connection
    if connection.execute(select(t.id).where(t.code == code)).first() is not None:
        raise Taken("transfer", code)
    empty = {"transit": None, "carrier": "", "waybill": "", "parcels": None, "secret": ""}
    moments = {"sent_at": None, "closed_at": None, "retired_at": None}
    row = {"code": code, "state": State.DRAFT.value, **empty, **moments, **values}
    writer.born(transfer, row)
    return get(connection, code)


def get(connection: Connection, code: str) -> Row[Any]:
    """The row of a transfer by its code, as typed. Raises NotFound."""
    return _one(_KNOWN, connection, code)


def lock(writer: Writer, code: str, act: Act) -> Row[Any]:
    """The row, which nobody else changes until the commit. Raises NotFound and NotNow."""
    row = _one(_LOCKED, writer.connection, code)
    need_state(row, act)
    return row


def _one(asked: Prepared, connection: Connection, code: str) -> Row[Any]:
    wanted = code.strip().upper()
    found = asked(connection, {"code": wanted})
    if not found:
        raise NotFound("transfer", wanted)
    return cast(Row[Any], found[0])


def need_state(row: Row[Any], act: Act) -> None:
    """Raises NotNow where nobody may do this in the transfer's state."""
    if not in_state(State(row.state), act):
        raise NotNow(row.code, row.state, act.value)


def change(writer: Writer, row: Row[Any], **after: Any) -> None:
    """Changes columns of a transfer."""
    before = {name: getattr(row, name) for name in after}
    writer.change(transfer, {"id": row.id}, before, after)


def need_ends(connection: Connection, from_place: int, to_place: int) -> None:
    """Both ends are real, stand, and differ. Raises SamePlace, NowhereReal and Retired."""
    if from_place == to_place:
        raise SamePlace(places.path_of(connection, from_place))
    for end in (from_place, to_place):
        places.need_real(connection, end)
        found = places.get(connection, end)
        if found.retired or found.kind is PlaceKind.TRANSIT:
            raise Retired("place", found.path)


def say(writer: Writer, row: Row[Any], what: What, said: Iterable[Said]) -> None:
    """Writes lines of a transfer."""
    writer.add(
        transfer_line,
        [
            {
                "line": writer.next_line(transfer_line),
                "transfer": row.id,
                "what": what.value,
                "variant": one.key.variant,
                "owner": one.key.owner,
                "box": one.key.box or None,
                "place": one.place,
                "qty": one.qty,
                "reason": one.reason,
            }
            for one in said
        ],
    )


def picked(connection: Connection, transfer_id: int) -> dict[tuple[LineKey, int], int]:
    """What stands as picked, by key and place (of goods in a box: the box that travels)."""
    rows = _PICKED(connection, {"transfer": transfer_id, "what": What.PICKED.value})
    return {(LineKey(v, o, box or 0), place_id): int(qty) for v, o, box, place_id, qty in rows}


def told(connection: Connection, transfer_id: int) -> dict[LineKey, Counter[str]]:
    """What stands of each key, in pieces by the word of `What`, picks aside."""
    key = (line.variant, line.owner, line.box, line.what)
    rows = connection.execute(
        select(*key, func.sum(line.qty))
        .where(line.transfer == transfer_id, line.what != What.PICKED.value)
        .where(line.op_id.not_in(taken_back()))
        .group_by(*key)
    )
    found: dict[LineKey, Counter[str]] = {}
    for v, o, box, what, qty in rows:
        found.setdefault(LineKey(v, o, box or 0), Counter())[what] += int(qty)
    return found


def outstanding(connection: Connection, transfer_id: int) -> dict[LineKey, int]:
    """What was sent and nobody said yet what became of it."""
    left = {
        key: said[What.SENT] - sum(said[what] for what in OUTCOMES)
        for key, said in told(connection, transfer_id).items()
    }
    return {key: qty for key, qty in left.items() if qty}


def lies(key: LineKey, at: int) -> Key:
    """The balance of picked pieces: in their box, else at the place they are taken from."""
    return Key(key.variant, key.owner, key.box or at)


def is_within(connection: Connection, place_id: int, top: int) -> bool:
    """Whether a place is another one or lies in it."""
    current: int | None = place_id
    while current is not None:
        if current == top:
            return True
        current = _PARENT(connection, {"id": current})[0].parent
    return False
