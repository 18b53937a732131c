"""The evening's figures on a page: charts, tables, the picture for the group, files.

`page` puts them together, `tables` makes its small tables.
"""
