"""The guide opens where help was asked for, in the spoken language, and its links lead on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import wording
from desktop.settings import resource
from desktop.ui.guide import Guide, slug
from tests.ui.house import House
from tests.ui.walk import faults


@pytest.fixture
def guide(qtbot: QtBot) -> Iterator[Guide]:
    """The window of the guide, in English."""
    wording.use("en")
    window = Guide()
    qtbot.addWidget(window)
    yield window
    wording.use("en")


def heading_at_top(guide: Guide) -> str:
    """The last heading at or above the upper edge of the text."""
    pages = guide.pages
    top = pages.verticalScrollBar().value() + 40
    layout = pages.document().documentLayout()
    above = [b for b in pages.headings() if layout.blockBoundingRect(b).top() <= top]
    return above[-1].text()


@pytest.mark.parametrize(
    ("language", "room", "heading"),
    [
        ("en", "stock", "Importing a list"),
        ("en", "booth", "Opening the stand"),
        ("en", "nowhere", "Guide to 源物 (Yuanwu)"),
        ("zh", "booth", "开摊"),
        ("zh", "requisitions", "物料申请"),
        ("zh", "settings", "设置、备份、几台电脑"),
    ],
)
def test_it_opens_where_a_room_is_told(guide: Guide, language: str, room: str, heading: str):
    wording.use(language)
    guide.open(room)
    assert heading_at_top(guide) == heading


def test_its_contents_lead_to_their_parts(guide: Guide):
    guide.open()
    row = next(
        n for n in range(guide.contents.count()) if guide.contents.item(n).text() == "Selling"
    )
    guide.contents.setCurrentRow(row)
    assert heading_at_top(guide) == "Selling"


def test_a_link_opens_another_page_of_it_and_nothing_else(guide: Guide):
    guide.open()
    guide.pages.follow(QUrl("architecture.md"))
    assert guide.pages.file.name == "architecture.md"
    guide.pages.follow(QUrl("../../README.md"))
    assert guide.pages.file.name == "architecture.md"


def test_a_link_within_a_page_scrolls_there(guide: Guide):
    guide.open()
    guide.pages.follow(QUrl(f"#{slug('Closing the day')}"))
    assert heading_at_top(guide) == "Closing the day"


def test_its_pictures_fit_the_page(guide: Guide):
    guide.open("booth")
    name = min(path.name for path in resource("guide", "pictures").glob("en-*-light.png"))
    image = guide.pages.picture(f"pictures/{name}")
    assert 200 < image.width() <= guide.pages.viewport().width()


def test_everything_in_it_can_be_reached(guide: Guide):
    guide.open()
    assert faults(guide) == []


def test_the_help_key_opens_it_and_closing_the_window_closes_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
):
    with House.lived_in(qtbot, qapp, tmp_path / "house") as house:
        house.session.go("stock")
        house.settle()
        QTest.keyClick(house.frame, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        [guide] = [w for w in shown if isinstance(w, Guide)]
        assert heading_at_top(guide) == "Importing a list"
    assert not guide.isVisible()
