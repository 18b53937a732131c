"""Lists of requests taken in: names, refusals, headings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.domain.requisitions import Sure
from desktop.wording import N_, _
from desktop.wording.joining import labelled
from desktop.wording.requisitions import words

# An act's kind → what the undo button and stories call it.
ACTS: dict[str, str] = {
    "import_requests": N_("Requests taken in"),
}
# A field of a value → the heading of its column.
FIELDS: dict[str, str] = {
    "applicant": N_("Asked by"),
    "submitted_at": N_("Submitted"),
    "needed_on": N_("Needed on"),
    "headcount": N_("People expected"),
    "team": N_("Team"),
    "address": N_("Address"),
    "remark": N_("Remark"),
    "paid_fen": N_("Paid"),
}
# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {}
PROBLEMS: dict[str, str] = {}
# Tables, as a proof names them.
TABLES: dict[str, str] = {
    "requisition_row": N_("row of a list of requests"),
}


def column(heading: str, item: str, sure: Sure) -> str:
    """What is done with a column that is one article: `T恤 L → COSCon T恤 L`."""
    if item and sure.certain:
        return f"{heading} → {item}"
    if not item:
        return f"{heading} → {words.sure(sure)}"
    return labelled(f"{heading} → {item}", words.sure(sure))


def _not_paid(no: errors.NotPaid) -> str:
    return _(
        "This order was not paid or is cancelled (“{state}”): it is left out until a list says "
        "that it was paid. If it is in already, cancel that request."
    ).format(state=no.state)


def _rounded(no: errors.RoundedNumber) -> str:
    return _(
        "The spreadsheet rounded this number (“{text}”), its last digits are lost. Make the column "
        "text, export the list again and take that one in."
    ).format(text=no.text)


SENTENCES: dict[str, Callable[[Any], str]] = {
    errors.RoundedNumber.code: _rounded,
    errors.NotPaid.code: _not_paid,
}
