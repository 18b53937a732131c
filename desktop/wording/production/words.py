"""What stages, duties, milestones and states are called; free words stay as they were written."""

from __future__ import annotations

from desktop.domain.production import (
    Contract,
    Duty,
    FileState,
    InvoiceState,
    Making,
    Milestone,
    PaidHow,
    PayState,
    Saying,
    Spread,
    Stage,
    Verdict,
)
from desktop.wording import N_, _

STAGES: dict[str, str] = {
    Stage.BUDGET: N_("Budgeted"),
    Stage.DESIGN: N_("Design"),
    Stage.SAMPLE: N_("Sample"),
    Stage.QUOTE: N_("Quotes"),
    Stage.ORDER: N_("On order"),
    Stage.SHIPPING: N_("Shipping"),
    Stage.GOODS_IN: N_("Goods-in"),
    Stage.BOXED: N_("Boxed"),
    Stage.ON_SITE: N_("On site"),
    Stage.BACK: N_("Back from the site"),
}
DUTIES: dict[str, str] = {
    Duty.ALL: N_("Responsible"),
    Duty.DESIGN: N_("Design by"),
    Duty.BUY: N_("Bought by"),
    Duty.MAKE: N_("Made by"),
    Duty.ACCEPT: N_("Accepted by"),
}
MILESTONES: dict[str, str] = {
    Milestone.LISTED: N_("On the list (two months before)"),
    Milestone.ORDERED: N_("Designed and ordered (a month before)"),
    Milestone.ARRIVED: N_("Goods arrive"),
    Milestone.BOXED: N_("Checked and boxed (a week before)"),
    Milestone.ON_SITE: N_("The event begins"),
    Milestone.COUNTED: N_("What is left is counted (a week after)"),
}
# The own days of a thing on the time line.
MARKS: dict[str, str] = {
    "ordered_on": N_("Ordered on"),
    "sent_on": N_("Sent"),
    "promised_on": N_("Promised"),
    "arrived_on": N_("Arrived on"),
    "needed_on": N_("Needed"),
    "due": N_("Due"),
    "since": N_("In this stage since"),
}
MAKINGS: dict[str, str] = {
    Making.PRINT: N_("Printed matter"),
    Making.BUY: N_("Purchase"),
    Making.MAKE: N_("Manufacture"),
}
CONTRACTS: dict[str, str] = {
    Contract.NONE: N_("No contract needed"),
    Contract.DRAFT: N_("Being drawn up"),
    Contract.REVIEW: N_("Legal review"),
    Contract.SIGNED: N_("Signed"),
}
PAID_HOW: dict[str, str] = {
    PaidHow.BANK: N_("By the community's bank"),
    PaidHow.ADVANCED: N_("Advanced by somebody"),
}
PAY_STATES: dict[str, str] = {
    PayState.UNPAID: N_("Not paid"),
    PayState.DEPOSIT: N_("Deposit paid"),
    PayState.PAID: N_("Paid"),
    PayState.REFUNDED: N_("Paid back to who advanced it"),
}
INVOICE_STATES: dict[str, str] = {
    InvoiceState.NONE: N_("No invoice needed"),
    InvoiceState.MISSING: N_("No invoice yet"),
    InvoiceState.ISSUED: N_("Invoice issued"),
    InvoiceState.RECEIVED: N_("Invoice received"),
}
SAYINGS: dict[str, str] = {
    Saying.STAGE: N_("Stage"),
    Saying.SAMPLE: N_("Sample"),
    Saying.FILE: N_("File"),
    Saying.FAULT: N_("Supplier's fault"),
    Saying.WORD: N_("Remark"),
    Saying.BOX: N_("Into a box"),
}
VERDICTS: dict[str, str] = {Verdict.GOOD: N_("Good"), Verdict.BAD: N_("Not good")}
FILE_STATES: dict[str, str] = {
    FileState.THERE: N_("There"),
    FileState.MISSING: N_("The file is missing: attach it once more"),
    FileState.CHANGED: N_("The file was changed since: attach the right one once more"),
}
SPREADS: dict[str, str] = {Spread.VALUE: N_("By value"), Spread.PIECES: N_("By pieces")}


def stage(which: str) -> str:
    """What a stage is called."""
    return _said(STAGES, which)


def duty(which: str) -> str:
    """What the person of a stage is called."""
    return _said(DUTIES, which)


def milestone(which: str) -> str:
    """What a day of the plan is for."""
    return _said(MILESTONES, which)


def mark(which: str) -> str:
    """What a day on the time line is: one of the plan, or one of the thing's own."""
    return _said({**MILESTONES, **MARKS}, which)


def making(which: str) -> str:
    """How a thing is had: printed, bought, made."""
    return _said(MAKINGS, which)


def contract(text: str) -> str:
    """How a contract stands; free words stay as they were written, as in the next ones."""
    return _said(CONTRACTS, text)


def paid_how(text: str) -> str:
    """By whom it is paid."""
    return _said(PAID_HOW, text)


def pay_state(text: str) -> str:
    """How far it is paid."""
    return _said(PAY_STATES, text)


def invoice_state(text: str) -> str:
    """How the invoice stands."""
    return _said(INVOICE_STATES, text)


def saying(what: str) -> str:
    """What a line of the thread is about."""
    return _said(SAYINGS, what)


def verdict(what: str) -> str:
    """What was said of a sample."""
    return _said(VERDICTS, what)


def file_state(what: str) -> str:
    """Whether a file is there as it was."""
    return _said(FILE_STATES, what)


def spread(by: str) -> str:
    """By what freight is shared."""
    return _said(SPREADS, by)


def _said(table: dict[str, str], code: str) -> str:
    return _(table[code]) if code in table else code
