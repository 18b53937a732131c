"""The monitor of one place: listen, send a line, pause, save."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.bench.card import UsbPlace
from desktop.domain.bench.monitor import Heard
from desktop.ui import theme
from desktop.ui.bench.books import BenchBooks
from desktop.ui.bench.monitor.log import LINES, Log
from desktop.ui.bench.monitor.plot import Plot
from desktop.ui.forms import tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import LONG
from desktop.ui.notices import NoticeBar
from desktop.ui.theme import Tone
from desktop.ui.usual import documents
from desktop.ui.workplace import Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.domain.errors import Refused

# Ten pictures a second are enough for eyes; a board says hundreds of lines.
_EVERY_MS = 100


class MonitorPanel(QWidget):
    """`listen(place)` begins, `leave()` ends; it listens to one at a time. `freed(location)` tells
    when the port is nobody's any more.
    """

    freed = Signal(str)

    def __init__(self, work: Workplace, books: BenchBooks) -> None:
        super().__init__()
        self._work, self._books = work, books
        self._heard: deque[Heard] = deque(maxlen=LINES)
        self._sends: deque[str] = deque()
        self._stop = Event()
        self.place: UsbPlace | None = None
        self.notices = NoticeBar()
        self.plot, self.log = Plot(), Log()
        self.line = QLineEdit()
        self.line.setAccessibleName(_("A line to send"))
        self.line.setPlaceholderText(_("A line to send, such as id?"))
        self.send = tool_button("arrow-right", _("Send"), framed=True)
        self.pause = IconKey(theme.icon("pause"), _("Pause"))
        self.pause.setCheckable(True)
        self.clear = tool_button("trash-2", _("Clear the monitor"), framed=True)
        self.save = tool_button("save", _("Save as a text file"), framed=True)
        self._soon = QTimer(self, interval=_EVERY_MS)
        self._soon.timeout.connect(self._show)
        self._lay_out()
        self.send.clicked.connect(self._send)
        self.line.returnPressed.connect(self._send)
        self.pause.toggled.connect(self._pause)
        self.clear.clicked.connect(self._clear)
        self.save.clicked.connect(self._ask_file)
        work.jobs.closing.connect(self.leave)
        self.setFocusProxy(self.line)

    def _lay_out(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.plot)
        parts.addWidget(self.log)
        parts.setStretchFactor(1, 1)
        sending, keys = QHBoxLayout(), QHBoxLayout()
        for row in (sending, keys):
            row.setSpacing(theme.UNIT)
        sending.addWidget(self.line, 1)
        sending.addWidget(self.send)
        keys.addWidget(self.pause, 1)
        keys.addWidget(self.clear)
        keys.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.notices)
        column.addWidget(parts, 1)
        column.addLayout(sending)
        column.addLayout(keys)

    def listen(self, place: UsbPlace) -> None:
        """Begins to listen at a place."""
        if self.place == place:
            return
        self.leave()
        self._clear()
        self.notices.clear()
        self.pause.setChecked(False)
        self.place = place
        self._sends = sends = deque[str]()
        self._stop = stop = Event()
        lane = f"monitor {place.location}"
        self._work.jobs.add_lane(lane)

        def ended(_result: object = None) -> None:
            if self._stop is stop:
                self.place = None
            self.freed.emit(place.location)

        def refused(no: Refused) -> None:
            ended()
            if not stop.is_set() and no.code != "cancelled":
                self.notices.refuse(no)

        def heard(line: Heard) -> None:
            if self._stop is stop:
                self._heard.append(line)

        self._work.jobs.run(
            lane,
            lambda: self._books.monitor(place, sends, stop.is_set),
            owner=self,
            done=ended,
            refused=refused,
            progress=heard,
        )
        self._soon.start()

    def leave(self) -> None:
        """Ends listening; the port is free a moment later."""
        self._stop.set()
        self._soon.stop()
        self._show()
        self.place = None

    def lines(self) -> str:
        """All that is kept, as text."""
        return self.log.toPlainText()

    def write(self, path: Path) -> None:
        """Saves what is kept."""
        text = self.lines() + "\n"

        def work() -> None:
            from desktop.exchange.tables import replace_file

            replace_file(path, text.encode())

        said = _("Written: {file}").format(file=path.name)
        self._work.jobs.run(
            LONG,
            work,
            owner=self,
            done=lambda _none: self.notices.say(said, Tone.GOOD),
            refused=self.notices.refuse,
        )

    def _show(self) -> None:
        if self.pause.isChecked() or not self._heard:
            return
        lines = list(self._heard)
        self._heard.clear()
        self.log.add(lines)
        self.plot.add(lines)

    def _pause(self, on: bool) -> None:
        self.pause.setText(_("Go on") if on else _("Pause"))
        self.pause.setIcon(theme.icon("play" if on else "pause"))
        self._show()

    def _clear(self) -> None:
        self._heard.clear()
        self.log.clear()
        self.plot.clear()

    def _send(self) -> None:
        text = self.line.text().strip()
        if text and self.place is not None:
            self._sends.append(text)
            self.line.clear()

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save as a text file"), documents("monitor.txt"), _("Text (*.txt)")
        )
        if name:
            self.write(Path(name))
