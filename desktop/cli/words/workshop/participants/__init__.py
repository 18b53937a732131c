"""`workshop participants`: who sits at the table, their kits and their boards."""

from types import ModuleType

from desktop.cli.words.workshop.participants import adding, assigning, kit, listing
from desktop.wording import N_

NAME = "participants"
ABOUT = N_("who takes part: add people, hand out kits, say whose board is whose")

WORDS: tuple[ModuleType, ...] = (listing, adding, kit, assigning)
