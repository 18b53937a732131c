"""A program that starts, says when it painted, and ends: the house, or a bare window.

`bare` is a window with one label. `house DATA` is the real program on a data folder, opened at
its list of goods. Moments are said in nanoseconds of the system's monotonic clock.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QTableView

BEAT_MS = 2
QUIET_NS = 300_000_000


class Watch(QObject):
    """Sees the first paint, the first data painted, and the longest silence of the loop after.

    It listens to the windows that are there, and to nothing else: a filter on the whole application
    would hand each of Qt's own objects to Python, and so load every class that PySide6 has.
    """

    def __init__(self, app: QApplication, *, bare: bool) -> None:
        super().__init__()
        self.app, self.bare = app, bare
        self.painted = self.data = self.longest = 0
        self.beat = time.monotonic_ns()
        self.windows = app.topLevelWidgets()
        for window in self.windows:
            window.installEventFilter(self)
        self.timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes the moment after a paint; all of a window is painted at its UpdateRequest."""
        kind = event.type()
        if not self.painted:
            if kind == QEvent.Type.Paint:
                QTimer.singleShot(0, self, self.first)
        elif not self.data and kind == QEvent.Type.UpdateRequest and self.filled(watched):
            QTimer.singleShot(0, self, self.second)
        return False

    def filled(self, window: QObject) -> bool:
        """Whether a list that has its rows is about to be painted."""
        return any(view.isVisible() and rows_in(view) for view in window.findChildren(QTableView))

    def first(self) -> None:
        """The window is on the screen."""
        if not self.painted:
            self.painted = self.beat = time.monotonic_ns()
            self.timer.start()
            if self.bare:
                self.end()

    def second(self) -> None:
        """Data are on the screen."""
        self.data = self.data or time.monotonic_ns()

    def look(self) -> None:
        """One beat of the loop."""
        now = time.monotonic_ns()
        self.longest = max(self.longest, now - self.beat)
        self.beat = now
        if self.data and now - self.data > QUIET_NS:
            self.end()

    def end(self) -> None:
        """Says what was seen."""
        self.timer.stop()
        sys.stdout.write(f"{self.painted} {self.data} {self.longest}\n")
        sys.stdout.flush()
        for window in QApplication.topLevelWidgets():
            window.close()
        self.app.quit()


def rows_in(view: QTableView) -> bool:
    """Whether a list has words in its first row."""
    # A list may have an attribute of its own by that name.
    model = QTableView.model(view)
    cells = (model.index(0, column).data() for column in range(model.columnCount()))
    return model.rowCount() > 0 and any(isinstance(cell, str) and cell for cell in cells)


class Watched(QApplication):
    """The application, watched from the moment its loop runs."""

    def exec(self) -> int:  # type: ignore[override]
        """As ever, with a watch."""
        self.watch = Watch(self, bare=False)
        return super().exec()


def bare() -> None:
    """The least that a window can be."""
    app = QApplication([])
    window = QLabel("源物")
    window.resize(1180, 720)
    watch = Watch(app, bare=True)
    window.show()
    app.exec()
    del watch


def house(data: str) -> None:
    """The program itself."""
    import desktop.app

    vars(desktop.app)["QApplication"] = Watched
    from pathlib import Path

    desktop.app.run(data=Path(data))


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        house(sys.argv[2])
