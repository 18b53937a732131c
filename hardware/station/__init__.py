"""The station: takes one board through its way, from an image checked before its port is opened to
a number that is read back after a restart.

`bring_up` is the whole way, `flash` and `examine` are its halves. Each is a generator of moments
(`hardware.steps`) that always ends in an `Outcome` and never in a fault, with its port closed.
"""

from hardware.station.ways import bring_up, examine, flash
from hardware.way import Means

__all__ = ["Means", "bring_up", "examine", "flash"]
