"""Goods taken along: ticked with their quantities, out of one home after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.stock import Holding, Place
from desktop.ui import theme
from desktop.ui.booth.selling.side import clear_field
from desktop.ui.booth.stand.opening import Opening, Take
from desktop.ui.forms import Stepper
from desktop.ui.forms.boxes import choice_box
from desktop.ui.jobs import READ, Jobs
from desktop.ui.part import Part
from desktop.wording import _, ngettext


class TakeRow(QWidget):
    """One kind of goods in a home: tick it, say how many. `changed()`."""

    changed = Signal()

    def __init__(self, holding: Holding, qty: int) -> None:
        super().__init__()
        self.holding = holding
        title = f"{holding.item} {holding.label}".rstrip()
        self.tick = QCheckBox(title)
        self.tick.setMinimumHeight(theme.TOUCH)
        self.tick.setAccessibleName(_("Take along: {name}").format(name=title))
        self.tick.setChecked(qty > 0)
        self.there = QLabel(_("of {n}").format(n=holding.available))
        self.pieces = Stepper(title, 0, holding.available)
        self.pieces.set_value(qty)
        self.pieces.setFixedWidth(theme.grown(self.font(), 190))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.UNIT, 0)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.tick, 1)
        row.addWidget(self.pieces)
        row.addWidget(self.there)
        self.tick.toggled.connect(self._ticked)
        self.pieces.changed.connect(self._counted)

    def take(self) -> Take | None:
        """What is ticked here, None for nothing."""
        if not self.tick.isChecked() or not self.pieces.value():
            return None
        return Take(self.holding.code, self.pieces.value(), self.holding.place_id)

    def _ticked(self, on: bool) -> None:
        if on and not self.pieces.value():
            self.pieces.set_value(self.holding.available)
        self.changed.emit()

    def _counted(self, qty: int) -> None:
        self.tick.setChecked(qty > 0)
        self.changed.emit()


class GoodsPart(Part):
    """What is ticked in one home stays ticked while another one is shown."""

    def __init__(self, opening: Opening, jobs: Jobs) -> None:
        super().__init__(
            _("Goods taken along"),
            _("They leave that home on the books and lie on the stand. More can follow later."),
        )
        self._opening, self._jobs = opening, jobs
        self._takes: dict[tuple[int, str], Take] = {}
        self._wanted: dict[str, int] = {}
        self.rows: list[TakeRow] = []
        self.home = choice_box(_("From which home"))
        self.query = QLineEdit(placeholderText=_("Name, pinyin, initials or code"))
        self.query.setAccessibleName(_("Find goods"))
        self.query.setMinimumHeight(theme.TOUCH)
        self.all = QPushButton(_("Tick all"))
        self.all.setMinimumHeight(theme.TOUCH)
        self.count = QLabel()
        top = QHBoxLayout()
        top.setSpacing(theme.UNIT)
        top.addWidget(self.home, 1)
        top.addWidget(self.query, 1)
        top.addWidget(self.all)
        self.column.addLayout(top)
        self._field: QScrollArea | None = None
        self._list = QWidget()
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self.count)
        self.home.currentIndexChanged.connect(self.ask)
        self.query.textChanged.connect(self.ask)
        self.all.clicked.connect(self._tick_all)
        self._say()

    def show_homes(self, homes: Sequence[Place]) -> None:
        """Offers these homes, and shows what lies in the first."""
        self.home.blockSignals(True)
        self.home.clear()
        for place in homes:
            self.home.addItem(theme.icon("map-pin"), place.path, place.id)
        self.home.blockSignals(False)
        self.ask()

    def want(self, pieces: dict[str, int], home: int | None) -> None:
        """Ticks what was taken along the last time: pieces by code, and from where."""
        self._wanted = dict(pieces)
        self._takes.clear()
        at = self.home.findData(home)
        if at >= 0 and at != self.home.currentIndex():
            self.home.setCurrentIndex(at)
        else:
            self.ask()

    def takes(self) -> tuple[Take, ...]:
        """Everything ticked, in all homes."""
        return tuple(self._takes.values())

    def ask(self) -> None:
        """Asks what lies in the chosen home."""
        place = self.home.currentData()
        if place is None:
            self._show(())
            return
        query = self.query.text().strip()
        self._jobs.run(
            READ,
            lambda: self._opening.holdings(int(place), query),
            owner=self,
            done=self._show,
            latest="holdings",
        )

    def _show(self, holdings: Sequence[Holding]) -> None:
        self.rows = []
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for holding in holdings:
            taken = self._takes.get((holding.place_id, holding.code))
            qty = taken.qty if taken else self._wish(holding)
            row = TakeRow(holding, qty)
            row.changed.connect(self._gather)
            self.rows.append(row)
            column.addWidget(row)
        if not holdings:
            column.addWidget(QLabel(_("Nothing lies here that could be taken along.")))
        column.addStretch(1)
        field = clear_field(inner)
        field.setAccessibleName(_("Goods taken along"))
        field.setMinimumHeight(theme.grown(self.font(), 240))
        old = self._field or self._list
        self.column.replaceWidget(old, field)
        old.hide()
        old.deleteLater()
        self._field = field
        self._gather()

    def _wish(self, holding: Holding) -> int:
        """How many of it went along the last time, as far as they are here; told once."""
        wanted = self._wanted.pop(holding.code, 0)
        here = min(wanted, holding.available)
        if wanted > here:
            self._wanted[holding.code] = wanted - here
        return here

    def _gather(self) -> None:
        for row in self.rows:
            key = (row.holding.place_id, row.holding.code)
            take = row.take()
            if take is None:
                self._takes.pop(key, None)
            else:
                self._takes[key] = take
        self._say()

    def _tick_all(self) -> None:
        on = not all(row.tick.isChecked() for row in self.rows)
        for row in self.rows:
            row.tick.setChecked(on)

    def _say(self) -> None:
        pieces = sum(take.qty for take in self._takes.values())
        self.count.setText(
            ngettext("{n} piece goes along", "{n} pieces go along", pieces).format(n=pieces)
        )
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
