"""What every part of the room is given: the workplace, and the ways to the other parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.services.changes import OpId
from desktop.ui.jobs import WRITE
from desktop.ui.workplace import Keeping, Workplace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.production import Saved


@dataclass(frozen=True)
class Ways:
    """`begin(step, what)` opens the form of a step about a thing, a supplier or nothing; `show(id)`
    opens one thing, `take_in()` the page of lists; `event()` is the event in front, None for all.
    """

    work: Workplace
    keeping: Keeping
    begin: Callable[[str, object], None]
    show: Callable[[int], None]
    take_in: Callable[[], object]
    event: Callable[[], int | None]


def told(work: Workplace, owner: QWidget, words: str, saved: Saved) -> None:
    """Says what was done, with the key that takes it back."""

    def undo() -> None:
        desk, op, of = work.desk(), OpId.new(), UUID(saved.op)

        def act() -> object:
            from desktop.services import stock

            return stock.undo(desk, op, of)

        work.jobs.run(WRITE, act, owner=owner)

    work.toasts.say(words, undo)
