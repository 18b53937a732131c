"""What a history of elsewhere became, in words."""

from __future__ import annotations

from desktop.domain.history import Anomaly, Oddity
from desktop.wording import N_, _

ACTS: dict[str, str] = {
    "history": N_("Taken in from elsewhere"),
    "take_history": N_("A history was taken in"),
}
ODDITIES: dict[str, str] = {
    Oddity.NEGATIVE: N_(
        "Row {row}: {qty} × {item} more left “{place}” than were there. It is entered; the "
        "balance is to be looked at."
    ),
    Oddity.TWICE: N_("Row {row}: the same row stands there twice ({item}). It is entered once."),
    Oddity.CYCLE: N_("Row {row}: “{item}” cannot lie in itself. The row is left out."),
    Oddity.TAKEN: N_(
        "Row {row}: “{place}” held something of the same name as “{item}”. The row is left out."
    ),
    Oddity.ABSENT: N_("Row {row}: there was no “{item}” at that time. The row is left out."),
}


def oddity(found: Anomaly) -> str:
    """What cannot have been so, and what became of the row."""
    said = {"row": found.row, "item": found.item, "place": found.place, "qty": found.qty}
    return _(ODDITIES[found.what]).format(**said)
