"""Choices among a few things, as high as a thumb and named inside and out."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from desktop.ui import theme


def choice_box(name: str, *, editable: bool = False) -> QComboBox:
    """A box to choose from; its list has the same name for a screen reader."""
    box = QComboBox()
    box.setEditable(editable)
    box.setMinimumHeight(theme.TOUCH)
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    return box
