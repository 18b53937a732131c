"""The frame: the rail of rooms, the bar above, and what is heard everywhere.

`app.py` makes it and registers the rooms; the frame knows none of them. `frame` is not imported
here, so that a room may take `Room` and `Act` without loading the frame's parts.
"""

from desktop.ui.window.room import Act, MadeInTurns, Opens, Room, TakesScans

__all__ = ["Act", "MadeInTurns", "Opens", "Room", "TakesScans"]
