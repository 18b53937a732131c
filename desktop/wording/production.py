"""Words and sentences of production: stages, duties, milestones, states, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
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

# Headings of production's own fields; those that others have too stand in `wording.columns`.
FIELDS: dict[str, str] = {
    "purpose": N_("Used for"),
    "spec": N_("Specification"),
    "responsible": N_("Responsible"),
    "supplier": N_("Supplier"),
    "artwork": N_("Design"),
    "stage": N_("Stage"),
    "ordered_on": N_("Ordered on"),
    "promised_on": N_("Promised for"),
    "arrives_on": N_("Arrives on"),
    "arrived_on": N_("Arrived on"),
    "needed_on": N_("Needed on"),
    "sent_on": N_("Sent on"),
    "carrier": N_("Courier"),
    "waybill": N_("Waybill number"),
    "freight_fen": N_("Freight"),
    "budget_fen": N_("Planned amount"),
    "actual_fen": N_("Actual amount"),
    "contract": N_("Contract"),
    "paid_how": N_("Paid by whom"),
    "advanced_by": N_("Advanced by"),
    "pay_state": N_("Payment"),
    "invoice_state": N_("Invoice"),
    "design_by": N_("Design by"),
    "buy_by": N_("Bought by"),
    "make_by": N_("Made by"),
    "accept_by": N_("Accepted by"),
    "accepted_by": N_("Accepted by"),
    "arrived": N_("Pieces arrived"),
    "good": N_("Pieces good"),
    "passed": N_("Passed"),
    "problem": N_("Problem"),
    "box": N_("Box"),
    "area": N_("Area"),
    "stands_in": N_("Stands in"),
    "to_place": N_("Brought back to"),
    "way": N_("What becomes of it"),
    "approved_on": N_("Approved on"),
    "matter": N_("Matter"),
    "applicant": N_("Applicant"),
    "approver": N_("Approved by"),
    "moq": N_("Least order"),
    "days": N_("Days"),
    "text": N_("Words"),
    "verdict": N_("Verdict"),
}

# Operations by the kind under which the journal keeps them.
ACTS: dict[str, str] = {
    "save_production": N_("Production saved"),
    "stage_production": N_("Production moved to another stage"),
    "say_production": N_("Words on a production"),
    "sample": N_("Sample looked at"),
    "reorder": N_("Ordered once more"),
    "retire_production": N_("Production retired"),
    "revive_production": N_("Production brought back"),
    "save_supplier": N_("Supplier saved"),
    "retire_supplier": N_("Supplier retired"),
    "revive_supplier": N_("Supplier brought back"),
    "add_quote": N_("Quote entered"),
    "retire_quote": N_("Quote taken out"),
    "order": N_("Order placed"),
    "ship": N_("Supplier sent the goods"),
    "share_freight": N_("Freight shared"),
    "goods_in": N_("Goods accepted"),
    "box_goods": N_("Goods boxed"),
    "save_artwork": N_("Design saved"),
    "retire_artwork": N_("Design retired"),
    "revive_artwork": N_("Design brought back"),
    "attach": N_("File attached"),
    "approve": N_("Approval recorded"),
    "import_production": N_("Production list taken in"),
}

# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {
    "production": N_("production"),
    "supplier": N_("supplier"),
    "artwork": N_("design"),
    "quote": N_("quote"),
    "file": N_("file"),
    "table": N_("table"),
}


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


def _unknown_word(no: errors.UnknownWord) -> str:
    return _("“{text}” means nothing here. Write one of: {words}.").format(
        text=no.text, words=_(", ").join(no.known)
    )


SENTENCES: dict[str, Callable[[Any], str]] = {
    "split_differs": lambda no: _(
        "{split} pieces are given to articles, but {good} are good. Make both the same."
    ).format(**no.data()),
    "unknown_word": _unknown_word,
    "less_than_before": lambda no: _(
        "The list says {now} where it said {before} before. What came in cannot become less by a "
        "list: undo that goods-in, and take the list in again."
    ).format(**no.data()),
    "goods_stand": lambda no: _(
        "Pieces of “{production}” came in since. Undo that goods-in first."
    ).format(production=no.production),
    "good_above_arrived": lambda no: _(
        "{good} are good, but only {arrived} arrived. Correct one of the two."
    ).format(**no.data()),
}
PROBLEMS: dict[str, str] = {
    "goods_in": N_("Goods-in {op}: {good} pieces are good, but {moved} were booked."),
    "goods_in_line": N_("Goods-in {op}, line {line}: it cannot be so."),
    "production_field": N_("Production {name}: “{field}” cannot be {value}."),
    "production_note": N_("Thread of production {op}, line {line}: it cannot be understood."),
    "quote": N_("Quote {uid}: its figures cannot be so."),
    "approval": N_("Approval {op}, line {line}: its figures cannot be so."),
    "file_uid": N_("File {name}: it is not known by its own hash ({sha256})."),
}
# Tables, as a proof names them.
TABLES: dict[str, str] = {
    "attachment": N_("file"),
    "supplier": N_("supplier"),
    "artwork": N_("design"),
    "production": N_("production"),
    "quote": N_("quote"),
    "production_note": N_("line of a production's thread"),
    "goods_in": N_("goods-in"),
    "approval": N_("approval"),
}
