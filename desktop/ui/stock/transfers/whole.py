"""A page that takes the whole tab: a head that closes it, fields, one key that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import primary_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.head import PanelHead
from desktop.ui.workplace import Workplace

_T = TypeVar("_T")
_WIDE = 860  # pixels at the usual text size: a line that the eye follows


class WholePage(QWidget):
    """`closed` says that nobody wants it more, `done` the code of the transfer it changed.

    `fields` is the column for what it asks; `keys` the row at its foot, where `go` stands.
    """

    closed = Signal()
    done = Signal(str)

    def __init__(self, work: Workplace, title: str, icon: str, button: str) -> None:
        super().__init__()
        self.work = work
        self.op = OpId.new()
        self.head = PanelHead(title, icon)
        self.head.closed.connect(self.closed)
        self.notices = NoticeBar()
        self.go = primary_button(button)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(theme.UNIT * 2)
        self.keys = QHBoxLayout()
        self.keys.setSpacing(theme.UNIT)
        self.keys.addStretch(1)
        self.keys.addWidget(self.go)
        inner = QWidget()
        inner.setMaximumWidth(theme.grown(self.font(), _WIDE))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.addLayout(self.fields)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        whole.setSpacing(theme.UNIT)
        whole.addWidget(self.head)
        whole.addWidget(self.notices)
        whole.addWidget(scrolled(inner), 1)
        whole.addLayout(self.keys)

    def add_key(self, button: QPushButton) -> None:
        """One more key, before the one that does it."""
        self.keys.insertWidget(self.keys.count() - 1, button)

    def write(self, act: Callable[[OpId], _T], done: Callable[[_T], None]) -> None:
        """Does it in the write lane; a refusal stands on top and everything stays as typed."""
        op = self.op
        self.go.setEnabled(False)

        def finished(result: _T) -> None:
            self.op = OpId.new()
            self.go.setEnabled(True)
            done(result)

        def refused(no: Refused) -> None:
            self.go.setEnabled(True)
            self.refuse(no)

        self.work.jobs.run(WRITE, lambda: act(op), owner=self, done=finished, refused=refused)

    def start(self) -> None:
        """The keyboard comes to what is asked first."""
        self.go.setFocus()

    def refuse(self, no: Refused) -> None:
        """Says a refusal above the fields."""
        self.notices.refuse(no)

    def take(self, item: Any) -> bool:
        """A scanned article, as a Choice; whether the page wanted it."""
        del item
        return False
