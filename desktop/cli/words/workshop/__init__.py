"""`workshop`: sessions at the bench, who takes part, and all USB places without a window."""

from types import ModuleType

from desktop.cli.words.workshop import (
    closing,
    listing,
    opening,
    participants,
    reporting,
    running,
)
from desktop.wording import N_

NAME = "workshop"
ABOUT = N_("sessions at the bench: open, people and kits, flash and test, report")

WORDS: tuple[ModuleType, ...] = (opening, running, participants, reporting, listing, closing)
