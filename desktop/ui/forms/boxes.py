"""Choices among a few things, as high as a thumb and named inside and out."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from desktop.ui import theme
from desktop.ui.forms.wheel import keep_still


def choice_box(name: str, *, editable: bool = False) -> QComboBox:
    """A box to choose from; its list has the same name for a screen reader."""
    box = QComboBox()
    box.setEditable(editable)
    box.setMinimumHeight(theme.TOUCH)
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    keep_still(box)
    return box
