"""Giving to many: read a list of people, weigh what it takes, give it as one act, hand it over.

`weigh` writes nothing; `give` makes a request for each person, approved and held at once. Taken
back by `services.stock.undo`.
"""

from desktop.services.requisitions.giving.acts import Given, give
from desktop.services.requisitions.giving.handing import Handed, hand_over_all, open_parcels
from desktop.services.requisitions.giving.looking import giveaway, giveaways, people_of
from desktop.services.requisitions.giving.people import awarded, read, typed, written
from desktop.services.requisitions.giving.weighing import weigh

__all__ = [
    "Given",
    "Handed",
    "awarded",
    "give",
    "giveaway",
    "giveaways",
    "hand_over_all",
    "open_parcels",
    "people_of",
    "read",
    "typed",
    "weigh",
    "written",
]
