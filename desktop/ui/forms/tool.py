"""Buttons without words, named all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey


def tool_button(icon: str, name: str, *, framed: bool = False) -> QToolButton:
    """A key with an icon only; `name` is its tip and what a screen reader says."""
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setMinimumSize(theme.TOUCH, theme.TOUCH)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if not framed:
        theme.set_flat(button)
    return button


def primary_button(text: str, icon: str = "") -> QPushButton:
    """The one button of a page that most people come for."""
    button = IconKey(text)
    if icon:
        button.setIcon(theme.icon(icon, QPalette.ColorRole.BrightText))
    theme.set_primary(button)
    return button


def chip_button(title: str, *, on: bool = False) -> QPushButton:
    """A filter that is on or off."""
    button = QPushButton(title)
    button.setCheckable(True)
    button.setChecked(on)
    return button
