"""Every request of a list with its fate, as the table shows it; without a pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.imports import Fate
from desktop.domain.requisitions import LineDraft
from desktop.wording import _, ngettext
from desktop.wording.columns import field
from desktop.wording.joining import labelled, listed
from desktop.wording.refusals import why
from desktop.wording.requisitions.notices import notice
from desktop.wording.requisitions.taking import column

if TYPE_CHECKING:
    from desktop.services.requisitions.taking import Preview


@dataclass(frozen=True)
class FateRow:
    """One request, one refused cell, or one row left out: the sheet's row (header = 1), its fate,
    and what to know.

    `open` are the lines that a person has to look at.
    """

    key: int
    row: int
    fate: Fate
    number: str
    title: str
    goods: str
    open: int
    what: str
    lines: tuple[LineDraft, ...] = ()


def to_see(line: LineDraft) -> bool:
    """Whether a person has to look at a line."""
    return line.code is None or not line.qty or not line.sure.certain


def fate_rows(seen: Preview) -> list[FateRow]:
    """All rows in the order of the list; a refused row stands once for each thing wrong."""
    found = []
    for one in seen.fates:
        opened = sum(map(to_see, one.lines))
        said = [
            *(
                f"{field(name)} {_value(before)} → {_value(after)}"
                for name, before, after in one.changes
            ),
            *(notice(n.what.value, n.said) for n in one.notices),
        ]
        row = FateRow(
            0, one.row, one.fate, one.number, one.title, goods(one.lines), opened,
            _("; ").join(said), one.lines,
        )  # fmt: skip
        found.append(row)
    for no, fate in (
        *((no, Fate.REFUSED) for no in seen.list.troubles),
        *((no, Fate.LEFT) for no in seen.list.left),
    ):
        said_why = why(no)
        if no.column:
            said_why = _("“{column}”: {why}").format(column=no.column, why=said_why)
        found.append(FateRow(0, no.row, fate, "", "", "", 0, said_why))
    found.sort(key=lambda row: row.row)
    return [
        FateRow(
            at, one.row, one.fate, one.number, one.title, one.goods, one.open, one.what, one.lines
        )
        for at, one in enumerate(found)
    ]


def goods(lines: tuple[LineDraft, ...]) -> str:
    """The lines in short: "4 lines, 1 to look at"."""
    if not lines:
        return ""
    n = len(lines)
    said = ngettext("{n} line", "{n} lines", n).format(n=f"{n:,}")
    opened = sum(map(to_see, lines))
    if not opened:
        return said
    return _("{lines}, {n} to look at").format(lines=said, n=f"{opened:,}")


def _value(value: object) -> str:
    return "–" if value in (None, "") else str(value)


def beside(seen: Preview) -> list[str]:
    """What is done with the columns of the list, one line each."""
    told = (
        (_("Columns"), [f"{said} → {field(name)}" for name, said in seen.list.columns.items()]),
        (
            _("A column for each article"),
            [
                column(one.heading, seen.names.get(one.code or "", ""), one.sure)
                for one in seen.list.headed
            ],
        ),
        (_("Kept in the private remark"), seen.list.kept),
        (_("Left out, because nobody knows these columns"), seen.list.unknown),
    )
    return [labelled(name, listed(values)) for name, values in told if values]
