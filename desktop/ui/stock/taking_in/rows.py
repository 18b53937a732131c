"""Every row of a list with its fate, as the table of the import shows it; without a pixel."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain import money
from desktop.domain.imports import Fate, RowFate, Trouble
from desktop.services.imports import Preview
from desktop.wording import _
from desktop.wording.columns import heading
from desktop.wording.joining import labelled, listed
from desktop.wording.refusals import why

_MONEY = ("price_fen", "value_fen")


@dataclass(frozen=True)
class FateRow:
    """One line: the sheet's row number (header = 1), its fate, what it is about, and why."""

    key: int
    row: int
    fate: Fate
    code: str
    title: str
    qty: str
    place: str
    owner: str
    what: str


def fate_rows(preview: Preview) -> list[FateRow]:
    """All rows in the order of the list; a refused row stands once for each thing wrong with it."""
    seen = {fate.row.row: fate for fate in preview.fates}
    troubled = {trouble.row for trouble in preview.troubles}
    found = [(fate.row.row, _of(fate)) for fate in preview.fates if fate.row.row not in troubled]
    found += [(t.row, _refused(t, seen.get(t.row))) for t in preview.troubles]
    found.sort(key=lambda pair: pair[0])
    return [FateRow(number, row, *rest) for number, (row, rest) in enumerate(found)]


Rest = tuple[Fate, str, str, str, str, str, str]


def _of(fate: RowFate) -> Rest:
    row = fate.row
    return (
        fate.fate,
        row.code,
        f"{row.name} {row.label}".rstrip(),
        "" if row.qty is None else f"{row.qty:,}",
        row.place,
        row.owner,
        _what(fate),
    )


def _what(fate: RowFate) -> str:
    if fate.fate is Fate.DIFFERS and fate.other_row is not None:
        said = _("contradicts row {row}").format(row=fate.other_row)
        return labelled(said, _changes(fate)) if fate.changes else said
    return _changes(fate)


def _changes(fate: RowFate) -> str:
    return _("; ").join(
        f"{heading(name)} {_value(name, before)} → {_value(name, after)}"
        for name, before, after in fate.changes
    )


def _value(field: str, value: object) -> str:
    if value is None or value == "":
        return "–"
    if field in _MONEY and isinstance(value, int):
        return money.show(value)
    return str(value)


def _refused(trouble: Trouble, fate: RowFate | None) -> Rest:
    said = why(trouble)
    if trouble.column:
        said = _("“{column}”: {why}").format(column=trouble.column, why=said)
    row = None if fate is None else fate.row
    return (
        Fate.REFUSED,
        "" if row is None else row.code,
        trouble.value if row is None else f"{row.name} {row.label}".rstrip(),
        "",
        "" if row is None else row.place,
        "" if row is None else row.owner,
        said,
    )


def new_things(preview: Preview) -> list[str]:
    """What is made on the way, one line for each kind."""
    return [
        labelled(title, listed(names))
        for title, names in (
            (_("New places"), preview.new_places),
            (_("New categories"), preview.new_categories),
            (_("New owners"), preview.new_owners),
        )
        if names
    ]
