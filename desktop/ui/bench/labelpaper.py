"""The label of a board or of a lot as a paper that is printed or saved like any other."""

from __future__ import annotations

from collections.abc import Callable, Generator

from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.labels import Copies
from desktop.domain.progress import Progress
from desktop.ui.printing import Paper
from desktop.ui.workplace import Keeping


def label_paper(keeping: Keeping, name: str, ask: Callable[[], Copies]) -> Paper:
    """One label on the size that labels were printed on last; `ask` is called in the lane."""
    settings = keeping.settings()
    size = settings.label_size
    moved = settings.label_shift.get(size, (0.0, 0.0))

    def make() -> Generator[Progress, None, Drawn]:
        from desktop.documents.labels import labels
        from desktop.domain.paper.sizes import Shift, stock

        return (yield from labels([ask()], stock(size), shift=Shift(*moved)))

    return Paper(name, 1, make)
