"""The list as a file: what is shown, masked as it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.moments import at_home
from desktop.domain.requisitions import Requisition
from desktop.ui.requisitions.asked.rows import ask_requests, columns
from desktop.ui.requisitions.ways import Ways
from desktop.ui.saving import ask_shown, shown, write_rows
from desktop.ui.table import Ask, Export
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.exchange.tables import Table


def _day(at: datetime | None) -> date | None:
    return None if at is None else at_home(at).date()


# What is written other than it is shown, so that a spreadsheet knows pieces, amounts and days.
_SHAPES: dict[str, tuple[str, Callable[[Requisition], object]]] = {
    "value": ("money", lambda one: one.value_fen),
    "guide": ("money", lambda one: one.guide_fen),
    "lines": ("count", lambda one: one.lines),
    "pieces": ("count", lambda one: one.pieces),
    "headcount": ("count", lambda one: one.headcount),
    "submitted": ("day", lambda one: _day(one.submitted_at)),
    "sent": ("day", lambda one: _day(one.sent_at)),
    "needed": ("day", lambda one: one.needed_on),
    "due": ("day", lambda one: one.due_on),
    "post_by": ("day", lambda one: one.post_by),
}


def exports(window: QWidget, ways: Ways) -> list[Export]:
    """The ways out of the list."""

    def saved(ask: Ask, keys: tuple[str, ...], ending: str) -> None:
        path = ask_shown(window, _("Requests"), ending)
        if path is None:
            return
        desk = ways.work.desk()
        everything = Ask(ask.sort, ask.descending, ask.text, ask.chips)

        def act() -> int:
            # Loaded in the lane: the writers take longer than the list itself.
            from desktop.exchange.tables import write_table

            found = ask_requests(desk, everything).rows
            write_table(path, table(found, keys))
            return len(found)

        write_rows(window, ways.work, path, act)

    return shown(saved)


def table(found: Sequence[Requisition], keys: tuple[str, ...]) -> Table:
    """These columns of these requests, ready to be written; contacts are masked in them."""
    from desktop.exchange.tables import Column, Shape, Table

    known = {column.key: column for column in columns()}
    told = [known[key] for key in keys if key in known]
    ways = [_SHAPES.get(column.key, ("text", column.show)) for column in told]
    heads = tuple(
        Column(column.key, column.title, Shape(shape))
        for column, (shape, _way) in zip(told, ways, strict=True)
    )
    rows = [[way(one) for _shape, way in ways] for one in found]
    return Table(_("Requests"), heads, rows)
