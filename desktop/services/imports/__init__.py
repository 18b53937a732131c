"""A stock list becomes rows of the ledger: previewed, written as one act, taken back as one act.

`preview` says every row's fate and writes nothing, `apply` writes what was previewed, `pictures`
gives items the pictures a list named. An import is taken back by `services.stock.undo`.
"""

from desktop.services.imports.applying import apply
from desktop.services.imports.picturing import Matched, pictures
from desktop.services.imports.previewing import preview, preview_rows
from desktop.services.imports.values import Imported, Preview

__all__ = ["Imported", "Matched", "Preview", "apply", "pictures", "preview", "preview_rows"]
