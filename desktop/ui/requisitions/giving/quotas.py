"""Quotas as a page: how much of an article an audience of an event gets, and what went out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import Missing
from desktop.domain.requisitions.giving import AUDIENCES, Quota
from desktop.ui.forms import Choice, Picker, Stepper
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.typed import NumberField
from desktop.ui.jobs import READ
from desktop.ui.requisitions.goods import found as goods
from desktop.ui.requisitions.settled import SettledPage
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_, _
from desktop.wording.requisitions import giving as words

if TYPE_CHECKING:
    from desktop.services.changes import Desk


class QuotasPage(SettledPage):
    """讲师, 赞助, 志愿者: what was given by list and at the booth counts alike."""

    heads = (
        N_("Audience"),
        N_("Event"),
        N_("Article"),
        N_("Each"),
        N_("People"),
        N_("Given"),
        N_("At the booth"),
        N_("Left"),
    )
    numbers = frozenset({3, 4, 5, 6, 7})

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__(
            work,
            leave,
            _("Quotas of gifts"),
            _(
                "How much of an article the speakers, sponsors or volunteers of an event get. More "
                "is possible and wants a reason. What the booth gave for the same reason counts "
                "too."
            ),
            _("New quota"),
        )
        del keeping  # nothing of it is a setting
        self.nothing.setText(_("No quota yet. Begin with one at the right."))
        self.audience = choice_box(_("Audience"), editable=True)
        for code in AUDIENCES:
            self.audience.addItem(words.audience(code), code)
        self.occasion = choice_box(_("Event"))
        self.occasion.addItem(_("At no event"), None)
        self.item = Picker(_("Article"), lambda text: goods.articles(work.desk(), text), work.jobs)
        self.each = Stepper(_("Pieces each"), 1)
        self.people = NumberField()
        self.add("audience", _("Audience"), self.audience)
        self.add("event", _("Event"), self.occasion)
        self.add("code", _("Article"), self.item)
        self.add("each", _("Pieces each"), self.each)
        self.add("people", _("How many people"), self.people, _("Empty: any number."))
        self.start()
        desk = work.desk()

        def look() -> list[tuple[str, int]]:
            from desktop.services import booth

            return [(one.name, one.id) for one in booth.events(desk)]

        work.jobs.run(READ, look, owner=self, done=self._events)

    def _events(self, found: Sequence[tuple[str, int]]) -> None:
        begun = self.begun
        kept = self.row.event if isinstance(self.row, Quota) else self.occasion.currentData()
        for name, key in found:
            self.occasion.addItem(name, key)
        self.occasion.setCurrentIndex(max(0, self.occasion.findData(kept)))
        if not begun:
            self._settle()

    def look(self, desk: Desk) -> Sequence[Quota]:
        """All of them."""
        from desktop.services.requisitions import quotas

        return quotas.quotas(desk)

    def key(self, row: Quota) -> object:
        """Its local id."""
        return row.id

    def name(self, row: Quota) -> str:
        """Audience and article."""
        return f"{words.audience(row.audience)} · {row.item}"

    def cells(self, row: Quota) -> tuple[str, ...]:
        """A row of the table."""
        left = row.left
        return (
            words.audience(row.audience),
            row.event_name,
            row.item,
            f"{row.each:,}",
            "" if row.people is None else f"{row.people:,}",
            f"{row.used:,}",
            f"{row.booth:,}",
            "" if left is None else _over(left),
        )

    def show_row(self, row: Quota | None) -> None:
        """Fills the form."""
        known = -1 if row is None else self.audience.findData(row.audience)
        self.audience.setCurrentIndex(max(known, 0))
        if row is not None and known < 0:
            self.audience.setEditText(row.audience)
        event = None if row is None else row.event
        self.occasion.setCurrentIndex(max(0, self.occasion.findData(event)) if event else 0)
        self.item.set_choice(None if row is None else Choice(row.code, row.item, row.code))
        self.each.set_value(1 if row is None else row.each)
        self.people.set_number(None if row is None else row.people)

    def command(self) -> Callable[[], Any]:
        """Saves it."""
        from desktop.services.requisitions.quotas import QuotaDraft

        choice = self.item.chosen()
        if choice is None:
            raise Missing("code")
        draft = QuotaDraft(
            self.audience.currentText(),
            str(choice.key),
            self.each.value(),
            self.people.number(),
            self.occasion.currentData(),
        )
        known = self.audience.findText(draft.audience)
        if known >= 0:  # a known one by its code, whatever it is called in this language
            code = str(self.audience.itemData(known))
            draft = QuotaDraft(code, draft.code, draft.each, draft.people, draft.event)
        desk, op, key = self.work.desk(), self.op, None if self.row is None else self.row.id

        def act() -> object:
            from desktop.services.requisitions import quotas

            return quotas.save_quota(desk, op, draft, key)

        return act

    def take_out(self, row: Quota) -> Callable[[], Any]:
        """It holds no more."""
        desk, op, key = self.work.desk(), self.op, row.id

        def act() -> object:
            from desktop.services.requisitions import quotas

            return quotas.retire_quota(desk, op, key)

        return act


def _over(left: int) -> str:
    return f"{left:,}" if left >= 0 else _("{n} over").format(n=f"{-left:,}")
