"""Batches of rulers (or of any board that is bought): ordered, inspected, into the stock.

`page` is the list with the batch in hand beside it; `ordering` notes a new one, `inspecting` is
the incoming inspection with a `sample` for each board that is looked at, `card` tells of one.
"""
