"""Export of what the register shows: the same rows and columns, into the file a person names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.paper.register import Certificate
from desktop.ui.paper.register import rows
from desktop.ui.saving import ask_shown, shown, write_rows
from desktop.ui.table import Ask, Export
from desktop.ui.workplace import Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.exchange.tables import Table

# What is written other than it is shown, so that a spreadsheet knows a day as a day.
_SHAPES: dict[str, tuple[str, Callable[[Certificate], object]]] = {
    "issued_on": ("day", lambda one: one.issued_on),
}


def exports(window: QWidget, work: Workplace) -> list[Export]:
    """The ways out of the list."""

    def save(ask: Ask, keys: tuple[str, ...], ending: str) -> None:
        path = ask_shown(window, _("Register"), ending)
        if path is not None:
            write(window, work, path, ask, keys)

    return shown(save)


def write(window: QWidget, work: Workplace, path: Path, ask: Ask, keys: tuple[str, ...]) -> None:
    """Writes all rows behind a question, with these columns; the file's ending says how."""
    desk = work.desk()
    everything = Ask(ask.sort, ask.descending, ask.text, ask.chips)

    def act() -> int:
        # Loaded in the lane: the writers take longer than the list itself.
        from desktop.exchange.tables import write_table

        found = rows.ask_register(desk, everything).rows
        write_table(path, table(found, keys))
        return len(found)

    write_rows(window, work, path, act)


def table(found: tuple[Certificate, ...], keys: tuple[str, ...]) -> Table:
    """These columns of these papers, ready to be written."""
    from desktop.exchange.tables import Column, Shape, Table

    known = {column.key: column for column in rows.columns()}
    wanted = [known[key] for key in keys if key in known]
    ways = [_SHAPES.get(column.key, ("text", column.show)) for column in wanted]
    heads = tuple(
        Column(column.key, column.title, Shape(shape))
        for column, (shape, _way) in zip(wanted, ways, strict=True)
    )
    return Table(_("Register"), heads, [[way(one) for _shape, way in ways] for one in found])
