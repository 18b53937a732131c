"""Slips: what the till prints (`till`) and lists for packing (`packing`). Nothing is written;
all is drawn from committed rows, so that printing again gives the same paper.
"""

from desktop.services.paper.slips.packing import packing, packing_list, pick_list, picking
from desktop.services.paper.slips.till import (
    closing,
    closing_slip,
    fallback_sheet,
    sale_slip,
    today,
)

__all__ = [
    "closing",
    "closing_slip",
    "fallback_sheet",
    "packing",
    "packing_list",
    "pick_list",
    "picking",
    "sale_slip",
    "today",
]
