"""The lines a board said, with their times, the oldest forgotten."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit

from desktop.domain.bench.monitor import Heard
from desktop.domain.moments import HOME
from desktop.wording import _

LINES = 5_000


class Log(QPlainTextEdit):
    """Read only; stays at its end unless somebody scrolled up."""

    def __init__(self) -> None:
        super().__init__(readOnly=True)
        self.setAccessibleName(_("What the board says"))
        self.setMaximumBlockCount(LINES)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setUndoRedoEnabled(False)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.setFont(QFont(font.family()))

    def add(self, lines: Iterable[Heard]) -> None:
        """Puts lines below, as one piece of work however many they are."""
        bar = self.verticalScrollBar()
        follow = bar.value() >= bar.maximum() - 2
        # More than can be kept would be laid out for nothing.
        text = "\n".join(written(line) for line in deque(lines, LINES) if line.text)
        if text:
            self.appendPlainText(text)
        if follow:
            bar.setValue(bar.maximum())


def written(line: Heard) -> str:
    """A line with its time to the millisecond; what was sent has an arrow."""
    at = line.at.astimezone(ZoneInfo(HOME))
    mark = "→" if line.sent else " "
    return f"{at:%H:%M:%S}.{at.microsecond // 1000:03d} {mark} {line.text}"
