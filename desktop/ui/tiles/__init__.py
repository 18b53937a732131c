"""The tiles of a till: big keys with photo or name, price, what is left, and sizes.

`grid` is arithmetic without a pixel, `tile` the value, `key` one tile as a button, `paint` its
look, `photo` the pictures, `view` the whole field.
"""

from desktop.ui.tiles.tile import Tile, TileSize
from desktop.ui.tiles.view import TileGrid

__all__ = ["Tile", "TileGrid", "TileSize"]
