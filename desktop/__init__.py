"""源物 Yuanwu: a community's goods, from an imported list to the evening's figures.

The floors of the house, from the ground up: `settings` and `log` are the ground that all may
stand on; `domain` holds rules and values; `wording` the sentences; `store`, `documents` and
`exchange` speak to databases, paper and files; `services` hold one function per use case; `ui`
and `cli` are the two front doors; `app` puts them together; `__main__` decides between window and
words. Imports go down only; tests/house checks it.
"""
