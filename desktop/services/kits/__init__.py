"""Kits (大礼包, lamp kits): what they are made of, how many can be made, making and undoing them.

`bills` saves versions and tells them; `look` says what can be made at a place; `acts` puts kits
together and takes them apart. Who may come in: `ui` and `cli`.
"""

from __future__ import annotations

from desktop.services.kits.acts import apart, assemble
from desktop.services.kits.bills import drop, kit, kits, save, used_in, versions
from desktop.services.kits.look import makeable

__all__ = [
    "apart",
    "assemble",
    "drop",
    "kit",
    "kits",
    "makeable",
    "save",
    "used_in",
    "versions",
]
