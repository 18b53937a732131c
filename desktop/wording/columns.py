"""Headings of lists, mappings and exports in the reader's language, by the field's own name."""

from __future__ import annotations

from desktop.wording import N_, _
from desktop.wording.production import FIELDS as PRODUCTION
from desktop.wording.requisitions import FIELDS as REQUISITIONS

HEADINGS: dict[str, str] = {
    **PRODUCTION,
    **REQUISITIONS,
    # what a stock list says (desktop.domain.imports.StockRow)
    "row": N_("Row"),
    "code": N_("Code"),
    "name": N_("Name"),
    "label": N_("Variant"),
    "variant": N_("Variant"),
    "category": N_("Category"),
    "year": N_("Year"),
    "unit": N_("Unit"),
    "pack_size": N_("Pack size"),
    "price_fen": N_("Price"),
    "value_fen": N_("Reference value"),
    "qty": N_("Quantity"),
    "place": N_("Place"),
    "owner": N_("Owner"),
    "photos": N_("Photos"),
    "note": N_("Note"),
    "verified_on": N_("Counted on"),
    "standing": N_("How sure"),
    "verified_at": N_("Last seen"),
    "city": N_("City"),
    "area": N_("Area"),
    "minimum": N_("At least"),
    "uncounted": N_("Not kept in stock"),
    "returnable": N_("Returnable"),
    "retired": N_("Retired"),
    # stock and movements
    "item": N_("Item"),
    "sum": N_("Sum"),
    "on_hand": N_("On hand"),
    # Of all places together, and so no column that an import may book at one place.
    "on_hand_in_all": N_("On hand in all"),
    "available": N_("Available"),
    "reserved": N_("Reserved"),
    "disputed": N_("To be looked at"),
    "from": N_("From"),
    "to": N_("To"),
    "at": N_("When"),
    "recorded_at": N_("Recorded"),
    "by": N_("By"),
    "reason": N_("Reason"),
    "op": N_("Act"),
    "keeper": N_("Keeper"),
    "holder": N_("Holder"),
    # labels of parcels and boards
    "recipient": N_("Recipient"),
    "serial": N_("Serial number"),
    "kit": N_("Kit"),
    "lot": N_("Lot"),
    "product": N_("Product"),
    "participant": N_("Participant"),
    # the register of what was issued
    "certificate": N_("Certificate number"),
    "title": N_("Kind of paper"),
    "issued_to": N_("Issued to"),
    "for_what": N_("For what"),
    "issued_on": N_("Issued on"),
    "issuer": N_("Issued by"),
    "collected": N_("Collected"),
    "printed": N_("Printed"),
    # the booth and its evening
    "event": N_("Event"),
    "till": N_("Till"),
    "shift": N_("Shift"),
    "number": N_("Number"),
    "kind": N_("Kind"),
    "state": N_("State"),
    "lines": N_("Lines"),
    "unit_fen": N_("Unit price"),
    "amount_fen": N_("Amount"),
    "total_fen": N_("Total"),
    "paid_fen": N_("Paid"),
    "change_fen": N_("Change given"),
    "refund_fen": N_("Refunded"),
    "refunds_fen": N_("Refunds"),
    "net_fen": N_("Takings"),
    "heard_fen": N_("Arrived"),
    "claimed_fen": N_("Not yet arrived"),
    "expected_fen": N_("Expected"),
    "counted_fen": N_("Counted cash"),
    "difference_fen": N_("Difference in cash"),
    "expected_cash_fen": N_("Cash expected"),
    "float_fen": N_("Float"),
    "method": N_("Paid by"),
    "account": N_("Account"),
    "half_hour": N_("Half hour"),
    "sales": N_("Sales"),
    "refunds": N_("Refunds"),
    "buyer": N_("Buyer"),
    # stock taken to a booth and what became of it
    "brought": N_("Brought"),
    "sold": N_("Sold"),
    "given": N_("Given"),
    "returned": N_("Brought back"),
    "expected": N_("On the books"),
    "counted": N_("Counted"),
    "counted_at": N_("Counted at"),
    "difference": N_("Difference"),
    "value": N_("What stands there"),
    "column": N_("Column"),
    "why": N_("Why"),
}


# What only a list of papers, or of something else, calls otherwise.
_ALONE = {name: REQUISITIONS[name] for name in ("title", "lines")}


def field(key: str) -> str:
    """What a refusal calls a field: `title` is an event's here, and a paper's kind in its list."""
    return _(_ALONE[key]) if key in _ALONE else heading(key)


def heading(key: str) -> str:
    """The heading of a field; a key that has none is its own heading."""
    return _(HEADINGS[key]) if key in HEADINGS else key
