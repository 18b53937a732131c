"""Labels: of what, how many, on which stock; beside them the real page, below them the ways out.

`page` puts it together; `adding` and `lines` gather what is wanted, `size` knows the stock,
`laying` which label stands on which page, `asking` turns lines into labels in a lane.
"""
