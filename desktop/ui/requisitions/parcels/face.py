"""What the page of parcels looks like: homes at the left, parcels at the right."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.forms import FlowLayout, SideBySide, tool_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.notices import NoticeBar
from desktop.ui.requisitions.parcels.box import Box
from desktop.ui.requisitions.parcels.offers import Offers
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _


class Face(QWidget):
    """The parts, laid out; `chips` are the parcels by code."""

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self.work = work
        self.chips: dict[str, QPushButton] = {}
        self.close_key = tool_button("arrow-left", _("Back to the requests"))
        self.title = QLabel(_("Parcels"), wordWrap=True)
        theme.set_heading(self.title, "part")
        self.about = QLabel(wordWrap=True)
        theme.set_tone(self.about, "muted")
        self.notices = NoticeBar()
        self.offers = Offers()
        self.boxes_title = QLabel(_("Parcels"))
        theme.set_heading(self.boxes_title, "part")
        self.none = QLabel(
            _("Nothing is picked yet. What is picked at one home becomes one parcel here."),
            wordWrap=True,
        )
        theme.set_tone(self.none, "muted")
        self.box = Box(work, keeping)
        self._lay_out()

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._chips = FlowLayout(spacing=theme.UNIT)
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.close_key)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        head.addLayout(words, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(theme.UNIT * 2)
        left.addWidget(self.offers)
        left.addWidget(self.box.receiver)
        left.addWidget(self.box.papers)
        left.addStretch(1)
        right.setSpacing(theme.UNIT)
        right.addWidget(self.boxes_title)
        right.addWidget(self.none)
        right.addLayout(self._chips)
        right.addWidget(self.box)
        right.addStretch(1)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, theme.UNIT, 0)
        body.addWidget(SideBySide(left, right, spacing=theme.UNIT * 3))
        body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        whole.setSpacing(theme.UNIT)
        whole.addLayout(head)
        whole.addWidget(self.notices)
        self.area = scrolled(inner)
        whole.addWidget(self.area, 1)
        self.show_box(False)
        self.none.hide()

    def show_box(self, there: bool) -> None:
        """Whether a parcel is in hand; its receiver and its papers stand under the homes."""
        self.box.setVisible(there)
        if not there:
            self.box.receiver.hide()
            self.box.papers.hide()
