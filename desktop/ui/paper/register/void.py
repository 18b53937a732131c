"""Making a paper void: why is asked in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.paper.register import Certificate
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.workplace import Workplace
from desktop.wording import _


class VoidForm(QWidget):
    """`done` carries the number, `closed` that it was left alone."""

    done = Signal(str)
    closed = Signal()

    def __init__(self, work: Workplace, one: Certificate) -> None:
        super().__init__()
        self._work, self._one = work, one
        title = QLabel(_("Make {number} void").format(number=one.number), wordWrap=True)
        theme.set_heading(title, "line")
        words = QLabel(
            _("It stays in the register with its number, which is never used again."), wordWrap=True
        )
        theme.set_tone(words, "muted")
        self.why = QLineEdit()
        self.why_field = Field(_("Why"), self.why)
        self.notices = NoticeBar()
        self.go = IconKey(theme.icon("circle-x"), _("Make void"))
        self.cancel = QPushButton(_("Cancel"))
        keys = FlowLayout(spacing=theme.UNIT)
        keys.addWidget(self.go)
        keys.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (title, words, self.why_field, self.notices):
            column.addWidget(part)
        column.addLayout(keys)
        self.setFocusProxy(self.why)
        self.why.returnPressed.connect(self._go)
        self.go.clicked.connect(self._go)
        self.cancel.clicked.connect(self.closed)

    def _go(self) -> None:
        why = self.why.text().strip()
        if not why:
            self.why_field.refuse(_("Say why, so that others understand it in a year."))
            self.why.setFocus()
            return
        from desktop.services.paper import register

        desk, op, ref = self._work.desk(), OpId.new(), self._one.ref
        self._work.jobs.run(
            *(WRITE, lambda: register.void(desk, op, ref, why)),
            owner=self,
            done=lambda voided: self.done.emit(voided.number),
            refused=self.notices.refuse,
        )
