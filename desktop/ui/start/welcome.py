"""What a new installation asks: the language, what you come for and who you are, how to begin."""

from __future__ import annotations

import getpass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import Role, Settings
from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.start.cards import Card
from desktop.ui.window.frame import press_by_enter
from desktop.wording import _, spoken

_WIDTH = 640


class Welcome(QWidget):
    """`answered(start, settings)`: start is "empty", "import" or "sample", settings what was said;
    `language_chosen` comes at once, and the same questions stand again in that language.
    """

    answered = Signal(str, dict)
    language_chosen = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle(_("Yuanwu"))
        self.languages = {"zh": QPushButton("中文"), "en": QPushButton("English")}
        self.roles = {
            Role.BOOTH: Card("store", _("At the booth"), _("Sell and give away, close the day")),
            Role.MATERIALS: Card("boxes", _("Materials"), _("What lies where, and with whom")),
            Role.WORKSHOP: Card("cpu", _("Workshop"), _("Flash boards and test them")),
        }
        self.starts = {
            "import": Card("upload", _("Import a list"), _("CSV or XLSX, as Feishu exports it")),
            "empty": Card("plus", _("Start empty"), _("Enter items and places by hand")),
            "sample": Card("play", _("Look around first"), _("Sample data, nothing is kept")),
        }
        self.name = QLineEdit(settings.person or _user())
        self.name.setMinimumHeight(theme.TOUCH)
        self._title = QLabel(_("Welcome"))
        self._heads = [
            QLabel(_("What are you here for today?")),
            QLabel(_("How do you want to begin?")),
        ]
        theme.set_heading(self._title, "page")
        for head in self._heads:
            theme.set_heading(head, "line")
        self._tick(settings)
        self._lay_out()
        self._size()
        self.resize(1180, 760)

    def answers(self) -> dict[str, Any]:
        """What was said, by the settings' names."""
        roles = tuple(role for role, card in self.roles.items() if card.isChecked())
        return {
            "language": spoken(),
            "roles": roles,
            "person": self.name.text().strip() or _user(),
        }

    def _tick(self, settings: Settings) -> None:
        for key, button in self.languages.items():
            button.setCheckable(True)
            button.setChecked(key == spoken())
            button.setMinimumHeight(theme.TOUCH)
            button.clicked.connect(lambda _=False, k=key: self._speak(k))
        for role, card in self.roles.items():
            card.setCheckable(True)
            card.setChecked(role in settings.roles)
        for key, card in self.starts.items():
            card.clicked.connect(lambda _=False, k=key: self.answered.emit(k, self.answers()))

    def _speak(self, language: str) -> None:
        self.languages[spoken()].setChecked(True)
        if language != spoken():
            self.language_chosen.emit(language)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        for button in self.languages.values():
            head.addWidget(button)
        come = QHBoxLayout()
        begin = QHBoxLayout()
        for row, cards in ((come, self.roles.values()), (begin, self.starts.values())):
            row.setSpacing(theme.UNIT * 2)
            for card in cards:
                row.addWidget(card, 1)
        column = QVBoxLayout()
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addSpacing(theme.UNIT * 3)
        column.addWidget(self._heads[0])
        column.addLayout(come)
        column.addSpacing(theme.UNIT * 2)
        column.addWidget(Field(_("Your name"), self.name, _("It stands beside what you do.")))
        column.addSpacing(theme.UNIT * 3)
        column.addWidget(self._heads[1])
        column.addLayout(begin)
        self._inner = QWidget()
        self._inner.setLayout(column)
        middle = QWidget()
        around = QVBoxLayout(middle)
        around.addStretch(1)
        around.addWidget(self._inner, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(middle)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _size(self) -> None:
        self._inner.setFixedWidth(theme.grown(self.font(), _WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the keyboard, as Space does."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()


def _user() -> str:
    """What the system calls whoever sits here; a start for the name."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        return ""
    return "" if name in ("root", "Administrator") else name
