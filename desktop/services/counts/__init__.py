"""盘点 and 清点: a count is opened, entered by many, looked through, and closed as one act."""

from desktop.domain.counts import Closed, Difference
from desktop.services.counts.closing import close, take
from desktop.services.counts.entering import Entered, enter, name_thing, say
from desktop.services.counts.looking import (
    categories,
    count,
    counts,
    expected,
    results,
    review,
    said,
)
from desktop.services.counts.opening import drop, micro, open_count, recount

__all__ = [
    "Closed",
    "Difference",
    "Entered",
    "categories",
    "close",
    "count",
    "counts",
    "drop",
    "enter",
    "expected",
    "micro",
    "name_thing",
    "open_count",
    "recount",
    "results",
    "review",
    "said",
    "say",
    "take",
]
