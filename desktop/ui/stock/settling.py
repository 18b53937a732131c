"""Closing a period: from then on nothing can be typed as having happened in it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QLabel, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.moments import HOME, day_bounds, moment
from desktop.services import settled, stock
from desktop.services.changes import OpId
from desktop.services.settled import Settled
from desktop.ui import theme
from desktop.ui.days import today
from desktop.ui.forms import Choice, Field, primary_button
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.head import PanelHead
from desktop.ui.workplace import Workplace
from desktop.wording import _


class SettlePanel(QWidget):
    """The first day that stays open, and the button; undo opens the period again."""

    closed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._op = OpId.new()
        self.head = PanelHead(_("Close a period"), "lock")
        self.head.closed.connect(self.closed)
        self.what = QLabel(
            _(
                "What happened before this day is settled: nothing can be typed into it any more. "
                "Corrections are booked today. Undo opens it again."
            ),
            wordWrap=True,
        )
        self.now = QLabel(wordWrap=True)
        theme.set_tone(self.now, "muted")
        now = today()
        self.day = QDateEdit(QDate(now.year(), now.month(), 1))
        keep_still(self.day)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMaximumDate(now)
        self.notices = NoticeBar()
        self.go = primary_button(_("Settle all before this day"), "lock")
        self.go.clicked.connect(self._go)
        self.setFocusProxy(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(self.head)
        column.addWidget(self.what)
        column.addWidget(self.now)
        column.addWidget(Field(_("First day that stays open"), self.day))
        column.addStretch(1)
        column.addWidget(self.notices)
        column.addWidget(self.go)
        desk = work.desk()
        work.jobs.run(READ, lambda: settled.settled_until(desk), owner=self, done=self._know)

    def take(self, item: Choice) -> None:
        """A scanned item has nothing to do here."""
        del item

    def _know(self, until: datetime | None) -> None:
        said = _("Nothing is settled yet.")
        if until is not None:
            day = until.astimezone(ZoneInfo(HOME))
            said = _("Settled now: all before {until}.").format(until=f"{day:%Y-%m-%d}")
        self.now.setText(said)

    def _go(self) -> None:
        chosen = self.day.date()
        first = date(chosen.year(), chosen.month(), chosen.day())
        desk, op = self._work.desk(), self._op

        def done(saved: Settled) -> None:
            self._work.toasts.say(
                _("Settled: all before {until}.").format(until=first.isoformat()),
                lambda: self._undo(saved),
            )
            self.closed.emit()

        def refused(no: Refused) -> None:
            self._op = OpId.new()
            self.notices.refuse(no)

        self._work.jobs.run(
            WRITE,
            lambda: settled.settle(desk, op, moment(day_bounds(first)[0])),
            owner=self,
            done=done,
            refused=refused,
        )

    def _undo(self, saved: Settled) -> None:
        desk, op, of = self._work.desk(), OpId.new(), UUID(saved.op)
        self._work.jobs.run(WRITE, lambda: stock.undo(desk, op, of), owner=self._work.toasts)
