"""The page: short groups, each change lives at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.settings.data import DataGroup
from desktop.ui.settings.events import EventsGroup
from desktop.ui.settings.feishu import FeishuGroup
from desktop.ui.settings.look import LookGroup
from desktop.ui.settings.people import PeopleGroup
from desktop.ui.settings.rules import RulesGroup
from desktop.ui.settings.stock import StockGroup
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

_WIDTH = 720
# The groups take all the room up to their width; what is over stays empty.
_ALL = 1000


class SettingsPage(QWidget):
    """`open` takes "database", "rules" or ("person", name)."""

    def __init__(self, work: Workplace, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = LookGroup(keeping)
        self.people = PeopleGroup(work, keeping)
        self.stock = StockGroup(keeping)
        self.rules = RulesGroup(work)
        self.feishu = FeishuGroup(work, keeping)
        self.data = DataGroup(work, keeping)
        self.events = EventsGroup(work)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 4)
        column.setSpacing(theme.UNIT * 2)
        for title, group in (
            (_("Look and language"), self.look),
            (_("Who works here"), self.people),
            (_("Events"), self.events),
            (_("Stock"), self.stock),
            (_("Requests and working days"), self.rules),
            (_("Messages to a Feishu group"), self.feishu),
            (_("Data and safety"), self.data),
        ):
            head = QLabel(title)
            theme.set_heading(head)
            column.addWidget(head)
            column.addWidget(group)
            column.addSpacing(theme.UNIT * 2)
        column.addStretch(1)
        middle = QWidget()
        around = QHBoxLayout(middle)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._inner, _ALL)
        around.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._size()

    def open(self, what: object) -> None:
        """Brings one group into view."""
        if what == "database":
            self._scroll.ensureWidgetVisible(self.data)
            self.data.check.setFocus()
        elif what == "rules":
            self._scroll.ensureWidgetVisible(self.rules)
            self.rules.days["promise_days"].setFocus()
        elif what == "feishu":
            self._scroll.ensureWidgetVisible(self.feishu.forget_key)
            self.feishu.url.setFocus()
        elif isinstance(what, tuple) and what[0] == "person":
            self._scroll.ensureWidgetVisible(self.people)
            self.people.name.setFocus()

    def _size(self) -> None:
        self._inner.setMaximumWidth(theme.grown(self.font(), _WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()
