"""The pages of their own inside the room, made when first wanted, and what parts are given.

A way is made with the workplace, the settings, and how to go back to where one came from. The
widget may have `open(what)`, `take_scan(code)`, `field` (where the keyboard begins) and
`may_leave()` (asked before something typed would be lost).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.services.changes import OpId
from desktop.ui.jobs import WRITE
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_, _

_ROOM = __name__.rpartition(".")[0]


@dataclass(frozen=True)
class Way:
    """One page of its own; `where` is its module in this room and its class."""

    key: str
    said: str
    icon: str
    where: tuple[str, str]

    @property
    def title(self) -> str:
        """In the words of now."""
        return _(self.said)

    @property
    def there(self) -> bool:
        """Whether it can be opened."""
        try:
            return find_spec(f"{_ROOM}.{self.where[0]}") is not None
        except ModuleNotFoundError:
            return False

    def make(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> QWidget:
        """The page, new."""
        module = import_module(f"{_ROOM}.{self.where[0]}")
        made: QWidget = getattr(module, self.where[1])(work, keeping, leave)
        return made


WAYS = (
    Way("new", N_("New request"), "plus", ("form.page", "FormPage")),
    Way("edit", N_("Edit the request"), "pencil", ("form.page", "FormPage")),
    Way("decide", N_("Decide"), "scale", ("decide.page", "DecidePage")),
    Way("parcels", N_("Parcels"), "truck", ("parcels.page", "ParcelsPage")),
    Way("receive", N_("What arrived"), "inbox", ("arrivals.page", "ReceivePage")),
    Way("returns", N_("What came back"), "undo-2", ("returns.page", "ReturnsPage")),
    Way("report", N_("Report of the event"), "camera", ("report.page", "ReportPage")),
    Way("message", N_("Message to the asker"), "copy", ("message.page", "MessagePage")),
    Way("import", N_("Take in a list"), "upload", ("taking_in.page", "TakingInPage")),
    Way("give", N_("Give to many"), "gift", ("giving.page", "GivingPage")),
    Way("quotas", N_("Quotas of gifts"), "users", ("giving.quotas", "QuotasPage")),
    Way("guides", N_("Reference values"), "scale", ("guides.page", "GuidesPage")),
    Way("templates", N_("Templates"), "layers", ("templates.page", "TemplatesPage")),
    Way("words", N_("Remembered words"), "history", ("words.page", "WordsPage")),
    Way("figures", N_("Figures of requests"), "chart-column", ("figures.page", "FiguresPage")),
    Way("purge", N_("Purge contacts"), "lock", ("purging.page", "PurgingPage")),
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
