"""Makes the pages of their own inside the room, each loaded when it is first wanted.

A page is made with the workplace, the settings, and how to go back to where one came from. It may
have `open(what)`, `take_scan(code)`, `field` (where the keyboard begins), `may_leave()` (asked
before something typed would be lost) and `kept` (what it finds again when it is made anew).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.ui.workplace import Keeping, Workplace

Leave = Callable[[], None]


def _new(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.form.page import FormPage

    return FormPage(work, keeping, leave)


def _decide(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.decide.page import DecidePage

    return DecidePage(work, keeping, leave)


def _parcels(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.parcels.page import ParcelsPage

    return ParcelsPage(work, keeping, leave)


def _receive(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.arrivals.page import ReceivePage

    return ReceivePage(work, keeping, leave)


def _returns(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.returns.page import ReturnsPage

    return ReturnsPage(work, keeping, leave)


def _report(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.report.page import ReportPage

    return ReportPage(work, keeping, leave)


def _message(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.message.page import MessagePage

    return MessagePage(work, keeping, leave)


def _taking_in(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.taking_in.page import TakingInPage

    return TakingInPage(work, keeping, leave)


def _give(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.giving.page import GivingPage

    return GivingPage(work, keeping, leave)


def _quotas(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.giving.quotas import QuotasPage

    return QuotasPage(work, keeping, leave)


def _guides(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.guides.page import GuidesPage

    return GuidesPage(work, keeping, leave)


def _templates(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.templates.page import TemplatesPage

    return TemplatesPage(work, keeping, leave)


def _words(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.words.page import WordsPage

    return WordsPage(work, keeping, leave)


def _figures(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.figures.page import FiguresPage

    return FiguresPage(work, keeping, leave)


def _purge(work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    from desktop.ui.requisitions.purging.page import PurgingPage

    return PurgingPage(work, keeping, leave)


_MAKERS: dict[str, Callable[[Workplace, Keeping, Leave], QWidget]] = {
    "new": _new,
    "edit": _new,
    "decide": _decide,
    "parcels": _parcels,
    "receive": _receive,
    "returns": _returns,
    "report": _report,
    "message": _message,
    "import": _taking_in,
    "give": _give,
    "quotas": _quotas,
    "guides": _guides,
    "templates": _templates,
    "words": _words,
    "figures": _figures,
    "purge": _purge,
}


def make(key: str, work: Workplace, keeping: Keeping, leave: Leave) -> QWidget:
    """The page of a way by its key, new."""
    return _MAKERS[key](work, keeping, leave)
