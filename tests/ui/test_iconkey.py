"""Icons stand clear of the words beside them, on every key of the window."""

from __future__ import annotations

import ast
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.forms import chip_button
from desktop.ui.forms.iconkey import IconKey
from tests.house.code import modules


def _gaps(key: IconKey) -> list[int]:
    """How wide each stretch without ink is, between the first ink of the key's inside and the last;
    in pixels.
    """
    picture = key.grab().toImage()
    ground = picture.pixelColor(8, picture.height() // 2)
    inside = range(8, picture.width() - 8)
    heights = range(8, picture.height() - 8)
    inked = [x for x in inside if any(picture.pixelColor(x, y) != ground for y in heights)]
    return [b - a - 1 for a, b in pairwise(inked)]


@pytest.mark.parametrize("scale", [100, 200])
def test_there_is_air_between_an_icon_and_its_words(
    scale: int, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, dark=False, scale=scale)
    key = IconKey(theme.icon("printer"), "打印")
    qtbot.addWidget(key)
    key.show()
    assert max(_gaps(key)) >= 6 * scale // 100


def test_an_icon_alone_stands_in_the_middle_of_its_key(qtbot: QtBot) -> None:
    key = IconKey(theme.icon("printer"), "")
    qtbot.addWidget(key)
    key.show()
    picture = key.grab().toImage()
    middle = picture.height() // 2
    ground = picture.pixelColor(8, middle)
    wide = picture.width()
    inked = [x for x in range(8, wide - 8) if picture.pixelColor(x, middle) != ground]
    assert abs((inked[0] + inked[-1]) - (wide - 1)) <= 2


def test_every_key_with_an_icon_and_words_is_made_to_part_them() -> None:
    touching = [
        f"{name}:{node.lineno}"
        for name, module in modules().items()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "QPushButton"
        and node.args
        and ast.unparse(node.args[0]).startswith("theme.icon")
    ]
    assert touching == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_words_of_a_key_that_has_the_keyboard_stand_on_its_own_ground(
    dark: bool, qtbot: QtBot, qapp: QApplication
) -> None:
    """No frame of the toolkit's own stands around them: the key's edge says it."""
    theme.apply(qapp, dark=dark)
    page, first, key = QWidget(), chip_button("待答复"), chip_button("待发出")
    row = QHBoxLayout(page)
    row.addWidget(first)
    row.addWidget(key)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert key.hasFocus()
    picture = key.grab().toImage()
    middle = picture.height() // 2
    ground = picture.pixelColor(6, middle)
    top = {picture.pixelColor(x, 14).name() for x in range(6, picture.width() - 6)}
    side = {picture.pixelColor(x, middle).name() for x in range(6, 17)}
    assert top | side == {ground.name()}
