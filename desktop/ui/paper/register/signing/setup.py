"""Setting up a key: what it is called, and a passphrase, which may be left out, typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import KeyTrouble, Refused
from desktop.domain.paper.keys import KeyState, KeyStatus
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording.refusals import sentence

_WIDE = 420


class SetupForm(QWidget):
    """`done` tells that the key is there, `closed` that it was left alone.

    A key that lies here already and is only not known to the register asks for its passphrase
    once, if it has one.
    """

    done = Signal()
    closed = Signal()

    def __init__(self, work: Workplace, keeping: Keeping, status: KeyStatus) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self._stranger = status.state is KeyState.STRANGE
        self.label = QLineEdit()
        self.label.setPlaceholderText(_("e.g. 开源社 2026"))
        self.first, self.second = QLineEdit(), QLineEdit()
        for entry in (self.first, self.second):
            entry.setEchoMode(QLineEdit.EchoMode.Password)
        self.label_field = Field(
            _("What people call this key"),
            self.label,
            _("It is shown to whoever verifies a paper."),
        )
        hint = _("May be left out. Nobody can find it out again; without it the key is lost.")
        self.first_field = Field(_("Passphrase"), self.first, "" if self._stranger else hint)
        self.second_field = Field(_("Passphrase once more"), self.second)
        self.notices = NoticeBar()
        word = _("Take this key in") if self._stranger else _("Make the key")
        self.go = IconKey(theme.icon("lock"), word)
        self.cancel = QPushButton(_("Cancel"))
        self.first_field.setVisible(not self._stranger or status.locked)
        self.second_field.setVisible(not self._stranger)
        where = QLabel(_("The key lies in this file: {path}").format(path=status.path))
        where.setWordWrap(True)
        theme.set_tone(where, "muted")
        keys = FlowLayout(spacing=theme.UNIT)
        keys.addWidget(self.go)
        keys.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for field in (self.label_field, self.first_field, self.second_field):
            field.setMaximumWidth(theme.grown(self.font(), _WIDE))
            column.addWidget(field)
        column.addWidget(where)
        column.addWidget(self.notices)
        column.addLayout(keys)
        self.setFocusProxy(self.label)
        self.label.returnPressed.connect(self.first.setFocus)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.begin)
        self.go.clicked.connect(self.begin)
        self.cancel.clicked.connect(self.closed)

    def begin(self) -> None:
        """Makes the key, where both passphrases are the same."""
        self.second_field.clear()
        self.notices.clear()
        passphrase, label = self.first.text(), self.label.text().strip()
        if not self._stranger and passphrase != self.second.text():
            self.second_field.refuse(_("The two passphrases are not the same. Type them again."))
            self.second.clear()
            self.second.setFocus()
            return
        desk, op, folder = self._work.desk(), OpId.new(), self._keeping.folders.keys
        self.go.setEnabled(False)

        def act() -> object:
            from desktop.services.paper import signing

            return signing.set_up(desk, op, folder, passphrase or None, label)

        def refused(no: Refused) -> None:
            self.go.setEnabled(True)
            if self._stranger and isinstance(no, KeyTrouble) and no.what == "passphrase":
                self.first_field.refuse(sentence(no))
                self.first.setFocus()
            else:
                self.notices.refuse(no)

        def done(_saved: object) -> None:
            self.first.clear()
            self.second.clear()
            self.done.emit()

        self._work.jobs.run(WRITE, act, owner=self, done=done, refused=refused)
