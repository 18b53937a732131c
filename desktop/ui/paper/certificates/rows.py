"""The recipients as rows: one a paper, a column for every field of the template; without a pixel
but for the words in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.domain.paper.template import Field, Template
from desktop.wording import _

_Index = QModelIndex | QPersistentModelIndex
RECIPIENT = "recipient"
# Roles beside Qt's own: whether something is the matter, and what stands where nothing is said.
FAULT = Qt.ItemDataRole.UserRole + 1
USUAL = Qt.ItemDataRole.UserRole + 2


@dataclass
class Row:
    """What is typed for one paper, by field."""

    cells: dict[str, str] = field(default_factory=dict)

    @property
    def recipient(self) -> str:
        """Who gets it."""
        return self.cells.get(RECIPIENT, "")

    @property
    def empty(self) -> bool:
        """Whether nothing at all is said."""
        return not any(self.cells.values())


class Rows(QAbstractTableModel):
    """`edited` tells that papers look different now, `written` which row was written in. A last,
    empty row takes the next name.
    """

    edited = Signal()
    written = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.fields: list[Field] = []
        self._usual: dict[str, str] = {}
        self._faults: dict[int, frozenset[str]] = {}

    # ── what is in it ─────────────────────────────────────────────────────────────────────────

    def set_template(self, template: Template) -> None:
        """Columns of this template; what rows say under the same keys stays."""
        self.beginResetModel()
        first = [one for one in template.fields if one.key == RECIPIENT]
        self.fields = [*first, *(one for one in template.fields if one.key != RECIPIENT)]
        self._faults = {}
        self.endResetModel()

    def put(self, rows: Iterable[Row]) -> None:
        """These rows in the place of all others."""
        self.beginResetModel()
        self.rows[:] = rows
        self._faults = {}
        self.endResetModel()
        self.edited.emit()

    def add(self, rows: Sequence[Row]) -> None:
        """These rows after the others."""
        self.put([*(row for row in self.rows if not row.empty), *rows])

    def remove(self, numbers: Iterable[int]) -> None:
        """Takes rows out."""
        gone = set(numbers)
        if any(0 <= n < len(self.rows) for n in gone):
            self.put([row for n, row in enumerate(self.rows) if n not in gone])

    def paste(self, at: int, column: int, lines: Sequence[Sequence[str]]) -> None:
        """Cells from a spreadsheet, from this one on; rows are added as they are needed."""
        self.beginResetModel()
        for down, cells in enumerate(lines):
            while at + down >= len(self.rows):
                self.rows.append(Row())
            for across, text in enumerate(cells):
                if column + across < len(self.fields):
                    key = self.fields[column + across].key
                    self.rows[at + down].cells[key] = " ".join(text.split())
        self._faults = {}
        self.endResetModel()
        self.edited.emit()

    def set_usual(self, said: Mapping[str, str]) -> None:
        """What stands on a paper whose row says nothing of a field."""
        self._usual = dict(said)
        self._changed()

    def set_faults(self, faults: Mapping[int, frozenset[str]]) -> None:
        """Which fields of which rows must be looked at."""
        self._faults = dict(faults)
        self._changed()

    def _changed(self) -> None:
        if self.fields:
            last = self.index(self.rowCount() - 1, len(self.fields) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # ── as Qt asks ────────────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One for each paper, and one for the next."""
        return 0 if parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One for each field."""
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell's text, and what is the matter with it."""
        key = self.fields[index.column()].key
        inside = index.row() < len(self.rows)
        text = self.rows[index.row()].cells.get(key, "") if inside else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == USUAL:
            if not inside:
                return _("Next name") if key == RECIPIENT else ""
            return "" if text else self._usual.get(key, "") or self.fields[index.column()].usual
        if role == FAULT:
            return key in self._faults.get(index.row(), ())
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text or str(self.data(index, USUAL) or "")
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Takes what was typed."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        key, text = self.fields[index.column()].key, " ".join(str(value).split())
        if index.row() >= len(self.rows):
            if not text:
                return False
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
            self.rows.append(Row({key: text}))
            self.endInsertRows()
        elif self.rows[index.row()].cells.get(key, "") == text:
            return False
        else:
            self.rows[index.row()].cells[key] = text
        self.dataChanged.emit(index, index)
        self.written.emit(index.row())
        self.edited.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every cell can be written in."""
        del index
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The fields as the template calls them, and the rows counted."""
        if orientation is Qt.Orientation.Horizontal and section < len(self.fields):
            one = self.fields[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{one.title} *" if one.required else one.title
            if role == Qt.ItemDataRole.ToolTipRole:
                return once_words() if one.once else one.title
        elif role == Qt.ItemDataRole.DisplayRole and section < len(self.rows):
            return f"{section + 1:,}"
        return None


def once_words() -> str:
    """What is said of a field that is never kept."""
    return _("Typed for this print only, never stored.")


def lines_of(text: str) -> list[list[str]]:
    """Lines and cells as a spreadsheet puts them on the clipboard."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return [line.split("\t") for line in lines]
