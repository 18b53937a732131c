"""A question in place: a sentence, and under it the answers as keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.notices import NoticeBar
from desktop.ui.theme import Tone

Answer = tuple[str, Callable[[], None]]


class Answers(QWidget):
    """Hidden until `ask`; an answer or the closing of the sentence takes it away. `asking` tells
    that answers stand there, or none any more.
    """

    asking = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.notice = NoticeBar()
        self.keys: list[QPushButton] = []
        self._row = QWidget()
        self._flow = FlowLayout(self._row, spacing=theme.UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.notice)
        column.addWidget(self._row)
        self.notice.close_button.clicked.connect(self.clear)
        self.hide()

    def ask(self, words: str, answers: Sequence[Answer], tone: Tone = Tone.WARN) -> None:
        """Says a sentence and offers the answers."""
        self._drop_keys()
        for text, act in answers:
            key = QPushButton(text)
            key.clicked.connect(lambda _=False, act=act: self._answer(act))
            self.keys.append(key)
            self._flow.addWidget(key)
        self._row.setVisible(bool(answers))
        self.notice.say(words, tone)
        self.show()
        self.asking.emit(bool(answers))
        if self.keys:
            self.keys[0].setFocus()

    def clear(self) -> None:
        """Takes the question away."""
        self.notice.clear()
        self._drop_keys()
        self.hide()
        self.asking.emit(False)

    def _answer(self, act: Callable[[], None]) -> None:
        self.clear()
        act()

    def _drop_keys(self) -> None:
        for key in self.keys:
            self._flow.removeWidget(key)
            key.hide()
            key.deleteLater()
        self.keys.clear()
