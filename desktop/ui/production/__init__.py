"""物料制作: the room of what is had made, from artwork to shelf and back. Only the frame comes in.

`page` is the room; `board`, `timeline`, `things` (the list), `sellers`, `designs` and `spending`
are its parts, `thread` is one thing, `steps` the forms that open at the right, `taking_in` takes
lists from elsewhere. Parts know `ways` and not each other.
"""
