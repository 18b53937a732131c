"""What to look at on labels, found bit by bit, so that pages can be drawn in between."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.domain.paper.labels import Copies, Label, named
from desktop.domain.paper.problems import Finding
from desktop.domain.paper.sizes import Stock
from desktop.ui.jobs import PAPER, Jobs
from desktop.ui.paper.labels.laying import Laid

# About as long as a page takes to draw.
_AT_ONCE = 60


class Checking(QObject):
    """`found` carries all findings of what was asked about last, with their pages."""

    found = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._known: dict[Label, tuple[Finding, ...]] = {}
        self._of: tuple[Stock, bool | None] | None = None
        self._laid: Laid | None = None

    def begin(self, laid: Laid, bars: bool | None) -> None:
        """Looks at these labels; a label that was looked at on this stock is known."""
        if self._of != (laid.stock, bars):
            self._known.clear()
            self._of = (laid.stock, bars)
        self._laid = laid
        self._go_on()

    def _go_on(self) -> None:
        laid, of = self._laid, self._of
        if laid is None or of is None:
            return
        wanted = dict.fromkeys(one.label for one in laid.copies if one.copies)
        missing = [label for label in wanted if label not in self._known][:_AT_ONCE]
        if not missing:
            self.found.emit(self._placed(laid))
            return
        stock, bars = of

        def look() -> dict[Label, tuple[Finding, ...]]:
            from desktop.documents.labels import check

            return {label: check([Copies(label)], stock, bars) for label in missing}

        def came(found: dict[Label, tuple[Finding, ...]]) -> None:
            self._known |= found
            self._go_on()

        self._jobs.run(PAPER, look, owner=self, done=came, latest="check")

    def _placed(self, laid: Laid) -> tuple[Finding, ...]:
        placed: dict[Label, tuple[Finding, ...]] = {}
        for line, one in enumerate(laid.copies):
            if one.copies and one.label not in placed and self._known[one.label]:
                page = laid.page_of(line) + 1
                placed[one.label] = tuple(
                    replace(found, page=page) for found in self._known[one.label]
                )
        return tuple(found for every in placed.values() for found in every)


def line_of(laid: Laid, found: Finding) -> int | None:
    """The line that a finding speaks of."""
    names = (named(one.label) for one in laid.copies)
    return next((line for line, name in enumerate(names) if name == found.who), None)
