"""The animals of parked carts, by picture and by name: 🐼 熊猫.

The picture alone would be an empty box where a system has no emoji font, and nothing to call out
to a waiting buyer.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from desktop.domain.booth.event import ANIMALS
from desktop.wording import N_, _

_NAMES = dict(
    zip(
        ANIMALS,
        (
            N_("Panda"), N_("Whale"), N_("Fox"), N_("Cat"), N_("Dog"), N_("Rabbit"), N_("Bear"),
            N_("Koala"), N_("Tiger"), N_("Lion"), N_("Cow"), N_("Pig"), N_("Frog"), N_("Monkey"),
            N_("Hen"), N_("Penguin"), N_("Owl"), N_("Turtle"), N_("Octopus"), N_("Butterfly"),
        ),
        strict=True,
    )
)  # fmt: skip


def animal(sign: str) -> str:
    """How a cart is called: `🐼 Panda`; only its name where no font has the picture."""
    if sign not in _NAMES:
        return sign
    return f"{sign} {_(_NAMES[sign])}" if _pictures() else _(_NAMES[sign])


@cache
def _pictures() -> bool:
    return any("emoji" in family.lower() for family in QFontDatabase.families())
