"""Tiles of a till: where they stand, what they say, what a tap means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent, QFontMetrics, QImage, QImageWriter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.tiles import Tile, TileGrid, TileSize
from desktop.ui.tiles.grid import Cell, Way, columns, lifts, neighbour, place, rows, strip
from tests.ui.walk import faults

STICKER = Tile("tz", "开源社贴纸", "¥5", left=120)
BADGE = Tile("hz", "COSCon 徽章", "¥10", left=0, sold_out=True)
SHIRT = Tile(
    "ts",
    "文化衫",
    "¥99",
    sizes=tuple(
        TileSize(f"ts-{label}", label, left)
        for label, left in zip(
            ("S", "M", "L", "XL", "2XL", "3XL"), (3, 0, 12, 7, 2, 1), strict=True
        )
    ),
)


@pytest.fixture
def field(qtbot: QtBot) -> TileGrid:
    grid = TileGrid()
    qtbot.addWidget(grid)
    grid.resize(820, 600)
    grid.show_tiles([STICKER, SHIRT, BADGE])
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


# ── arithmetic ────────────────────────────────────────────────────────────────────────────────────


def test_as_many_columns_as_fit_and_at_least_one() -> None:
    assert [columns(w, 100, 10) for w in (0, 99, 100, 209, 210, 430)] == [1, 1, 1, 1, 2, 4]


def test_a_wide_tile_begins_a_row_and_a_narrow_one_fills_the_gap() -> None:
    assert place([1, 1, 2, 1], 3) == [Cell(0, 0, 1), Cell(0, 1, 1), Cell(1, 0, 2), Cell(0, 2, 1)]


@given(st.lists(st.integers(1, 2), max_size=60), st.integers(1, 9))
def test_every_tile_has_its_cells_and_none_overlap(spans: list[int], across: int) -> None:
    cells = place(spans, across)
    taken = [(c.row, c.column + n) for c in cells for n in range(c.span)]
    assert len(cells) == len(spans)
    assert len(taken) == len(set(taken))
    assert all(c.column + c.span <= across for c in cells)
    assert rows(cells) <= len(spans)


@given(st.lists(st.integers(1, 2), min_size=1, max_size=40), st.integers(1, 6))
def test_right_and_left_reach_every_tile(spans: list[int], across: int) -> None:
    cells = place(spans, across)
    at, seen = cells.index(min(cells, key=lambda c: (c.row, c.column))), set()
    for _ in spans:
        seen.add(at)
        at = neighbour(cells, at, Way.RIGHT)
    assert seen == set(range(len(spans)))


def test_up_and_down_keep_the_column_and_stop_at_the_edge() -> None:
    cells = place([1] * 6, 3)
    assert [neighbour(cells, 1, Way.DOWN), neighbour(cells, 4, Way.UP)] == [4, 1]
    assert [neighbour(cells, 1, Way.UP), neighbour(cells, 4, Way.DOWN)] == [1, 4]


def test_sizes_that_do_not_fit_go_on_in_another_row_as_evenly_as_they_can() -> None:
    assert [strip(n, 6) for n in (0, 1, 6, 7, 11, 13)] == [
        (1, 0),
        (1, 1),
        (1, 6),
        (2, 4),
        (2, 6),
        (3, 5),
    ]


@given(st.integers(1, 40), st.integers(0, 12))
def test_every_size_has_its_place_in_the_strip(sizes: int, across: int) -> None:
    lines, each = strip(sizes, across)
    assert each <= max(1, across)
    assert (lines - 1) * each < sizes <= lines * each


def test_tiles_of_one_row_grow_alike() -> None:
    cells = place([1, 2, 1, 1], 3)
    assert lifts(cells, [1, 3, 1, 1]) == [2, 0]


# ── taps ──────────────────────────────────────────────────────────────────────────────────────────


def tap(field: TileGrid, key: str, qtbot: QtBot) -> None:
    button = field.tile_key(key)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_tap_means_the_tile(field: TileGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.tapped) as heard:
        tap(field, "tz", qtbot)
    assert heard.args == ["tz"]


def test_one_tap_on_a_size_means_that_size(field: TileGrid, qtbot: QtBot) -> None:
    button = field.tile_key("ts-L")
    assert button is not None
    with qtbot.waitSignal(field.tapped) as heard:
        qtbot.mouseClick(button.size_keys[2], Qt.MouseButton.LeftButton)
    assert heard.args == ["ts-L"]


def test_what_is_sold_out_can_still_be_tapped(field: TileGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.tapped):
        tap(field, "hz", qtbot)


def test_a_long_press_is_no_tap(field: TileGrid, qtbot: QtBot) -> None:
    taps: list[object] = []
    button = field.tile_key("tz")
    assert button is not None
    field.tapped.connect(taps.append)
    with qtbot.waitSignal(field.pressed_long) as heard:
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert heard.args == ["tz"]
    assert taps == []


def test_a_tap_leaves_the_keyboard_where_it_is(qtbot: QtBot) -> None:
    page, grid, code = QWidget(), TileGrid(), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(code)
    column.addWidget(grid)
    qtbot.addWidget(page)
    page.resize(600, 400)
    grid.show_tiles([STICKER])
    page.show()
    page.activateWindow()
    code.setFocus()
    qtbot.waitUntil(code.hasFocus)
    tap(grid, "tz", qtbot)
    assert code.hasFocus()


def test_arrows_move_and_enter_taps(field: TileGrid, qtbot: QtBot) -> None:
    field.activateWindow()
    first = field.tile_key("tz")
    assert first is not None
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    shirt = field.tile_key("ts")
    assert shirt is not None
    assert shirt.hasFocus()
    with qtbot.waitSignal(field.tapped) as size:
        qtbot.keyClick(shirt, Qt.Key.Key_3)
    qtbot.keyClick(shirt, Qt.Key.Key_Left)
    with qtbot.waitSignal(field.tapped) as sticker:
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert (size.args, sticker.args) == (["ts-L"], ["tz"])


def test_a_picture_is_dropped_on_its_tile(field: TileGrid, qtbot: QtBot) -> None:
    button = field.tile_key("tz")
    assert button is not None
    mime = QMimeData()
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    at = QPointF(button.geometry().center())
    event = QDropEvent(
        at,
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    with qtbot.waitSignal(field.dropped) as heard:
        inside = field.widget()
        assert inside is not None
        inside.event(event)
    assert heard.args is not None
    assert heard.args[0] == "tz"


CITIES = ("北京", "上海", "成都", "深圳", "杭州", "广州", "武汉", "西安", "石家庄", "苏州", "天津")


def test_eleven_variants_have_room_for_a_thumb_and_their_words(field: TileGrid) -> None:
    city = Tile("kcc", "KCC 城市徽章", "¥10", sizes=tuple(TileSize(c, c, 4) for c in CITIES))
    field.show_tiles([STICKER, city, BADGE])
    button = field.tile_key("kcc")
    assert button is not None
    keys = button.size_keys
    assert len({key.y() for key in keys}) == 2
    for key in keys:
        assert key.width() >= 48
        assert key.height() >= 48
        assert (
            QFontMetrics(theme.sized(key.font(), 1.0, bold=True)).horizontalAdvance(key.text())
            <= key.width()
        )
    assert all(0 < key.y() < key.geometry().bottom() < button.height() for key in keys)
    below = field.tile_key("hz")
    assert below is not None
    assert not below.geometry().intersects(button.geometry())


# ── what they say ─────────────────────────────────────────────────────────────────────────────────


def test_a_tile_says_everything_it_shows(field: TileGrid) -> None:
    field.show_tiles([replace(STICKER, badge=2), SHIRT, BADGE])
    names = [field.tile_key(key).accessibleName() for key in ("tz", "ts", "hz")]  # type: ignore[union-attr]
    assert names == [
        "开源社贴纸, ¥5, 120 left, 2 in the cart",
        "文化衫, ¥99",
        "COSCon 徽章, ¥10, sold out",
    ]
    shirt = field.tile_key("ts")
    assert shirt is not None
    assert shirt.size_keys[1].accessibleName() == "文化衫 M, sold out"


def test_every_tile_and_size_has_a_name_and_room_for_a_thumb(field: TileGrid) -> None:
    assert faults(field) == []


def test_a_category_is_changed_with_the_same_keys(field: TileGrid) -> None:
    before = len(field.findChildren(QWidget))
    field.show_tiles([BADGE])
    field.show_tiles([STICKER, SHIRT, BADGE])
    assert len(field.findChildren(QWidget)) == before
    assert field.tile_key("nothing") is None


def test_a_photo_is_shown_once_there_was_a_moment_to_unpack_it(
    field: TileGrid, qtbot: QtBot
) -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("#c03030"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    field.show_tiles([replace(STICKER, photo=bytes(buffer.data().data()))])
    button = field.tile_key("tz")
    assert button is not None

    def red() -> bool:
        return button.grab().toImage().pixelColor(40, 40) == QColor("#c03030")

    qtbot.waitUntil(red)


def test_a_broken_photo_spoils_nothing(field: TileGrid, qtbot: QtBot) -> None:
    field.show_tiles([replace(STICKER, photo=b"no picture")])
    button = field.tile_key("tz")
    assert button is not None
    button.grab()
    tap(field, "tz", qtbot)
