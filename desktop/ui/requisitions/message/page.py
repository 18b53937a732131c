"""The asker's message: chosen by its moment, mended by hand, copied or sent to the group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.requisitions.arrivals import Step
from desktop.services.changes import Desk, OpId
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout, chip_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import WRITE
from desktop.ui.requisitions.afterwards.page import AboutOne
from desktop.ui.shutting import shut
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording.requisitions import arrivals as words
from desktop.wording.requisitions import messages

NETWORK = "network"
_LINES = 9
_LANGUAGES = (("zh", "中文"), ("en", "English"))


@dataclass(frozen=True)
class Written:
    """What the page is told: the steps that fit, every message of them, the head of a card, and
    the group's robot ("" for none).
    """

    steps: tuple[Step, ...]
    texts: dict[tuple[Step, str], str]
    titles: dict[str, str]
    robot: str


class MessagePage(AboutOne):
    """`open` takes a request's local id or code, or (that, a step's word)."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__(
            work, leave, _("Message to the asker"), _("Send to the group"), "arrow-right"
        )
        work.jobs.add_lane(NETWORK)
        self._path = keeping.folders.robot
        self._wanted: Step | None = None
        self._written: Written | None = None
        self._shown = ""
        self.steps: dict[Step, QPushButton] = {}
        self.languages: dict[str, QPushButton] = {}
        self._step_group, self._language_group = QButtonGroup(self), QButtonGroup(self)
        self._step_flow = FlowLayout(spacing=theme.UNIT)
        for key, name in _LANGUAGES:
            chip = chip_button(name, on=key == "zh")
            chip.clicked.connect(lambda _on=False: self._show_text())
            self._language_group.addButton(chip)
            self.head.addWidget(chip)
            self.languages[key] = chip
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        height = self.text.fontMetrics().lineSpacing() * _LINES + theme.UNIT * 3
        self.text.setMinimumHeight(height)
        self.keep = QCheckBox(_("Keep it in the story of the request"))
        self.keep.setMinimumHeight(theme.TOUCH)
        self.keep.setChecked(True)
        self.robot = QLabel(wordWrap=True)
        theme.set_tone(self.robot, "muted")
        self.setup_key = IconKey(theme.icon("settings"), _("Set up a group"))
        self.setup_key.clicked.connect(lambda: work.go("settings", "feishu"))
        self.copy_key = IconKey(theme.icon("copy"), _("Copy the message"))
        self.copy_key.setEnabled(False)
        self.copy_key.clicked.connect(self.copy)
        self.add_key(self.copy_key)
        steps = QWidget()
        steps.setLayout(self._step_flow)
        hint = _("Mend it as you like: what stands here is what goes out.")
        for widget in (steps, Field(_("Message"), self.text, hint), self.keep):
            self.fields.addWidget(widget)
        self.fields.addWidget(self.robot)
        self.fields.addWidget(self.setup_key)
        self.setup_key.hide()

    @property
    def field(self) -> QWidget:
        """Where the keyboard begins: most people copy."""
        return self.copy_key if self.copy_key.isEnabled() else self.close_key

    @property
    def begun(self) -> bool:
        """Whether the text was mended by hand."""
        return self.text.toPlainText() != self._shown

    @property
    def step(self) -> Step | None:
        """The chosen moment."""
        return next((step for step, chip in self.steps.items() if chip.isChecked()), None)

    @property
    def language(self) -> str:
        """The chosen language."""
        return next(key for key, chip in self.languages.items() if chip.isChecked())

    def open(self, what: object) -> None:
        """Shows the messages of a request; with a step's word that one, where it fits."""
        if isinstance(what, tuple) and len(what) == 2:
            what, word = what
            self._wanted = Step(word) if word in [step.value for step in Step] else None
        super().open(what)

    def look(self, desk: Desk, which: int | str) -> Written:
        """All messages that fit now, in both languages."""
        from desktop.services.requisitions import messages as letters
        from desktop.services.requisitions import webhook

        letter = letters.letter(desk, which)
        steps = letters.steps(desk, which)
        if self._wanted in steps:
            steps = tuple(dict.fromkeys([self._wanted, *steps]))
        return Written(
            steps,
            {(s, key): messages.text(s, letter, key) for s in steps for key, _n in _LANGUAGES},
            {key: messages.title(letter, key) for key, _n in _LANGUAGES},
            webhook.hint(self._path),
        )

    def show_looked(self, looked: Written) -> None:
        """A chip for each moment, the likeliest one chosen."""
        before = self.step
        self._written = looked
        for chip in self.steps.values():
            self._step_flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        front = before if before in looked.steps else looked.steps[0]
        self.steps = {}
        for step in looked.steps:
            chip = chip_button(words.step(step), on=step == front)
            chip.clicked.connect(lambda _on=False: self._show_text())
            self._step_group.addButton(chip)
            self._step_flow.addWidget(chip)
            self.steps[step] = chip
        self.copy_key.setEnabled(True)
        self.go_key.setEnabled(bool(looked.robot))
        self.setup_key.setVisible(not looked.robot)
        self.robot.setText(
            _("Goes to the group of the robot {robot}, when you press.").format(robot=looked.robot)
            if looked.robot
            else _("No group is set up: copy the message and paste it.")
        )
        self._show_text()

    def copy(self) -> None:
        """Puts the text on the clipboard, and into the request's thread where that is wanted."""
        which, text = self.which, self.text.toPlainText().strip()
        if which is None or not text:
            return
        QApplication.clipboard().setText(text)
        self._shown = self.text.toPlainText()
        self.work.toasts.say(_("Copied: paste it into the chat"))
        if not self.keep.isChecked():
            return
        desk, op = self.work.desk(), OpId.new()

        def act() -> object:
            from desktop.services.requisitions import webhook

            return webhook.keep(desk, op, which, text)

        self.work.jobs.run(WRITE, act, owner=self, refused=self.notices.refuse)

    def do(self) -> None:
        """Sends it to the group, in the lane of the network."""
        which, written, text = self.which, self._written, self.text.toPlainText().strip()
        if which is None or written is None or not text:
            return
        desk, op, path = self.work.desk(), self.op, self._path
        title = written.titles[self.language]
        self.notices.clear()
        open_again = shut(self.go_key)
        said = self.text.toPlainText()

        def act() -> object:
            from desktop.services.requisitions import webhook

            return webhook.tell(desk, op, path, which, title, text)

        def done(made: object) -> None:
            del made
            self.op = OpId.new()
            self._shown = said
            self.work.toasts.say(_("Sent to the group"))
            self._leave()

        def refused(no: Refused) -> None:
            self.op = OpId.new()
            open_again()
            self.notices.refuse(no)

        self.work.jobs.run(NETWORK, act, owner=self, done=done, refused=refused)

    def _show_text(self) -> None:
        written, step = self._written, self.step
        if written is None or step is None:
            return
        self._shown = written.texts[step, self.language]
        self.text.setPlainText(self._shown)
