"""`kit`: what kits are made of, how many can be made, making them and taking them apart."""

from types import ModuleType

from desktop.cli.words.kit import apart, assemble, define, makeable, show
from desktop.wording import N_

NAME = "kit"
ABOUT = N_("kits: what they are made of, how many can be made, make them, take them apart")

WORDS: tuple[ModuleType, ...] = (show, define, makeable, assemble, apart)
