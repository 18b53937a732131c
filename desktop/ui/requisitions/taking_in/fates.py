"""The second step: what becomes of every row, and the lines of the one in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.domain.imports import Fate
from desktop.ui.fates import Fates
from desktop.ui.requisitions.taking_in.mending import MendingPane
from desktop.ui.requisitions.taking_in.rows import FateRow, beside, fate_rows
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext, pgettext
from desktop.wording.requisitions import notices

if TYPE_CHECKING:
    from desktop.services.requisitions.taking import Preview

_SIDE = 360


class FatesStep(Fates):
    """`go(skip_refused)` asks to write, `back` for another file, `mended` as the pane says."""

    mended = Signal(str, object)

    def __init__(self, work: Workplace) -> None:
        super().__init__(work.jobs)
        self._work = work
        self.pane: MendingPane | None = None
        self._shown: int | None = None
        self._columns: frozenset[str] = frozenset()

    def show_preview(self, seen: Preview) -> None:
        """Another list's fates; the row in front stays in front."""
        rows = fate_rows(seen)
        self._columns = frozenset(one.said for one in seen.list.headed)
        self.show_rows(
            rows,
            {fate: seen.count(fate) for fate in Fate},
            [
                Column("number", pgettext("request", "Number"), lambda r: r.number, 90),
                Column("title", pgettext("request", "Event"), lambda r: r.title, 180, stretch=True),
                Column("open", pgettext("request", "Goods"), lambda r: r.goods, 170,
                       tone=lambda r: Tone.WARN if r.open else Tone.PLAIN),
            ],
            lambda r: f"{r.row} {r.number} {r.title} {r.what}",
            called=notices.fate,
        )  # fmt: skip
        self.pane = MendingPane(self._work)
        self.pane.mended.connect(self.mended)
        if self.list is not None:
            self.list.set_side(self.pane, _SIDE)
            self.list.current.connect(self._chosen)
            self._front(rows)
        self._say(seen)

    def _show(self, row: FateRow) -> None:
        self._shown = row.row
        if self.pane is not None:
            self.pane.show_lines(row.lines, row.what, self._columns)

    def _front(self, rows: list[FateRow]) -> None:
        if self.list is None or self.pane is None:
            return
        first = next((row for row in rows if row.row == self._shown and row.lines), None)
        first = first or next((row for row in rows if row.open), None)
        if first is not None:
            self.list.select(first.key)
            self._show(first)

    def _chosen(self, row: object) -> None:
        if isinstance(row, FateRow) and row.row != self._shown:
            self._show(row)

    def _say(self, seen: Preview) -> None:
        refused, file = seen.refused, seen.list.file
        total = seen.count(Fate.NEW) + seen.count(Fate.CHANGED)
        if seen.already_in:
            said = _("Everything in “{file}” is already in, 0 new.")
        elif refused:
            said = ngettext(
                "{n} row of “{file}” cannot be taken. Correct it in the file and choose it again, "
                "or take in the rest.",
                "{n} rows of “{file}” cannot be taken. Correct them in the file and choose it "
                "again, or take in the rest.",
                refused,
            )
        else:
            said = _("This is what becomes of “{file}”. Nothing is written yet.")
        self.said.setText(said.format(n=f"{refused:,}", file=file))
        self.say_more(beside(seen))
        n = f"{total:,}"
        self.offer(
            ngettext("Take in {n} request", "Take in {n} requests", total).format(n=n),
            ngettext(
                "Take in {n} request without the refused rows",
                "Take in {n} requests without the refused rows",
                total,
            ).format(n=n),
            rows=total,
            refused=refused,
            already=seen.already_in,
        )
