"""Which acts stand: what was taken back counts no more, and what was taken back twice does."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from desktop.store.tables import operation


@cache
def taken_back() -> Select[tuple[bytes]]:
    """The op_ids of all acts that do not stand, for `column.not_in(taken_back())`.

    An undo may itself be undone: an act is taken back while an odd number of acts follow upon it.
    """
    o = operation.alias("o")
    first = select(o.c.reverses.label("root"), o.c.op_id.label("last"))
    chain = first.where(o.c.reverses.is_not(None)).cte("chain", recursive=True)
    n = operation.alias("n")
    chain = chain.union_all(select(chain.c.root, n.c.op_id).join(n, n.c.reverses == chain.c.last))
    return select(chain.c.root).group_by(chain.c.root).having(func.count() % 2 == 1)


def then_stands(column: ColumnElement[Any], root: bytes, *, again: bool) -> ColumnElement[bool]:
    """Whether an act (`column` is its op_id) stands once `root` is taken back, or done `again`."""
    stands = column.not_in(taken_back())
    return or_(stands, column == root) if again else stands & (column != root)
