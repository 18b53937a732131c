"""What the page that decides looks like: a head, the lines beside the value, the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms import Badge, FlowLayout, SideBySide, primary_button, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.notices import NoticeBar
from desktop.ui.requisitions.decide.side import Side
from desktop.ui.requisitions.story.late import TooLate
from desktop.wording import _


class Face(QWidget):
    """The parts, laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.close_key = tool_button("arrow-left", _("Back to the requests"))
        self.title = QLabel(_("Decide"), wordWrap=True)
        theme.set_heading(self.title, "part")
        self.state, self.left = Badge(), Badge()
        self.notices = NoticeBar()
        self.late = TooLate()
        self.side = Side()
        self.all_key = IconKey(theme.icon("check"), _("All as asked"))
        self.all_key.setToolTip(_("Every line gets what was asked for (Alt+A)"))
        self.reject_key = IconKey(theme.icon("circle-x"), _("Reject"))
        self.ask_key = IconKey(theme.icon("circle-question-mark"), _("Ask back"))
        self.go_key = primary_button(_("Approve"), "check")
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.UNIT)
        self._lay_out()

    def shortcut(self, keys: str, act: Callable[[], object]) -> None:
        """A key of the page, wherever in it the keyboard is."""
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(keys, self, act, context=here)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.close_key)
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        head.addWidget(self.left)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addLayout(self.column)
        left.addStretch(1)
        right.addWidget(self.side)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, theme.UNIT, 0)
        body.setSpacing(theme.UNIT * 2)
        body.addWidget(self.late)
        body.addWidget(SideBySide(left, right, spacing=theme.UNIT * 3, shares=(5, 3)))
        body.addStretch(1)
        keys = QWidget()
        flow = FlowLayout(keys, spacing=theme.UNIT)
        for key in (self.go_key, self.all_key, self.ask_key, self.reject_key):
            flow.addWidget(key)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        whole.setSpacing(theme.UNIT)
        whole.addLayout(head)
        whole.addWidget(self.notices)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(keys)
