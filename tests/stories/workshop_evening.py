"""The evening itself; `test_workshop_evening.py` starts it behind umockdev, and says why.

Every lamp is an emulated chip with the real bootloader, behind a port that an unmodified pyserial
opens; the light and the button are its pins. Whoever sits there presses what stands on the screen.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from threading import Lock

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.domain.bench.card import State
from desktop.domain.bench.sessions import Kind
from desktop.services import catalogue
from desktop.services.bench import history
from desktop.services.bench.usb import Places
from desktop.settings import Role
from desktop.ui.bench.cards.look import Key
from desktop.ui.printing import ways
from hardware import restarting, testing
from hardware.flashers import stk500
from tests.hardware.conftest import emulator, emulator_program, optiboot
from tests.hardware.usb import ROOT
from tests.stories.conftest import nothing_left
from tests.stories.hub import Lamps
from tests.ui.bench.hands import press
from tests.ui.bench.tables import workbench
from tests.ui.house import House

__all__ = ["emulator", "emulator_program", "nothing_left", "optiboot"]
DARK = 12


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """The bench stands open; nothing is plugged in, twenty kits lie in their place."""
    home = tmp_path / "data"
    with House.lived_in(qtbot, qapp, home, roles=(Role.WORKSHOP,), sound=False) as made:
        made.frame.resize(1280, 800)
        workbench(made, kits=20)
        page = made.page("bench")
        made.until(lambda: page.wall.opening.known is not None)
        yield made
    # Whatever was told: its books are right, as the command line sees them.
    words = [sys.executable, "-m", "desktop", "--data", str(home), "check"]
    subprocess.run(words, cwd=ROOT, check=True, timeout=120)


@pytest.fixture
def turn(monkeypatch) -> Lock:
    """One look at the ports at a time: umockdev keeps the path that it has redirected in one place
    for all threads, and dies of two at once.
    """
    lock = Lock()
    for name in ("poll", "open_line"):
        usual = getattr(Places, name)

        def alone(*words: object, _usual=usual) -> object:
            with lock:
                return _usual(*words)

        monkeypatch.setattr(Places, name, alone)
    return lock


@pytest.fixture
def unhurried(monkeypatch) -> None:
    """An emulated chip is as slow as this machine is busy: it may take its time to start, and to
    write a page.
    """
    monkeypatch.setattr(restarting, "STARTS", 9.0)
    monkeypatch.setattr(testing, "STARTS", 9.0)
    monkeypatch.setattr(stk500, "_WRITE", 9.0)


@pytest.fixture
def lamps(turn, unhurried, house, emulator) -> Iterator[Lamps]:
    made = Lamps(house, emulator, turn)
    yield made
    for place in list(made.chips):
        made.unplug(place)


@pytest.fixture
def labels(monkeypatch) -> list[tuple[str, bytes]]:
    """What a label printer was sent: titles, and how the papers begin."""
    sent: list[tuple[str, bytes]] = []

    def send(printer, title, data, pages, copies):
        sent.append((title, data[:5]))
        yield from ()
        return 1

    monkeypatch.setattr(ways, "known_printers", lambda: [("Label printer", True)])
    monkeypatch.setattr(ways, "send", send)
    return sent


def begin(house: House, lamps: Lamps) -> None:
    """Presses the one button."""
    press(house, lamps.page.wall.opening.start)
    house.until(lambda: lamps.page.wall.session is not None)


def end(house: House, lamps: Lamps) -> None:
    press(house, lamps.page.wall.head.end)
    house.until(lamps.page.wall.opening.isVisible)
    house.settle()


def on_hand(house: House) -> tuple[int, int]:
    """Kits and lamps in the stock."""
    rows = catalogue.search(house.session.desk(), "", limit=50).rows
    pieces = {row.code: row.on_hand for row in rows}
    return pieces["SL-KIT"], pieces["SL"]


def test_eight_lamps_are_plugged_in_and_lie_in_the_stock_numbered_and_labelled(
    house, lamps, labels
):
    opening = lamps.page.wall.opening
    press(house, opening.kinds[Kind.PRODUCTION])
    house.pick(opening.where.place, "成都")
    house.pick(opening.where.kit, "SL-KIT")
    house.pick(opening.where.lamp, "雪花灯")
    tick = opening.where.labels
    house.bot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(12, tick.height() // 2))
    assert tick.isChecked()
    begin(house, lamps)

    for place in range(1, 9):
        lamps.plug(place)
        lamps.stands(place, *State)  # its card is there, whatever it says already
    passed = [lamps.stands(place, State.PASSED) for place in range(1, 9)]

    numbers = [f"SL-{n:05d}" for n in range(1, 9)]
    assert sorted(shown.card.serial for shown in passed) == numbers
    assert [shown.card.place.number for shown in passed] == list(range(1, 9))
    for place, shown in enumerate(passed, 1):
        assert shown.look.big == shown.card.serial[-4:]
        assert shown.card.serial.encode() in lamps.chips[place].eeprom()
    house.until(lambda: len(labels) == 8)
    assert sorted(labels) == [(number, b"%PDF-") for number in numbers]
    house.until(lambda: lamps.page.wall.head.passed.value == "8")
    assert on_hand(house) == (12, 8)

    # One of them comes back in another place: it is known, and nothing is booked a second time.
    number = lamps.card(3).card.serial
    chip = lamps.unplug(3)
    lamps.stands_empty(3)
    assert lamps.card(3).look.foot == f"Before: {number[-4:]} passed"
    lamps.plug(3, chip)
    again = lamps.stands(3, State.PASSED)
    assert (again.card.serial, again.card.returned) == (number, True)
    assert on_hand(house) == (12, 8)
    end(house, lamps)


def test_three_that_do_not_pass_are_told_and_the_mended_one_comes_back(house, lamps):
    before = on_hand(house)
    begin(house, lamps)
    assert lamps.page.wall.session.setup.kind is Kind.WORKSHOP

    # The first is pulled out while it is written to.
    lamps.plug(1)
    flashing = lamps.stands(1, State.FLASHING)
    house.until(lambda: flashing.card.done > 0)
    pulled = lamps.unplug(1)
    assert lamps.fails(1) == (
        "Not tested yet",
        "The board was unplugged",
        "Plug it in again; it begins anew. It happened by itself: take another cable.",
    )
    # The second has too little power. Of the third one LED is dark: whoever sees it taps it on the
    # drawing of the lamp.
    lamps.plug(2).tell("vcc 4200")
    lamps.watched = {3}
    lamps.plug(3).tell(f"dark {DARK}")
    headline, what, then = lamps.fails(2)
    assert headline == "FAIL"
    assert re.fullmatch(r"Voltage too low: 4[12]\d\d mV, at least 4\d{3} mV", what)
    assert then.startswith("Try another USB port.")
    waiting = lamps.hands(3, "press_button")
    press(house, waiting.keys[Key.DARK])
    flake = lamps.page.wall.beside.flake
    house.until(flake.isVisible)
    press(house, flake.flake.leds[DARK - 1])
    assert lamps.fails(3) == (
        "FAIL",
        f"LED {DARK} is dark",
        f"Check the solder joints between {DARK - 1} and {DARK}.",
    )
    dark = lamps.card(3).card.trouble
    tag = lamps.card(3).look.label
    assert tag.startswith("T-0")

    # Soldered anew it comes back: whoever plugs it in says which one it is.
    chip = lamps.unplug(3)
    lamps.stands_empty(3)
    chip.tell("dark 0")
    press(house, lamps.card(3).keys[Key.WHOSE])
    whose = lamps.page.wall.beside.whose
    house.until(whose.isVisible)
    house.bot.keyClicks(whose.field, tag)
    house.bot.keyClick(whose.field, Qt.Key.Key_Return)
    house.until(lambda: tag in lamps.card(3).look.text)
    lamps.watched = set()
    lamps.plug(3, chip)
    mended = lamps.stands(3, State.PASSED).card
    assert (mended.tag, mended.serial) == (tag, "SL-00001")
    assert mended.attempt > 1
    # The one that was pulled out begins anew.
    lamps.plug(1, pulled)
    assert lamps.stands(1, State.PASSED).card.serial == "SL-00002"

    tries = history.story(house.session.desk(), "SL-00001")
    assert [one.ok for one in tries].count(True) == 1
    assert dark in [one.trouble for one in tries]
    assert tries[-1].ok
    assert on_hand(house) == before  # the kits leave when they are handed out
    end(house, lamps)
