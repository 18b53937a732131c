"""`paper key`: the key that signs this station's papers; without one they are unsigned."""

from types import ModuleType

from desktop.cli.words.paper.key import retire, setup, status
from desktop.wording import N_

NAME = "key"
ABOUT = N_("set up, look at or retire the key that signs papers")

WORDS: tuple[ModuleType, ...] = (setup, status, retire)
