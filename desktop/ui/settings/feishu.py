"""A group's robot: its address and secret, tried by a press, forgotten by another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.errors import BadWebhook, Refused
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording.refusals import sentence

NETWORK = "network"
_LIKE = "https://open.feishu.cn/open-apis/bot/v2/hook/…"


class FeishuGroup(QWidget):
    """What was kept is never shown again: only so much of it that a person knows it."""

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        work.jobs.add_lane(NETWORK)
        self._work = work
        self._path = keeping.folders.robot
        self.now = QLabel(wordWrap=True)
        self.notices = NoticeBar()
        self.url = QLineEdit()
        self.url.setPlaceholderText(_LIKE)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        hint = _(
            "In the Feishu group: Settings, Bots, add a custom bot, copy its webhook address. "
            "Who knows the address may write into the group: it stays on this computer."
        )
        self.url_field = Field(_("Webhook address of the group's robot"), self.url, hint)
        hint = _("Only where the robot asks for a signature.")
        self.secret_field = Field(_("Secret of the robot"), self.secret, hint)
        self.save_key = IconKey(theme.icon("save"), _("Keep the robot"))
        self.test_key = IconKey(theme.icon("check"), _("Send a test message"))
        self.forget_key = IconKey(theme.icon("trash-2"), _("Forget the robot"))
        keys = FlowLayout(spacing=theme.UNIT)
        for key in (self.save_key, self.test_key, self.forget_key):
            keys.addWidget(key)
        row = QWidget()
        row.setLayout(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for widget in (self.now, self.notices, self.url_field, self.secret_field, row):
            column.addWidget(widget)
        self.save_key.clicked.connect(self.save)
        self.test_key.clicked.connect(self.test)
        self.forget_key.clicked.connect(self.forget)
        self.url.returnPressed.connect(self.save)
        self.secret.returnPressed.connect(self.save)
        self._show("")
        self.ask()

    def ask(self) -> None:
        """Whether a robot is set up."""
        path = self._path

        def look() -> str:
            from desktop.services.requisitions import webhook

            return webhook.hint(path)

        self._work.jobs.run(READ, look, owner=self, done=self._show, latest="robot")

    def save(self) -> None:
        """Keeps what was typed; the fields are emptied at once."""
        path, url, secret = self._path, self.url.text(), self.secret.text()
        self.url_field.clear()

        def act() -> str:
            from desktop.services.requisitions import webhook

            return webhook.set_up(path, url, secret)

        def done(hint: str) -> None:
            self.url.clear()
            self.secret.clear()
            self._show(hint)
            self._work.toasts.say(_("The robot is kept. Send a test message to be sure."))
            self.test_key.setFocus()

        self._run(WRITE, act, done)

    def test(self) -> None:
        """Says hello in the group."""
        desk, path = self._work.desk(), self._path
        title, text = _("Test message"), _("Messages about requests arrive in this group.")

        def act() -> None:
            from desktop.services.requisitions import webhook

            webhook.try_out(desk, path, title, text)

        def done(_none: object) -> None:
            self._work.toasts.say(_("Sent: look into the group."))

        self._run(NETWORK, act, done)

    def forget(self) -> None:
        """Deletes what was kept."""
        path = self._path

        def act() -> str:
            from desktop.services.requisitions import webhook

            webhook.forget(path)
            return ""

        def done(hint: str) -> None:
            self._show(hint)
            self.url.setFocus()

        self._run(WRITE, act, done)

    def _run(self, lane: str, act: Callable[[], object], done: Callable[[str], None]) -> None:
        keys = (self.save_key, self.test_key, self.forget_key)
        before = [key.isEnabled() for key in keys]
        for key in keys:
            key.setEnabled(False)
        self.notices.clear()

        def back() -> None:
            for key, was in zip(keys, before, strict=True):
                key.setEnabled(was)

        def finished(result: str) -> None:
            back()
            done(result)

        def refused(no: Refused) -> None:
            back()
            if isinstance(no, BadWebhook):
                self.url_field.refuse(sentence(no))
                self.url.setFocus()
            else:
                self.notices.refuse(no)

        self._work.jobs.run(lane, act, owner=self, done=finished, refused=refused)

    def _show(self, hint: str) -> None:
        self.test_key.setEnabled(bool(hint))
        self.forget_key.setEnabled(bool(hint))
        self.now.setText(
            _("Set up: {robot}. Messages go out only when somebody presses.").format(robot=hint)
            if hint
            else _("No group is set up. Messages can always be copied and pasted.")
        )
