"""A table model that holds only the rows in view and asks the read lane for the others."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication

from desktop.domain.errors import Refused
from desktop.ui.jobs import READ, Jobs
from desktop.ui.table.rows import Ask, Column, Loaded, Source
from desktop.ui.theme import Tone, icon, tone_colours

PAGE = 100
# Some screens up and down; a hundred rows of strings are small.
_KEPT_PAGES = 30
PLACEHOLDER = "…"


class WindowModel(QAbstractTableModel):
    """Rows by page. `loaded` tells that an answer to a new question stands, `page_came` that
    further rows did; `refused` is a question that could not be answered.
    """

    loaded = Signal()
    page_came = Signal(int)
    refused = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        source: Source[Any],
        jobs: Jobs,
        ask: Ask,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._source = source
        self._jobs = jobs
        self._ask = ask
        self._total = 0
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._awaited: set[int] = set()
        self._generation = 0
        self.ready = False

    @property
    def ask(self) -> Ask:
        """The question whose answer is shown (or on its way)."""
        return self._ask

    def put(self, ask: Ask, top_row: int = 0) -> None:
        """Asks anew; what is shown stays until the answer comes, so nothing flickers.

        `top_row` is the first row in view, whose page comes with the count.
        """
        self._ask = ask
        self._generation += 1
        generation, source = self._generation, self._source
        page = top_row // PAGE

        def look() -> Loaded:
            total = source.count(ask)
            there = min(page, max(0, (total - 1) // PAGE))
            part = replace(ask, offset=there * PAGE, limit=PAGE)
            return Loaded(total, there, source.fetch(part) if total else ())

        self._jobs.run(
            READ,
            look,
            owner=self,
            done=lambda answer: self._start(generation, answer),
            refused=self.refused.emit,
            latest="first",
        )

    def row(self, number: int) -> Any | None:
        """The row, None while it is still on its way (it is then asked for)."""
        page = self._pages.get(number // PAGE)
        if page is None:
            self._want(number // PAGE)
            return None
        self._pages.move_to_end(number // PAGE)
        within = number % PAGE
        return page[within] if within < len(page) else None

    def key(self, number: int) -> Hashable | None:
        """The lasting name of a row, None while it is on its way."""
        row = self.row(number) if 0 <= number < self._total else None
        return None if row is None else self._source.key(row)

    def find(self, key: Hashable) -> int | None:
        """Where a thing stands among the rows that are here."""
        for page, rows in self._pages.items():
            for within, row in enumerate(rows):
                if self._source.key(row) == key:
                    return page * PAGE + within
        return None

    def here(self, first: int, last: int) -> list[Any]:
        """The rows from `first` to `last` that have arrived."""
        return [r for n in range(first, min(last + 1, self._total)) if (r := self.row(n))]

    # ── what Qt asks ──────────────────────────────────────────────────────────────────────────

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 (Qt's own default)
    ) -> int:
        """All rows of the answer, here or not."""
        return 0 if parent.isValid() else self._total

    def columnCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 (Qt's own default)
    ) -> int:
        """All columns, shown or hidden."""
        return 0 if parent.isValid() else len(self.columns)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Text, alignment and colour of a cell."""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in _ASKS_ROW:
            return None
        row = self.row(index.row())
        if row is None:
            return PLACEHOLDER if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = column.tone(row) if column.tone else Tone.PLAIN
            if tone is Tone.PLAIN:
                return None
            return tone_colours(QGuiApplication.palette(), tone)[0]
        if role == Qt.ItemDataRole.DecorationRole:
            sign = column.icon(row) if column.icon else ""
            tone = column.tone(row) if column.tone else Tone.PLAIN
            return icon(sign, tone=tone) if sign else None
        return column.show(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The title of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self.columns[section].number
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    # ── answers ───────────────────────────────────────────────────────────────────────────────

    def _start(self, generation: int, answer: Loaded) -> None:
        if generation != self._generation:
            return
        self.beginResetModel()
        self._total = answer.total
        self._pages.clear()
        self._awaited.clear()
        self._pages[answer.page] = answer.rows
        self.ready = True
        self.endResetModel()
        self.loaded.emit()

    def _want(self, page: int) -> None:
        if page in self._awaited:
            return
        self._awaited.add(page)
        generation = self._generation
        part = replace(self._ask, offset=page * PAGE, limit=PAGE)
        fetch: Callable[[Ask], Sequence[Any]] = self._source.fetch

        def lost(no: Refused) -> None:
            self._awaited.discard(page)
            self.refused.emit(no)

        self._jobs.run(
            READ,
            lambda: fetch(part),
            owner=self,
            done=lambda rows: self._arrived(generation, page, rows),
            refused=lost,
        )

    def _arrived(self, generation: int, page: int, rows: Sequence[Any]) -> None:
        if generation != self._generation:
            return
        self._awaited.discard(page)
        self._pages[page] = rows
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        first = page * PAGE
        last = min(first + PAGE, self._total) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.page_came.emit(page)


_ASKS_ROW = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.UserRole,
)
