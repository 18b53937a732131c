"""活动回执: a link to the photos, a few words, what is left over; a second one mends the first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.requisitions.arrivals import Report, There
from desktop.services.changes import Desk, OpId
from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.afterwards.page import AboutOne
from desktop.ui.requisitions.returns.page import Rows, rows_of, said_of, unsaid
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

_LINES = 5
_LIKE = "https://"


class ReportPage(AboutOne):
    """What is reported of one request's event."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__(work, leave, _("Report of the event"), _("Take the report in"), "check")
        del keeping  # nothing of it is a setting
        self.rows: Rows = []
        self._kept = ("", "")
        self.link = QLineEdit()
        self.link.setPlaceholderText(_LIKE)
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        height = self.words.fontMetrics().lineSpacing() * _LINES + theme.UNIT * 3
        self.words.setFixedHeight(height)
        hint = _("An album or a document in Feishu; nothing is uploaded from here.")
        self.link_field = Field(_("Link to the photos"), self.link, hint)
        hint = _("How many people came, how the goods were used.")
        self.words_field = Field(_("In a few words"), self.words, hint)
        self.fields.addWidget(self.link_field)
        self.fields.addWidget(self.words_field)
        self.go_key.setEnabled(True)

    @property
    def field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.link

    @property
    def begun(self) -> bool:
        """Whether something was typed."""
        typed = self._typed()
        return typed != self._kept or any(row.begun for _line, row in self.rows)

    def look(self, desk: Desk, which: int | str) -> tuple[Report, tuple[There, ...]]:
        """What was reported before, and what may be left over."""
        from desktop.services.requisitions import reporting, returns

        found = returns.there(desk, which)
        return reporting.report_of(desk, which), tuple(one for one in found if one.open)

    def show_looked(self, looked: tuple[Report, tuple[There, ...]]) -> None:
        """The fields, and a row for each article that arrived."""
        report, there = looked
        self.link.setText(report.link)
        self.words.setPlainText(report.words)
        self._kept = self._typed()
        for _line, row in self.rows:
            self.fields.removeWidget(row)
            row.hide()
            row.deleteLater()
        head = getattr(self, "_head", None)
        if head is None and there:
            self._head = QLabel(_("Left over and back already"))
            theme.set_heading(self._head, "line")
            self.fields.addWidget(self._head)
        self.rows = rows_of(there, self._sum)
        for _line, row in self.rows:
            self.fields.addWidget(row)
        if report.at is not None:
            day = saying.moment(report.at)
            self.sum.setText(_("Reported on {day}; this mends it.").format(day=day))

    def do(self) -> None:
        """Takes it in."""
        which = self.which
        link, words = self._typed()
        backs = said_of(self.rows, None)
        if which is None:
            return
        if not link and not words and not backs:
            self.link_field.refuse(_("A link, some words or left-overs: at least one of them."))
            self.link.setFocus()
            return
        if (item := unsaid(self.rows)) is not None:
            asks = _("Say in a few words what happened to {item}.")
            self.notices.say(asks.format(item=item))
            return

        def act(desk: Desk, op: OpId) -> object:
            from desktop.services.requisitions import reporting

            return reporting.report(desk, op, which, link, words, backs)

        code = "" if self.one is None else self.one.code
        self.write(act, _("Report of {request} taken in").format(request=code))

    def _typed(self) -> tuple[str, str]:
        return self.link.text().strip(), self.words.toPlainText().strip()

    def _sum(self) -> None:
        self.link_field.clear()
