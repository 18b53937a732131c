"""The till (摊位): open the stand, sell, give back, close the day, and look at the figures.

`page` is the room that `app.py` puts into the frame. `keys`, `counter` and `goods` hold what a key
means, what lies in the carts and what a code names, without a pixel; `books` is the one door to the
use cases, always called in a lane; everything else is what a person sees. Only the frame comes in.
"""
