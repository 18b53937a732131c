"""The passphrase of the signing key, asked in place; it is handed on and not kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import KeyTrouble, Refused
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout
from desktop.ui.jobs import READ, Jobs
from desktop.wording import _
from desktop.wording.refusals import sentence

if TYPE_CHECKING:
    from desktop.documents.signing import Signer


class Passphrase(QWidget):
    """`given` carries what was typed; `unsigned` that papers shall go without a signature."""

    given = Signal(str)
    unsigned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entry = QLineEdit()
        self.entry.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(
            _("Passphrase of the signing key"),
            self.entry,
            _("It is asked once until the program is closed, and never stored."),
        )
        self.go = QPushButton(_("Sign and issue"))
        self.without = QPushButton(_("Issue without a signature"))
        keys = FlowLayout(spacing=theme.UNIT)
        keys.addWidget(self.go)
        keys.addWidget(self.without)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.field)
        column.addLayout(keys)
        self.entry.returnPressed.connect(self._go)
        self.go.clicked.connect(self._go)
        self.without.clicked.connect(self._without)
        self.hide()

    def ask(self, wrong: str = "") -> None:
        """Asks for it, and says what was wrong with the one before."""
        self.field.clear()
        if wrong:
            self.field.refuse(wrong)
        self.show()
        self.entry.setFocus()

    def unlock(
        self,
        jobs: Jobs,
        folder: Path,
        passphrase: str,
        came: Callable[[Signer], None],
        otherwise: Callable[[str], None],
    ) -> None:
        """Opens the key in `folder`; a wrong passphrase is asked again, `otherwise` is told why."""

        def load() -> Signer:
            from desktop.services.paper import signing

            return signing.signer(folder, passphrase or None)

        def refused(no: Refused) -> None:
            if isinstance(no, KeyTrouble) and no.what == "passphrase":
                self.ask(sentence(no))
            else:
                otherwise(sentence(no))

        jobs.run(READ, load, owner=self, done=came, refused=refused)

    def _go(self) -> None:
        said = self.entry.text()
        self.entry.clear()
        self.hide()
        self.given.emit(said)

    def _without(self) -> None:
        self.entry.clear()
        self.hide()
        self.unsigned.emit()
