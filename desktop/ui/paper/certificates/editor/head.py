"""What stands above the text: which template, and everything that can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.paper.template import Template
from desktop.ui import theme
from desktop.ui.forms import FlowLayout, primary_button, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.paper.certificates.editor.files import ALWAYS
from desktop.wording import _


class Head(QWidget):
    """`insert` carries a field as a text names it; the acts of `more` are connected by the page."""

    insert = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.back = tool_button("arrow-left", _("Back"))
        self.title = QLabel()
        self.state = QLabel()
        self.save = primary_button(_("Save"), "save")
        self.save.setToolTip(_("Save as your community's template"))
        self.save.setShortcut(QKeySequence(QKeySequence.StandardKey.Save))
        self.fields = QToolButton()
        self.fields.setText(_("Insert a field"))
        self.fields.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._fields = QMenu(self.fields)
        self.fields.setMenu(self._fields)
        self.help = IconKey(theme.icon("circle-question-mark"), _("How it is written"))
        self.help.setCheckable(True)
        self.more = tool_button("ellipsis", _("More"), framed=True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.copy = menu.addAction(theme.icon("copy"), _("New template from this one"))
        self.take = menu.addAction(theme.icon("upload"), _("Import from a file"))
        self.give = menu.addAction(theme.icon("download"), _("Export to a file"))
        self.restore = menu.addAction(theme.icon("undo-2"), _("Back to the shipped one"))
        self.more.setMenu(menu)
        theme.set_heading(self.title, "part")
        theme.set_tone(self.state, "muted")
        row = FlowLayout(spacing=theme.UNIT)
        row.addWidget(_group(self.back, self.title, self.state))
        row.addWidget(_group(self.save, self.fields, self.help, self.more))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def say(self, title: str, *, changed: bool, own: bool, shipped: bool, good: bool) -> None:
        """How it stands with the template; only a `good` one can be saved."""
        self.title.setText(title)
        kept = _("as your community wrote it") if own else _("as it was shipped")
        self.state.setText(_("not saved yet") if changed else kept)
        self.save.setEnabled(good and changed)
        self.restore.setEnabled(own)
        self.restore.setText(_("Back to the shipped one") if shipped else _("Delete this template"))

    def show_fields(self, template: Template) -> None:
        """The fields that its texts may name."""
        self._fields.clear()
        for one in template.fields:
            self._add(one.title, one.key)
        self._fields.addSeparator()
        for key, words in ALWAYS.items():
            if template.field(key) is None:
                self._add(_(words), key)

    def _add(self, words: str, key: str) -> None:
        said = f"{{{key}}}"
        act = self._fields.addAction(f"{words}   {said}")
        act.triggered.connect(lambda _=False: self.insert.emit(said))


def _group(*parts: QWidget) -> QWidget:
    """What stays together where the head needs a second line."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, theme.UNIT * 2, 0)
    row.setSpacing(theme.UNIT)
    for part in parts:
        row.addWidget(part)
    return holder
