"""The side pane of a place: what lies there, its story, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.stock import Place, PlaceKind
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.lying import Lying
from desktop.ui.stock.minimums import Minimums
from desktop.ui.stock.places.changes import PlaceChanges
from desktop.ui.stock.places.keeping import KeepingPart
from desktop.ui.stock.story import Story
from desktop.ui.workplace import Workplace
from desktop.wording import _, words


class PlaceCard(QWidget):
    """`act` names what to do with the place or the goods here: move found label packing leaving.

    `found` carries the Holding of something in *unknown* that turned up.
    """

    act = Signal(str)
    found = Signal(object)

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: Place | None = None
        self.title = QLabel(wordWrap=True)
        self.facts = QLabel(wordWrap=True)
        self.take = IconKey(theme.icon("arrow-left-right"), _("Move goods from here"))
        self.new = IconKey(theme.icon("plus"), _("New place"))
        self.rename = IconKey(theme.icon("pencil"), _("Rename"))
        self.into = IconKey(theme.icon("package"), _("Put into another place"))
        self.retire = IconKey(theme.icon("inbox"), _("Retire"))
        self.label = IconKey(theme.icon("tag"), _("Box label"))
        self.packing = IconKey(theme.icon("clipboard-list"), _("Packing list"))
        self.entrust = IconKey(theme.icon("user"), _("Keeper and address"))
        self.leaving = IconKey(theme.icon("clipboard-list"), _("Leaver's checklist"))
        self.turned_up = IconKey(theme.icon("search"), _("Something was found"))
        self.notices = NoticeBar()
        self.keeping = KeepingPart(work, self.notices)
        self.minimums = Minimums(work, of_place=True)
        self.changes = PlaceChanges(work, self.notices)
        self.tree = QCheckBox(_("With what its boxes hold"))
        self.tree.setChecked(True)
        self.tree.setMinimumHeight(theme.TOUCH)
        self.tree.toggled.connect(lambda _on: self._show())
        self.lying = Lying(work)
        self.lying.found.connect(self.found)
        self.story = Story(work)
        self.story_head = QLabel(_("Story"))
        self.take.clicked.connect(lambda: self.act.emit("move"))
        self.label.clicked.connect(lambda: self.act.emit("label"))
        self.packing.clicked.connect(lambda: self.act.emit("packing"))
        self.turned_up.clicked.connect(lambda: self.act.emit("found"))
        self.leaving.clicked.connect(lambda: self.act.emit("leaving"))
        self.entrust.clicked.connect(self.keeping.begin)
        self.new.clicked.connect(lambda: self.changes.begin("new", self.place))
        self.rename.clicked.connect(lambda: self.changes.begin("rename", self.place))
        self.into.clicked.connect(lambda: self.changes.begin("into", self.place))
        self.retire.clicked.connect(lambda: self.changes.retire(self.place))
        self._lay_out()
        theme.set_heading(self.title, "part")
        theme.set_heading(self.story_head, "line")

    def show_place(self, place: Place | None) -> None:
        """Another place; None leaves only the making of a first one."""
        same = place is not None and self.place is not None and place.id == self.place.id
        self.place = place
        if not same:
            self.changes.end()
            self.notices.clear()
            self._scroll.verticalScrollBar().setValue(0)
        keys = (self.take, self.label, self.packing, self.rename, self.into, self.retire)
        parts = (self.entrust, self.keeping, self.minimums)
        for widget in (*keys, *parts, self.tree, self.lying, self.story, self.story_head):
            widget.setVisible(place is not None)
        unknown = place is not None and place.kind is PlaceKind.UNKNOWN
        self.turned_up.setVisible(unknown)
        self.leaving.setVisible(place is not None and place.kind is PlaceKind.PERSON)
        self.keeping.show_place(None if unknown else place)
        if place is None:
            self.title.setText(_("Places"))
            self.facts.clear()
            return
        self.title.setText(words.place_name(place))
        named = place.kind is not PlaceKind.UNKNOWN
        self.facts.setText(words.place_kind(place.kind) if named else "")
        box = place.kind is PlaceKind.BOX
        self.label.setText(_("Box label") if box else _("Place label"))
        for button in (self.label, self.rename, self.into, self.retire, self.entrust):
            button.setVisible(named)
        self.minimums.setVisible(named)
        if named:
            self.minimums.show_place(place.id)
        self._show()

    def _show(self) -> None:
        if self.place is not None:
            self.lying.show_place(self.place.id, tree=self.tree.isChecked())
            self.story.show_place(self.place.id, tree=self.tree.isChecked())

    def _lay_out(self) -> None:
        acts = FlowLayout(spacing=theme.UNIT)
        for button in (
            *(self.turned_up, self.take, self.label, self.packing, self.entrust, self.leaving),
            *(self.new, self.rename, self.into, self.retire),
        ):
            acts.addWidget(button)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addWidget(self.keeping)
        column.addSpacing(theme.UNIT)
        column.addLayout(acts)
        column.addWidget(self.changes)
        column.addWidget(self.notices)
        column.addWidget(self.tree)
        column.addWidget(self.lying)
        column.addWidget(self.minimums)
        column.addSpacing(theme.UNIT)
        column.addWidget(self.story_head)
        column.addWidget(self.story, 1)
        self._scroll = scrolled(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
