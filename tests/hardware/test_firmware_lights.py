"""The lights of the real firmware on emulated chips, decoded from the pin; button, sensor, load."""

from __future__ import annotations

from time import monotonic

from tests.hardware.emulated import Emulated, Emulator, picture
from tests.hardware.test_firmware import LAMP, RULER, image, lamp, part, talking

__all__ = ["part"]  # a fixture


def test_the_leds_show_what_they_are_told_with_pulses_as_in_the_data_sheet(
    emulator: Emulator, part: str
) -> None:
    board = lamp(emulator, part)
    with talking(board) as talk:
        talk.fill("000000")
        talk.led(0, "102030")
        talk.led(18, "ff0001")
        board.wait_for(r"WS .* 102030( 000000){17} ff0001$")
    seen = board.frame()
    assert (seen["n"], seen["bad"]) == ("19", "0")
    assert (seen["t0h"], seen["t1h"]) == ("375..375", "812..812")
    assert int(seen["gap"]) < 9000


def test_no_colour_draws_more_than_a_port_gives(emulator: Emulator) -> None:
    board = lamp(emulator)
    with talking(board) as talk:
        for colour in ("ffffff", "ff0000", "7f7f7f", "3e3e3e"):
            # The same picture twice is no news, and two of these are the same when held down.
            since = len(board.events)
            talk.fill("000000")
            board.wait_for(r"WS .*( 000000){19}$", since=since)
            since = len(board.events)
            talk.fill(colour)
            shown = picture(board.wait_for("WS ", since=since))
            assert shown["n"] == "19"
            assert int(shown["ma"]) + 50 <= LAMP.limits.load_ma
    assert int(shown["ma"]) > 200


def test_a_bad_supply_sags_under_the_leds_and_recovers(emulator: Emulator) -> None:
    board = lamp(emulator)
    with talking(board) as talk:
        talk.fill("000000")
        board.wait_for(r"WS .*( 000000){19}$")
        board.tell("ohms 3")
        before = talk.supply()
        since = len(board.events)
        talk.fill("ffffff")
        board.wait_for("WS ", since=since)
        assert talk.supply() < 4300 < before


def pressed(board: Emulated) -> None:
    """The button, down for a few ticks and up again, in the chip's own time."""
    for level in ("0", "z"):
        board.tell(f"pin D3 {level}")
        begun = int(board.state()["cycle"])
        until = monotonic() + 20
        while int(board.state()["cycle"]) < begun + 16_000_000 // 10 and monotonic() < until:
            pass


def test_the_button_goes_to_the_next_pattern(emulator: Emulator) -> None:
    board = lamp(emulator)
    with talking(board) as talk:
        talk.ask("demo 4")  # warm white, which stands still
    board.wait_for(r"WS .* (\w{6})( \1){18}$")
    pressed(board)
    board.wait_for(r"WS .*( 000000){19}$")  # and then dark
    pressed(board)
    since = len(board.events)
    board.wait_for(r"WS .* (?!000000)\w{6}", since=since)  # and from the beginning


def test_a_dark_room_makes_a_dim_lamp(emulator: Emulator) -> None:
    board = lamp(emulator)
    drawn = []
    with talking(board) as talk:
        talk.ask("demo 4")
        for mv in (4900, 0):
            board.tell(f"adc 0 {mv}")
            begun = int(board.state()["cycle"])
            until = monotonic() + 30
            while int(board.state()["cycle"]) < begun + 4 * 16_000_000 and monotonic() < until:
                pass
            drawn.append(int(board.frame()["ma"]) - 19)
    assert drawn[1] < drawn[0] / 3


def test_a_test_is_not_disturbed_by_the_button(emulator: Emulator) -> None:
    board = lamp(emulator)
    with talking(board) as talk:
        talk.fill("090909")
        board.wait_for(r"WS .*( 090909){19}$")
        board.tell("pin D3 0")
        since = len(board.events)
        for _ in range(20):
            assert talk.button()
        assert not [event for event in board.events[since:] if event.startswith("WS")]


def test_bytes_that_come_while_the_leds_are_sent_are_not_lost(emulator: Emulator) -> None:
    board = lamp(emulator)
    with talking(board) as talk:
        talk.ask("demo 1")  # a new picture every 20 ms
        for _ in range(200):
            talk.ask("id?", tries=1, timeout=5)
    assert not [event for event in board.events if event.startswith("OVERRUN")]


def test_the_ruler_with_a_plug_shows_how_bright_it_is(emulator: Emulator, part: str) -> None:
    board = emulator(part, program=image(RULER, part).file)
    with talking(board) as talk:
        found = talk.identity()
        assert (found.name, found.leds) == ("pcbruler", 5)
        board.tell("adc 0 0")
        board.wait_for(r"WS n=5 bad=0 .*( 000000){5}$")
        board.tell("adc 0 5000")
        board.wait_for(r"WS n=5 bad=0 .*( (?!000000)\w{6}){5}$")
        assert talk.crc(image(RULER, part).size) == image(RULER, part).crc
