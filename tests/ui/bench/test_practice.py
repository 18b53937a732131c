"""Made-up boards from plugged in to a number, in the real window, worked as people do it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.bench.card import State
from desktop.domain.progress import Progress
from desktop.services.bench import bootloading
from desktop.ui.bench.cards.look import Key
from desktop.ui.window import Room
from tests.ui.bench.hands import begin, hands_are_wanted, press, stands
from tests.ui.walk import faults


def test_eight_boards_go_from_plugged_in_to_eight_numbers_without_a_click(house, room):
    cards = begin(house, room)
    house.until(lambda: all(c.card.state is State.PASSED for c in cards.values()))
    numbers = sorted(card.card.serial for card in cards.values())
    assert numbers == [f"SL-0000{n}" for n in range(1, 9)]
    assert [card.card.place.number for card in cards.values()] == list(range(1, 9))
    assert faults(room) == []
    house.until(lambda: room.wall.head.passed.value == "8")
    assert room.wall.head.yields.value == "100 %"
    assert room.wall.head.fault.value == "none so far"


def test_three_sabotaged_boards_say_what_is_wrong_and_what_to_do(house, room):
    begin(house, room, 4, {1: "silent", 2: "light_stuck", 3: "wrong_chip"})
    for number, what in (
        (1, "The board does not answer"),
        (2, "The light sensor sees no difference"),
        (3, "Wrong chip"),
    ):
        card = stands(house, room, number, State.FAILED)
        assert card.look.text.startswith(what)
        assert card.look.then
        assert card.look.label.startswith("T-")
        assert card.look.text in card.accessibleName()
    stands(house, room, 4, State.PASSED)
    house.until(lambda: room.wall.head.boards.value == "4")
    assert room.wall.head.yields.value == "25 %"
    assert room.wall.head.fault.value.endswith("×1")


def test_the_dark_led_is_tapped_on_the_drawn_lamp(house, room):
    begin(house, room, 1, {1: "led_dark"})
    card = hands_are_wanted(house, room, 1, "press_button")
    press(house, card.keys[Key.DARK])
    side = room.wall.beside.side
    assert side.isVisible()
    assert faults(side) == []
    press(house, room.wall.beside.flake.flake.leds[11])
    card = stands(house, room, 1, State.FAILED)
    assert card.look.text == "LED 12 is dark"
    assert card.look.then == "Check the solder joints between 11 and 12."
    assert not side.isVisible()


def test_the_drawn_lamp_goes_when_the_board_goes_on(house, room):
    begin(house, room, 1)
    card = hands_are_wanted(house, room, 1, "press_button")
    press(house, card.keys[Key.DARK])
    # Somebody presses the lamp's button all the same.
    stands(house, room, 1, State.PASSED)
    assert not room.wall.beside.side.isVisible()


def test_a_board_is_cancelled_and_tried_again(house, room):
    begin(house, room, 1, {1: "led_dark"})
    card = hands_are_wanted(house, room, 1, "press_button")
    press(house, card.keys[Key.CANCEL])
    card = stands(house, room, 1, State.CANCELLED)
    assert room.wall.head.boards.value == "0"  # what was cancelled is no attempt
    press(house, card.keys[Key.RETRY])
    hands_are_wanted(house, room, 1, "press_button")


def test_a_failed_board_keeps_its_paper_number_when_it_is_tried_again(house, room):
    begin(house, room, 1, {1: "light_stuck"})
    card = stands(house, room, 1, State.FAILED)
    assert card.look.label == "T-01"
    press(house, card.keys[Key.RETRY])
    house.until(lambda: card.card.state is not State.FAILED)
    assert card.card.tag == "T-01"
    card = stands(house, room, 1, State.FAILED)
    assert (card.card.tag, card.card.attempt) == ("T-01", 2)
    house.until(lambda: room.wall.head.boards.value == "1")  # one board, tried twice


def test_another_board_in_the_place_of_a_failed_one_has_nothing_of_it(house, room):
    begin(house, room, 1, {1: "light_stuck"})
    stands(house, room, 1, State.FAILED)
    spot = room.wall.stations.spots["1-1.1"]
    room.books.bench.unplug(1)
    house.until(lambda: not spot.present)
    room.books.bench.swap(1)  # at once, while the result of the first one still stands
    card = stands(house, room, 1, State.PASSED)
    assert (card.card.tag, card.card.attempt) == ("", 1)
    house.until(lambda: room.wall.head.boards.value == "2")


def test_a_board_is_unplugged_and_its_place_remembers_it(house, room):
    begin(house, room, 1)
    stands(house, room, 1, State.PASSED)
    room.books.bench.unplug(1)
    card = stands(house, room, 1, State.EMPTY)
    assert card.look.foot == "Before: 0001 passed"
    room.books.bench.plug(1)
    card = stands(house, room, 1, State.PASSED)
    assert card.card.returned
    assert card.card.serial == "SL-00001"  # it is known again


def test_a_board_pulled_out_while_it_is_written_says_so_and_begins_anew(house, room):
    begin(house, room, 1)
    stands(house, room, 1, State.FLASHING)
    room.books.bench.unplug(1)
    card = stands(house, room, 1, State.FAILED)
    assert card.look.text == "The board was unplugged"
    house.until(lambda: room.wall.stations.spots["1-1.1"].away > 0)  # no hand is quicker
    room.books.bench.plug(1)
    stands(house, room, 1, State.PASSED)


def test_a_visitors_board_is_asked_about_before_it_is_written(house, room):
    begin(house, room, 1, {1: "stranger"})
    card = hands_are_wanted(house, room, 1, "overwrite")
    assert card.look.keys == (Key.YES, Key.NO)
    press(house, card.keys[Key.NO])
    house.until(lambda: card.card.state in (State.CANCELLED, State.FAILED))
    press(house, card.keys[Key.RETRY])
    card = hands_are_wanted(house, room, 1, "overwrite")
    press(house, card.keys[Key.YES])
    stands(house, room, 1, State.PASSED)


def test_a_board_without_a_driver_is_told_on_its_card(house, room):
    begin(house, room, 2, {1: "no_driver"})
    card = stands(house, room, 1, State.FAILED)
    assert card.look.text.startswith("No driver for this board")
    assert card.look.headline == "Not tested yet"


def test_the_next_boards_come_by_one_key(house, room):
    begin(house, room, 2)
    for number in (1, 2):
        stands(house, room, number, State.PASSED)
    press(house, room.wall.head.next)
    house.until(lambda: room.wall.head.passed.value == "4")


def test_the_next_boards_come_too_where_a_result_has_only_just_been_shown(house, room):
    begin(house, room, 2)
    stations = room.wall.stations

    def press_at_once(_location):
        if [spot.card.state for spot in stations.spots.values()] == [State.PASSED] * 2:
            stations.changed.disconnect(press_at_once)
            assert any(spot.busy for spot in stations.spots.values())
            press(house, room.wall.head.next)

    stations.changed.connect(press_at_once)
    house.until(lambda: room.wall.head.passed.value == "4")


def test_a_board_is_given_to_somebody_at_the_table(house, room):
    begin(house, room, 1)
    card = stands(house, room, 1, State.PASSED)
    press(house, card.keys[Key.WHOSE])
    panel = room.wall.beside.whose
    house.until(panel.isVisible)
    name = panel.list.item(1).text().split()[-1]
    house.bot.keyClicks(panel.field, name)
    house.bot.keyClick(panel.field, Qt.Key.Key_Return)
    house.until(lambda: card.card.participant == name)
    assert name in card.look.foot


def test_the_board_that_is_to_come_back_is_chosen_before_it_is_plugged_in(house, room):
    begin(house, room, 1, {1: "light_stuck"})
    stands(house, room, 1, State.FAILED)
    room.books.bench.unplug(1)
    card = stands(house, room, 1, State.EMPTY)
    press(house, card.keys[Key.WHOSE])
    panel = room.wall.beside.whose
    house.until(panel.isVisible)
    house.bot.keyClicks(panel.field, "T-01")
    house.bot.keyClick(panel.field, Qt.Key.Key_Return)
    house.until(lambda: "T-01" in card.look.text)
    room.books.bench.plug(1)
    card = stands(house, room, 1, State.FAILED)
    assert (card.card.tag, card.card.attempt) == ("T-01", 2)


def test_all_about_a_board_stands_beside_it(house, room):
    begin(house, room, 1, {1: "light_stuck"})
    card = stands(house, room, 1, State.FAILED)
    house.bot.mouseClick(card, Qt.MouseButton.LeftButton)
    about = room.wall.beside.board
    assert about.isVisible()
    assert about.what.text() == "The light sensor sees no difference"
    close = room.wall.beside.side.close_key
    house.frame.activateWindow()
    house.until(close.hasFocus)
    house.bot.keyClick(close, Qt.Key.Key_Escape)
    assert not about.isVisible()


def test_the_window_closes_while_boards_are_under_way(house, room):
    begin(house, room, 4, {2: "led_dark"})
    hands_are_wanted(house, room, 2, "press_button")
    house.close()
    assert not room.books.rehearsing


def test_boards_and_batches_of_a_practice_are_told_from_real_ones(house, room):
    begin(house, room, 1)
    stands(house, room, 1, State.PASSED)
    room.show_tab("boards")
    house.settle()
    assert room.tab("boards").practice.isVisible()
    room.open(("ruler", "batches"))
    assert room.tab("ruler").batches.practice.isVisible()
    room.show_tab("wall")
    press(house, room.wall.head.end)
    house.until(lambda: room.wall.opening.isVisible())
    assert room.tab("ruler").batches.practice.isHidden()
    assert room.tab("boards").practice.isHidden()


def test_the_end_of_a_practice_leaves_nothing_behind(house, room):
    begin(house, room, 2)
    stands(house, room, 1, State.PASSED)
    press(house, room.wall.head.end)
    house.until(lambda: room.wall.opening.isVisible())
    assert not room.books.rehearsing
    assert room.wall.grid.cards == {}
    assert house.session.keeping.settings().usb_places == ()


def test_the_room_comes_first_for_a_facilitator_and_practice_is_found_from_anywhere(house, room):
    assert next(iter(house.frame.rail.keys)) == "bench"
    assert isinstance(house.frame._rooms["bench"], Room)
    house.bot.keyClick(house.frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    house.bot.keyClicks(house.frame.search.field, "practise with")
    house.settle()
    house.bot.keyClick(house.frame.search.field, Qt.Key.Key_Return)
    house.until(lambda: room.books.rehearsing and len(room.wall.grid.cards) == 8)


def test_a_blank_chip_is_led_to_its_bootloader(house, room, monkeypatch):
    begin(house, room, 2, {1: "blank_chip"})
    card = stands(house, room, 1, State.FAILED)
    assert card.look.text.startswith("Blank chip")
    stands(house, room, 2, State.PASSED)
    told = []

    def burn(project, programmer, port="", *, part="", folder=None):
        told.append((project, programmer, port, part))
        yield Progress(4, 4)

    monkeypatch.setattr(bootloading, "burn", burn)
    press(house, card.keys[Key.BURN])
    panel = room.wall.beside.bootloader
    house.until(lambda: panel.chip.count() > 1)
    assert faults(panel) == []
    panel.programmer.setCurrentIndex(1)
    press(house, panel.go)
    house.until(panel.notices.isVisible)
    assert told == [("snowflake_lamp", "arduino", "practice2", "atmega328p")]
    assert panel.notices.words.text().startswith("The bootloader is on the chip")


def test_a_pass_and_a_fail_are_heard(house, room, monkeypatch):
    heard = []
    monkeypatch.setattr(room.wall.sounds, "good", lambda: heard.append("good"))
    monkeypatch.setattr(room.wall.sounds, "bad", lambda: heard.append("bad"))
    begin(house, room, 2, {1: "silent"})
    stands(house, room, 1, State.FAILED)
    stands(house, room, 2, State.PASSED)
    house.until(lambda: len(heard) == 2)
    assert sorted(heard) == ["bad", "good"]


def test_twice_the_text_fits_a_small_screen(house, room):
    house.session.change(text_scale=200)
    house.frame.resize(1024, 768)
    begin(house, room, 4, {1: "silent"})
    stands(house, room, 1, State.FAILED)
    stands(house, room, 2, State.PASSED)
    assert room.wall.minimumSizeHint().width() <= 1024 - 200  # the rail stands beside it
    assert room.wall.grid.horizontalScrollBar().maximum() == 0
    assert faults(room.wall) == []
    house.bot.mouseClick(room.wall.grid.cards["1-1.1"], Qt.MouseButton.LeftButton)
    # There is no room beside: the side stands in the place of the cards, and gives it back.
    assert room.wall.beside.side.isVisible()
    assert not room.wall.grid.isVisible()
    press(house, room.wall.beside.side.close_key)
    assert room.wall.grid.isVisible()
