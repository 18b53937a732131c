"""How a transfer stands and what lies where."""

from __future__ import annotations

from desktop.services import places, stock, transfers


def state(house, code):
    """The state of a transfer."""
    return transfers.transfer(house.session.desk(), code).state


def lies(house, place):
    """What lies at a place, by code."""
    found = places.find_place(house.session.desk(), place).id
    rows = stock.holdings(house.session.desk(), place=found, tree=True).rows
    return {h.code: h.on_hand for h in rows}
