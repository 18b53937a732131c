"""Export of what the list of boards shows, into the file a person names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.bench.boards import rows
from desktop.ui.saving import ask_shown, shown, write_rows
from desktop.ui.table import Ask, Export
from desktop.ui.workplace import Workplace
from desktop.wording.bench.lists import said

if TYPE_CHECKING:
    from desktop.services.changes import Desk


def exports(window: QWidget, work: Workplace, desk: Callable[[], Desk]) -> list[Export]:
    """The ways out of the list."""

    def save(ask: Ask, _keys: tuple[str, ...], ending: str) -> None:
        path = ask_shown(window, said("boards"), ending)
        if path is not None:
            write(window, work, desk, path, ask)

    return shown(save)


def write(window: QWidget, work: Workplace, desk: Callable[[], Desk], path: Path, ask: Ask) -> None:
    """Writes all boards behind a question; the file's ending says how."""

    def act() -> int:
        from desktop.exchange.tables import write_table
        from desktop.services.bench import history

        state = next((word for word in (rows.PASSED, rows.FAILED) if word in ask.chips), None)
        table = history.export(desk(), ask.text, state=state)
        write_table(path, table)
        return len(table.rows)

    write_rows(window, work, path, act)
