"""What a request says besides its goods: for what, when, where, who asks, where it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.errors import Missing, Refused, TooLong
from desktop.domain.requisitions import Contact, RequisitionDraft
from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.typed import DayField, NumberField, set_words, text_box, value
from desktop.ui.requisitions.form.books import Basics
from desktop.ui.requisitions.form.contact import ContactPart
from desktop.wording import _
from desktop.wording.refusals import sentence

# Two beside each other where there is room; the others have a line of their own.
_PLACES = (
    ("title", 0, 0, 2),
    ("kind", 1, 0, 1),
    ("headcount", 1, 1, 1),
    ("city", 2, 0, 1),
    ("needed_on", 2, 1, 1),
    ("team", 3, 0, 1),
    ("applicant", 3, 1, 1),
    ("event", 4, 0, 2),
)


class Fields(QWidget):
    """`changed` when what the value and the promise hang on is another: kind, people, day."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._draft = RequisitionDraft("", "")
        self._first: list[object] = []
        self._new = True
        self._event: int | None = None  # of the request, until the events are known
        self._filled: dict[QWidget, str] = {}  # what was filled in, and nobody's own words
        self._starts: dict[int, tuple[str, date]] = {}
        self.title = QLineEdit()
        self.kind = QLineEdit()
        self.headcount = NumberField()
        self.city = QLineEdit()
        self.needed = DayField(today)
        self.team = QLineEdit()
        self.applicant = QLineEdit()
        self.occasion = choice_box(_("Event of the calendar"))
        self.contact = ContactPart()
        self.remark = text_box(lines=2)
        self.parts = {
            "title": Field(_("What for"), self.title, ""),
            "kind": Field(_("Kind of event"), self.kind),
            "headcount": Field(_("People expected"), self.headcount),
            "city": Field(_("City"), self.city),
            "needed_on": Field(_("Needed on"), self.needed),
            "team": Field(_("Team or community"), self.team),
            "applicant": Field(
                _("Who asks"),
                self.applicant,
                _("Nobody decides on what they asked for themselves."),
            ),
            "event": Field(_("Event of the calendar"), self.occasion),
            **self.contact.parts,
            "remark": Field(_("Remark"), self.remark),
        }
        self._lay_out()
        self.occasion.activated.connect(self._chosen)
        self.kind.textChanged.connect(lambda _text: self.changed.emit())
        self.headcount.textChanged.connect(lambda _text: self.changed.emit())
        self.needed.textChanged.connect(lambda _text: self.changed.emit())
        self.settle()

    def offer(self, basics: Basics) -> None:
        """The events, and words that were said before; what is chosen and typed stays."""
        for field, words in (
            (self.kind, basics.words.kinds),
            (self.city, basics.words.cities),
            (self.team, basics.words.teams),
            (self.applicant, basics.words.people),
        ):
            set_words(field, words)
        kept = self._event if self.occasion.currentData() is None else self.occasion.currentData()
        settled = not self.begun
        self.occasion.blockSignals(True)
        self.occasion.clear()
        self.occasion.addItem(_("No event"), None)
        for one in basics.events:
            self.occasion.addItem(f"{one.name}  ·  {one.starts_on.isoformat()}", one.id)
        self.occasion.setCurrentIndex(max(0, self.occasion.findData(kept)))
        self.occasion.blockSignals(False)
        self._starts = {one.id: (one.name, one.starts_on) for one in basics.events}
        if basics.for_self and self._new and not self.applicant.text():
            self._fill(self.applicant, basics.person)
        if settled:
            self.settle()

    def show_request(self, one: RequisitionDraft, contact_masked: str) -> None:
        """A request that is there; its contact stays where it is kept."""
        self._new = False
        self._draft = one
        self.title.setText(one.title)
        self.kind.setText(one.kind)
        self.headcount.set_number(one.headcount)
        self.city.setText(one.city)
        self.needed.set_day(one.needed_on)
        self.team.setText(one.team)
        self.applicant.setText(one.applicant)
        self._event = one.event
        self.occasion.setCurrentIndex(max(0, self.occasion.findData(one.event)))
        self.contact.show_kept(contact_masked)
        self.remark.setPlainText(one.remark or "")

    def take(self, draft: RequisitionDraft, *, over: bool) -> None:
        """What a message or a template says; what it does not say stays, and unless it goes `over`
        them, so do a person's own words.
        """
        self._draft = replace(self._draft, source=draft.source)
        to = draft.contact or Contact("", "", "")
        said: tuple[tuple[QLineEdit | QPlainTextEdit, str], ...] = (
            (self.title, draft.title),
            (self.kind, draft.kind),
            (self.city, draft.city),
            (self.team, draft.team),
            (self.applicant, draft.applicant),
            (self.headcount, "" if draft.headcount is None else str(draft.headcount)),
            (self.needed, "" if draft.needed_on is None else draft.needed_on.isoformat()),
            (self.remark, draft.remark or ""),
            *zip(self.contact.entries, (to.recipient, to.phone, to.address), strict=True),
        )
        for entry, text in said:
            if text and (over or value(entry) in ("", self._filled.get(entry))):
                self._fill(entry, text)

    def _fill(self, entry: QLineEdit | QPlainTextEdit, text: str) -> None:
        self._filled[entry] = text
        if isinstance(entry, QPlainTextEdit):
            entry.setPlainText(text)
        else:
            entry.setText(text)

    def draft(self, *, submit: bool) -> RequisitionDraft:
        """What stands in the fields. Raises Missing, BadDate, BadQuantity, said at the field."""
        self.clear()
        title = self.title.text().strip()
        if not title:
            raise self.refuse(Missing("title"), "title")
        needed, people = None, None
        try:
            needed = self.needed.day()
        except Refused as no:
            raise self.refuse(no, "needed_on") from None
        try:
            people = self.headcount.number()
        except Refused as no:
            raise self.refuse(no, "headcount") from None
        applicant = self.applicant.text().strip()
        if submit and not applicant and not self._draft.applicant:
            raise self.refuse(Missing("applicant"), "applicant")
        remark = self.remark.toPlainText().strip()
        return replace(
            self._draft,
            title=title,
            applicant=applicant,
            kind=self.kind.text().strip(),
            city=self.city.text().strip(),
            team=self.team.text().strip(),
            headcount=people,
            needed_on=needed,
            event=self.occasion.currentData(),
            contact=self.contact.contact(),
            remark=remark,
        )

    def refuse(self, no: Refused, key: str) -> Refused:
        """Says it at its field; the refusal itself, to be raised."""
        part = self.parts.get(key)
        if part is not None:
            part.refuse(sentence(no))
            part.entry.setFocus()
        return no

    def refused(self, no: Refused) -> bool:
        """Says what is missing or too long at its field; whether it has one."""
        key = no.field if isinstance(no, (Missing, TooLong)) else ""
        if key in self.parts:
            self.refuse(no, key)
        return key in self.parts

    def clear(self) -> None:
        """Takes refusals away."""
        for part in self.parts.values():
            part.clear()

    def settle(self) -> None:
        """What stands here now is where it begins."""
        self._first = list(self._state())

    @property
    def begun(self) -> bool:
        """Whether somebody typed something since."""
        return list(self._state()) != self._first

    def _chosen(self, _at: int) -> None:
        """An event says its name and day where nobody said another."""
        name, starts_on = self._starts.get(self.occasion.currentData(), ("", None))
        if name and not self.title.text().strip():
            self.title.setText(name)
        if starts_on is not None and not self.needed.text().strip():
            self.needed.set_day(starts_on)

    def _state(self) -> Iterable[object]:
        return (value(part.entry) for part in self.parts.values())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.UNIT * 2)
        grid.setVerticalSpacing(theme.UNIT)
        for key, row, column, wide in _PLACES:
            top = Qt.AlignmentFlag.AlignTop  # a hint under one moves not the other beside it
            grid.addWidget(self.parts[key], row, column, 1, wide, top)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.UNIT)
        whole.addLayout(grid)
        whole.addWidget(self.contact)
        whole.addWidget(self.parts["remark"])
