"""参考额度 as a page: every value with the day from which it holds, older ones for the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from desktop.domain import money
from desktop.domain.errors import Missing
from desktop.domain.moments import at_home
from desktop.domain.requisitions.guides import Guide, GuideDraft
from desktop.ui.forms import MoneyField
from desktop.ui.forms.typed import DayField, NumberField
from desktop.ui.requisitions.settled import SettledPage
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_, _

if TYPE_CHECKING:
    from desktop.services.changes import Desk


class GuidesPage(SettledPage):
    """What events of a kind and size usually get; a guide, never a limit."""

    heads = (
        N_("Kind of event"),
        N_("People from"),
        N_("Holds from"),
        N_("Amount"),
        N_("Note"),
    )
    numbers = frozenset({1, 3})

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__(
            work,
            leave,
            _("Reference values"),
            _(
                "How much an event usually asks for. It is a guide: more wants one sentence of "
                "reason, nothing else. To change a value, write a new one with the day from which "
                "it holds; what was decided before stays as it was."
            ),
            _("New reference value"),
        )
        del keeping  # nothing of it is a setting
        self._today = at_home(work.desk().now()).date()
        self.nothing.setText(
            _("No reference value yet: nothing is said to be over. Begin with one at the right.")
        )
        self.kind = QLineEdit()
        self.people = NumberField()
        self.from_on = DayField(self._today)
        self.amount = MoneyField()
        self.note = QLineEdit()
        self.add("kind", _("Kind of event"), self.kind, _("Empty: events of every kind."))
        self.add("people_from", _("From so many people"), self.people)
        self.add("from_on", _("Holds from"), self.from_on)
        self.add("amount_fen", _("Amount"), self.amount)
        self.add("note", _("Note"), self.note)
        self.start()

    def look(self, desk: Desk) -> Sequence[Guide]:
        """All of them."""
        from desktop.services.requisitions import guides

        return guides.guides(desk)

    def key(self, row: Guide) -> object:
        """Its local id."""
        return row.id

    def name(self, row: Guide) -> str:
        """Kind and amount."""
        return f"{_kind(row.kind)} {money.short(row.amount_fen)}"

    def faded(self, row: Guide) -> bool:
        """A newer one stands for the same kind and size."""
        return not row.holds

    def cells(self, row: Guide) -> tuple[str, ...]:
        """A row of the table."""
        note = row.note
        if not row.holds:
            note = " · ".join(part for part in (_("replaced since"), note) if part)
        elif row.from_on > self._today:
            note = " · ".join(part for part in (_("not yet"), note) if part)
        return (
            _kind(row.kind),
            f"{row.people_from:,}",
            row.from_on.isoformat(),
            money.short(row.amount_fen),
            note,
        )

    def show_row(self, row: Guide | None) -> None:
        """Fills the form; a new one holds from today."""
        draft = GuideDraft("", 0, self._today, 0) if row is None else row
        self.kind.setText(draft.kind)
        self.people.set_number(draft.people_from or None)
        self.from_on.set_day(draft.from_on)
        self.amount.set_fen(None if row is None else draft.amount_fen)
        self.note.setText(draft.note)

    def command(self) -> Callable[[], Any]:
        """Saves it."""
        day, amount = self.from_on.day(), self.amount.fen()
        if day is None:
            raise Missing("from_on")
        if amount is None:
            raise Missing("amount_fen")
        draft = GuideDraft(
            self.kind.text().strip(), self.people.number() or 0, day, amount, self.note.text()
        )
        desk, op, key = self.work.desk(), self.op, None if self.row is None else self.row.id

        def act() -> object:
            from desktop.services.requisitions import guides

            return guides.save_guide(desk, op, draft, key)

        return act

    def take_out(self, row: Guide) -> Callable[[], Any]:
        """It holds no more."""
        desk, op, key = self.work.desk(), self.op, row.id

        def act() -> object:
            from desktop.services.requisitions import guides

            return guides.retire_guide(desk, op, key)

        return act


def _kind(kind: str) -> str:
    return kind or _("Every kind")
