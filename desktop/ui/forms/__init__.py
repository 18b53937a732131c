"""Small inputs that several rooms share; each speaks for itself to keyboard and screen reader.

They are loaded when first asked for: the frame needs two of them to paint its first picture, and
the others would hold that up.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.forms.elided import ElidedLabel
    from desktop.ui.forms.field import Badge, Field
    from desktop.ui.forms.flow import FlowLayout
    from desktop.ui.forms.money import MoneyField
    from desktop.ui.forms.picker import Choice, Picker
    from desktop.ui.forms.press import LongPressButton
    from desktop.ui.forms.search_field import SearchField
    from desktop.ui.forms.sidebyside import SideBySide
    from desktop.ui.forms.stepper import Stepper
    from desktop.ui.forms.tool import chip_button, primary_button, tool_button

__all__ = [
    "Badge",
    "Choice",
    "ElidedLabel",
    "Field",
    "FlowLayout",
    "LongPressButton",
    "MoneyField",
    "Picker",
    "SearchField",
    "SideBySide",
    "Stepper",
    "chip_button",
    "primary_button",
    "tool_button",
]

_WHERE = {
    "Badge": "field",
    "Choice": "picker",
    "ElidedLabel": "elided",
    "Field": "field",
    "FlowLayout": "flow",
    "LongPressButton": "press",
    "MoneyField": "money",
    "Picker": "picker",
    "SearchField": "search_field",
    "SideBySide": "sidebyside",
    "Stepper": "stepper",
    "chip_button": "tool",
    "primary_button": "tool",
    "tool_button": "tool",
}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
