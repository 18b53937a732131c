"""What is told of a board on a terminal, and who answers for it."""

from __future__ import annotations

import io
import os
from collections.abc import Generator
from dataclasses import replace
from queue import SimpleQueue
from threading import Event

import pytest

from desktop import wording
from desktop.cli.bench.hands import Hands, Typing
from desktop.cli.bench.one import followed
from desktop.cli.bench.telling import Teller, data, exit_code, verdict
from desktop.domain.bench.card import Card, Mark, State, StepRow, Trouble, UsbPlace, Wanted

PLACE = UsbPlace("1-2.3", "/dev/ttyUSB0", "1a86:7523", 3)
FOUND = Card(PLACE, State.FOUND, project="snowflake_lamp")
GOING = replace(
    FOUND, state=State.FLASHING, step="flash", done=1024, total=3840,
    steps=(StepRow("chip", Mark.DONE, found="atmega328p"), StepRow("flash", Mark.GOING)),
)  # fmt: skip
SUPPLY = StepRow("supply", Mark.DONE, 4980, "mv", 4500, 5500)
PASSED = replace(
    FOUND, state=State.PASSED, serial="SL-00017", firmware="1.0.0", seconds=2.34,
    steps=(StepRow("chip", Mark.DONE, found="atmega328p"), StepRow("flash", Mark.DONE), SUPPLY),
)  # fmt: skip
DARK = replace(
    FOUND,
    state=State.FAILED,
    tag="T-07",
    trouble=Trouble("led_dark", {"led": 12, "of": 19}),
    steps=(StepRow("leds", Mark.FAILED),),
)


@pytest.fixture(autouse=True)
def _english():
    wording.use("en")


class Heard:
    """Answers that are only written down; `cancelled` can be waited for."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.stopped = Event()

    def yes(self) -> None:
        self.words.append("yes")

    def no(self) -> None:
        self.words.append("no")

    def dark(self, led: int) -> None:
        self.words.append(f"dark {led}")

    def none_lit(self) -> None:
        self.words.append("none lit")

    def cancel(self) -> None:
        self.words.append("cancel")
        self.stopped.set()

    def cancelled(self) -> bool:
        return self.stopped.is_set()


def wanting(hands: str, **found: int | str) -> Card:
    return replace(FOUND, state=State.WAITING, wanted=Wanted(hands, found))


def hands(answers: Heard, said: list[str], **how: object) -> Hands:
    return Hands(answers, said.append, **how)  # type: ignore[arg-type]  # stands for Answers


def test_every_step_is_one_line_when_it_is_done():
    err = io.StringIO()
    teller = Teller(err)
    for card in (FOUND, GOING, PASSED, PASSED):
        teller.tell(card)
    assert err.getvalue().splitlines() == [
        "✓ Chip  atmega328p",
        "✓ Flash",
        "✓ Supply voltage  4980 mV (4500–5500)",
    ]


def test_several_boards_are_told_apart_by_their_places():
    err = io.StringIO()
    teller = Teller(err)
    teller.tell(GOING, "1")
    teller.tell(GOING, "2")
    assert err.getvalue().splitlines() == ["[1] ✓ Chip  atmega328p", "[2] ✓ Chip  atmega328p"]


def test_a_terminal_is_shown_how_far_it_has_come_and_the_bar_is_taken_away():
    err = io.StringIO()
    teller = Teller(err, bar=True)
    teller.tell(GOING)
    assert err.getvalue().endswith("\rFlash 26 %")
    teller.rest()
    assert err.getvalue().endswith("\r" + " " * 10 + "\r")


def test_a_board_that_waits_for_its_turn_says_so_once():
    err = io.StringIO()
    teller = Teller(err)
    for _ in range(2):
        teller.tell(replace(GOING, steps=(), waits=True))
    assert err.getvalue() == "Waits for its turn at the hub.\n"


def test_a_step_that_was_not_needed_says_why():
    err = io.StringIO()
    card = replace(FOUND, steps=(StepRow("flash", Mark.SKIPPED, found="current"),))
    Teller(err).tell(card)
    assert err.getvalue() == "– Flash  the firmware on the board is this one already\n"


@pytest.mark.parametrize(
    ("card", "code", "said"),
    [
        (PASSED, 0, "PASS SL-00017 (2.3 s)"),
        (
            DARK,
            1,
            "FAIL T-07: LED 12 is dark. Check the solder joints between 11 and 12.",
        ),
        (
            replace(DARK, tag="", trouble=Trouble("port_missing", {"port": "COM7"})),
            2,
            "No board at COM7. Plug the board in again. Nothing happens: take another USB cable, "
            "one for data.",
        ),
        (
            replace(FOUND, state=State.CANCELLED, trouble=Trouble("cancelled")),
            2,
            "Cancelled. Plug the board in again to begin anew.",
        ),
    ],
)
def test_how_it_ended_is_one_line_and_an_exit_code(card: Card, code: int, said: str):
    assert (exit_code(card), verdict(card)) == (code, said)


def test_a_card_for_scripts_has_its_steps_with_limits_and_its_failure_with_the_next_step():
    told = data(PASSED)
    assert (told["ok"], told["board"], told["serial"]) == (True, "snowflake_lamp", "SL-00017")
    assert told["firmware"] == "1.0.0"
    assert told["failure"] is None
    assert told["steps"][-1] == {
        "name": "supply", "ok": True, "value": 4980, "unit": "mv", "low": 4500, "high": 5500,
        "found": "", "mark": "done",
    }  # fmt: skip
    failure = data(DARK)["failure"]
    assert (failure["code"], failure["led"]) == ("led_dark", 12)
    assert failure["next"] == "Check the solder joints between 11 and 12."
    assert data(GOING)["steps"][-1]["ok"] is None


def test_without_a_terminal_nobody_is_asked_and_nothing_is_written_over():
    answers, said = Heard(), list[str]()
    hands(answers, said).see(wanting("overwrite", found="Blink"))
    assert answers.words == ["no"]
    assert said == ["Nobody can be asked here. With --yes it is written over."]


def test_yes_was_said_beforehand():
    answers, said = Heard(), list[str]()
    hands(answers, said, yes=True, typed=True).see(wanting("overwrite", found="Blink"))
    assert answers.words == ["yes"]
    assert said == []


def test_a_board_without_a_button_needs_somebody_at_a_terminal():
    answers, said = Heard(), list[str]()
    hands(answers, said).see(wanting("look", leds=5))
    assert answers.words == ["cancel"]


def test_what_can_be_typed_is_said_and_taken():
    answers, said = Heard(), list[str]()
    person = hands(answers, said, typed=True)
    person.see(wanting("press_button", leds=19))
    assert "number of the LED" in said[0]
    assert [person.type(word) for word in ("12", "0", "n", "what?")] == [True, True, True, False]
    assert answers.words == ["dark 12", "none lit", "no"]
    person.see(wanting("overwrite", found="Blink"))
    assert person.type("是")
    assert answers.words[-1] == "yes"
    person.see(GOING)
    assert not person.type("y"), "nothing was asked"


def test_hands_are_waited_for_as_long_as_was_said():
    answers, said = Heard(), list[str]()
    person = hands(answers, said, patience=0.01)
    person.see(wanting("cover_light"))
    assert answers.stopped.wait(60)
    assert person.gave_up


def test_what_was_done_in_time_is_not_given_up():
    answers, said = Heard(), list[str]()
    person = hands(answers, said, patience=3600.0)
    person.see(wanting("cover_light"))
    person.see(GOING)
    assert not person.gave_up
    assert answers.words == []


def test_a_board_is_followed_to_its_last_card_and_its_port_closed():
    closed: list[bool] = []

    def cards() -> Generator[Card, None, Card]:
        try:
            yield FOUND
            yield GOING
        finally:
            closed.append(True)
        return PASSED

    answers = Heard()
    assert followed(cards(), Teller(io.StringIO()), hands(answers, [])) == PASSED
    assert closed == [True]


def test_stopped_in_the_middle_the_port_is_closed():
    closed: list[bool] = []

    def cards() -> Generator[Card, None, Card]:
        try:
            yield FOUND
            raise KeyboardInterrupt
        finally:
            closed.append(True)

    with pytest.raises(KeyboardInterrupt):
        followed(cards(), Teller(io.StringIO()), hands(Heard(), []))
    assert closed == [True]


def test_lines_from_a_pipe_are_heard_one_by_one(monkeypatch: pytest.MonkeyPatch):
    reading, writing = os.pipe()
    heard: SimpleQueue[str] = SimpleQueue()
    with os.fdopen(reading) as end:
        monkeypatch.setattr("sys.stdin", end)
        Typing(heard.put).start()
        os.write(writing, "vcc?\r\n雪".encode() + b"\n")
        os.write(writing, b"light?")
        os.close(writing)
        assert [heard.get(timeout=60) for _ in range(3)] == ["vcc?", "雪", "light?"]
