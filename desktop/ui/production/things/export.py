"""The list as files: what is shown, and the community's own tables with their own columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.production import Production
from desktop.domain.production.lists import TITLES, TableKind
from desktop.ui.production.things.rows import ask_things, columns
from desktop.ui.production.ways import Ways
from desktop.ui.saving import ask_file, shown, write_rows
from desktop.ui.table import Ask, Export
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.exchange.tables import Table

# What is written other than it is shown, so that a spreadsheet knows pieces, amounts and days.
_SHAPES: dict[str, tuple[str, Callable[[Production], object]]] = {
    "qty": ("count", lambda one: one.draft.qty),
    "piece": ("money", lambda one: None if one.piece is None else one.piece.rounded_fen),
    "budget": ("money", lambda one: one.draft.budget_fen),
    "actual": ("money", lambda one: one.draft.actual_fen),
    "promised": ("day", lambda one: one.draft.promised_on),
}


def exports(window: QWidget, ways: Ways) -> list[Export]:
    """The ways out of the list."""

    def saved(ask: Ask, keys: tuple[str, ...], ending: str) -> None:
        desk, event = ways.work.desk(), ways.event()
        everything = Ask(ask.sort, ask.descending, ask.text, ask.chips)

        def make() -> Table:
            return table(ask_things(desk, everything, event).rows, keys)

        save(window, ways, _("Production"), make, ending)

    return [
        *shown(saved),
        *(
            Export(
                _("Table of the community: {table}").format(table=title),
                partial(_own, window, ways, kind),
            )
            for kind, title in TITLES.items()
        ),
    ]


def _own(window: QWidget, ways: Ways, kind: TableKind, _ask: Ask, _keys: tuple[str, ...]) -> None:
    own(window, ways, kind)


def own(window: QWidget, ways: Ways, kind: TableKind) -> None:
    """Writes one of the community's tables, of the event in front, into a file."""
    desk, event = ways.work.desk(), ways.event()

    def make() -> Table:
        from desktop.services.production import lists

        return lists.table(desk, kind, event)

    save(window, ways, TITLES[kind], make)


def save(
    window: QWidget, ways: Ways, name: str, make: Callable[[], Table], ending: str = "xlsx"
) -> None:
    """Asks for the file of a table and writes it."""
    endings = ("xlsx", "csv") if ending == "xlsx" else ("csv", "xlsx")
    path = ask_file(window, _("Save the table"), name, *endings)
    if path is not None:
        write(window, ways, path, make)


def write(window: QWidget, ways: Ways, path: Path, make: Callable[[], Table]) -> None:
    """Writes a table; the file's ending says how."""

    def act() -> int:
        # Loaded in the lane: the writers take longer than the list itself.
        from desktop.exchange.tables import write_table

        made = make()
        rows = list(made.rows)
        write_table(path, made)
        return len(rows)

    write_rows(window, ways.work, path, act)


def table(found: Sequence[Production], keys: tuple[str, ...]) -> Table:
    """These columns of these things, ready to be written."""
    from desktop.exchange.tables import Column, Shape, Table

    known = {column.key: column for column in columns()}
    shown = [known[key] for key in keys if key in known]
    ways = [_SHAPES.get(column.key, ("text", column.show)) for column in shown]
    heads = tuple(
        Column(column.key, column.title, Shape(shape))
        for column, (shape, _way) in zip(shown, ways, strict=True)
    )
    rows = [[way(one) for _shape, way in ways] for one in found]
    return Table(_("Production"), heads, rows)
