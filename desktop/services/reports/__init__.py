"""Reports people look at. Each is one function of filters; `report` finds it by its name.

`stock` by place and age of verification, `moves` what moved when, `value` by owner, `sponsor` what
became of an owner's goods, `low` what is below its minimum, `figures` how
requests were kept and what they asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.reports import Filters, Report, ReportName
from desktop.services.changes import Desk
from desktop.services.reports.low import low
from desktop.services.reports.moves import moves
from desktop.services.reports.sponsor import sponsor
from desktop.services.reports.stock import stock
from desktop.services.reports.value import value
from desktop.services.requisitions.figures import figures
from desktop.services.yearbook import yearbook

_REPORTS: dict[ReportName, Callable[[Desk, Filters], Report]] = {
    ReportName.STOCK: stock,
    ReportName.MOVES: moves,
    ReportName.VALUE: value,
    ReportName.SPONSOR: sponsor,
    ReportName.LOW: low,
    ReportName.YEAR: yearbook,
    ReportName.REQUESTS: figures,
}


def report(desk: Desk, name: ReportName, filters: Filters) -> Report:
    """A report by its name. Raises Missing where it needs a filter (the sponsor's: an owner)."""
    return _REPORTS[name](desk, filters)


__all__ = ["figures", "low", "moves", "report", "sponsor", "stock", "value", "yearbook"]
