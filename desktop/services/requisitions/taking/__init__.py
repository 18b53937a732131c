"""A list of requests comes in: every row's fate first, then one act with one undo.

`preview` reads and says, `again` says anew after a word was remembered, `apply` writes what was
previewed. Taken back by `services.stock.undo`.
"""

from desktop.services.requisitions.taking.applying import Taken, apply
from desktop.services.requisitions.taking.previewing import Preview, again, preview

__all__ = ["Preview", "Taken", "again", "apply", "preview"]
