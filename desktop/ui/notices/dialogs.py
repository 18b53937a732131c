"""The two dialogs there are: a question before what cannot be taken back, and our own bugs."""

from __future__ import annotations

import platform
import sys
import traceback

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.wording import _


def ask(parent: QWidget, question: str, yes: str, no: str = "") -> bool:
    """A question before something that cannot be taken back; `yes` names the act itself.

    The safe answer has the focus, so that Enter in haste does no harm.
    """
    return Question(parent, question, yes, no or _("Cancel")).exec() == QDialog.DialogCode.Accepted


class Question(QDialog):
    """A sentence and two buttons that say what they do."""

    def __init__(self, parent: QWidget, question: str, yes: str, no: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Please confirm"))
        self.words = QLabel(question, wordWrap=True)
        self.words.setMinimumWidth(theme.grown(self.font(), 360))
        self.yes = QPushButton(yes, autoDefault=False)
        self.no = QPushButton(no, autoDefault=True, default=True)
        _bottom(self, self.words, (self.no, self.yes))
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setFocus()


class BugDialog(QDialog):
    """Says that this was our fault, what is safe, and gives the whole story for copying."""

    def __init__(self, parent: QWidget | None, bug: BaseException) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong in the program"))
        self.words = QLabel(
            _(
                "This is a fault of the program, not yours. What was saved before is safe, and "
                "what you just did was not written by half. Please send the text below to the "
                "people who keep the program."
            ),
            wordWrap=True,
        )
        self.story = QPlainTextEdit(_story(bug), readOnly=True)
        self.story.setFont(_fixed(self.font()))
        self.story.setAccessibleName(_("What happened, for the people who keep the program"))
        self.story.setMinimumSize(theme.grown(self.font(), 560), theme.grown(self.font(), 240))
        self.copy = IconKey(theme.icon("copy"), _("Copy the text"))
        self.copy.clicked.connect(self._copy)
        self.go_on = QPushButton(_("Go on working"), default=True)
        theme.set_primary(self.go_on)
        self.go_on.clicked.connect(self.accept)
        _bottom(self, self.words, (self.copy, self.go_on), self.story)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.story.toPlainText())
        self.copy.setText(_("Copied"))


def show_bug(parent: QWidget | None, bug: BaseException) -> BugDialog:
    """Shows a bug without stopping anything: the window behind keeps working."""
    dialog = BugDialog(parent, bug)
    dialog.setModal(False)
    dialog.show()
    return dialog


def _bottom(
    dialog: QDialog, words: QLabel, buttons: tuple[QPushButton, ...], *between: QWidget
) -> None:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*(theme.UNIT * 3,) * 4)
    column.setSpacing(theme.UNIT * 2)
    column.addWidget(words)
    for widget in between:
        column.addWidget(widget, 1)
    box = QDialogButtonBox()
    for button in buttons:
        box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
    column.addWidget(box)


def _fixed(font: QFont) -> QFont:
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    fixed.setPointSizeF(font.pointSizeF() * 0.9)
    return fixed


def _story(bug: BaseException) -> str:
    lines = traceback.format_exception(bug)
    where = f"{platform.platform()} · Python {sys.version.split()[0]}"
    return f"{where}\n\n{''.join(lines)}"
