"""The events there are, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.booth.event import Event
from desktop.services import booth
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms import ElidedLabel
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.workplace import Workplace
from desktop.wording import _

_MOST = 20


class EventsGroup(QWidget):
    """One line for each event; a stand is opened in the booth's own room."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.open = IconKey(theme.icon("store"), _("Open the stand"))
        self.open.setMinimumHeight(theme.TOUCH)
        self.open.clicked.connect(lambda: work.go("booth", None))
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(self._lines)
        column.addLayout(row)
        work.news.listen(self, {Topic.EVENTS}, self.ask)
        self.ask()

    def ask(self) -> None:
        """Asks which events there are."""
        desk = self._work.desk()
        self._work.jobs.run(
            READ, lambda: booth.events(desk), owner=self, done=self._show, latest="events"
        )

    def _show(self, events: list[Event]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not events:
            self._lines.addWidget(ElidedLabel(_("No event yet."), muted=True))
        newest = sorted(events, key=lambda event: event.starts_on, reverse=True)[:_MOST]
        for event in newest:
            days = f"{event.starts_on:%Y-%m-%d} – {event.ends_on:%Y-%m-%d}"
            self._lines.addWidget(ElidedLabel(f"{event.name}  ·  {days}  ·  {event.place_path}"))
