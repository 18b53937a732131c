"""Headings, acts, kinds and tables of production, as lists, stories and proofs name them."""

from __future__ import annotations

from desktop.wording import N_

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
    "way": N_("What is done with it"),
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
    "recovery": N_("what came back from an event"),
}
