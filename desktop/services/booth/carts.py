"""The cart file: the open cart and the parked ones of this station, saved as they grow."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from desktop.domain.booth.cart import Cart, Carts
from desktop.domain.errors import CannotWrite
from desktop.services.changes import Desk, OpId
from desktop.store.booth import sales


class Drawer:
    """Where the carts of one station lie between two key strokes: a small file, written whole."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save(self, carts: Carts) -> None:
        """Writes the carts durably (file and name). Raises CannotWrite; the old file stays."""
        data = {"open": carts.open.to_json(), "parked": [cart.to_json() for cart in carts.parked]}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=".cart")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(data, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, self.path)
        except OSError as error:
            raise CannotWrite(str(self.path), "failed", str(error)) from error

    def load(self) -> Carts:
        """The carts as saved; an empty one where there is no file or it cannot be read.

        A file that cannot be read is set aside, not overwritten.
        """
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            parked = tuple(Cart.from_json(cart) for cart in data["parked"])
            return Carts(Cart.from_json(data["open"]), parked)
        except FileNotFoundError:
            return Carts(new_cart())
        except (OSError, ValueError, KeyError, TypeError):
            aside = self.path.with_suffix(".damaged")
            if self.path.exists():
                os.replace(self.path, aside)
            return Carts(new_cart())


def new_cart() -> Cart:
    """An empty cart with the op_id of the sale it may become."""
    return Cart(op=OpId.new().hex)


def resume(desk: Desk, drawer: Drawer) -> Carts:
    """The carts at the start of the program; one that became a sale already is dropped."""
    carts = drawer.load()
    with desk.database.reading() as connection:
        sold = {
            cart.op
            for cart in (carts.open, *carts.parked)
            if sales.exists(connection, bytes.fromhex(cart.op))
        }
    kept = tuple(cart for cart in carts.parked if cart.op not in sold)
    opened = new_cart() if carts.open.op in sold else carts.open
    return Carts(opened, kept)
