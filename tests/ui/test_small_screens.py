"""Twice the text on a small screen: everything fits, and what lost its words is still named."""

from __future__ import annotations

import pytest

from tests.ui.house import House


@pytest.fixture
def house(qtbot, qapp, tmp_path):
    with House.lived_in(qtbot, qapp, tmp_path / "data", text_scale=200) as made:
        yield made


def test_the_stock_room_fits_1024_pixels_and_an_act_beside_it_1366(house):
    assert house.stock.isVisible()
    assert house.frame.minimumSizeHint().width() <= 1024
    house.stock.begin("handover")
    house.settle()
    assert house.frame.minimumSizeHint().width() <= 1366
    assert house.frame.minimumSizeHint().height() <= 690


def test_keys_without_words_keep_their_names(house):
    bar = house.stock.bar
    house.frame.resize(1366, 720)
    house.settle()
    assert bar.acts["receive"].text() == ""
    assert bar.acts["receive"].accessibleName() == bar.acts["receive"].toolTip() == "Receive"
    bar.resize(3000, bar.height())
    assert bar.acts["receive"].text() == "Receive"
    assert bar.acts["receive"].toolTip() == ""


def test_tabs_lose_their_icons_before_their_words(house):
    bar = house.stock.bar
    tab, act = bar.lists["places"], bar.acts["receive"]
    house.frame.resize(1366, 720)
    house.settle()
    seen = []
    for width in range(3000, 1000, -20):
        bar.resize(width, bar.height())
        seen.append((not tab.icon().isNull(), tab.text() != "", act.text() != ""))
    assert list(dict.fromkeys(seen)) == [
        (True, True, True),
        (False, True, True),
        (False, True, False),
        (True, False, False),
    ]


def test_settings_never_scroll_sideways(house):
    house.session.go("settings")
    house.frame.resize(1024, 640)
    house.settle()
    assert house.page("settings")._scroll.horizontalScrollBar().maximum() == 0


def test_the_title_of_the_room_grows_with_the_text(house):
    before = house.frame.top.where.font().pointSizeF()
    house.session.change(text_scale=100)
    house.settle()
    assert house.frame.top.where.font().pointSizeF() == pytest.approx(before / 2)


def test_the_places_fit_as_well(house):
    house.stock.show_list("places")
    house.settle()
    assert house.frame.minimumSizeHint().width() <= 1024
