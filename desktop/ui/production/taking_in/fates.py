"""The second step: what becomes of every row, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.imports import Fate
from desktop.domain.production.lists import TITLES
from desktop.ui.fates import Fates
from desktop.ui.production.taking_in.rows import beside, fate_rows
from desktop.ui.table import Column
from desktop.wording import _, ngettext, pgettext

if TYPE_CHECKING:
    from desktop.services.production.lists import Preview


class FatesStep(Fates):
    """`go(skip_refused)` asks to write, `back` for another file."""

    def show_preview(self, preview: Preview) -> None:
        """Another table's fates."""
        outcome = preview.outcome
        self.show_rows(
            fate_rows(outcome),
            {fate: outcome.count(fate) for fate in Fate},
            [Column("name", pgettext("production", "What"), lambda r: r.name, 180, stretch=True)],
            lambda r: f"{r.row} {r.name} {r.what}",
        )
        self._say(preview)

    def _say(self, preview: Preview) -> None:
        outcome, title, file = preview.outcome, TITLES[preview.list.kind], preview.list.file
        refused = outcome.refused
        total = len([row for row in outcome.rows if row.fate is not Fate.REFUSED])
        if preview.already_in:
            said = _("Everything in “{file}” ({table}) is already in, 0 new.")
        elif refused:
            said = ngettext(
                "{n} row of “{file}” ({table}) cannot be taken. Correct it in the file and choose "
                "it again, or take in the rest.",
                "{n} rows of “{file}” ({table}) cannot be taken. Correct them in the file and "
                "choose it again, or take in the rest.",
                refused,
            )
        else:
            said = _("This is what becomes of “{file}” ({table}). Nothing is written yet.")
        self.said.setText(said.format(n=f"{refused:,}", file=file, table=title))
        self.say_more(beside(preview))
        n = f"{total:,}"
        self.offer(
            ngettext("Take in {n} row", "Take in {n} rows", total).format(n=n),
            ngettext(
                "Take in {n} row without the refused ones",
                "Take in {n} rows without the refused ones",
                total,
            ).format(n=n),
            rows=total,
            refused=refused,
            already=preview.already_in,
        )
