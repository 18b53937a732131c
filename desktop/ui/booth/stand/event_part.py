"""Which event, where the stand is, which till this is and what lies in its drawer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QWidget

from desktop.domain.booth.event import Event
from desktop.ui import theme
from desktop.ui.forms import Field, MoneyField
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.wheel import keep_still
from desktop.ui.part import Part
from desktop.wording import _

USUAL_FLOAT_FEN = 20_000


class EventPart(Part):
    """`chosen(Event or None)`: one that exists, or a new one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Where and when"))
        self._events: tuple[Event, ...] = ()
        self.pick = choice_box(_("Event"))
        self.name = QLineEdit()
        self.name.setMinimumHeight(theme.TOUCH)
        self.place = QLineEdit()
        self.place.setMinimumHeight(theme.TOUCH)
        self.starts, self.ends = QDateEdit(), QDateEdit()
        for day in (self.starts, self.ends):
            day.setCalendarPopup(True)
            day.setDisplayFormat("yyyy-MM-dd")
            day.setMinimumHeight(theme.TOUCH)
            keep_still(day)
        self.pick_field = Field(_("Event"), self.pick)
        self.name_field = Field(_("Name of the event"), self.name)
        self.place_field = Field(
            _("Name of the stand"), self.place, _("Empty: as the event is called.")
        )
        days = QWidget()
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        self.starts_field = Field(_("First day"), self.starts)
        self.ends_field = Field(_("Last day"), self.ends)
        row.addWidget(self.starts_field)
        row.addWidget(self.ends_field)
        self._new = (self.name_field, self.place_field, days)
        for widget in (self.pick_field, *self._new):
            self.column.addWidget(widget)
        self.pick.currentIndexChanged.connect(self._picked)
        self.starts.dateChanged.connect(self._later)

    def show_events(self, events: Sequence[Event], today: date) -> None:
        """Offers the events there are; a running one is chosen, else a new one."""
        self._events = tuple(events)
        self.pick.blockSignals(True)
        self.pick.clear()
        self.pick.addItem(theme.icon("plus"), _("A new event"))
        for event in self._events:
            self.pick.addItem(theme.icon("calendar"), f"{event.name}   {event.starts_on}")
        self.pick.blockSignals(False)
        self.starts.setDate(QDate(today.year, today.month, today.day))
        self.ends.setDate(self.starts.date())
        running = [e for e in self._events if e.starts_on <= today <= e.ends_on]
        self.pick.setCurrentIndex(self._events.index(running[0]) + 1 if running else 0)
        self.pick_field.setVisible(bool(self._events))
        self._picked()

    def event_chosen(self) -> Event | None:
        """The event, None for a new one."""
        number = self.pick.currentIndex()
        return self._events[number - 1] if number > 0 else None

    def days(self) -> tuple[date, date]:
        """First and last day."""
        first, last = self.starts.date(), self.ends.date()
        return (
            date(first.year(), first.month(), first.day()),
            date(last.year(), last.month(), last.day()),
        )

    def _picked(self) -> None:
        event = self.event_chosen()
        for widget in self._new:
            widget.setVisible(event is None)
        self.chosen.emit(event)

    def _later(self, day: QDate) -> None:
        if self.ends.date() < day:
            self.ends.setDate(day)


class DrawerPart(Part):
    """The till's letter and its 备用金."""

    def __init__(self) -> None:
        super().__init__(_("This till"))
        self.letter = QLineEdit("A")
        self.letter.setMaxLength(1)
        self.letter.setMinimumHeight(theme.TOUCH)
        self.letter_field = Field(
            _("Letter"),
            self.letter,
            _("Sales are numbered A-0001 and on; every laptop has its own."),
        )
        self.float_field = Field(
            _("Change money in the drawer"),
            MoneyField(_("Change money in the drawer"), USUAL_FLOAT_FEN),
        )
        self.column.addWidget(self.letter_field)
        self.column.addWidget(self.float_field)
        self.letter.textEdited.connect(lambda text: self.letter.setText(text.upper()))

    @property
    def money(self) -> MoneyField:
        """The field of the 备用金."""
        entry = self.float_field.entry
        assert isinstance(entry, MoneyField)
        return entry
