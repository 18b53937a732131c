"""The tab 活动物料: an event's packing list, its sheet, and how each size did.

`page` is the tab, `grid` a table with one figure to write in a line, `packing`, `homing` and `rest`
the three forms, `doing` how their acts are done and undone.
"""
