"""A key with an icon before its words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QStyleOptionButton

from desktop.ui import theme

_AIR = 6  # px at 100 % text


class IconKey(QPushButton):
    """Parts its icon from its words: Qt's styles leave 2 px between them, whatever the sheet says.

    The icon is given a wider place, at whose beginning it is drawn; without words it has its own.
    """

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """As Qt fills it in, and with air behind the icon."""
        super().initStyleOption(option)
        if self.text():
            wide = option.iconSize.width() + theme.grown(self.font(), _AIR)
            option.iconSize = QSize(wide, option.iconSize.height())
