"""Slips of the till and of the packing table, and the sheet that stands in for a dead laptop.

One function a kind, from values to a PDF; nothing is asked and nothing is added up here but what
stands in one table.
"""

from desktop.documents.slips.closing import closing_slip
from desktop.documents.slips.fallback import fallback_sheet, tally_sheet
from desktop.documents.slips.lists import packing_list, packing_lists, pick_list
from desktop.documents.slips.till import gift_slip, sale_slip

__all__ = [
    "closing_slip",
    "fallback_sheet",
    "gift_slip",
    "packing_list",
    "packing_lists",
    "pick_list",
    "sale_slip",
    "tally_sheet",
]
