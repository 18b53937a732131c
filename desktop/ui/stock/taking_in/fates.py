"""The third step: what becomes of every row, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.domain.imports import Fate
from desktop.services.imports import Preview
from desktop.ui import theme
from desktop.ui.fates import Fates
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import Jobs
from desktop.ui.stock.taking_in.rows import fate_rows, new_things
from desktop.ui.table import Column
from desktop.wording import _, ngettext
from desktop.wording.columns import heading


class FatesStep(Fates):
    """`go(skip_refused)`, `columns` to settle columns, `back` for another file."""

    columns = Signal()

    def __init__(self, jobs: Jobs) -> None:
        columns = IconKey(theme.icon("list"), _("Columns"))
        super().__init__(jobs, columns)
        self.map = columns
        self.map.clicked.connect(self.columns)

    def show_preview(self, preview: Preview) -> None:
        """Another list's fates."""
        self.show_rows(
            fate_rows(preview),
            preview.counts,
            [
                Column("code", heading("code"), lambda r: r.code, 140),
                Column("title", heading("item"), lambda r: r.title, 200, stretch=True),
                Column("qty", heading("qty"), lambda r: r.qty, 80, number=True),
                Column("place", heading("place"), lambda r: r.place, 130),
                Column("owner", heading("owner"), lambda r: r.owner, 90),
            ],
            lambda r: f"{r.row} {r.code} {r.title} {r.place} {r.what}",
        )
        self._say(preview)

    def _say(self, preview: Preview) -> None:
        refused = preview.counts.get(Fate.REFUSED, 0)
        total = sum(n for fate, n in preview.counts.items() if fate is not Fate.REFUSED)
        if preview.already_in:
            said = _("Everything in “{file}” is already in, 0 new.")
        elif refused:
            said = ngettext(
                "{n} row of “{file}” cannot be taken. Correct it in the file and choose it "
                "again, or import the rest.",
                "{n} rows of “{file}” cannot be taken. Correct them in the file and choose it "
                "again, or import the rest.",
                refused,
            )
        else:
            said = _("This is what becomes of “{file}”. Nothing is written yet.")
        self.said.setText(said.format(n=f"{refused:,}", file=preview.list.file))
        lines = new_things(preview)
        if preview.list.unknown:
            names = _(", ").join(preview.list.unknown)
            lines.append(
                _("Left out, because nobody knows these columns: {names}").format(names=names)
            )
        self.say_more(lines)
        n = f"{total:,}"
        self.offer(
            ngettext("Import {n} row", "Import {n} rows", total).format(n=n),
            ngettext(
                "Import {n} row without the refused ones",
                "Import {n} rows without the refused ones",
                total,
            ).format(n=n),
            rows=total,
            refused=refused,
            already=preview.already_in,
        )
