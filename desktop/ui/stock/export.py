"""Export of what a list shows: the same rows and columns, into the file a person names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.catalogue import Variant
from desktop.domain.moments import HOME
from desktop.domain.stock import Holding
from desktop.exchange.tables import Column, Shape, Table, write_tables
from desktop.ui.jobs import LONG
from desktop.ui.table import Ask, Export
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.columns import heading

Values = dict[str, tuple[str, Shape, Callable[..., object]]]

ITEMS: Values = {
    "name": ("name", Shape.TEXT, lambda v: v.name),
    "label": ("label", Shape.TEXT, lambda v: v.label),
    "code": ("code", Shape.TEXT, lambda v: v.code),
    "category": ("category", Shape.TEXT, lambda v: v.category),
    "year": ("year", Shape.COUNT, lambda v: v.year),
    "unit": ("unit", Shape.TEXT, lambda v: v.unit),
    "price": ("price_fen", Shape.MONEY, lambda v: v.price_fen),
    "value": ("value_fen", Shape.MONEY, lambda v: v.value_fen),
    "on_hand": ("on_hand", Shape.COUNT, lambda v: None if v.uncounted else v.on_hand),
    "available": ("available", Shape.COUNT, lambda v: None if v.uncounted else v.available),
}
HOLDINGS: Values = {
    "item": ("item", Shape.TEXT, lambda h: h.item),
    "label": ("label", Shape.TEXT, lambda h: h.label),
    "code": ("code", Shape.TEXT, lambda h: h.code),
    "owner": ("owner", Shape.TEXT, lambda h: h.owner),
    "place": ("place", Shape.TEXT, lambda h: h.place),
    "on_hand": ("on_hand", Shape.COUNT, lambda h: h.on_hand),
    "available": ("available", Shape.COUNT, lambda h: h.available),
    "verified_at": ("verified_at", Shape.DAY, lambda h: day_of(h.verified_at)),
    "note": ("note", Shape.TEXT, lambda h: h.note),
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
        kind = {"csv": _("CSV table"), "xlsx": _("Excel workbook")}[ending]
        name, _chosen = QFileDialog.getSaveFileName(
            window, _("Export what is shown"), f"{title}.{ending}", f"{kind} (*.{ending})"
        )
        if not name:
            return
        path = Path(name if name.lower().endswith(f".{ending}") else f"{name}.{ending}")
        shown = [key for key in keys if key in values]
        everything = Ask(ask.sort, ask.descending, ask.text, ask.chips)

        def write() -> int:
            rows = fetch(everything)
            write_tables(path, [table(title, values, shown, rows)])
            return len(rows)

        def done(count: int) -> None:
            said = ngettext("{n} row written to {file}", "{n} rows written to {file}", count)
            work.toasts.say(said.format(n=f"{count:,}", file=path.name))

        work.jobs.run(LONG, write, owner=window, done=done)

    return [
        Export(_("Export what is shown as CSV"), lambda ask, keys: save(ask, keys, "csv")),
        Export(_("Export what is shown as XLSX"), lambda ask, keys: save(ask, keys, "xlsx")),
    ]


def table(
    title: str, values: Values, keys: Sequence[str], rows: Sequence[Variant] | Sequence[Holding]
) -> Table:
    """The shown columns of these rows, ready to be written."""
    columns = [Column(key, heading(values[key][0]), values[key][1]) for key in keys]
    return Table(title, tuple(columns), [[values[key][2](row) for key in keys] for row in rows])
