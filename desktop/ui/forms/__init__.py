"""Small inputs that several rooms share; each speaks for itself to keyboard and screen reader."""

from desktop.ui.forms.elided import ElidedLabel
from desktop.ui.forms.field import Badge, Field
from desktop.ui.forms.flow import FlowLayout
from desktop.ui.forms.money import MoneyField
from desktop.ui.forms.picker import Choice, Picker
from desktop.ui.forms.press import LongPressButton
from desktop.ui.forms.search_field import SearchField
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
    "Stepper",
    "chip_button",
    "primary_button",
    "tool_button",
]
