"""The monitor: what a board says, line by line, and its light and supply as rolling lines.

`panel` is what opens from a card, `plot` the lines, `log` the text; all of them forget the oldest,
so that a board may talk all night.
"""
