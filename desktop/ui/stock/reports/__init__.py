"""The tab 报表: a report, its filters, its charts and tables, and ways to take it away.

`page` is the tab, `filters` the row of filters, `grid` a table, `saving` the files.
"""
