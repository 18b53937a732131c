"""Incoming inspection: how many came, how many are looked at, and what becomes of the batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.bench.batches import Batch, Plan, Sample, plan
from desktop.domain.errors import Missing, Refused
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.bench.ruler.batches.articles import articles
from desktop.ui.bench.ruler.batches.sample import SamplePart
from desktop.ui.forms import Choice, Field, Picker, Stepper, primary_button, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import WRITE
from desktop.ui.part import Part
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.joining import paragraph
from desktop.wording.refusals import sentence

if TYPE_CHECKING:
    from desktop.services.changes import Desk

_MOST = 12
_AHEAD = 3  # forms that wait for a board


class InspectPart(QWidget):
    """`done(Batch)` when it was accepted or refused, `closed` when the form was put away."""

    done = Signal(object)
    closed = Signal()

    def __init__(self, work: Workplace, desk: Callable[[], Desk]) -> None:
        super().__init__()
        self._work, self._desk = work, desk
        self.batch: Batch | None = None
        self.samples: list[SamplePart] = []
        self._bad_found = 0  # among the samples; more may be said of the whole batch
        self.head = Part(_("Incoming inspection"))
        self.notices = self.head.notices
        self.arrived = Stepper(_("How many came"), 1, 100_000)
        self.plan_words = QLabel(wordWrap=True)
        self.end = Part(_("What becomes of it"))
        self.counts = QLabel(wordWrap=True)
        self.bad = Stepper(_("Bad ones in all"), 0, 100_000)
        self.article = Picker(_("What they become in the stock"), articles(desk), work.jobs)
        self.place = Picker(_("Where the good ones go"), self._places, work.jobs)
        self.note = QLineEdit()
        self.accept_key = primary_button(_("Accept the batch"), "check")
        self.refuse_key = IconKey(theme.icon("circle-x"), _("Refuse the batch"))
        self.close_key = tool_button(
            "x", _("Close: {title}").format(title=_("Incoming inspection"))
        )
        self.article_field = Field(
            _("What they become in the stock"),
            self.article,
            _("That was not said when the batch was noted: choose it here."),
        )
        self.place_field = Field(_("Where the good ones go"), self.place)
        self.bad_field = Field(
            _("Bad ones in all"),
            self.bad,
            _("They stay out of the stock. At least those found above."),
        )
        self._lay_out()
        self.arrived.changed.connect(lambda _n: self._planned())
        self.bad.changed.connect(lambda _n: self._counted())
        self.accept_key.clicked.connect(lambda: self.decide(accepted=True))
        self.refuse_key.clicked.connect(lambda: self.decide(accepted=False))
        self.close_key.clicked.connect(self.leave)
        self.setFocusProxy(self.arrived)
        self.hide()

    def begin(self, batch: Batch) -> None:
        """Inspects a batch."""
        if self.batch is None or self.batch.id != batch.id:
            self._empty()
            self.note.clear()
            self._bad_found = 0
            self.bad.set_value(0)
            self.article.set_choice(None)
            self.arrived.set_value(batch.draft.expected)
        self.batch = batch
        self.article_field.setVisible(batch.draft.variant is None)
        self.notices.clear()
        self._planned()
        self.show()
        self.arrived.setFocus()

    def leave(self) -> None:
        """Puts the form away; what was measured stays for this batch."""
        self.hide()
        self.closed.emit()

    @property
    def plan(self) -> Plan:
        """How many to look at, and how many of them may be bad."""
        return plan(self.arrived.value())

    def measured(self) -> list[Sample] | None:
        """The boards that were looked at, None while a measure cannot be read."""
        try:
            return [part.sample() for part in self.samples if part.measured]
        except ValueError:
            return None

    # ── what it says ──────────────────────────────────────────────────────────────────────────

    def _planned(self) -> None:
        """Says how many must be looked at; what was measured already stays."""
        wanted = self.plan
        said = ngettext(
            "Look at {n} board, taken from all over the parcel.",
            "Look at {n} boards, taken from all over the parcel.",
            wanted.n,
        )
        most = ngettext(
            "At most {n} of them may be bad.", "At most {n} of them may be bad.", wanted.accept
        )
        none = _("None of them may be bad.")
        self.plan_words.setText(
            paragraph(
                said.format(n=f"{wanted.n:,}"),
                most.format(n=wanted.accept) if wanted.accept else none,
            )
        )
        self._counted()

    def _room(self) -> None:
        """A form for every board that was looked at, and for a few more of those wanted."""
        wanted = self.plan.n
        done = sum(part.measured for part in self.samples)
        while len(self.samples) < min(wanted, done + _AHEAD):
            part = SamplePart(len(self.samples) + 1)
            part.changed.connect(self._counted)
            self._parts.addWidget(part)
            # Tab comes to a board after the one before it: Qt would put what is made late last.
            before: QWidget = self.samples[-1].note if self.samples else self.arrived.more
            for stop in part.stops:
                QWidget.setTabOrder(before, stop)
                before = stop
            self.samples.append(part)
        for number, part in enumerate(self.samples):
            part.setVisible(number < wanted or part.measured)

    def _counted(self) -> None:
        self._room()
        wanted, found = self.plan, self.measured()
        for part in (self.accept_key, self.refuse_key):
            part.setEnabled(found is not None)
        if found is None:
            self.counts.setText(_("A measure above cannot be read."))
            theme.set_tone(self.counts, Tone.BAD)
            return
        bad = sum(not one.good for one in found)
        said_more = self.bad.value() > self._bad_found
        self._bad_found = bad
        if not said_more or self.bad.value() < bad:
            self.bad.set_value(bad)  # it follows: half a measure, while it is typed, looks bad
        self.counts.setText(
            _("{done} of {n} are measured, {bad} bad.").format(done=len(found), n=wanted.n, bad=bad)
        )
        tone: Tone | str = "muted"
        if bad > wanted.accept:
            tone = Tone.BAD
        elif len(found) >= wanted.n:
            tone = Tone.GOOD
        theme.set_tone(self.counts, tone)
        good = max(0, self.arrived.value() - self.bad.value())
        said = ngettext("Accept, {n} into the stock", "Accept, {n} into the stock", good)
        self.accept_key.setText(said.format(n=f"{good:,}"))

    # ── what becomes of it ────────────────────────────────────────────────────────────────────

    def decide(self, *, accepted: bool) -> None:
        """Accepts the batch or refuses it."""
        found, batch = self.measured(), self.batch
        if found is None or batch is None:
            return
        place, variant = _key(self.place), _key(self.article)
        arrived, bad, note = self.arrived.value(), self.bad.value(), self.note.text()
        desk, op = self._desk(), OpId.new()

        def act() -> Batch:
            from desktop.services.bench import batches

            return batches.inspect(
                *(desk, op, batch.id, arrived, found),
                accepted=accepted,
                place=place if accepted else None,
                refused=bad if accepted else None,
                variant=variant if accepted else None,
                note=note,
            )

        self.place_field.clear()
        self.article_field.clear()
        self.notices.clear()
        self._work.jobs.run(WRITE, act, owner=self, done=self._done, refused=self._refused)

    def _done(self, batch: Batch) -> None:
        self._empty()
        self.batch = None
        self.hide()
        self.done.emit(batch)

    def _refused(self, no: Refused) -> None:
        if isinstance(no, Missing) and no.field == "place":
            self.place_field.refuse(sentence(no))
            self.place.setFocus()
        elif isinstance(no, Missing) and no.field == "variant":
            self.article_field.refuse(_("Choose the article that the good ones become."))
            self.article.setFocus()
        else:
            self.end.notices.refuse(no)

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _empty(self) -> None:
        for part in self.samples:
            self._parts.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.samples = []

    def _lay_out(self) -> None:
        self.head.column.removeWidget(self.head.title)
        row = QHBoxLayout()
        row.addWidget(self.head.title, 1)
        row.addWidget(self.close_key)
        self.head.column.insertLayout(0, row)
        self.head.column.addWidget(Field(_("How many came"), self.arrived))
        self.head.column.addWidget(self.plan_words)
        note = Field(_("Note"), self.note)
        for part in (self.counts, self.bad_field, self.article_field, self.place_field, note):
            self.end.column.addWidget(part)
        for key in (self.accept_key, self.refuse_key):
            self.end.column.addWidget(key)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theme.UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addLayout(self._parts)
        column.addWidget(self.end)

    def _places(self, text: str) -> Sequence[Choice]:
        from desktop.services import places

        found = places.search_places(self._desk(), text, _MOST)
        return [Choice(one.id, one.name, one.path if one.path != one.name else "") for one in found]


def _key(picker: Picker) -> int | None:
    chosen = picker.chosen()
    return chosen.key if chosen is not None and isinstance(chosen.key, int) else None
