"""The tests of a board, as its plan lists them: each a generator of moments, each with its fault.

People are needed for three of them: they look at the LEDs and press the button when all are lit
(LEDs and button in one), and cover the light sensor with a hand, which it senses by itself. Nobody
is hurried: a prompt waits for ever, and never fails a board.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from statistics import median

from hardware.faults import Code, Fault
from hardware.model import Image
from hardware.restarting import STARTS, greeting, restart
from hardware.steps import Hands, Identity, Moment, Reading, Skipped, Step, Waits, Wants
from hardware.way import GREETING, Way

# WS2812: each colour draws 20 mA at its brightest, and the LED itself 1 mA.
COLOUR_MA, IDLE_MA = 20, 1
# While somebody looks at them all boards are lit at once: together with the chip no more than the
# 100 mA that every USB port gives without being asked.
LOOKED_AT_MA = 60
PASS = 1
RAILS = (0, 1023)  # what a sensor reads that is torn off or shorted

Number = Callable[[Identity], str]
Test = Callable[[Way, Image], Generator[Moment, None, None]]


def run(
    way: Way,
    image: Image,
    *,
    only: Sequence[Step] | None = None,
    number: Number | None = None,
    revision: int = 0,
) -> Generator[Moment, None, None]:
    """The steps of the board's plan (or `only` these of it), in the plan's order. The first fault
    ends it. `number` gives a board without a number its own, after all tests; without it nothing is
    written.
    """
    steps = [step for step in way.board.plan if only is None or step in only]
    try:
        for step in steps:
            if step in TESTS:
                yield from TESTS[step](way, image)
    except Fault as fault:
        _withdraw(way, fault)
        raise
    if number is not None and Step.SERIAL in steps:
        yield from _serial(way, number, revision)
    if number is not None and Step.MARK in steps:
        yield from _mark(way)
    if way.means.glow and only is None:
        way.talk.fill(dimmed(way.means.glow, way.board.leds))


def dimmed(colour: str, leds: int) -> str:
    """A colour `rrggbb`, as bright as many boards may be at once."""
    parts = [int(colour[i : i + 2], 16) for i in (0, 2, 4)]
    most = 3 * level(leds, LOOKED_AT_MA) / max(1, sum(parts))
    return "".join(f"{int(part * min(1.0, most)):02x}" for part in parts)


def level(leds: int, milliamperes: int, colours: int = 3) -> int:
    """How bright (0–255) each of `colours` may be so that all LEDs draw so much together."""
    each = milliamperes / max(1, leds) - IDLE_MA
    return max(1, min(255, int(255 * each / (COLOUR_MA * colours))))


def _boot(way: Way, image: Image) -> Generator[Moment, None, None]:
    yield way.begin(Step.BOOT)
    yield way.passed(greeting(way, STARTS) if way.starting else restart(way))
    way.starting = False


def _identity(way: Way, image: Image) -> Generator[Moment, None, None]:
    yield way.begin(Step.IDENTITY)
    found = way.learn(way.talk.identity())
    said = f"{found.name} {found.version}"
    wanted = f"{image.product} {image.version}"
    if said != wanted or found.protocol != image.protocol:
        raise Fault(Code.WRONG_FIRMWARE, found=said, wanted=wanted)
    yield way.passed(said)


def _flash_crc(way: Way, image: Image) -> Generator[Moment, None, None]:
    yield way.begin(Step.FLASH_CRC)
    found = way.talk.crc(image.size)
    way.reading = Reading(found, "crc")
    if found != image.crc:
        raise Fault(Code.FLASH_CRC, found=f"{found:04x}", wanted=f"{image.crc:04x}")
    yield way.passed(f"{found:04x}")


def _supply(way: Way, image: Image) -> Generator[Moment, None, None]:
    yield way.begin(Step.SUPPLY)
    low, high = way.board.limits.supply_low, way.board.limits.supply_high
    found = _supplied(way)
    way.reading = Reading(found, "mv", low, high)
    if found < low:
        raise Fault(Code.SUPPLY_LOW, mv=found, low=low)
    if found > high:
        raise Fault(Code.SUPPLY_HIGH, mv=found, high=high)
    yield way.passed()


def _supplied(way: Way) -> int:
    """The supply in mV: the middle of three readings."""
    return int(median(way.talk.supply() for _ in range(3)))


def _leds(way: Way, image: Image) -> Generator[Moment, None, None]:
    """The colours walk, all are lit, and whoever sees it presses the button. A board without a
    button is looked at, and somebody says yes.
    """
    yield way.begin(Step.LEDS)
    leds = way.board.leds
    pressed = Step.BUTTON in way.board.plan
    if pressed:
        _at_rest(way)
    if way.means.glow:
        way.talk.fill(dimmed(way.means.glow, leds))
        way.pause(2 * way.means.tempo.colour)
    one = f"{level(leds, LOOKED_AT_MA, 1):02x}"
    for colour in (f"{one}0000", f"00{one}00", f"0000{one}"):
        way.talk.fill(colour)
        way.answer()
        way.pause(way.means.tempo.colour)
    way.talk.fill(f"{level(leds, LOOKED_AT_MA):02x}" * 3)
    yield Wants(Hands.PRESS_BUTTON if pressed else Hands.LOOK, {"leds": leds})
    dead = Fault(Code.BUTTON_STUCK, down=0) if pressed else Fault(Code.LEDS_DEAD, of=leds)
    if pressed:
        way.until(lambda: way.talk.button() or None, dead)
    else:
        way.until(lambda: None, dead, yes=True)
    way.talk.fill("000000")
    yield way.passed()


def _button(way: Way, image: Image) -> Generator[Moment, None, None]:
    """With LEDs in the plan the button was pressed for them; it must come up again."""
    yield way.begin(Step.BUTTON)
    if Step.LEDS not in way.board.plan:
        _at_rest(way)
        yield Wants(Hands.PRESS_BUTTON)
        way.until(lambda: way.talk.button() or None, Fault(Code.BUTTON_STUCK, down=0))
    yield way.passed()


def _at_rest(way: Way) -> None:
    """Fault BUTTON_STUCK when it is down all the time before anybody was asked to press it."""
    looks = max(2, int(way.means.tempo.rest / way.means.tempo.look))
    for _ in range(looks):
        if not way.talk.button():
            return
        way.pause(way.means.tempo.look)
    raise Fault(Code.BUTTON_STUCK, down=1)


def _light(way: Way, image: Image) -> Generator[Moment, None, None]:
    """A hand over the sensor, or one that leaves it: either changes what it reads."""
    yield way.begin(Step.LIGHT)
    span = way.board.limits.light_span
    before = _uncovered(way)
    way.reading = Reading(before, "raw")
    yield Wants(Hands.COVER_LIGHT)
    seen = way.until(
        lambda: (raw,) if abs((raw := way.talk.light()) - before) >= span else None,
        Fault(Code.LIGHT_STUCK, raw=before),
    )
    way.reading = Reading(abs(seen[0] - before), "raw", low=span)
    yield way.passed()


def _uncovered(way: Way) -> int:
    """What the sensor reads before anybody was asked. Fault LIGHT_STUCK when it can only be torn
    off or shorted: not once anything but the end of its scale.
    """
    looks = max(3, int(way.means.tempo.rest / way.means.tempo.look))
    seen: list[int] = []
    for _ in range(looks):
        seen.append(way.talk.light())
        if len(seen) >= 3 and not set(seen) <= {RAILS[0]} and not set(seen) <= {RAILS[1]}:
            break
        way.pause(way.means.tempo.look)
    if len(set(seen)) == 1 and seen[0] in RAILS:
        way.reading = Reading(seen[0], "raw")
        raise Fault(Code.LIGHT_STUCK, raw=seen[0])
    return int(median(seen))


def _load(way: Way, image: Image) -> Generator[Moment, None, None]:
    """The LEDs at their test load, one board at a time on a hub. What sags is the port's fault:
    more than `sag_most` from the same chip's reading with its LEDs dark, whatever its reference.
    """
    yield way.begin(Step.LOAD)
    limits = way.board.limits
    turn = way.means.hub.queue()
    try:
        if not turn.comes():
            yield Waits(Step.LOAD)
        while not turn.comes(0.05):
            way.look()
            way.answer()
        way.talk.fill("000000")
        low = max(limits.sag_low, _supplied(way) - limits.sag_most)
        found = _lowest(way, f"{level(way.board.leds, limits.load_ma):02x}" * 3)
        way.reading = Reading(found, "mv", low=low)
        if found < low:
            raise Fault(Code.SUPPLY_SAGS, mv=found, low=low)
    finally:
        turn.leave()
    yield way.passed()


def _lowest(way: Way, colour: str) -> int:
    """The lowest supply under load, in mV; 0 when the board fell over and started anew."""
    way.line.forget()
    found: int | None = None
    try:
        way.talk.fill(colour)
        way.pause(way.means.tempo.settle)
        found = min(way.talk.supply() for _ in range(3))
    except Fault as fault:
        if fault.code not in (Code.SILENT, Code.NOISE) or GREETING not in way.line.heard:
            raise
    if found is None or GREETING in way.line.heard:
        return 0
    way.talk.fill("000000")
    return found


def _serial(way: Way, number: Number, revision: int) -> Generator[Moment, None, None]:
    """A board that has a number keeps it."""
    yield way.begin(Step.SERIAL)
    found = way.identity or way.learn(way.talk.identity())
    if found.serial:
        yield Skipped(Step.SERIAL, "current")
    else:
        way.look()
        given = number(found)
        way.talk.serial(given)
        way.given = given
        yield way.passed(given)
    if revision and revision != found.revision:
        way.talk.revision(revision)


def _mark(way: Way) -> Generator[Moment, None, None]:
    """The pass mark; then all that was written is read back after a restart."""
    yield way.begin(Step.MARK)
    before = way.identity
    wanted = way.given or (before.serial if before else "")
    way.talk.mark(PASS)
    restart(way)
    found = way.learn(way.talk.identity())
    if found.serial != wanted:
        way.given = ""
        raise Fault(Code.NOT_KEPT, what="serial")
    if found.marked != PASS:
        raise Fault(Code.NOT_KEPT, what="mark")
    yield way.passed(found.serial)


def _withdraw(way: Way, fault: Fault) -> None:
    """A board that passed before and fails now does not keep its mark."""
    if way.identity is None or not way.identity.marked or fault.code in NOT_THE_BOARDS:
        return
    try:
        way.talk.mark(0)
    except Fault:
        return  # it cannot be reached; the fault that is told is the first one


NOT_THE_BOARDS = frozenset({
    Code.CANCELLED, Code.UNPLUGGED, Code.SILENT, Code.NOISE, Code.SUPPLY_LOW, Code.SUPPLY_HIGH,
    Code.SUPPLY_SAGS,
})  # fmt: skip

TESTS: dict[Step, Test] = {
    Step.BOOT: _boot,
    Step.IDENTITY: _identity,
    Step.FLASH_CRC: _flash_crc,
    Step.SUPPLY: _supply,
    Step.LEDS: _leds,
    Step.BUTTON: _button,
    Step.LIGHT: _light,
    Step.LOAD: _load,
}
