"""`paper template`: the community's own wording, written out, saved, and taken back."""

from types import ModuleType

from desktop.cli.words.paper.template import export, restore, save
from desktop.wording import N_

NAME = "template"
ABOUT = N_("write out a template to edit it, save it, or go back to the one that came along")

WORDS: tuple[ModuleType, ...] = (export, save, restore)
