"""All USB places at once: boards are picked up by being plugged in, and worked side by side."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator
from dataclasses import replace
from threading import Barrier, Event, Thread

import pytest

from desktop import wording
from desktop.cli.bench.every import Everywhere, How
from desktop.cli.bench.telling import Teller
from desktop.domain.bench.card import Card, State, Trouble, UsbPlace, Wanted
from desktop.domain.errors import SessionClosed

Cards = Generator[Card, None, Card]


@pytest.fixture(autouse=True)
def _english():
    wording.use("en")


class Table:
    """USB places whose boards come and go with each look, as told; the last look stays."""

    def __init__(self, *looks: str) -> None:
        self._looks = list(looks)

    def poll(self) -> tuple[UsbPlace, ...]:
        now = self._looks.pop(0) if len(self._looks) > 1 else self._looks[0]
        return tuple(
            UsbPlace(f"1-{n}", f"/dev/ttyUSB{board}" if board != "." else "", "1a86:7523", n)
            for n, board in enumerate(now, 1)
        )

    def troubles(self) -> dict[str, Trouble]:
        return {}


def everywhere(
    table: Table,
    start: object,
    enough: int | None,
    wears: Callable[[str], bool] = lambda ids: True,
    said: io.StringIO | None = None,
    **how: object,
) -> Everywhere:
    how_to = How(start, wears, **how)  # type: ignore[arg-type]  # stands for the use case
    return Everywhere(table, how_to, Teller(said or io.StringIO()), enough)  # type: ignore[arg-type]  # stands for Places


def passed(place: UsbPlace) -> Card:
    return Card(place, State.PASSED, serial=f"SL-0000{place.number}")


def test_boards_are_worked_side_by_side():
    together = Barrier(3, timeout=30)

    def start(place: UsbPlace, answers: object) -> Cards:
        yield Card(place, State.FOUND)
        together.wait()  # breaks unless all three are under way at once
        return passed(place)

    at = everywhere(Table("012"), start, 3)
    at.run()
    assert sorted(card.serial for card in at.cards) == ["SL-00001", "SL-00002", "SL-00003"]


def test_a_device_that_is_no_board_is_named_once_and_left_alone():
    said = io.StringIO()

    def start(place: UsbPlace, answers: object) -> Cards:
        yield Card(place, State.FOUND)
        return passed(place)

    # The first place holds a printer: its ids are none of the project's.
    class Shared(Table):
        def poll(self) -> tuple[UsbPlace, ...]:
            printer, *others = super().poll()
            return (replace(printer, ids="04f9:2042"), *others)

    at = everywhere(Shared("0.", "0.", "01"), start, 1, lambda ids: ids == "1a86:7523", said)
    at.run()
    assert [card.place.number for card in at.cards] == [2]
    assert said.getvalue().count("/dev/ttyUSB0 (04f9:2042) is none of the chips") == 1


def test_a_board_that_stays_is_worked_once_and_the_next_one_in_its_place_anew():
    worked: list[str] = []

    def start(place: UsbPlace, answers: object) -> Cards:
        worked.append(place.port)
        yield Card(place, State.FOUND)
        return passed(place)

    everywhere(Table("0", "0", "0", ".", "1", "1", "1"), start, 2).run()
    assert worked == ["/dev/ttyUSB0", "/dev/ttyUSB1"]


def test_no_more_boards_are_begun_than_were_asked_for():
    worked: list[str] = []

    def start(place: UsbPlace, answers: object) -> Cards:
        worked.append(place.port)
        yield Card(place, State.FOUND)
        return passed(place)

    everywhere(Table("0123"), start, 2).run()
    assert len(worked) == 2


def test_a_refusal_ends_it_all_and_every_port_is_closed():
    closed = Event()

    def start(place: UsbPlace, answers: object) -> Cards:
        yield Card(place, State.FOUND)
        if place.number == 1:
            raise SessionClosed("雪花灯")
        try:
            while not answers.cancelled():  # type: ignore[attr-defined]  # stands for Answers
                yield Card(place, State.FLASHING)
        finally:
            closed.set()
        return Card(place, State.CANCELLED, trouble=Trouble("cancelled"))

    at = everywhere(Table("01"), start, None)
    with pytest.raises(SessionClosed):
        at.run()
    assert closed.is_set()


def test_typed_lines_name_the_place_they_mean():
    asked, told = Event(), Event()

    def start(place: UsbPlace, answers: object) -> Cards:
        waiting = Card(place, State.WAITING, wanted=Wanted("press_button", {"leds": 19}))
        yield waiting
        asked.set()
        while not answers.words:  # type: ignore[attr-defined]  # stands for Answers
            yield waiting
        told.set()
        return replace(waiting, state=State.FAILED, wanted=None, trouble=Trouble("led_dark"))

    class Words:
        def __init__(self) -> None:
            self.words: list[int] = []

        def dark(self, led: int) -> None:
            self.words.append(led)

        def cancel(self) -> None: ...

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop.services.bench.work.Answers", Words)
        at = everywhere(Table("0"), start, 1, typed=True)

        def typing(line: str) -> None:
            assert asked.wait(30)
            at.type("7 12")  # nobody sits there
            at.type(line)

        person = Thread(target=typing, args=("1 12",))
        person.start()
        at.run()
        person.join()
    assert told.is_set()
