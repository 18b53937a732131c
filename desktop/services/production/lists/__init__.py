"""The community's tables about production come in and go out.

`preview` says every fate by trying each row and writing nothing (`trying`); `apply` writes
them as one act with one undo; `table` makes a table as the community keeps it. One file for each
kind of row: `things` (物料总表, 预算表), `parts` (到货验收), `boxes` (分箱表), `back` (现场回收),
`amounts` (审批记录).
"""

from desktop.services.production.lists.taking import Preview, Taken, apply, preview
from desktop.services.production.lists.telling import table

__all__ = ["Preview", "Taken", "apply", "preview", "table"]
