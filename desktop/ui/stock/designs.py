"""Who has stock of the old logo: the filter by a version of a design, where designs are kept."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.services.changes import Topic
from desktop.ui.forms import Choice
from desktop.ui.jobs import READ
from desktop.ui.stock.menus import MenuChip
from desktop.ui.table import ListPage
from desktop.ui.workplace import Workplace
from desktop.wording import _


def find_designs(work: Workplace) -> Sequence[Choice]:
    """All versions of all designs, the old ones marked; runs in a lane."""
    from desktop.services import artworks

    return [
        Choice(one.id, one.title if one.latest else _("{design} (old)").format(design=one.title))
        for one in artworks.versions(work.desk())
    ]


class DesignChip(MenuChip):
    """Goods that came in from one version; takes no room while no design is kept."""

    def __init__(self, page: ListPage, work: Workplace) -> None:
        super().__init__(page, "artwork", _("Design"), lambda: find_designs(work), work.jobs)
        self._work = work
        self._asked = False
        self.hide()
        work.news.listen(page, (Topic.PRODUCTION,), self.ask)
        page.shown.connect(self._first)  # the rows come before it

    def _first(self) -> None:
        if not self._asked:
            self._asked = True
            self.ask()

    def ask(self) -> None:
        """Asks whether there are designs."""

        def came(found: Sequence[Choice]) -> None:
            self.setVisible(bool(found) or self.isChecked())

        self._work.jobs.run(
            READ, lambda: find_designs(self._work), owner=self, done=came, latest="designs"
        )

    def show_design(self, design: int) -> None:
        """Shows only goods of this version."""

        def came(found: Sequence[Choice]) -> None:
            chosen = next((one for one in found if one.key == design), None)
            if chosen is not None:
                self.show()
                self.choose(chosen)

        self._work.jobs.run(
            READ, lambda: find_designs(self._work), owner=self, done=came, latest="design"
        )
