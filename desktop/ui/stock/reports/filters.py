"""The row of filters: each report shows the ones that mean something to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.moments import HOME
from desktop.domain.reports import Filters, ReportName, Step
from desktop.ui import theme
from desktop.ui.days import today
from desktop.ui.forms import Choice, Field, FlowLayout, Picker
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ
from desktop.ui.stock import choices
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.columns import heading

_FIRST_YEAR = 2014  # the community's first
SHOWN: dict[ReportName, tuple[str, ...]] = {
    ReportName.STOCK: ("place", "category", "owner", "at"),
    ReportName.MOVES: ("step", "since", "until", "place", "category", "owner"),
    ReportName.VALUE: ("place", "category", "owner", "at"),
    ReportName.SPONSOR: ("owner", "since", "until", "category"),
    ReportName.LOW: ("place", "category", "owner"),
    ReportName.YEAR: ("year",),
}


class DayFilter(QWidget):
    """A day that can be left out."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.on = QCheckBox(name)
        self.on.setMinimumHeight(theme.TOUCH)
        self.day = QDateEdit(today())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(name)
        self.day.hide()
        keep_still(self.day)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.on)
        row.addWidget(self.day)
        self.on.toggled.connect(self._switch)
        self.day.dateChanged.connect(lambda _day: self.changed.emit())

    def value(self) -> date | None:
        """The day, None where it is left out."""
        if not self.on.isChecked():
            return None
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def set_value(self, day: date) -> None:
        """Chooses a day."""
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.on.setChecked(True)

    def _switch(self, on: bool) -> None:
        self.day.setVisible(on)
        self.changed.emit()


class FilterRow(QWidget):
    """`changed` whenever a filter is chosen anew."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._name = ReportName.STOCK
        self.since, self.until = DayFilter(_("From the day")), DayFilter(_("Up to the day"))
        self.at = DayFilter(_("As of the end of the day"))
        self.step = choice_box(_("In columns of"))
        self.step.addItem(_("Weeks"), Step.WEEK)
        self.step.addItem(_("Months"), Step.MONTH)
        self.place = Picker(heading("place"), choices.find_places(work), work.jobs)
        self.category = choice_box(heading("category"))
        self.owner = choice_box(heading("owner"))
        self.year = choice_box(_("Year"))
        now = work.desk().now().astimezone(ZoneInfo(HOME)).year
        for year in range(now, _FIRST_YEAR - 1, -1):
            self.year.addItem(f"{year}", year)
        self.fields: dict[str, QWidget] = {
            "year": Field(_("Year"), self.year),
            "step": Field(_("In columns of"), self.step),
            "owner": Field(heading("owner"), self.owner),
            "place": Field(heading("place"), self.place),
            "category": Field(heading("category"), self.category),
            "since": self.since,
            "until": self.until,
            "at": self.at,
        }
        flow = FlowLayout(spacing=theme.UNIT * 2)
        for field in self.fields.values():
            flow.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)
        self.place.setMinimumWidth(theme.grown(self.font(), 200))
        for box in (self.step, self.category, self.owner, self.year):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(lambda _i: self.changed.emit())
        for day in (self.since, self.until, self.at):
            day.changed.connect(self.changed)
        self.place.picked.connect(lambda _c: self.changed.emit())
        self.place.field.textChanged.connect(self._emptied)
        self.ask()

    def ask(self) -> None:
        """Asks again what there is to choose from."""
        owners, categories = choices.owners(self._work), choices.categories(self._work)
        self._work.jobs.run(
            READ, lambda: (owners(), categories()), owner=self, done=self._offer, latest="choices"
        )

    def show_for(self, name: ReportName) -> None:
        """Shows the filters of a report."""
        self._name = name
        for key, field in self.fields.items():
            field.setVisible(key in SHOWN[name])

    def choose_owner(self, owner: int) -> None:
        """Chooses whose goods."""
        self.owner.setCurrentIndex(max(0, self.owner.findData(owner)))

    def filters(self) -> Filters:
        """What is chosen, of what the report shows."""
        shown = set(SHOWN[self._name])
        place = self.place.chosen() if "place" in shown else None
        whose = self.owner.currentData() if "owner" in shown else None
        day = self.at.value() if "at" in shown else None
        category = self.category.currentData() if "category" in shown else None
        return Filters(
            since=self.since.value() if "since" in shown else None,
            until=self.until.value() if "until" in shown else None,
            at=None if day is None else _end(day),
            place=None if place is None else int(str(place.key)),
            place_path="" if place is None else place.title,
            category=category or "",
            owner=whose,
            owner_name=self.owner.currentText() if whose is not None else "",
            step=Step(self.step.currentData()),
            year=self.year.currentData() if "year" in shown else None,
        )

    def _offer(self, told: tuple[Sequence[Choice], Sequence[Choice]]) -> None:
        for box, all_of_them, offered in (
            (self.owner, _("All owners"), told[0]),
            (self.category, _("All categories"), told[1]),
        ):
            _fill(box, all_of_them, offered)

    def _emptied(self, text: str) -> None:
        if not text and self.place.chosen() is not None:
            self.place.set_choice(None)
            self.changed.emit()


def _fill(box: QComboBox, everything: str, offered: Sequence[Choice]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, None)
    for one in offered:
        box.addItem(one.title, one.key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def _end(day: date) -> datetime:
    after = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(HOME))
    return after - timedelta(microseconds=1)
