"""The ten steps of the README, at the real window, by the words that stand on its keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.services import booth
from desktop.services.catalogue import search
from desktop.settings import Folders, resource
from desktop.ui.stock.taking_in.page import ImportPage
from desktop.ui.table import ListPage
from tests.store.ledgers import proven
from tests.ui.house import House

LIST = resource("demo", "周边库存示例_周边库存_表格.csv")


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    """A program that was never started before."""
    with House(qtbot, qapp, Folders(tmp_path / "data")) as made:
        yield made


def key(house: House, words: str, within: QWidget | None = None) -> QAbstractButton:
    """The key that can be seen and says so."""
    root = within or house.session.frame or house.session.welcome
    assert root is not None
    found = [
        button
        for button in root.findChildren(QAbstractButton)
        if button.isVisible() and words in (button.text().strip(), button.accessibleName())
    ]
    assert found, words
    return found[-1]


def press(house: House, chord: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or house.frame, chord)
    house.settle()


def drop(house: House, onto: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(onto.rect().center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    onto.dropEvent(event)
    house.settle()


def tile(house: House, title: str) -> QAbstractButton:
    """The tile, or the size on it, of an article."""
    desk = house.session.desk()
    uid = next(v.uid for v in search(desk, limit=400).rows if v.title == title)
    found = house.page("booth").selling.tiles.grid.tile_key(uid)
    sizes = zip(found.tile.sizes, found.size_keys, strict=False)
    button: QAbstractButton = next((b for size, b in sizes if size.key == uid), found)
    return button


def test_from_an_imported_list_to_the_evenings_figures(house, tmp_path, monkeypatch):
    # 1. Language, what for, name; then the list.
    house.tap(key(house, "English"))
    house.write(house.session.welcome.name, "Robin")
    house.tap(house.session.welcome.starts["import"])
    house.until(lambda: house.page("stock") is not None)

    # 2. It is dropped into the window, and every row says what becomes of it.
    wizard = house.frame.findChildren(ImportPage)[-1]
    drop(house, wizard.choose, LIST)
    house.tap(key(house, "Import 71 rows"))

    # 3. Pictures find their items by name.
    pictures = str(resource("demo", "pictures"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: pictures)
    house.tap(key(house, "Add the pictures"))
    house.tap(key(house, "Pictures from a folder"))

    # 4. What lies where.
    house.tap(key(house, "To the list"))
    house.tap(key(house, "What lies where"))
    assert any(page.isVisible() for page in house.frame.findChildren(ListPage))

    # 5. The stand is opened on one page.
    house.tap(house.frame.rail.keys["booth"])
    page = house.page("booth")
    stand = page.stand
    house.write(stand.event_part.name, "Open Source Fair")
    for row in stand.goods_part.rows:
        if row.tick.text() in ("社区T恤 L", "金属徽章 金色"):
            row.pieces.set_value(10)
    house.settle()
    house.tap(stand.start)
    assert page.selling.isVisible()

    # 6. A tile, and F1: that was the whole sale.
    house.tap(tile(house, "金属徽章 金色"))
    press(house, Qt.Key.Key_F1)
    assert page.selling.strip.words.text().startswith("A-0001 ✓")

    # 7. Cash, and the change in large figures.
    house.tap(tile(house, "社区T恤 L"))
    house.tap(tile(house, "金属徽章 金色"))
    house.tap(tile(house, "金属徽章 金色"))
    press(house, Qt.Key.Key_F3)
    house.tap(key(house, "¥200", page.selling.cart))
    assert page.selling.cart.done.amount.text() == "¥71"

    # 8. It was Alipay, not cash.
    house.tap(page.selling.strip.keys["remethod"])
    assert page.after.isVisible()
    press(house, Qt.Key.Key_F2)
    desk = house.session.desk()
    event = page.post.event.id
    taken = {t.method: t.amount_fen for t in booth.figures(desk, event).by_method}
    assert {method: fen for method, fen in taken.items() if fen} == {
        "wechat": 1_500,
        "alipay": 12_900,
    }

    # 9. The rest goes home, the drawer is counted.
    house.tap(page.head.keys["close"])
    house.tap(page.closing.back.key)
    house.write(page.closing.drawer.sum, "200")
    house.tap(page.closing.drawer.compare)
    assert "It is right to the fen." in page.closing.drawer.result.text()
    house.tap(page.closing.drawer.close_key)

    # 10. The evening's figures, for the group and for the file.
    assert page.figures.isVisible()
    assert page.figures.net.text() == "¥144"
    house.tap(key(house, "Copy picture", page.figures))
    assert QApplication.clipboard().image().width() == 1080
    paper = tmp_path / "figures.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(paper), ""))
    house.tap(key(house, "Page as PDF"))
    house.until(paper.exists)

    # Every piece is somewhere, and the ledger is whole.
    assert proven(desk) == ()
