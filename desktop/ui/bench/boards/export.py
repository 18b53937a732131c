"""Export of what the list of boards shows, into the file a person names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.bench.boards import rows
from desktop.ui.jobs import LONG
from desktop.ui.table import Ask, Export
from desktop.ui.usual import documents
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.bench.lists import said

if TYPE_CHECKING:
    from desktop.services.changes import Desk


def exports(window: QWidget, work: Workplace, desk: Callable[[], Desk]) -> list[Export]:
    """The ways out of the list."""

    def save(ask: Ask, ending: str) -> None:
        kind = {"csv": _("CSV table"), "xlsx": _("Excel workbook")}[ending]
        chosen, _kind = QFileDialog.getSaveFileName(
            window,
            _("Export what is shown"),
            documents(f"{said('boards')}.{ending}"),
            f"{kind} (*.{ending})",
        )
        if chosen:
            named = chosen if chosen.lower().endswith(f".{ending}") else f"{chosen}.{ending}"
            write(window, work, desk, Path(named), ask)

    return [
        Export(_("Export what is shown as CSV"), lambda ask, _keys: save(ask, "csv")),
        Export(_("Export what is shown as XLSX"), lambda ask, _keys: save(ask, "xlsx")),
    ]


def write(window: QWidget, work: Workplace, desk: Callable[[], Desk], path: Path, ask: Ask) -> None:
    """Writes all boards behind a question; the file's ending says how."""

    def act() -> int:
        from desktop.exchange.tables import write_table
        from desktop.services.bench import history

        state = next((word for word in (rows.PASSED, rows.FAILED) if word in ask.chips), None)
        table = history.export(desk(), ask.text, state=state)
        write_table(path, table)
        return len(table.rows)

    def done(count: int) -> None:
        text = ngettext("{n} row written to {file}", "{n} rows written to {file}", count)
        work.toasts.say(text.format(n=f"{count:,}", file=path.name))

    work.jobs.run(LONG, act, owner=window, done=done)
