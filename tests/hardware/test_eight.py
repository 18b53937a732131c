"""Eight boards at once, one of them wedged, one pulled out: the others finish; and on a hub without
a supply of its own no two are at their test load together.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock

from hardware import station
from hardware.boards import shipped
from hardware.faults import Code
from hardware.hubs import Hubs
from hardware.model import Board
from hardware.practice import Bench
from hardware.steps import Began, Moment, Outcome, Step
from hardware.way import Means
from tests.hardware.emulated import Emulator
from tests.hardware.lamps import QUICK, lamp
from tests.hardware.seats import EmulatedSeat, means, worked


class Numbers:
    """The next number, from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.given: list[str] = []

    def __call__(self, identity: object) -> str:
        with self._lock:
            self.given.append(f"SL-{len(self.given) + 1:05d}")
            return self.given[-1]


def drawn(moments: Iterator[Moment]) -> Outcome:
    while True:
        try:
            next(moments)
        except StopIteration as stop:
            outcome: Outcome = stop.value
            return outcome


def eight(bench: Bench, board: Board, numbers: Numbers, stop: Event) -> dict[str, Outcome]:
    """Every place in a thread of its own; they end when `stop` is set."""
    hubs = Hubs()

    def one(port: str, location: str) -> Outcome:
        means = Means(
            port,
            hub=hubs.at(location),
            cancelled=stop.is_set,
            open_line=bench.open_line,
            tempo=QUICK,
        )
        return drawn(station.bring_up(means, board, numbers))

    with ThreadPoolExecutor(8) as threads:
        running = {
            port.device: threads.submit(one, port.device, port.location) for port in bench.list()
        }
        for port, future in running.items():
            if port not in ("practice3", "practice6"):
                future.result()
        stop.set()
        return {port: future.result() for port, future in running.items()}


def test_one_wedged_and_one_pulled_out_the_other_six_finish(tmp_path: Path) -> None:
    bench = Bench(8, seed=3, sabotage={3: "led_dark", 6: "unplugged"}, speed=10)
    numbers = Numbers()

    outcomes = eight(bench, lamp(tmp_path), numbers, Event())

    ended = {port: outcome.fault.code for port, outcome in outcomes.items() if outcome.fault}
    assert ended == {"practice3": Code.CANCELLED, "practice6": Code.UNPLUGGED}
    passed = [outcome.serial for outcome in outcomes.values() if outcome.ok]
    assert sorted(passed) == numbers.given
    assert len(passed) == 6
    assert bench.opened == ()


def test_boards_of_one_hub_take_their_load_in_turn(tmp_path: Path) -> None:
    """Two at once would pull the hub down, and the bench would say so."""
    bench = Bench(8, seed=5, sabotage={3: "led_dark", 6: "led_dark"}, speed=10)

    outcomes = eight(bench, lamp(tmp_path), Numbers(), Event())

    assert {port for port, outcome in outcomes.items() if outcome.ok} == {
        f"practice{place}" for place in (1, 2, 4, 5, 7, 8)
    }


def test_emulated_chips_work_beside_a_mute_one_and_a_killed_one(emulator: Emulator) -> None:
    board = shipped()["snowflake_lamp"]
    seats = [EmulatedSeat(board, emulator()) for _ in range(4)]
    mute, killed = seats[2], seats[3]
    hubs, numbers = Hubs(), Numbers()

    def one(seat: EmulatedSeat) -> Outcome:
        def seen(moment: Moment) -> None:
            if isinstance(moment, Began) and moment.step is Step.VERIFY:
                if seat is killed:
                    seat.chip.close()
                if seat is mute:
                    seat.chip.tell("mute 1")

        way = station.bring_up(means(seat, hub=hubs.at("1-1.1")), board, numbers)
        return worked(way, seat, seen=seen)

    with ThreadPoolExecutor(4) as threads:
        outcomes = list(threads.map(one, seats))

    assert [outcome.ok for outcome in outcomes] == [True, True, False, False]
    assert sorted(outcome.serial for outcome in outcomes[:2]) == numbers.given
    codes = [outcome.fault.code for outcome in outcomes[2:] if outcome.fault]
    assert codes == [Code.SILENT, Code.UNPLUGGED]
