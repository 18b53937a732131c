"""Made-up requests as people write them, with what is truly meant: to measure what reads them.

`first` is what the reading was tuned on, `second` other goods, shapes and slips, never tuned on.
"""
