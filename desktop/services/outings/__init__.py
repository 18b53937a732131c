"""活动物料: goods at an event, from the packing list to the last piece that is named.

`sheet` shows what became of everything, `packing` proposes and takes along, `homing` brings back,
`settling` names the rest and closes, `results` says how each size did and what to order next,
`papers` makes reports of it all.
"""

from desktop.services.outings.homing import BroughtHome, HomeLine, bring_home
from desktop.services.outings.packing import (
    Part,
    Proposal,
    ProposedLine,
    TakenAlong,
    Wish,
    proposal,
    take,
)
from desktop.services.outings.papers import packing_report, sheet_report
from desktop.services.outings.results import OrderProposal, SizeResult, results
from desktop.services.outings.settling import (
    Named,
    Naming,
    OutingSettled,
    RestNamed,
    close,
    name_rest,
)
from desktop.services.outings.sheet import (
    Outing,
    Recovered,
    Sheet,
    SheetLine,
    outings,
    recovered,
    sheet,
)

__all__ = [
    "BroughtHome",
    "HomeLine",
    "Named",
    "Naming",
    "OrderProposal",
    "Outing",
    "OutingSettled",
    "Part",
    "Proposal",
    "ProposedLine",
    "Recovered",
    "RestNamed",
    "Sheet",
    "SheetLine",
    "SizeResult",
    "TakenAlong",
    "Wish",
    "bring_home",
    "close",
    "name_rest",
    "outings",
    "packing_report",
    "proposal",
    "recovered",
    "results",
    "sheet",
    "sheet_report",
    "take",
]
