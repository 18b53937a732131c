"""The key of this station: off until it is set up, and never in the way of printing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from desktop.domain.paper.keys import KeyState, KeyStatus, PublicKey
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import LONG, WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.paper.certificates.answers import Answers
from desktop.ui.paper.register.signing.setup import SetupForm
from desktop.ui.printing.keys import look_at
from desktop.ui.theme import Tone
from desktop.ui.usual import documents
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, signing, spoken
from desktop.wording.joining import labelled, paragraph

_MAY_SET_UP = (KeyState.OFF, KeyState.STRANGE, KeyState.RETIRED)
_LOOK_AGAIN = (KeyState.UNSAFE, KeyState.UNREADABLE)


class KeyPart(QWidget):
    """`changed` tells that it stands otherwise with a key now."""

    changed = Signal()

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self.status: KeyStatus | None = None
        self.form: SetupForm | None = None
        self.words = QLabel(wordWrap=True)
        self.teach = QLabel(wordWrap=True)
        self.keep = QLabel(wordWrap=True)
        self.answers = Answers()
        self.notices = NoticeBar()
        self.set_up = IconKey(theme.icon("lock"), _("Set up signing"))
        self.folder_key = IconKey(theme.icon("folder-open"), _("Open its folder"))
        self.page_key = IconKey(theme.icon("qr-code"), _("Save the verifying web page"))
        self.retire_key = IconKey(theme.icon("circle-x"), _("Retire, or lost"))
        self.again = IconKey(theme.icon("refresh-cw"), _("Look again"))
        self._lay_out()
        self._connect()

    def show_status(self, status: KeyStatus, keys: list[PublicKey]) -> None:
        """How it stands with the key, and every key that ever signed."""
        self.status = status
        known = status.key is not None and status.signs
        said = signing.key_state(status.state, status.path)
        if status.key is not None and status.signs:
            name = f"{status.key.key_id} {status.key.label}".strip()
            said = paragraph(said, labelled(_("Key"), name))
        self.words.setText(said)
        theme.set_tone(self.words, Tone.GOOD if known else _tone(status.state))
        self.teach.setVisible(status.state is KeyState.OFF)
        self.keep.setVisible(known)
        self.keep.setText(
            _(
                "It lies in {path}. Copy this file to a stick and lay that away: backups of the "
                "ledger never hold it. Whoever has it can sign papers in your name."
            ).format(path=status.path)
        )
        self.set_up.setVisible(status.state in _MAY_SET_UP and self.form is None)
        self.set_up.setText(
            _("Take this key in") if status.state is KeyState.STRANGE else _("Set up signing")
        )
        self.folder_key.setVisible(status.state is not KeyState.OFF)
        self.page_key.setVisible(bool(keys))
        self.retire_key.setVisible(known)
        self.again.setVisible(status.state in _LOOK_AGAIN)

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def begin(self) -> None:
        """Opens the form that makes a key."""
        if self.status is None or self.form is not None:
            return
        self.notices.clear()
        self.form = SetupForm(self._work, self._keeping, self.status)
        self.form.done.connect(self._made)
        self.form.closed.connect(self._end)
        self._place.addWidget(self.form)
        self.set_up.hide()
        self.form.setFocus()

    def ask_retire(self, key: PublicKey) -> None:
        """Asks once before a key is retired."""
        name = f"{key.key_id} {key.label}".strip()
        words = paragraph(
            _("Retire the key {name}?").format(name=name),
            _(
                "Nothing new is signed with it, and that cannot be taken back. Papers it signed "
                "before are verified as ever; its file is put aside, not deleted."
            ),
        )
        self.answers.ask(words, ((_("Retire it"), lambda: self._retire(key)),))

    def save_page(self, path: Path) -> None:
        """Writes the web page by which anybody verifies papers."""
        desk = self._work.desk()
        community = self._keeping.settings().issuer or "开源社"

        def act() -> None:
            from desktop.exchange.tables import replace_file
            from desktop.services.paper import signing as keys

            replace_file(path, keys.verifier(desk, community, spoken()))

        def done(_nothing: object) -> None:
            said = _("Written: {file}. Put it on any web site, or send it: it needs no network.")
            self.notices.say(
                said.format(file=path.name), Tone.GOOD, _("Open"), lambda: look_at(path)
            )

        self._work.jobs.run(LONG, act, owner=self, done=done, refused=self.notices.refuse)

    def _ask_page(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the verifying web page"), documents("verify.html"), "HTML (*.html)"
        )
        if chosen:
            path = Path(chosen)
            fit = path.suffix.lower() in (".html", ".htm")
            self.save_page(path if fit else Path(f"{chosen}.html"))

    def _retire(self, key: PublicKey) -> None:
        desk, op, folder = self._work.desk(), OpId.new(), self._keeping.folders.keys

        def act() -> object:
            from desktop.services.paper import signing as keys

            return keys.retire(desk, op, folder, key.uid)

        def done(_saved: object) -> None:
            said = _("The key {name} is retired.").format(name=key.key_id)
            self.notices.say(said, Tone.GOOD)
            self.changed.emit()

        self._work.jobs.run(WRITE, act, owner=self, done=done, refused=self.notices.refuse)

    def _made(self) -> None:
        self._end()
        self.notices.say(
            _("The key is made. Papers can be signed from now on; back its file up."), Tone.GOOD
        )
        self.changed.emit()

    def _end(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            self._place.removeWidget(form)
            form.hide()
            form.deleteLater()
        if self.status is not None:
            self.set_up.setVisible(self.status.state in _MAY_SET_UP)

    def _open_folder(self) -> None:
        if self.status is not None:
            look_at(Path(self.status.path).parent)

    def _retire_mine(self) -> None:
        if self.status is not None and self.status.key is not None:
            self.ask_retire(self.status.key)

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        self.set_up.clicked.connect(self.begin)
        self.folder_key.clicked.connect(self._open_folder)
        self.page_key.clicked.connect(self._ask_page)
        self.retire_key.clicked.connect(self._retire_mine)
        self.again.clicked.connect(self.changed)

    def _lay_out(self) -> None:
        self.teach.setText(
            paragraph(
                _("A signed paper bears a QR code by which anybody can tell that it is real."),
                _("A key of this computer signs; everybody else gets its public half."),
                _("Without a key papers are printed as ever: this may wait, or never come."),
            )
        )
        theme.set_tone(self.keep, "muted")
        keys = FlowLayout(spacing=theme.UNIT)
        for key in (self.set_up, self.again, self.page_key, self.folder_key, self.retire_key):
            keys.addWidget(key)
            key.hide()
        self._place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.notices, self.words, self.teach, self.keep, self.answers):
            column.addWidget(part)
        column.addLayout(self._place)
        column.addLayout(keys)
        self.setFocusProxy(self.set_up)


def _tone(state: KeyState) -> Tone:
    return Tone.BAD if state in _LOOK_AGAIN else Tone.PLAIN
