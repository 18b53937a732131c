"""What the page of a request looks like: head, beginnings, fields beside goods, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms import FlowLayout, SideBySide, primary_button, tool_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.notices import NoticeBar
from desktop.ui.requisitions.form.fields import Fields
from desktop.ui.requisitions.form.message import MessagePart
from desktop.ui.requisitions.goods.editor import LinesEditor
from desktop.ui.requisitions.standing import Standing
from desktop.ui.workplace import Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.domain.requisitions.templates import Template


class Face(QWidget):
    """The parts, laid out."""

    def __init__(self, work: Workplace, today: date) -> None:
        super().__init__()
        self.work = work
        self.close_key = tool_button("arrow-left", _("Back to the requests"))
        self.title = QLabel(_("New request"))
        theme.set_heading(self.title, "part")
        self.message_key = IconKey(theme.icon("copy"), _("From a message"))
        self.message_key.setCheckable(True)
        self.template_box = choice_box(_("From a template"))
        self.notices = NoticeBar()
        self.fields = Fields(today)
        self.lines = LinesEditor(work, today)
        self.message = MessagePart(work, self.lines.reader)
        self.message.hide()
        self.standing = Standing()
        self.draft_key = IconKey(theme.icon("save"), _("Keep as a draft"))
        self.go_key = primary_button(_("Hand in"), "check")
        self._lay_out()
        self.offer_templates(())

    def offer_templates(self, templates: Sequence[Template]) -> None:
        """The templates to begin from."""
        self.template_box.clear()
        self.template_box.addItem(_("From a template"), None)
        for one in templates:
            self.template_box.addItem(one.name, one.name)

    def show_keys(self, *, new: bool, draft: bool) -> None:
        """Beginnings are for a new request; what was handed in is saved, not handed in again."""
        self.message_key.setVisible(new)
        self.template_box.setVisible(new)
        self.draft_key.setVisible(draft)
        self.go_key.setText(_("Hand in") if draft else _("Save"))

    def shortcut(self, keys: str, act: Callable[[], object]) -> None:
        """A key of the page, wherever in it the keyboard is."""
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(keys, self, act, context=here)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.close_key)
        head.addWidget(self.title, 1)
        begin = FlowLayout(spacing=theme.UNIT)
        begin.addWidget(self.message_key)
        begin.addWidget(self.template_box)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.fields)
        left.addStretch(1)
        right.addWidget(self.lines)
        right.addStretch(1)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, theme.UNIT, 0)
        body.setSpacing(theme.UNIT * 2)
        body.addLayout(begin)
        body.addWidget(self.message)
        body.addWidget(SideBySide(left, right, spacing=theme.UNIT * 4))
        body.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.UNIT)
        foot.addWidget(self.standing, 1)
        foot.addWidget(self.draft_key)
        foot.addWidget(self.go_key)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        whole.setSpacing(theme.UNIT)
        whole.addLayout(head)
        whole.addWidget(self.notices)
        whole.addWidget(scrolled(inner), 1)
        whole.addLayout(foot)
