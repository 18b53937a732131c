"""Lists of requests taken in: names, refusals, headings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.wording import N_, _

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


def _not_paid(no: errors.NotPaid) -> str:
    return _(
        "This order was not paid or is cancelled (“{state}”). Leave it out, or take the list in "
        "again once it is paid."
    ).format(state=no.state)


SENTENCES: dict[str, Callable[[Any], str]] = {
    errors.NotPaid.code: _not_paid,
}
# What is told about a row that is taken all the same; `said` is a day, words or a number.
NOTICES: dict[str, str] = {
    "past": N_("the day it is needed, {said}, has gone already"),
    "day": N_("“{said}” names no day: nothing is written as the day it is needed"),
    "headcount": N_("people expected: {said}"),
    "phone": N_("this does not look like a phone number; it is kept as it is"),
    "same_number": N_("another request has this number too ({said}); both are kept"),
    "twice": N_("this row stands in the list more than once"),
    "open": N_("lines to be looked at: {said}"),
    "decided": N_("it was answered since and stays as it is"),
    "not_approved": N_("paid, but a person has to say first what is meant"),
}


def notice(what: str, said: str) -> str:
    """A notice about a row, in words."""
    return _(NOTICES[what]).format(said=said) if what in NOTICES else what
