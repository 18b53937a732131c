"""The checklist as a table: what, how many, whose, where it is, who takes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.domain.keeping import Leaving, LeftGoods, LeftSite
from desktop.ui.stock.leaving.rows import Line
from desktop.wording import _
from desktop.wording.columns import heading

if TYPE_CHECKING:
    from desktop.exchange.tables import Table


def table(found: Leaving, lines: Sequence[Line]) -> Table:
    """Every line with who takes it; transfers that are open stand last."""
    from desktop.exchange.tables import Column, Shape, Table

    columns = (
        Column("item", heading("item")),
        Column("code", heading("code")),
        Column("qty", heading("qty"), Shape.COUNT),
        Column("owner", heading("owner")),
        Column("place", heading("place")),
        Column("to", _("Taken over by")),
    )
    rows: list[Sequence[object]] = [_row(line) for line in lines]
    rows += [
        (_("Transfer"), one.code, None, "", one.from_place, one.to_place) for one in found.transfers
    ]
    title = _("Leaver's checklist {name}").format(name=found.person)
    return Table(title, columns, rows)


def _row(line: Line) -> Sequence[object]:
    left, taker = line.left, line.taker()
    if isinstance(left, LeftGoods):
        title = f"{left.item} {left.label}".rstrip()
        return (title, left.code, left.qty, left.owner, left.place, taker)
    what = _("Place") if isinstance(left, LeftSite) else _("Box")
    return (what, "", left.pieces, "", left.place, taker)
