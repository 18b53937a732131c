"""What the monitor hears: lines with their times, numbers for a plot, and what was sent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hardware.boards import shipped
from hardware.faults import Code, Fault
from hardware.link.line import open_line
from hardware.link.protocol import framed
from hardware.link.wire import Wire
from hardware.monitor import Heard, Monitor
from tests.hardware.emulated import Emulator
from tests.hardware.seats import EmulatedSeat, brought_up

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def heard(monitor: Monitor, many: int) -> list[Heard]:
    """The first so many."""
    watching = monitor.watch()
    return [next(watching) for _ in range(many)]


def board(*lines: bytes, answers: dict[bytes, bytes] | None = None) -> Wire:
    """A board that has said something, and answers some questions."""

    def hears(data: bytes) -> None:
        for word, answer in (answers or {}).items():
            if word in data:
                wire.say(framed(f"<{data[1:3].decode()} {answer.decode()}"))

    wire = Wire(hears)
    for line in lines:
        wire.say(line)
    return wire


def test_lines_are_told_with_their_time_and_the_numbers_in_them() -> None:
    wire = board(b"hello\r\ntemp=21.5 humidity: 40\n")

    first, second = heard(Monitor(wire, ask=False, clock=lambda: NOON), 2)

    assert first == Heard(NOON, "hello")
    assert second == Heard(NOON, "temp=21.5 humidity: 40", {"temp": 21.5, "humidity": 40.0})


def test_a_board_of_ours_is_asked_for_light_and_supply_which_are_not_shown() -> None:
    wire = board(answers={b"light?": b"OK light raw=511", b"vcc?": b"OK vcc mv=5006"})

    samples = heard(Monitor(wire, clock=lambda: NOON), 2)

    assert samples == [Heard(NOON, "", {"light": 511.0}), Heard(NOON, "", {"mv": 5006.0})]


def test_a_line_is_sent_and_told_as_sent() -> None:
    said: list[bytes] = []
    monitor = Monitor(Wire(said.append), ask=False, clock=lambda: NOON)
    monitor.send("id?")

    assert heard(monitor, 1) == [Heard(NOON, "id?", sent=True)]
    assert said == [b"id?\n"]


def test_a_stranger_is_soon_left_alone() -> None:
    said: list[bytes] = []
    wire = Wire(said.append, patient=False)
    looks = iter(range(60))

    assert list(Monitor(wire).watch(lambda: next(looks) == 59)) == []
    assert len(said) <= 3


def test_a_lamp_that_its_port_has_reset_is_asked_once_it_has_started(emulator: Emulator) -> None:
    seat = EmulatedSeat(shipped()["snowflake_lamp"], emulator())
    assert brought_up(seat).ok
    line = open_line(seat.port, 115200)  # the bootloader has its turn first
    watching = Monitor(line).watch()
    words: set[str] = set()
    try:
        while words < {"light", "mv"}:
            words |= set(next(watching).samples)
    finally:
        line.close()


def test_it_resets_only_when_it_is_told_to() -> None:
    resets: list[str] = []
    monitor = Monitor(Wire(lambda data: None, lambda: resets.append("reset"), patient=False))
    looks = iter([False, False, True])
    list(monitor.watch(lambda: next(looks)))
    assert resets == []

    monitor.reset()
    looks = iter([False, True])
    list(monitor.watch(lambda: next(looks)))

    assert resets == ["reset"]


def test_a_prompt_without_an_end_is_shown_after_a_while() -> None:
    assert heard(Monitor(board(b"password: "), ask=False), 1)[0].text == "password: "


def test_bytes_that_are_no_text_are_shown_and_harm_nothing() -> None:
    assert "�" in heard(Monitor(board(b"\xff\xfe abc\n"), ask=False), 1)[0].text


def test_a_board_pulled_out_ends_it() -> None:
    wire = board(b"hello\n")
    watching = Monitor(wire, ask=False).watch()
    next(watching)
    wire.unplug()

    with pytest.raises(Fault) as caught:
        next(watching)

    assert caught.value.code is Code.UNPLUGGED
