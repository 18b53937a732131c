"""Kits (大礼包): what one is made of, how many can be made of what lies there, what is short.

Who may come in: everyone; pure values and arithmetic. `making` asks, `solving` reckons exactly.
"""

from __future__ import annotations

from desktop.domain.kits.making import Plan, Use, apart, most, plan, short
from desktop.domain.kits.values import Bill, Bills, Choice, Slot, circle

__all__ = [
    "Bill",
    "Bills",
    "Choice",
    "Plan",
    "Slot",
    "Use",
    "apart",
    "circle",
    "most",
    "plan",
    "short",
]
