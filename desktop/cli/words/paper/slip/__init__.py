"""`paper slip`: slips of the till, and lists for who packs."""

from types import ModuleType

from desktop.cli.words.paper.slip import closing, fallback, packing, pick, sale
from desktop.wording import N_

NAME = "slip"
ABOUT = N_("print slips of the till, lists for who packs, and the sheet for when the power fails")

WORDS: tuple[ModuleType, ...] = (sale, closing, pick, packing, fallback)
