"""Export of what the register shows: the same rows and columns, into the file a person names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.paper.register import Certificate
from desktop.ui.jobs import LONG
from desktop.ui.paper.register import rows
from desktop.ui.table import Ask, Export
from desktop.ui.usual import documents
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext

if TYPE_CHECKING:
    from desktop.exchange.tables import Table

# What is written other than it is shown, so that a spreadsheet knows a day as a day.
_SHAPES: dict[str, tuple[str, Callable[[Certificate], object]]] = {
    "issued_on": ("day", lambda one: one.issued_on),
}


def exports(window: QWidget, work: Workplace) -> list[Export]:
    """The ways out of the list."""

    def save(ask: Ask, keys: tuple[str, ...], ending: str) -> None:
        kind = {"csv": _("CSV table"), "xlsx": _("Excel workbook")}[ending]
        start = documents(f"{_('Register')}.{ending}")
        chosen, _kind = QFileDialog.getSaveFileName(
            window, _("Export what is shown"), start, f"{kind} (*.{ending})"
        )
        if chosen:
            named = chosen if chosen.lower().endswith(f".{ending}") else f"{chosen}.{ending}"
            write(window, work, Path(named), ask, keys)

    return [
        Export(_("Export what is shown as CSV"), lambda ask, keys: save(ask, keys, "csv")),
        Export(_("Export what is shown as XLSX"), lambda ask, keys: save(ask, keys, "xlsx")),
    ]


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

    def done(count: int) -> None:
        said = ngettext("{n} row written to {file}", "{n} rows written to {file}", count)
        work.toasts.say(said.format(n=f"{count:,}", file=path.name))

    work.jobs.run(LONG, act, owner=window, done=done)


def table(found: tuple[Certificate, ...], keys: tuple[str, ...]) -> Table:
    """These columns of these papers, ready to be written."""
    from desktop.exchange.tables import Column, Shape, Table

    known = {column.key: column for column in rows.columns()}
    shown = [known[key] for key in keys if key in known]
    ways = [_SHAPES.get(column.key, ("text", column.show)) for column in shown]
    heads = tuple(
        Column(column.key, column.title, Shape(shape))
        for column, (shape, _way) in zip(shown, ways, strict=True)
    )
    return Table(_("Register"), heads, [[way(one) for _shape, way in ways] for one in found])
