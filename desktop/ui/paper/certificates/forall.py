"""What is the same on every paper: its date, who issues it, and fields that rows leave open."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.paper.template import FieldKind, Template
from desktop.ui import days, theme
from desktop.ui.forms import Field, FlowLayout
from desktop.ui.forms.wheel import keep_still
from desktop.ui.workplace import Keeping
from desktop.wording import _, pgettext

_WIDE, _ISSUER = 140, 190
# What stands in fields of their own here.
_OWN = ("recipient", "issuer", "date")


class ForAll(QWidget):
    """`changed` tells that papers look different now, `day_changed` that their date is another."""

    changed = Signal()
    day_changed = Signal()

    def __init__(self, keeping: Keeping) -> None:
        super().__init__()
        self._keeping = keeping
        self._said: dict[str, str] = {}
        self.day = QDateEdit(days.today())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(_("Date on the paper"))
        keep_still(self.day)
        self.today = QPushButton(pgettext("of a date", "Today"))
        self.issuer = QLineEdit(keeping.settings().issuer)
        self.entries: dict[str, QLineEdit] = {}
        self._fields: list[Field] = []
        self._grid = FlowLayout(spacing=theme.UNIT)
        self._lay_out()
        self.day.dateChanged.connect(lambda _day: self.day_changed.emit())
        self.today.clicked.connect(lambda: self.day.setDate(days.today()))
        self.issuer.textEdited.connect(lambda _text: self.changed.emit())
        self.issuer.editingFinished.connect(self._keep)

    @property
    def issued_on(self) -> date:
        """The date on the papers."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    @property
    def fields(self) -> dict[str, str]:
        """What is said for every paper, by field."""
        said = {key: " ".join(entry.text().split()) for key, entry in self.entries.items()}
        return {key: text for key, text in said.items() if text}

    def set_template(self, template: Template) -> None:
        """Fields of this template; what was typed under the same key stays."""
        self._said |= {key: entry.text() for key, entry in self.entries.items()}
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.entries.clear()
        self._fields.clear()
        for one in template.fields:
            if one.key in _OWN or one.once:
                continue
            entry = QLineEdit(self._said.get(one.key, ""))
            entry.setPlaceholderText(one.usual or _hint(one.kind, one.key))
            entry.textEdited.connect(lambda _text: self.changed.emit())
            field = Field(one.title, entry)
            self.entries[one.key] = entry
            self._fields.append(field)
            self._grid.addWidget(field)
        self._size()

    def _keep(self) -> None:
        self._keeping.change(issuer=self.issuer.text().strip())

    def _size(self) -> None:
        for field in self._fields:
            field.setFixedWidth(theme.grown(self.font(), _WIDE))
        self._issuer.setFixedWidth(theme.grown(self.font(), _ISSUER))

    def _lay_out(self) -> None:
        day = QWidget()
        row = QHBoxLayout(day)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.day)
        row.addWidget(self.today)
        first = FlowLayout(spacing=theme.UNIT)
        field = Field(_("Date on the paper"), day)
        field.label.setBuddy(self.day)
        first.addWidget(field)
        self._issuer = Field(_("Issued by"), self.issuer)
        first.addWidget(self._issuer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(first)
        column.addLayout(self._grid)
        self._size()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_issuer"):
            self._size()


def _hint(kind: FieldKind, key: str) -> str:
    if key == "session":
        return _("by the year")
    if key == "year":
        return _("by the date")
    return "2026-10-04" if kind is FieldKind.DATE else ""
