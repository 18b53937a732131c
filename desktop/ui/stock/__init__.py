"""周边库存: the one list of goods, where they lie, their stories, and the acts that move them.

`page` is the room that `app.py` puts into the frame; the rest are its parts. Only the frame comes
in.
"""
