"""交接: the code on the giver's screen, and the field that it is answered in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.domain.transfers import Act
from desktop.services import transfers
from desktop.services.changes import OpId
from desktop.services.transfers import Card, Received
from desktop.services.transfers.paper import qr
from desktop.ui.forms import Field
from desktop.ui.jobs import READ
from desktop.ui.part import Part
from desktop.ui.stock.transfers.qr import Digits, QrCode
from desktop.ui.stock.transfers.whole import WholePage
from desktop.ui.workplace import Workplace
from desktop.wording import _


class HandoverPage(WholePage):
    """The giver sees the code; whoever gives or receives types what the other one read."""

    def __init__(self, work: Workplace, card: Card) -> None:
        one = card.transfer
        title = _("Hand over {code}: {source} → {goal}").format(
            code=one.code, source=one.from_place, goal=one.to_place
        )
        super().__init__(work, title, "qr-code", _("It was handed over"))
        self._one = one
        self._shows = Act.SHOW_CODE in card.may
        self.digits = Digits()
        self.code = QrCode()
        self.shown = Part(
            _("Show this to whoever receives it"),
            _("They answer with these digits, at their own computer or in a message to you."),
        )
        self.shown.column.addWidget(self.digits)
        self.shown.column.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.shown.setVisible(self._shows)
        self.typed = QLineEdit()
        self.typed.setMaxLength(20)
        self.answer = Field(
            _("The code"), self.typed, _("Six digits; it says that all of it is in other hands.")
        )
        self.fields.addWidget(self.shown)
        self.fields.addWidget(self.answer)
        self.typed.returnPressed.connect(self.go.click)
        self.go.clicked.connect(self.confirm)
        if self._shows:
            self._ask()

    def start(self) -> None:
        """The keyboard comes to the answer."""
        self.typed.setFocus()

    def take_text(self, text: str) -> bool:
        """A scanned code is the answer."""
        digits = text.rpartition(" ")[2]
        if not digits.isdecimal():
            return False
        self.typed.setText(digits)
        return True

    def confirm(self) -> None:
        """Closes it, or says that the code was wrong."""
        desk, code, typed = self.work.desk(), self._one.code, self.typed.text()
        if not typed.strip():
            self.answer.refuse(_("Type the digits that stand on the giver's screen."))
            self.typed.setFocus()
            return

        def act(op: OpId) -> Received:
            return transfers.confirm(desk, op, code, typed)

        self.write(act, lambda made: self.done.emit(made.transfer))

    def _ask(self) -> None:
        desk, code = self.work.desk(), self._one.code

        def look() -> tuple[str, tuple[tuple[bool, ...], ...]]:
            digits = transfers.secret(desk, code)
            return digits, qr(f"{code} {digits}")

        def arrived(found: tuple[str, tuple[tuple[bool, ...], ...]]) -> None:
            digits, rows = found
            self.digits.say(f"{digits[:3]} {digits[3:]}")
            self.code.show_code(rows, _("QR code of {code}").format(code=f"{code} {digits}"))

        self.work.jobs.run(READ, look, owner=self, done=arrived, refused=self.notices.refuse)
