"""What is told of a board on which nothing of ours runs, by the little that is heard of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware import station
from hardware.faults import Code
from hardware.link.wire import Wire
from hardware.station.arriving import STRAY
from hardware.steps import Failed, Hands, Moment, Wants
from tests.hardware.lamps import lamp
from tests.hardware.seats import numbered

RUBBISH = 0x18  # no letter, and no half of a bootloader's answer


def told(folder: Path, *, stray: int = 0, answer: bytes = b"") -> Moment:
    """The first thing that is wrong or wanted of a board that hears no RESET, says so many bytes
    by itself, and this to a bootloader's greeting.
    """
    left = stray

    def hears(data: bytes) -> None:
        nonlocal left
        if left:
            left -= 1
            wire.say(bytes([RUBBISH]))
        elif data.strip() in (b"", b"0"):
            wire.say(answer)

    wire = Wire(hears, patient=False)
    means = station.Means("wire", open_line=lambda port, baud: wire)
    way = station.bring_up(means, lamp(folder), numbered)
    found = next(one for one in way if isinstance(one, Failed | Wants))
    way.close()
    return found


def test_nothing_heard_is_a_blank_chip(tmp_path: Path) -> None:
    found = told(tmp_path)
    assert isinstance(found, Failed)
    assert found.code is Code.BLANK_CHIP


@pytest.mark.parametrize("stray", [1, 3, STRAY])
def test_a_stray_byte_says_that_something_runs_which_must_be_reset_by_hand(
    stray: int, tmp_path: Path
) -> None:
    assert told(tmp_path, stray=stray) == Wants(Hands.PRESS_RESET)


@pytest.mark.parametrize(("stray", "answer"), [(STRAY + 1, b""), (0, b"\x14"), (2, b"\xff\x10")])
def test_half_an_answer_or_much_that_nobody_can_read_is_noise(
    stray: int, answer: bytes, tmp_path: Path
) -> None:
    found = told(tmp_path, stray=stray, answer=answer)
    assert isinstance(found, Failed)
    assert (found.code, found.data["during"]) == (Code.NOISE, "sync")
