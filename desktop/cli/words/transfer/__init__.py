"""`transfer`: goods from one keeper to another: list, send, receive, cancel."""

from types import ModuleType

from desktop.cli.words.transfer import cancelling, listing, receiving, sending
from desktop.wording import N_

NAME = "transfer"
ABOUT = N_("goods from one keeper to another: list, send, receive, cancel")

WORDS: tuple[ModuleType, ...] = (listing, sending, receiving, cancelling)
