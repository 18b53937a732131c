"""Forms of the purchase: contract, payment, invoice, amounts; and an approval."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.production import (
    ApprovalDraft,
    Contract,
    InvoiceState,
    PaidHow,
    PayState,
    Production,
)
from desktop.ui.forms import MoneyField
from desktop.ui.forms.typed import DayField, word_field
from desktop.ui.production.books import Basics
from desktop.ui.production.steps.entries import state_box, state_of
from desktop.ui.production.steps.form import Command, StepForm
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording import production as words

if TYPE_CHECKING:
    from desktop.services.production import Saved


class MoneyForm(StepForm):
    """合同, 对公/垫付, 付款状态, 发票状态 and the amounts."""

    def __init__(self, work: Workplace, basics: Basics, thing: Production) -> None:
        super().__init__(work, _("Contract and money"), _("Save"), thing.draft.name)
        self._thing = thing
        draft = thing.draft
        self.states = {
            key: self.add(key, title, state_box(title, list(kinds), said, getattr(draft, key)))
            for key, title, kinds, said in (
                ("contract", _("Contract"), Contract, words.contract),
                ("paid_how", _("Paid how"), PaidHow, words.paid_how),
                ("pay_state", _("Payment"), PayState, words.pay_state),
                ("invoice_state", _("Invoice"), InvoiceState, words.invoice_state),
            )
        }
        self.by = self.add(
            "advanced_by", _("Advanced by"), word_field(draft.advanced_by, basics.words.people)
        )
        self.amounts = {
            key: self.add(key, title, MoneyField(fen=getattr(draft, key)))
            for key, title in (
                ("budget_fen", _("Budget")),
                ("unit_fen", _("Unit price")),
                ("freight_fen", _("Freight")),
                ("actual_fen", _("Actual amount, in all")),
            )
        }

    def command(self) -> Command:
        """Saves what was agreed and paid."""
        draft = replace(
            self._thing.draft,
            advanced_by=self.by.text(),
            contract=state_of(self.states["contract"]),
            paid_how=state_of(self.states["paid_how"]),
            pay_state=state_of(self.states["pay_state"]),
            invoice_state=state_of(self.states["invoice_state"]),
            budget_fen=self.amounts["budget_fen"].fen(),
            unit_fen=self.amounts["unit_fen"].fen(),
            freight_fen=self.amounts["freight_fen"].fen(),
            actual_fen=self.amounts["actual_fen"].fen(),
        )
        desk, op, thing_id = self.work.desk(), self.op, self._thing.id

        def act() -> Saved:
            from desktop.services import production

            return production.save(desk, op, draft, thing_id)

        return act

    def said(self) -> str:
        """What was done."""
        return _("Saved: {name}").format(name=self._thing.draft.name)


class ApprovalForm(StepForm):
    """审批记录: which amount was approved by whom."""

    def __init__(self, work: Workplace, basics: Basics, thing: Production | None) -> None:
        about = "" if thing is None else thing.draft.name
        super().__init__(work, _("Approval"), _("Record"), about)
        self._thing = thing
        people = basics.words.people
        self.matter = self.add("matter", _("What was approved"), word_field(about))
        fen = None if thing is None else thing.draft.cost_fen or thing.draft.budget_fen
        self.amount = self.add("amount_fen", _("Amount"), MoneyField(fen=fen))
        self.applicant = self.add("applicant", _("Applied by"), word_field("", people))
        self.approver = self.add("approver", _("Approved by"), word_field("", people))
        self.state = self.add("state", _("State"), word_field(_("Approved")))
        self.day = self.add("approved_on", _("On"), DayField(basics.today, basics.today))

    def command(self) -> Command:
        """Records it."""
        draft = ApprovalDraft(
            self.matter.text(),
            self.day.day(),
            self.amount.fen(),
            self.applicant.text(),
            self.approver.text(),
            self.state.text(),
            None if self._thing is None else self._thing.id,
        )
        desk, op = self.work.desk(), self.op

        def act() -> Saved:
            from desktop.services import production

            return production.approve(desk, op, draft)

        return act

    def said(self) -> str:
        """What was recorded."""
        return _("Recorded: {matter}").format(matter=self.matter.text().strip())
