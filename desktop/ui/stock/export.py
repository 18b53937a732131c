"""Export of what a list shows: the same rows and columns, into the file a person names."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from desktop.domain.catalogue import Variant
from desktop.domain.moments import HOME
from desktop.domain.progress import Progress
from desktop.domain.stock import Holding
from desktop.ui import saving
from desktop.ui.table import Ask, Export
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.columns import heading
from desktop.wording.keeping import standing

if TYPE_CHECKING:
    from desktop.exchange.tables import Table

# By column: the heading's key, the shape of the values, and how a row gives its own.
Values = dict[str, tuple[str, str, Callable[..., object]]]

ITEMS: Values = {
    "name": ("name", "text", lambda v: v.name),
    "label": ("label", "text", lambda v: v.label),
    "code": ("code", "text", lambda v: v.code),
    "category": ("category", "text", lambda v: v.category),
    "year": ("year", "count", lambda v: v.year),
    "unit": ("unit", "text", lambda v: v.unit),
    "price": ("price_fen", "money", lambda v: v.price_fen),
    "value": ("value_fen", "money", lambda v: v.value_fen),
    "on_hand": ("on_hand_in_all", "count", lambda v: None if v.uncounted else v.on_hand),
    "available": ("available", "count", lambda v: None if v.uncounted else v.available),
}
HOLDINGS: Values = {
    "item": ("item", "text", lambda h: h.item),
    "label": ("label", "text", lambda h: h.label),
    "code": ("code", "text", lambda h: h.code),
    "owner": ("owner", "text", lambda h: h.owner),
    "place": ("place", "text", lambda h: h.place),
    "on_hand": ("on_hand", "count", lambda h: h.on_hand),
    "available": ("available", "count", lambda h: h.available),
    "verified_at": ("verified_at", "day", lambda h: day_of(h.verified_at)),
    "standing": ("standing", "text", lambda h: standing(h.standing)),
    "note": ("note", "text", lambda h: h.note),
}


def day_of(moment: datetime | None) -> date | None:
    """The day of a count, as it is at home."""
    return None if moment is None else moment.astimezone(ZoneInfo(HOME)).date()


def exports(
    window: QWidget,
    work: Workplace,
    title: str,
    values: Values,
    fetch: Callable[[Ask], Sequence[Variant] | Sequence[Holding]],
) -> list[Export]:
    """The ways out of a list."""

    def save(ask: Ask, keys: tuple[str, ...], ending: str) -> None:
        path = saving.ask_shown(window, title, ending)
        if path is None:
            return
        wanted = [key for key in keys if key in values]
        everything = Ask(ask.sort, ask.descending, ask.text, ask.chips)

        def write() -> int:
            # Loaded in the lane: the writers take longer than the list itself.
            from desktop.exchange.tables import write_tables

            rows = fetch(everything)
            write_tables(path, [table(title, values, wanted, rows)])
            return len(rows)

        saving.write_rows(window, work, path, write)

    return saving.shown(save)


def crossed(window: QWidget, work: Workplace) -> Export:
    """All of it as people know it from their spreadsheets: items down, places across."""
    title = _("Items by places")

    def save(_ask: Ask, _keys: tuple[str, ...]) -> None:
        path = saving.ask_shown(window, title, "xlsx")
        if path is None:
            return
        desk = work.desk()

        def write() -> Generator[Progress, None, int]:
            # Loaded in the lane: the writers take longer than the list itself.
            from desktop.domain.reports import Filters
            from desktop.exchange.tables import write_tables
            from desktop.services.reports import crossing

            return write_tables(path, [(yield from crossing.table(desk, Filters(), title))])

        saving.write_rows(window, work, path, write)

    return Export(_("Export items by places as XLSX"), save)


def table(
    title: str, values: Values, keys: Sequence[str], rows: Sequence[Variant] | Sequence[Holding]
) -> Table:
    """The shown columns of these rows, ready to be written."""
    from desktop.exchange.tables import Column, Shape, Table

    columns = [Column(key, heading(values[key][0]), Shape(values[key][1])) for key in keys]
    return Table(title, tuple(columns), [[values[key][2](row) for key in keys] for row in rows])
