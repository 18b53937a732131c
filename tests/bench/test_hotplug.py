"""From the plug to the sight of it: against the pause between two looks."""

from __future__ import annotations

import os
import pty
import time
from statistics import median

import pytest

from tests.bench.figures import Board
from tests.hardware.usb import computer

pytestmark = pytest.mark.bench
PAUSE = 0.1  # seconds between two looks, as the window takes them
BOARDS = 8
TURNS = 5


def test_a_board_is_seen_soon_after_it_is_plugged_in(board: Board) -> None:
    """Unmodified pyserial on a made-up USB bus, eight boards, one after another."""
    late: list[float] = []
    ours, theirs = pty.openpty()
    try:
        with computer(PAUSE) as bench:
            bench.heard()
            for turn in range(TURNS * BOARDS):
                place, tty = f"1-{turn % BOARDS + 1}", f"ttyUSB{turn % BOARDS}"
                if turn >= BOARDS:
                    bench.unplug(place, tty)
                    assert bench.heard()["gone"]
                # At any moment between two looks.
                time.sleep(PAUSE * turn / (TURNS * BOARDS))
                # Made whole aside, as the kernel does: the port's node comes last.
                bench.plug(place, 0x1A86, 0x7523, tty=tty, leads_to=os.ttyname(theirs))
                plugged = time.time()
                heard = bench.heard()
                assert [port["location"] for port in heard["came"]] == [place]
                late.append(max(0.0, heard["at"] - plugged))
    finally:
        os.close(ours)
        os.close(theirs)
    board.add("plugged in → seen, median", median(late), PAUSE, at_most=1.5, below=0.3)
    board.add("plugged in → seen, slowest", max(late), PAUSE, below=0.3)
    assert max(late) < 0.3
