"""活动物料: what was taken along to an event, what became of it, and what it says of the next.

`flows` adds up what came and went, `packing` proposes a list from the last event, `ordering` the
next order from what ran out and what came back. Pure values; nothing here asks the ledger.
"""

from desktop.domain.outings.flows import (
    Became,
    Flow,
    Tally,
    became,
    demands,
    ran_out,
    tally,
)
from desktop.domain.outings.ordering import OrderLine, SizeNeed, next_order
from desktop.domain.outings.packing import LastTime, PackLine, Reason, propose

__all__ = [
    "Became",
    "Flow",
    "LastTime",
    "OrderLine",
    "PackLine",
    "Reason",
    "SizeNeed",
    "Tally",
    "became",
    "demands",
    "next_order",
    "propose",
    "ran_out",
    "tally",
]
