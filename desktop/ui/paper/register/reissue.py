"""Issuing a paper anew: what is different, why, and the next number; both stay in the register."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused, SeriesLeased
from desktop.domain.paper.keys import KeyState, KeyStatus
from desktop.domain.paper.register import Certificate
from desktop.domain.paper.template import Template
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ, WRITE
from desktop.ui.paper.certificates.answers import Answers
from desktop.ui.paper.certificates.passphrase import Passphrase
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, paper
from desktop.wording.refusals import sentence

if TYPE_CHECKING:
    from desktop.documents.signing import Signer
    from desktop.services.paper.register import Numbered

# What stands in fields of their own here.
_OWN = ("recipient", "issuer", "date", "number", "signed")


class ReissueForm(QWidget):
    """`done` carries the new paper (Numbered), `closed` that it was left alone."""

    done = Signal(object)
    closed = Signal()

    def __init__(
        self, work: Workplace, keeping: Keeping, one: Certificate, template: Template
    ) -> None:
        super().__init__()
        self._work, self._keeping, self._one = work, keeping, one
        self._status: KeyStatus | None = None
        self._signer: Signer | None = None
        self.recipient = QLineEdit(one.recipient)
        self.entries: dict[str, QLineEdit] = {}
        self.day = QDateEdit(QDate(one.issued_on.year, one.issued_on.month, one.issued_on.day))
        self.issuer = QLineEdit(one.issuer)
        self.why = QLineEdit()
        self.why_field = Field(_("Why it is issued anew"), self.why)
        self.signed = QCheckBox(_("Sign it"))
        self.answers = Answers()
        self.passphrase = Passphrase()
        self.go = IconKey(theme.icon("repeat"), _("Issue under a new number"))
        self.cancel = QPushButton(_("Cancel"))
        for known in template.fields:
            if known.key not in _OWN and not known.once:
                entry = QLineEdit(one.fields.get(known.key, ""))
                entry.setPlaceholderText(known.usual)
                entry.setAccessibleName(known.title)
                self.entries[known.key] = entry
        self._lay_out(template)
        self._connect()
        self._ask_key()

    @property
    def issued_on(self) -> date:
        """The date of the new paper."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    # ── step by step ──────────────────────────────────────────────────────────────────────────

    def begin(self) -> None:
        """Why, then the signature, then the number."""
        self.answers.clear()
        if not self.why.text().strip():
            self.why_field.refuse(_("Say why, e.g. a wrong character, or the paper was lost."))
            self.why.setFocus()
            return
        self.why_field.clear()
        wanted = self.signed.isChecked() and not self.signed.isHidden()
        if not wanted:
            self._issue(None)
        elif self._signer is not None:
            self._issue(self._signer)
        elif self._status is not None and self._status.state is KeyState.LOCKED:
            self.passphrase.ask()
        else:
            self._unlock("")

    def _issue(self, signer: Signer | None, *, take_over: bool = False) -> None:
        from desktop.services.paper import register

        desk, op, ref = self._work.desk(), OpId.new(), self._one.ref
        why, whose = self.why.text().strip(), self.recipient.text()
        fields = {key: entry.text() for key, entry in self.entries.items()}
        on, by = self.issued_on, self.issuer.text().strip()
        self.go.setEnabled(False)

        def act() -> Numbered:
            return register.reissue(
                *(desk, op, ref, why),
                recipient=whose,
                fields=fields,
                issued_on=on,
                issuer=by,
                signer=signer,
                take_over=take_over,
            )

        def refused(no: Refused) -> None:
            self.go.setEnabled(True)
            if isinstance(no, SeriesLeased):
                again = (_("Take over and issue"), lambda: self._issue(signer, take_over=True))
                self.answers.ask(sentence(no), (again,))
            else:
                self.answers.ask(sentence(no), (), Tone.BAD)

        self._work.jobs.run(WRITE, act, owner=self, done=self.done.emit, refused=refused)

    # ── the signature ─────────────────────────────────────────────────────────────────────────

    def _ask_key(self) -> None:
        desk, folder = self._work.desk(), self._keeping.folders.keys

        def look() -> KeyStatus:
            from desktop.services.paper import signing

            return signing.status(desk, folder)

        def came(status: KeyStatus) -> None:
            self._status = status
            self.signed.setVisible(status.signs)
            self.signed.setChecked(bool(self._one.signature))

        self._work.jobs.run(READ, look, owner=self, done=came)

    def _unlock(self, passphrase: str) -> None:
        def came(signer: Signer) -> None:
            self._signer = signer
            self.begin()

        def otherwise(why: str) -> None:
            without = (_("Issue without a signature"), lambda: self._issue(None))
            self.answers.ask(why, (without,), Tone.BAD)

        folder = self._keeping.folders.keys
        self.passphrase.unlock(self._work.jobs, folder, passphrase, came, otherwise)

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        self.go.clicked.connect(self.begin)
        self.why.returnPressed.connect(self.begin)
        self.cancel.clicked.connect(self.closed)
        self.passphrase.given.connect(self._unlock)
        self.passphrase.unsigned.connect(lambda: self._issue(None))
        self.answers.asking.connect(lambda on: self.go.setVisible(not on))

    def _lay_out(self, template: Template) -> None:
        title = QLabel(_("Issue {number} anew").format(number=self._one.number), wordWrap=True)
        theme.set_heading(title, "line")
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        keep_still(self.day)
        self.signed.setMinimumHeight(theme.TOUCH)
        self.signed.hide()
        keys = FlowLayout(spacing=theme.UNIT)
        keys.addWidget(self.go)
        keys.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(title)
        column.addWidget(self.why_field)
        column.addWidget(Field(paper.field("recipient", template), self.recipient))
        for key, entry in self.entries.items():
            column.addWidget(Field(paper.field(key, template), entry))
        column.addWidget(Field(_("Date on the paper"), self.day))
        column.addWidget(Field(_("Issued by"), self.issuer))
        for part in (self.signed, self.answers, self.passphrase):
            column.addWidget(part)
        column.addLayout(keys)
        self.setFocusProxy(self.why)
