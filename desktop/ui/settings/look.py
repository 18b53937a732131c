"""Language, light or dark, size of the text."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.settings import Theme
from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.workplace import Keeping
from desktop.wording import _, spoken

_SCALES = (100, 125, 150, 175, 200)


class Choices(QWidget):
    """A few answers of which one holds."""

    def __init__(self, answers: dict[str, str], now: str) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        for key, words in answers.items():
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(key == now)
            button.setMinimumHeight(theme.TOUCH)
            self._group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)


class LookGroup(QWidget):
    """Each choice lives at once; another language builds the window anew."""

    def __init__(self, keeping: Keeping) -> None:
        super().__init__()
        self._keeping = keeping
        now = keeping.settings()
        self.language = Choices({"zh": "中文", "en": "English"}, spoken())
        self.theme = Choices(
            {
                Theme.SYSTEM: _("As the system"),
                Theme.LIGHT: _("Light"),
                Theme.DARK: _("Dark"),
            },
            now.theme,
        )
        self.scale = Choices({str(s): f"{s} %" for s in _SCALES}, str(now.text_scale))
        for key, button in self.language.buttons.items():
            button.clicked.connect(lambda _=False, k=key: self._speak(k))
        for key, button in self.theme.buttons.items():
            button.clicked.connect(lambda _=False, k=key: keeping.change(theme=Theme(k)))
        for key, button in self.scale.buttons.items():
            button.clicked.connect(lambda _=False, k=key: keeping.change(text_scale=int(k)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(Field(_("Language"), self.language))
        column.addWidget(Field(_("Light or dark"), self.theme))
        column.addWidget(Field(_("Size of the text"), self.scale))

    def _speak(self, language: str) -> None:
        if language != spoken():
            self._keeping.change(language=language)
            self._keeping.restart()
