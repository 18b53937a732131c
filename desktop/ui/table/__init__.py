"""The one list: a window onto SQL with search, chips, columns, sort, copy, export and a side pane.

`rows` is what a list asks and gets, `model` the window, `view` the grid, `page` the whole list with
everything around it. A room builds a `ListPage` from columns and a `Source`.
"""

from desktop.ui.table.empty import Empty, EmptyPage
from desktop.ui.table.page import ListPage
from desktop.ui.table.rows import Ask, Chip, Column, Export, Source

__all__ = ["Ask", "Chip", "Column", "Empty", "EmptyPage", "Export", "ListPage", "Source"]
