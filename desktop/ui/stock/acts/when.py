"""When it happened: now, unless somebody says that it was earlier."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QHBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms.wheel import keep_still
from desktop.wording import _


class Earlier(QWidget):
    """A tick, and then a day and a time of this computer's zone."""

    def __init__(self) -> None:
        super().__init__()
        self.tick = QCheckBox(_("It happened earlier"))
        self.tick.setMinimumHeight(theme.TOUCH)
        self.at = QDateTimeEdit(QDateTime.currentDateTime())
        keep_still(self.at)
        self.at.setCalendarPopup(True)
        self.at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.at.setAccessibleName(_("When it happened"))
        self.at.hide()
        self.tick.toggled.connect(self._toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.tick)
        row.addWidget(self.at, 1)

    def moment(self) -> datetime | None:
        """The moment that was said, None for now."""
        if not self.tick.isChecked():
            return None
        return datetime.fromtimestamp(self.at.dateTime().toSecsSinceEpoch(), UTC)

    def _toggled(self, on: bool) -> None:
        self.at.setVisible(on)
        if on:
            self.at.setMaximumDateTime(QDateTime.currentDateTime())
