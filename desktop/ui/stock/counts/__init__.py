"""盘点 and 清点 in the stock room: the list, the form of a new one, counting (typed, scanned, from
a sheet, by chat), looking through, what came of it.

`view` is the tab and knows the pages; a page says by `closed` that it is done with and by `go`
which page of the same count comes next. Who may come in: `ui/stock/views.py`.
"""
