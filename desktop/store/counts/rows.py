"""Counts as rows: opened, counted on in another pass, closed, dropped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.counts import CountDraft, Recount, State
from desktop.domain.errors import CountNotOpen, NotFound
from desktop.store.places import below, need_real
from desktop.store.standing import taken_back
from desktop.store.tables import count_scope, stock_count
from desktop.store.writing import Writer

c = stock_count.c


def add(writer: Writer, draft: CountDraft, variants: Iterable[int]) -> int:
    """A new, open count over a place and, where they are given, only these variants (local ids);
    its local id. Raises NowhereReal.
    """
    need_real(writer.connection, draft.place)
    count = writer.born(
        stock_count,
        {
            "name": draft.name,
            "place": draft.place,
            "tree": draft.tree,
            "category": draft.category,
            "blind": draft.blind,
            "state": State.OPEN.value,
            "pass": 1,
            "recount": Recount.FIRST.value,
            "closed_at": None,
            "retired_at": None,
        },
    )
    writer.add(
        count_scope,
        [
            {"line": writer.next_line(count_scope), "count": count, "variant": variant}
            for variant in variants
        ],
    )
    return count


def row(connection: Connection, count_id: int) -> Row[Any]:
    """A count as its row. Raises NotFound, also for one whose opening was taken back."""
    found = connection.execute(select(stock_count).where(c.id == count_id)).first()
    if found is None or found.retired_at is not None:
        raise NotFound("count", str(count_id))
    return found


def lock(writer: Writer, count_id: int) -> Row[Any]:
    """An open count's row, held until the commit: nobody else enters, closes or drops it till
    then. Raises NotFound and CountNotOpen.
    """
    held = select(stock_count).where(c.id == count_id).with_for_update()
    found = writer.connection.execute(held).first()
    if found is None or found.retired_at is not None:
        raise NotFound("count", str(count_id))
    if found.state != State.OPEN:
        raise CountNotOpen(found.name, found.state)
    return found


def set_state(writer: Writer, count: Row[Any], state: State) -> None:
    """Closes or drops a locked count, now."""
    before = {"state": count.state, "closed_at": count.closed_at}
    after = {"state": state.value, "closed_at": writer.recorded_at}
    writer.change(stock_count, {"id": count.id}, before, after)


def next_pass(writer: Writer, count: Row[Any], recount: Recount) -> int:
    """Begins another pass of a locked count; its number."""
    fields = count._mapping
    before = {"pass": fields["pass"], "recount": count.recount}
    after = {"pass": fields["pass"] + 1, "recount": recount.value}
    writer.change(stock_count, {"id": count.id}, before, after)
    return int(after["pass"])


def pass_of(count: Row[Any]) -> int:
    """The number of the present pass, from 1."""
    return int(count._mapping["pass"])


def scope(connection: Connection, count_id: int) -> list[int]:
    """The variants of a count over a list; empty: it is no list."""
    s = count_scope.c
    mine = select(s.variant).where(s.count == count_id, s.op_id.not_in(taken_back()))
    return list(connection.execute(mine.order_by(s.op_id, s.line)).scalars())


def places(connection: Connection, count: Row[Any]) -> set[int]:
    """The places (local ids) that a count is over."""
    return inside(connection, count.place, tree=bool(count.tree))


def inside(connection: Connection, place_id: int, *, tree: bool) -> set[int]:
    """A place alone, or with all that lies in it."""
    return set(below(connection, place_id)) if tree else {place_id}
