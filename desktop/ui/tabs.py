"""The parts of a room, each a page of its own folder, and the keys above them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey


@dataclass(frozen=True)
class Tab:
    """One part. `make` imports what it is made of, and makes it when it is first asked for."""

    word: str
    icon: str
    title: str
    make: Callable[[], QWidget]


def tab_keys(
    row: QWidget, tabs: tuple[Tab, ...], choose: Callable[[str], None]
) -> dict[str, QPushButton]:
    """A key for each part, by its word, one of which is down; for the widget that holds them."""
    group = QButtonGroup(row)
    keys: dict[str, QPushButton] = {}
    for tab in tabs:
        key = IconKey(theme.icon(tab.icon), tab.title)
        key.setCheckable(True)
        key.clicked.connect(lambda _=False, w=tab.word: choose(w))
        group.addButton(key)
        keys[tab.word] = key
    return keys
