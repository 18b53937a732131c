"""Every real place, in the tree in which they stand in each other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.keeping import Note
from desktop.domain.stock import Place, PlaceKind
from desktop.services import keeping, places
from desktop.ui import theme
from desktop.ui.forms import Choice, SearchField
from desktop.ui.forms.foldrow import FoldRow
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.table.empty import Empty, EmptyPage
from desktop.ui.workplace import Workplace
from desktop.wording import _, words


@dataclass(frozen=True)
class Told:
    """What the lane brings home; `kept` are the places of the keeper chosen, None for all."""

    places: list[Place]
    notes: dict[int, Note]
    keepers: list[str]
    kept: set[int] | None


ICONS = {
    PlaceKind.PERSON: "user",
    PlaceKind.SITE: "warehouse",
    PlaceKind.SHELF: "layers",
    PlaceKind.BOX: "package",
    PlaceKind.BOOTH: "store",
    PlaceKind.TRANSIT: "truck",
    PlaceKind.LOAN: "users",
    PlaceKind.UNKNOWN: "circle-question-mark",
}


class PlacesView(QWidget):
    """`chosen` carries the Place in hand, or None."""

    chosen = Signal(object)

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._wanted: int | None = None
        self._places: dict[int, Place] = {}
        self._notes: dict[int, Note] = {}
        self._kept: set[int] | None = None
        self._items: dict[int, QTreeWidgetItem] = {}
        self.notices = NoticeBar()
        self.field = SearchField(
            _("Search in {list}").format(list=_("Places")), _("Search: name of a place")
        )
        self.field.textChanged.connect(self._filter)
        self.keeper = QComboBox()
        keep_still(self.keeper)
        self.keeper.setAccessibleName(_("Only what this person keeps"))
        self.keeper.view().setAccessibleName(_("Keepers"))
        self.keeper.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.keeper.setMinimumContentsLength(6)
        self.keeper.addItem(_("All keepers"), "")
        self.keeper.currentIndexChanged.connect(lambda _row: self.ask())
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Places"))
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.tree.setUniformRowHeights(True)
        self.tree.setColumnCount(3)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.currentItemChanged.connect(lambda now, _before: self._say(now))
        self.empty = EmptyPage(
            Empty(
                _("No places yet"),
                _("A place is a home, a shelf, a box or a stand. The first act makes the first."),
                "map-pin",
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        keepers = QHBoxLayout()
        keepers.addWidget(self.keeper)
        column.addWidget(FoldRow(self.field, keepers, least=220, spacing=theme.UNIT))
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)

    def ask(self) -> None:
        """Asks again; what was in hand stays in hand."""
        desk, keeper = self._work.desk(), str(self.keeper.currentData() or "")

        def look() -> Told:
            real = [p for p in places.places(desk) if p.kind.real]
            real.sort(key=lambda p: p.kind is PlaceKind.UNKNOWN)
            kept = keeping.kept_by(desk, keeper) if keeper else None
            return Told(real, keeping.notes(desk), [k.name for k in keeping.keepers(desk)], kept)

        self._work.jobs.run(
            READ,
            look,
            owner=self,
            done=self._arrived,
            refused=self.notices.refuse,
            latest="places",
        )

    def select(self, place: int) -> None:
        """Takes a place in hand, as soon as it is there."""
        self._wanted = place
        if place in self._items:
            self.tree.setCurrentItem(self._items[place])

    def place(self) -> Place | None:
        """The place in hand."""
        item = self.tree.currentItem()
        return None if item is None else self._places.get(item.data(0, Qt.ItemDataRole.UserRole))

    def choice(self) -> Choice | None:
        """The place in hand, for the field of an act."""
        place = self.place()
        return None if place is None else Choice(place.id, words.place_name(place))

    def _arrived(self, told: Told) -> None:
        found, self._notes, self._kept = told.places, told.notes, told.kept
        self._offer(told.keepers)
        held = self.place()
        wanted = self._wanted or (held.id if held else None)
        self.tree.blockSignals(True)
        self.tree.clear()
        self._places = {p.id: p for p in found}
        self._items = {}
        for place in found:
            item = QTreeWidgetItem([_name(place), _kind(place), self._noted(place)])
            item.setData(0, Qt.ItemDataRole.UserRole, place.id)
            item.setIcon(0, self._icon(place.kind))
            for column in (1, 2):
                item.setForeground(column, self.palette().placeholderText())
            self._items[place.id] = item
            above = self._items.get(place.parent or 0)
            if above is None:
                self.tree.addTopLevelItem(item)
            else:
                above.addChild(item)
        self.tree.expandAll()
        for column in (0, 1):
            self.tree.resizeColumnToContents(column)
            self.tree.setColumnWidth(column, self.tree.columnWidth(column) + theme.UNIT * 4)
        self.tree.blockSignals(False)
        self._stack.setCurrentWidget(self.tree if found else self.empty)
        self._filter(self.field.text())
        first = self._items.get(wanted or 0) or self.tree.topLevelItem(0)
        self._wanted = None
        if first is not None:
            self.tree.setCurrentItem(first)
        self._say(self.tree.currentItem())

    def _offer(self, names: list[str]) -> None:
        """The keepers there are now; who was chosen stays chosen."""
        now = self.keeper.currentData()
        self.keeper.blockSignals(True)
        while self.keeper.count() > 1:
            self.keeper.removeItem(1)
        for name in names:
            self.keeper.addItem(name, name)
        self.keeper.setCurrentIndex(max(0, self.keeper.findData(now)))
        self.keeper.blockSignals(False)

    def _noted(self, place: Place) -> str:
        """Who keeps it, where; an event's days."""
        note = self._notes.get(place.id, Note())
        days = " – ".join(dict.fromkeys(day for day in (note.starts_on, note.ends_on) if day))
        parts = (note.event, days, note.keeper, note.city, note.area)
        return " · ".join(part for part in parts if part and part != place.name)

    def _icon(self, kind: PlaceKind) -> QIcon:
        """The same on the quiet ground of a chosen line as on any other."""
        side = theme.grown(self.font(), 20)
        drawn = theme.icon(ICONS[kind], QPalette.ColorRole.Text).pixmap(side, side)
        icon = QIcon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icon.addPixmap(drawn, mode)
        return icon

    def changeEvent(self, event: QEvent) -> None:
        """Follows light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._places:
            self.ask()

    def _say(self, item: QTreeWidgetItem | None) -> None:
        key = None if item is None else item.data(0, Qt.ItemDataRole.UserRole)
        self.chosen.emit(self._places.get(key) if key is not None else None)

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        shown: set[int] = set()
        for place in self._places.values():
            kept = self._kept is None or place.id in self._kept
            said = f"{place.path} {self._noted(place)}".lower()
            if kept and wanted in said:
                here: int | None = place.id
                while here is not None:
                    shown.add(here)
                    here = self._places[here].parent if here in self._places else None
        for key, item in self._items.items():
            item.setHidden(key not in shown)


def _kind(place: Place) -> str:
    return "" if place.kind is PlaceKind.UNKNOWN else words.place_kind(place.kind)


def _name(place: Place) -> str:
    return words.place_name(place) if place.kind is PlaceKind.UNKNOWN else place.name
