"""The form of a new count: where, what of it, blind or not."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.counts import Count, CountDraft
from desktop.domain.errors import Refused
from desktop.domain.moments import HOME
from desktop.services import counts
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Choice, Field, FlowLayout, Picker, chip_button, primary_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.choices import find_items, find_places
from desktop.ui.stock.counts.keys import tick
from desktop.ui.workplace import Workplace
from desktop.wording import _

_ALL, _KIND, _LIST = range(3)


class NewCount(QWidget):
    """`opened` carries the count that was opened, `closed` that nobody wants one."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._op = work, OpId.new()
        self.codes: dict[str, str] = {}
        self.heading = QLabel(_("New count"))
        theme.set_heading(self.heading, "page")
        self.notices = NoticeBar()
        self.place = Picker(_("Where"), find_places(work), work.jobs)
        self.place.picked.connect(self._placed)
        self.name = QLineEdit(_("Count of {day}").format(day=_today(work)))
        self.tree = tick(_("With all that lies in it: shelves and boxes"))
        self.tree.setChecked(True)
        self.what = QComboBox()
        keep_still(self.what)
        self.what.view().setAccessibleName(_("What can be counted"))
        for words in (_("All that should lie there"), _("One category"), _("Some articles")):
            self.what.addItem(words)
        self.what.currentIndexChanged.connect(self._show_what)
        self.category = QComboBox()
        keep_still(self.category)
        self.category.view().setAccessibleName(_("Categories"))
        self.item = Picker(_("Article"), find_items(work), work.jobs)
        self.item.picked.connect(self._add)
        self.chosen = QWidget()
        self._chips = FlowLayout()
        self.chosen.setLayout(self._chips)
        self.blind = tick(_("Blind: whoever counts does not see what the books say"))
        self.go = primary_button(_("Begin to count"), "clipboard-list")
        self.go.clicked.connect(self._go)
        self.leave = QPushButton(_("Cancel"))
        self.leave.clicked.connect(self.closed)
        self._lay_out()
        self._show_what(_ALL)
        self.setFocusProxy(self.place)
        escape = QShortcut(QKeySequence("Escape"), self, self.closed.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, theme.UNIT, 0)
        fields.setSpacing(theme.UNIT * 2)
        self.place_field = Field(_("Where"), self.place)
        self.kind_field = Field(_("Category"), self.category)
        self.item_field = Field(_("Articles"), self.item)
        fields.addWidget(self.place_field)
        fields.addWidget(self.tree)
        fields.addWidget(Field(_("What is counted"), self.what))
        fields.addWidget(self.kind_field)
        fields.addWidget(self.item_field)
        fields.addWidget(self.chosen)
        fields.addWidget(self.blind)
        fields.addWidget(Field(_("Name"), self.name))
        fields.addStretch(1)
        inner.setMaximumWidth(theme.grown(self.font(), 640))
        keys = QHBoxLayout()
        keys.addWidget(self.go)
        keys.addWidget(self.leave)
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.heading)
        column.addWidget(scrolled(inner), 1)
        column.addWidget(self.notices)
        column.addLayout(keys)

    def _show_what(self, which: int) -> None:
        self.kind_field.setVisible(which == _KIND)
        self.item_field.setVisible(which == _LIST)
        self.chosen.setVisible(which == _LIST)

    def _placed(self, choice: object) -> None:
        self.place_field.clear()
        self.category.clear()
        if not isinstance(choice, Choice):
            return
        desk, place = self._work.desk(), int(str(choice.key))
        self._work.jobs.run(
            READ,
            lambda: counts.categories(desk, place),
            owner=self,
            done=self.category.addItems,
            latest="categories",
        )

    def _add(self, choice: object) -> None:
        if isinstance(choice, Choice) and str(choice.key) not in self.codes:
            code = str(choice.key)
            self.codes[code] = choice.title
            chip = chip_button(_("{item} – leave out").format(item=choice.title))
            chip.clicked.connect(lambda: self._drop(code, chip))
            self._chips.addWidget(chip)
        self.item.set_choice(None)
        self.item.setFocus()

    def _drop(self, code: str, chip: QPushButton) -> None:
        self.codes.pop(code, None)
        chip.deleteLater()

    def draft(self) -> CountDraft | None:
        """What was asked for; None (and it is said) where the place is missing."""
        choice = self.place.chosen()
        if choice is None:
            self.place_field.refuse(_("Say where it is counted."))
            self.place.setFocus()
            return None
        which = self.what.currentIndex()
        return CountDraft(
            name=self.name.text(),
            place=int(str(choice.key)),
            tree=self.tree.isChecked(),
            category=self.category.currentText() if which == _KIND else "",
            codes=tuple(self.codes) if which == _LIST else (),
            blind=self.blind.isChecked(),
        )

    def _go(self) -> None:
        draft = self.draft()
        if draft is None:
            return
        self.go.setEnabled(False)
        desk, op = self._work.desk(), self._op
        self._work.jobs.run(
            WRITE,
            lambda: counts.open_count(desk, op, draft),
            owner=self,
            done=self._done,
            refused=self._refused,
        )

    def _done(self, count: Count) -> None:
        self.opened.emit(count)

    def _refused(self, no: Refused) -> None:
        self.go.setEnabled(True)
        self.notices.refuse(no)


def _today(work: Workplace) -> str:
    now: datetime = work.desk().now()
    return f"{now.astimezone(ZoneInfo(HOME)):%Y-%m-%d}"
