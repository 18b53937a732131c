"""The pages of their own inside the room by name, and what every part of the room is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.services.changes import OpId
from desktop.ui.jobs import WRITE
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_, _


@dataclass(frozen=True)
class Way:
    """One page of its own; `opening` makes it."""

    key: str
    said: str
    icon: str

    @property
    def title(self) -> str:
        """In the words of now."""
        return _(self.said)


WAYS = (
    Way("new", N_("New request"), "plus"),
    Way("edit", N_("Edit the request"), "pencil"),
    Way("decide", N_("Decide"), "scale"),
    Way("parcels", N_("Parcels"), "truck"),
    Way("receive", N_("What arrived"), "inbox"),
    Way("returns", N_("What came back"), "undo-2"),
    Way("report", N_("Report of the event"), "camera"),
    Way("message", N_("Message to the asker"), "copy"),
    Way("import", N_("Take in a list"), "upload"),
    Way("give", N_("Give to many"), "gift"),
    Way("quotas", N_("Quotas of gifts"), "users"),
    Way("guides", N_("Reference values"), "scale"),
    Way("templates", N_("Templates"), "layers"),
    Way("words", N_("Remembered words"), "history"),
    Way("figures", N_("Figures of requests"), "chart-column"),
    Way("purge", N_("Purge contacts"), "lock"),
)
BY_KEY = {way.key: way for way in WAYS}


@dataclass(frozen=True)
class Ways:
    """What every part of the room is given: `show(id)` brings a request in front, `begin(key,
    what)` opens a way.
    """

    work: Workplace
    keeping: Keeping
    show: Callable[[int], None]
    begin: Callable[[str, object], None]


def told(work: Workplace, owner: QWidget, words: str, op: UUID) -> None:
    """Says what was done, with the key that takes it back."""

    def undo() -> None:
        desk, again = work.desk(), OpId.new()

        def act() -> object:
            from desktop.services import stock

            return stock.undo(desk, again, op)

        work.jobs.run(WRITE, act, owner=owner)

    work.toasts.say(words, undo)
