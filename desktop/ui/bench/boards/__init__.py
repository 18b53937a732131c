"""The tab 板子: every board that ever came to the bench, with its story beside the list.

`page` is the door for the room; `rows` what the list shows, `side` the board in hand, `tries` its
attempts, `export` the ways out of the list.
"""
