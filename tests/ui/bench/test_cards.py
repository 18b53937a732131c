"""A card says everything in words, is worked by keys, and is as large as it can be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from desktop.domain.bench.card import Card, State
from desktop.ui import theme
from desktop.ui.bench.cards.card import BoardCard
from desktop.ui.bench.cards.flake import FlakePanel, spots
from desktop.ui.bench.cards.grid import CardGrid
from desktop.ui.bench.cards.lay import lay
from desktop.ui.bench.cards.look import Key, look, short, spoken
from desktop.ui.bench.cards.paint import GREEN, RED
from desktop.ui.bench.wall.side import Side
from desktop.ui.theme import Tone
from desktop.wording import use
from tests.ui.bench.cards import DENIED, every, place
from tests.ui.walk import faults


@pytest.fixture
def grid(qtbot):
    made = CardGrid()
    qtbot.addWidget(made)
    made.resize(1150, 620)
    made.show_places(every())
    made.show()
    return made


# ── what it says ─────────────────────────────────────────────────────────────────────────────


def test_a_number_is_called_out_by_its_digits():
    assert short("SL-00017") == "0017"
    assert short("PR-12345") == "12345"
    assert short("") == ""


def test_a_pass_fills_the_card_and_a_fail_says_the_next_thing_to_do():
    passed, _flashing, failed = (look(card) for card in every()[:3])
    assert (passed.big, passed.filled, passed.tone) == ("0017", True, Tone.GOOD)
    assert (failed.text, failed.label) == ("LED 12 is dark", "T-07")
    assert failed.then == "Check the solder joints between 11 and 12."
    assert failed.keys[0] is Key.RETRY


def test_what_says_nothing_about_the_board_is_not_called_its_failure():
    seen = look(Card(place(9), State.FAILED, trouble=DENIED))
    assert (seen.tone, seen.headline) == (Tone.WARN, "Not tested yet")
    assert "sudo usermod" in seen.then


def test_an_empty_place_remembers_what_lay_in_it():
    before = every()[0]
    seen = look(Card(place(1), State.EMPTY), before=before)
    assert seen.foot == "Before: 0017 passed"
    failed = look(Card(place(3), State.EMPTY), before=every()[2])
    assert failed.foot == "Before: T-07 did not pass"


def test_a_board_that_is_to_come_back_is_named_on_its_empty_card():
    seen = look(Card(place(6), State.EMPTY), next_tag="T-07")
    assert (seen.headline, seen.text) == ("Plug this board in", "T-07")


def test_a_card_that_waits_for_the_power_test_says_so():
    waiting = Card(place(5), State.TESTING, step="load", waits=True)
    assert "this one waits" in look(waiting).text


def test_every_card_is_a_sentence_for_those_who_do_not_see_it():
    said = [spoken(card, look(card)) for card in every()]
    assert said[0].startswith("Place 1, blue. PASS. 0017")
    assert said[2].startswith("Place 3, green. FAIL. T-07. LED 12 is dark. Check the solder")
    assert all(said)


# ── where it stands ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("count", range(1, 17))
def test_cards_fill_the_wall_and_never_shrink_below_what_can_be_read(count):
    least, gap = (250, 188), 8
    laid = lay(count, 1150, 620, least=least, gap=gap)
    assert laid.width >= least[0]
    assert laid.height >= least[1]
    corners = [laid.spot(n, gap) for n in range(count)]
    assert len(set(corners)) == count
    assert all(x + laid.width <= 1150 for x, _y in corners)


def test_eight_stand_in_two_rows_and_one_fills_the_wall():
    assert lay(8, 1150, 620, least=(250, 188), gap=8).columns == 4
    one = lay(1, 1150, 620, least=(250, 188), gap=8)
    assert (one.width, one.height) == (1150, 620)


def test_more_than_have_room_are_scrolled(grid):
    grid.resize(600, 400)
    assert grid.verticalScrollBar().maximum() > 0
    assert grid.horizontalScrollBar().maximum() == 0


# ── how it is worked ─────────────────────────────────────────────────────────────────────────


def test_every_key_has_a_name_and_room_for_a_thumb(grid):
    assert faults(grid) == []
    names = {key.accessibleName() for key in grid.cards["1-1.3"].keys.values()}
    assert "Try again: place 3" in names


def test_the_first_key_is_pressed_by_enter_and_each_by_its_letter(grid, qtbot):
    told = []
    grid.pressed.connect(lambda place, key: told.append((place, key)))
    for number, press in ((3, Qt.Key.Key_Return), (4, Qt.Key.Key_D), (7, Qt.Key.Key_N)):
        qtbot.keyClick(grid.cards[f"1-1.{number}"], press)
    qtbot.keyClick(grid.cards["1-1.2"], Qt.Key.Key_Escape)
    qtbot.keyClick(grid.cards["1-1.2"], Qt.Key.Key_R)  # nothing to try again here
    assert told == [
        ("1-1.3", Key.RETRY),
        ("1-1.4", Key.DARK),
        ("1-1.7", Key.NO),
        ("1-1.2", Key.CANCEL),
    ]


def test_arrows_and_digits_go_from_card_to_card(grid, qtbot):
    grid.activateWindow()
    first = grid.cards["1-1.1"]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert grid.cards["1-1.2"].hasFocus()
    qtbot.keyClick(grid.cards["1-1.2"], Qt.Key.Key_Down)
    below = grid._columns + 2
    assert grid.cards[f"1-1.{below}"].hasFocus()
    qtbot.keyClick(grid.cards[f"1-1.{below}"], Qt.Key.Key_4)
    assert grid.cards["1-1.4"].hasFocus()


def test_a_click_between_the_keys_asks_for_all_about_the_board(grid, qtbot):
    told: list[str] = []
    grid.looked_at.connect(told.append)
    qtbot.mouseClick(grid.cards["1-1.3"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(grid.cards["1-1.1"], Qt.Key.Key_Space)
    assert told == ["1-1.3", "1-1.1"]


def test_a_place_keeps_its_card_when_others_come(grid):
    card = grid.cards["1-1.3"]
    grid.show_places(every()[2:5])
    assert list(grid.cards) == ["1-1.3", "1-1.4", "1-1.5"]
    assert grid.cards["1-1.3"] is card


# ── how it looks ─────────────────────────────────────────────────────────────────────────────


def ground(card: BoardCard, x: float, y: float) -> QColor:
    image = card.grab().toImage()
    return image.pixelColor(round(image.width() * x), round(image.height() * y))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_green_and_red_are_seen_in_every_look(qapp, qtbot, dark, scale, language):
    theme.apply(qapp, dark=dark, scale=scale)
    use(language)
    try:
        for card, colour in zip(every()[::2][:2], (GREEN, RED), strict=True):
            shown = BoardCard(card)
            qtbot.addWidget(shown)
            shown.resize(shown.sizeHint() * 1.3)
            assert ground(shown, 0.5, 0.03) == colour
            assert (ground(shown, 0.03, 0.9) == colour) is (card.state is State.PASSED)
    finally:
        use("en")


# ── the lamp ─────────────────────────────────────────────────────────────────────────────────


def test_the_snowflake_has_its_first_led_in_the_middle_and_three_on_each_arm():
    found = spots(19)
    assert found[0] == (0.0, 0.0)
    assert found[3] == pytest.approx((0.0, -0.96))  # the end of the first arm, straight up
    assert len(set(found)) == 19
    assert len(spots(8)) == 8


def test_the_dark_led_is_tapped_or_typed(qtbot):
    panel = FlakePanel()
    qtbot.addWidget(panel)
    panel.resize(440, 620)
    panel.show_lamp(19)
    panel.show()
    told: list[int] = []
    panel.dark.connect(told.append)
    assert faults(panel) == []
    qtbot.mouseClick(panel.flake.leds[11], Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_1, Qt.Key.Key_7, Qt.Key.Key_Return):
        qtbot.keyClick(panel.flake, key)
    for key in (Qt.Key.Key_9, Qt.Key.Key_9, Qt.Key.Key_Return):
        qtbot.keyClick(panel.flake, key)
    assert told == [12, 17, 9]
    with qtbot.waitSignal(panel.none_lit):
        qtbot.mouseClick(panel.none, Qt.MouseButton.LeftButton)


def test_a_panel_beside_the_cards_never_makes_the_window_higher(qtbot, look):
    side = Side()
    qtbot.addWidget(side)
    lamp, monitor = FlakePanel(), QLabel("monitor")
    lamp.show_lamp(19)
    side.show_panel(lamp, "Which LED is dark?", "1-1", 1)
    assert lamp.minimumSizeHint().height() > 400
    assert side.minimumSizeHint().height() < 200
    side.show_panel(monitor, "Monitor", "1-1", 1)
    assert side.stack.minimumSizeHint().height() < 100  # the lamp behind it asks for nothing
