"""物料制作: one thread from artwork to shelf and back, as use cases.

`threads` (save, stages, samples, once more), `boards` (board, time line, budget), `buying`
(suppliers, quotes, order, parcel, freight), `arriving` (goods-in in parts, boxes), `designs`
(versions, who has the old one), `files`, `approving`, `lists` (tables in and out). Every act is
taken back by `services.stock.undo`. Who may come in: `ui.production` and `cli`.
"""

from desktop.services.production.acting import Saved
from desktop.services.production.approving import approvals, approve
from desktop.services.production.arriving import box, boxes, goods_in, parts
from desktop.services.production.boards import Words, board, budget, timeline, words
from desktop.services.production.buying import (
    add_quote,
    offers,
    order,
    order_quote,
    retire_quote,
    retire_supplier,
    save_supplier,
    share_freight,
    ship,
    supplier_contact,
    supplier_record,
    suppliers,
)
from desktop.services.production.designs import artworks, retire_artwork, save_artwork, who_has
from desktop.services.production.files import File, astray, attach, file
from desktop.services.production.threads import (
    again,
    production,
    productions,
    retire,
    sample,
    save,
    say,
    set_stage,
    thread,
)

__all__ = [
    "File",
    "Saved",
    "Words",
    "add_quote",
    "again",
    "approvals",
    "approve",
    "artworks",
    "astray",
    "attach",
    "board",
    "box",
    "boxes",
    "budget",
    "file",
    "goods_in",
    "offers",
    "order",
    "order_quote",
    "parts",
    "production",
    "productions",
    "retire",
    "retire_artwork",
    "retire_quote",
    "retire_supplier",
    "sample",
    "save",
    "save_artwork",
    "save_supplier",
    "say",
    "set_stage",
    "share_freight",
    "ship",
    "supplier_contact",
    "supplier_record",
    "suppliers",
    "thread",
    "timeline",
    "who_has",
    "words",
]
