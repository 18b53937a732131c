"""The tabs of the room: each is one widget, made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_


class Tab(Protocol):
    """What the room asks of a tab's widget; each of these may be missing.

    `ask` asks again for what is shown, `open` shows what a word or an id names, `take_scan` says
    whether the code was its own, `field` is where the keyboard goes when the tab comes in front.
    """

    field: QWidget

    def ask(self) -> None:
        """Asks again for what is shown."""

    def open(self, what: object) -> None:
        """Shows one thing, or begins one act."""

    def take_scan(self, code: str) -> bool:
        """Whether a scanned code was this tab's own; then it acted on it."""


@dataclass(frozen=True)
class View:
    """One tab; `title` is an English source string. Without `make` the room itself makes it,
    because the panel at the right follows what is chosen in it.
    """

    key: str
    title: str
    icon: str
    make: Callable[[Workplace, Keeping], QWidget] | None = None


def _transfers(work: Workplace, keeping: Keeping) -> QWidget:
    from desktop.ui.stock.transfers.view import TransfersView

    return TransfersView(work, keeping)


def _counts(work: Workplace, keeping: Keeping) -> QWidget:
    from desktop.ui.stock.counts.view import CountsView

    return CountsView(work, keeping)


def _outings(work: Workplace, keeping: Keeping) -> QWidget:
    from desktop.ui.stock.outings.page import OutingsView

    return OutingsView(work, keeping)


def _reports(work: Workplace, keeping: Keeping) -> QWidget:
    from desktop.ui.stock.reports.page import ReportsView

    return ReportsView(work, keeping)


VIEWS: tuple[View, ...] = (
    View("items", N_("Items"), "tag"),
    View("where", N_("What lies where"), "list"),
    View("places", N_("Places"), "map-pin"),
    View("transfers", N_("Transfers"), "truck", _transfers),
    View("counts", N_("Counts"), "clipboard-list", _counts),
    View("outings", N_("Event goods"), "calendar", _outings),
    View("reports", N_("Reports"), "chart-column", _reports),
)
KEYS = tuple(view.key for view in VIEWS)


def ask_again(widget: QWidget) -> None:
    """Asks a tab again for what it shows, whatever it calls that."""
    for name in ("ask", "refresh"):
        again = getattr(widget, name, None)
        if again is not None:
            again()
            return
