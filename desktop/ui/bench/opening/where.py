"""What the session is called, at which event, and where kits and lamps lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.domain.bench.sessions import Kind, Setup
from desktop.domain.booth.event import Event
from desktop.ui import theme
from desktop.ui.bench.books import Known
from desktop.ui.forms import Choice, Field, Picker
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.untouched import Untouched
from desktop.ui.jobs import Jobs
from desktop.ui.part import Part
from desktop.wording import _

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.changes import Desk

_MOST = 12


class WherePart(Part):
    """`values()` is what it says; `show_kind` shows what that kind of session asks for."""

    def __init__(self, desk: Callable[[], Desk], jobs: Jobs) -> None:
        super().__init__(_("Where and what from"), _("All of it may stay empty in a workshop."))
        self._desk = desk
        self._events: tuple[Event, ...] = ()
        self._typed = False
        self._asked: Untouched | None = None
        self.name = QLineEdit()
        self.event_box = choice_box(_("Event"))
        self.place = Picker(_("Place of kits and lamps"), self._places, jobs)
        self.kit = Picker(_("Kit"), self._articles, jobs)
        self.lamp = Picker(_("Finished lamp"), self._articles, jobs)
        self.labels = QCheckBox(_("Print a label after each board that passes"))
        self.labels.setMinimumHeight(theme.TOUCH)
        self.name_field = Field(_("Name of the session"), self.name)
        self.event_field = Field(_("Event"), self.event_box)
        self.place_field = Field(_("Place of kits and lamps"), self.place)
        self.kit_field = Field(_("Kit"), self.kit)
        self.lamp_field = Field(_("Finished lamp"), self.lamp)
        self.fields = (
            self.name_field,
            self.event_field,
            self.place_field,
            self.kit_field,
            self.lamp_field,
        )
        for part in (*self.fields, self.labels):
            self.column.addWidget(part)
        self.name.textEdited.connect(self._name_typed)
        self.event_box.currentIndexChanged.connect(lambda _row: self._suggest())

    def ask(self) -> None:
        """What there is has just been asked: what a person writes from now on stays."""
        self._typed = False
        self._asked = Untouched(self.place, self.kit, self.lamp)

    def show_known(self, known: Known, today: date, project: str) -> None:
        """Offers what there is; the last session's places and articles are chosen again."""
        self._today, self._project = today, project
        self._events = known.events
        self.event_box.blockSignals(True)
        self.event_box.clear()
        self.event_box.addItem(_("No event"))
        for event in self._events:
            self.event_box.addItem(theme.icon("calendar"), f"{event.name}   {event.starts_on}")
        running = [e for e in self._events if e.starts_on <= today <= e.ends_on]
        self.event_box.setCurrentIndex(self._events.index(running[0]) + 1 if running else 0)
        self.event_box.blockSignals(False)
        self.event_field.setVisible(bool(self._events))
        last = known.last
        for picker, key, word in (
            (self.place, last and last.place, "place"),
            (self.kit, last and last.kit, "kit"),
            (self.lamp, last and last.lamp, "lamp"),
        ):
            name = known.names.get(word, "")
            if self._asked is not None and picker not in self._asked:
                continue
            picker.set_choice(Choice(key, name) if key and name else None)
        self.labels.setChecked(bool(last and last.labels))
        self._suggest()

    def show_kind(self, kind: Kind) -> None:
        """Production needs to know where everything lies; a workshop's kits are handed out."""
        making = kind is Kind.PRODUCTION
        self.lamp_field.setVisible(making)
        self.text.setText(
            _("Every board that passes takes one kit out and puts one lamp in.")
            if making
            else _(
                "A kit leaves the stock when it is handed to a participant. "
                "All of this may stay empty."
            )
        )
        self._suggest()

    def show_project(self, title: str) -> None:
        """The name that is suggested speaks of the project."""
        self._project = title
        self._suggest()

    def said(self) -> bool:
        """Whether every typed name was picked; one that was not is told at its field."""
        fields = (
            (self.place_field, self.place),
            (self.kit_field, self.kit),
            (self.lamp_field, self.lamp),
        )
        wrong = [
            (field, picker) for field, picker in fields if not field.isHidden() and picker.loose()
        ]
        for field, picker in wrong:
            field.refuse(
                _("“{text}” was not picked. Choose it in the list, or leave this empty.").format(
                    text=picker.loose()
                )
            )
        if wrong:
            wrong[0][1].field.setFocus()
        return not wrong

    def setup(self, project: str, kind: Kind) -> Setup:
        """All that was chosen."""
        row = self.event_box.currentIndex()
        making = kind is Kind.PRODUCTION
        return Setup(
            project,
            kind,
            self.name.text().strip(),
            event=self._events[row - 1].id if row > 0 else None,
            place=_key(self.place),
            kit=_key(self.kit),
            lamp=_key(self.lamp) if making else None,
            labels=self.labels.isChecked(),
        )

    def _suggest(self) -> None:
        if self._typed or not hasattr(self, "_today"):
            return
        row = self.event_box.currentIndex()
        about = self._events[row - 1].name if row > 0 else f"{self._today:%Y-%m-%d}"
        self.name.setText(f"{self._project} {about}".strip())

    def _name_typed(self, text: str) -> None:
        self._typed = bool(text.strip())

    def _places(self, text: str) -> Sequence[Choice]:
        from desktop.services import places

        found = places.search_places(self._desk(), text, _MOST)
        return [Choice(one.id, one.name, one.path if one.path != one.name else "") for one in found]

    def _articles(self, text: str) -> Sequence[Choice]:
        from desktop.services import catalogue

        found = catalogue.search(self._desk(), text, limit=_MOST).rows
        return [Choice(one.id, one.title, one.code) for one in found]


def _key(picker: Picker) -> int | None:
    chosen = picker.chosen()
    return chosen.key if chosen is not None and isinstance(chosen.key, int) else None
