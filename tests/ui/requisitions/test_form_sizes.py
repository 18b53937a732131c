"""Twice the text on a small screen: forms and decisions fit, and nothing is cut off sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QScrollArea

from tests.ui.house import House
from tests.ui.requisitions.conftest import fill, found, room


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A room that is read from afar."""
    with House.lived_in(qtbot, qapp, tmp_path / "data", text_scale=200) as home:
        fill(home)
        yield home


@pytest.mark.parametrize("key", ["new", "decide", "guides", "templates", "words"])
def test_every_page_fits_1024_pixels(house, key):
    page = room(house)
    page.open(("decide", found(house, "北京工作坊").id) if key == "decide" else key)
    house.settle()
    way = page.way
    if key == "new":
        house.write(way.lines.field, "TS-L x5; 神秘贴纸 若干")
        way.message_key.click()
    if key == "decide":
        way.rows[0].qty.set_value(1)
        way.rows[0].instead()
    house.settle()
    assert house.frame.minimumSizeHint().width() <= 1024
    assert house.frame.minimumSizeHint().height() <= 690
    house.frame.resize(1024, 690)
    house.settle()
    area = way.findChildren(QScrollArea)[0]
    assert area.widget().width() <= area.viewport().width()
