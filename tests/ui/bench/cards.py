"""Cards in every state, for tests that only look at them."""

from __future__ import annotations

from desktop.domain.bench.card import Card, Mark, State, StepRow, Trouble, UsbPlace, Wanted


def place(number: int) -> UsbPlace:
    """A place at one hub."""
    return UsbPlace(f"1-1.{number}", f"/dev/ttyUSB{number}", "1a86:7523", number, "CH340")


STEPS = (
    StepRow("chip", Mark.DONE, found="atmega328p"),
    StepRow("verify", Mark.DONE),
    StepRow("supply", Mark.GOING, 4980, "mv", 4500, 5500),
)
DARK = Trouble("led_dark", {"led": 12, "of": 19})
COMMAND = "sudo usermod -aG dialout $USER"
DENIED = Trouble("no_permission", {"port": "/dev/ttyUSB9", "command": COMMAND})


def every() -> list[Card]:
    """One of each kind, in the places 1 to 9."""
    return [
        Card(place(1), State.PASSED, steps=STEPS, serial="SL-00017", participant="林晓"),
        Card(place(2), State.FLASHING, step="flash", done=62, total=100, steps=STEPS[:1]),
        Card(place(3), State.FAILED, steps=STEPS, trouble=DARK, tag="T-07"),
        Card(place(4), State.WAITING, wanted=Wanted("press_button", {"leds": 19})),
        Card(place(5), State.TESTING, step="supply", steps=STEPS),
        Card(place(6), State.EMPTY),
        Card(place(7), State.WAITING, wanted=Wanted("overwrite", {"found": "grbl 1.1"})),
        Card(place(8), State.FOUND),
        Card(place(9), State.FAILED, trouble=DENIED),
    ]
