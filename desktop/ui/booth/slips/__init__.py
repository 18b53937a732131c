"""小票·单据: slips of sales, the closing slip, the paper till and the packing list, looked at as
they will come out, then printed or saved.
"""
