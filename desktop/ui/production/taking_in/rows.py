"""Every row of a table with its fate; without a pixel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain import money
from desktop.domain.imports import Fate
from desktop.domain.production.lists import Outcome
from desktop.wording import _
from desktop.wording import production as words
from desktop.wording.columns import heading
from desktop.wording.joining import labelled, listed
from desktop.wording.refusals import why

if TYPE_CHECKING:
    from desktop.services.production.lists import Preview


@dataclass(frozen=True)
class FateRow:
    """One line: the sheet's row (header = 1), its fate, what it is about, and why."""

    key: int
    row: int
    fate: Fate
    name: str
    what: str


def fate_rows(outcome: Outcome) -> list[FateRow]:
    """All rows in the order of the table; a refused row stands once for each thing wrong."""
    names = {one.row: one.name for one in outcome.rows}
    troubled = {trouble.row for trouble in outcome.troubles}
    found = [
        (one.row, one.fate, one.name, changes(one.changes))
        for one in outcome.rows
        if one.row not in troubled
    ]
    for no in outcome.troubles:
        said = why(no)
        if no.column:
            said = _("“{column}”: {why}").format(column=no.column, why=said)
        found.append((no.row, Fate.REFUSED, names.get(no.row, ""), said))
    found.sort(key=lambda row: row[0])
    return [FateRow(number, *row) for number, row in enumerate(found)]


def changes(said: Sequence[tuple[str, object, object]]) -> str:
    """What changes, field by field."""
    return _("; ").join(
        f"{heading(name)} {_value(name, before)} → {_value(name, after)}"
        for name, before, after in said
    )


def _value(name: str, value: object) -> str:
    if value is None or value == "":
        return "–"
    if name.endswith("_fen") and isinstance(value, int):
        return money.show(value)
    ways = {
        "stage": words.stage,
        "kind": words.making,
        "contract": words.contract,
        "paid_how": words.paid_how,
        "pay_state": words.pay_state,
        "invoice_state": words.invoice_state,
    }
    return ways[name](str(value)) if name in ways else str(value)


def beside(preview: Preview) -> list[str]:
    """What is made on the way and what is left out, one line for each kind."""
    outcome = preview.outcome
    told = (
        (_("Event"), (preview.event_name,) if preview.event_name else ()),
        (_("New suppliers"), outcome.new_suppliers),
        (_("New places"), outcome.new_places),
        (_("New items"), outcome.new_items),
        (_("Left out, because nobody knows these columns"), preview.list.unknown),
    )
    return [labelled(name, listed(values)) for name, values in told if values]
