"""Ten thousand questions at one wrong byte in a hundred: no wrong answer is accepted."""

from __future__ import annotations

from time import perf_counter

import pytest

from hardware.faults import Fault
from hardware.link.protocol import Talk
from tests.bench.figures import Board
from tests.hardware.firmwares import Lamp

pytestmark = pytest.mark.bench
REQUESTS = 10_000


def test_noise_never_gets_an_answer_through(board: Board) -> None:
    lamp = Lamp(noise=0.01, seed=2026)
    talk = Talk(lamp.wire)
    wrong = given_up = 0
    start = perf_counter()
    for number in range(REQUESTS):
        try:
            said = talk.ask(f"echo? {number:06}")
        except Fault:
            given_up += 1
        else:
            wrong += said != {"text": f"{number:06}"}
    name = f"{REQUESTS} requests at 1 % noise: {wrong} wrong, {given_up} given up"
    board.add(name, perf_counter() - start)
    assert wrong == 0
    assert len(lamp.asked) > REQUESTS / 2  # the noise did not silence it altogether
