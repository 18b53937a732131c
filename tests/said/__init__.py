"""Made-up requests as people write them, with what is truly meant: to measure what reads them.

`first` is what the reading was tuned on, `second` other goods, shapes and slips, never tuned on;
`fifth` a bigger shelf of look-alikes in the manners of many hands; `sixth` whole cells in two dozen
voices over two stocks; `by_hand` 120 texts without any pattern.
"""
