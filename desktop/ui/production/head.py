"""What stands above every part of the room: the tabs, the event, a new thing and lists."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.booth.event import Event
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.tool import primary_button
from desktop.ui.production.choices import fill_events
from desktop.ui.tabs import Tab, tab_keys
from desktop.wording import _


class Head(QWidget):
    """`chosen` carries a tab's word, `event_chosen` the event in front (None: all)."""

    chosen = Signal(str)
    event_chosen = Signal(object)

    def __init__(self, tabs: tuple[Tab, ...]) -> None:
        super().__init__()
        self.keys = tab_keys(self, tabs, self.chosen.emit)
        row = FlowLayout(spacing=theme.UNIT)
        for key in self.keys.values():
            row.addWidget(key)
        self.events = choice_box(_("Event"))
        self.events.setSizeAdjustPolicy(
            self.events.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.events.setMinimumContentsLength(12)
        self.events.setMaximumWidth(theme.grown(self.font(), 240))
        self.events.activated.connect(lambda _i: self.event_chosen.emit(self.events.currentData()))
        self.new_key = primary_button(_("New thing"), "plus")
        self.list_key = IconKey(theme.icon("upload"), _("Take in a list"))
        for part in (self.events, self.new_key, self.list_key):
            row.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 2, 0)
        whole.addLayout(row)
        self.show_events(())

    def show_events(self, events: tuple[Event, ...], chosen: int | None = None) -> None:
        """Other events."""
        fill_events(self.events, events, chosen, _("All events"), days=False)

    @property
    def event_id(self) -> int | None:
        """The event in front, None for all."""
        found = self.events.currentData()
        return found if isinstance(found, int) else None

    def mark(self, word: str) -> None:
        """Shows which part is in front."""
        self.keys[word].setChecked(True)

    def minimumSizeHint(self) -> QSize:
        """The widest key alone: the others go into the next line."""
        return QSize(240, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines where it is narrow."""
        super().resizeEvent(event)
        self.updateGeometry()
