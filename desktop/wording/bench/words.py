"""What things at the bench are called: steps, states, kinds of sessions; readings with units."""

from __future__ import annotations

from desktop.domain.bench.card import Mark, State, StepRow
from desktop.domain.bench.sessions import Kind
from desktop.wording import N_, _

# By the word of `hardware.steps.Step`.
STEPS: dict[str, str] = {
    "image": N_("Firmware file"),
    "open": N_("USB port"),
    "sync": N_("Contact"),
    "chip": N_("Chip"),
    "flash": N_("Flash"),
    "verify": N_("Verify"),
    "boot": N_("Start"),
    "identity": N_("Identity"),
    "flash_crc": N_("Firmware checksum"),
    "supply": N_("Supply voltage"),
    "leds": N_("LEDs"),
    "button": N_("Button"),
    "light": N_("Light sensor"),
    "load": N_("Voltage under load"),
    "serial": N_("Serial number"),
    "mark": N_("Pass mark"),
}

STATES: dict[str, str] = {
    State.EMPTY: N_("Plug a board in"),
    State.FOUND: N_("Board found"),
    State.FLASHING: N_("Flashing"),
    State.TESTING: N_("Testing"),
    State.WAITING: N_("Waiting for you"),
    State.PASSED: N_("PASS"),
    State.FAILED: N_("FAIL"),
    State.CANCELLED: N_("Cancelled"),
}

MARKS: dict[str, str] = {
    Mark.GOING: N_("under way"),
    Mark.DONE: N_("good"),
    Mark.SKIPPED: N_("not needed"),
    Mark.FAILED: N_("failed"),
}

# What passing a board means for the stock.
KINDS: dict[str, str] = {
    Kind.WORKSHOP: N_("Workshop"),
    Kind.PRODUCTION: N_("Production for stock"),
}

# Why a step was left out, by `hardware.steps.Skipped.why`.
SKIPS: dict[str, str] = {
    "current": N_("the firmware on the board is this one already"),
    "plan": N_("not in this project's test plan"),
}

# Units as they are written behind a number; what has none is a bare number.
UNITS: dict[str, str] = {
    "mv": "mV",
    "ma": "mA",
    "ms": "ms",
    "s": "s",
    "bytes": "B",
    "baud": "baud",
    "percent": "%",
    "raw": "",
}


def step(name: str) -> str:
    """What a step is called; one without a name is its own word."""
    return _said(STEPS, name)


def state(where: State) -> str:
    """Where a card stands, in one or two words."""
    return _said(STATES, where)


def mark(how: Mark) -> str:
    """How a step stands, in a word that needs no colour."""
    return _said(MARKS, how)


def kind(of: Kind) -> str:
    """What kind of session it is."""
    return _said(KINDS, of)


def skipped(why: str) -> str:
    """Why a step was left out."""
    return _said(SKIPS, why)


def reading(row: StepRow) -> str:
    """What a step found: `4980 mV (4500–5500)`, a checksum in hex, a chip's name, or ""."""
    if row.value is None:
        return row.found
    if row.unit == "crc":
        return f"{row.value:04x}"
    said = f"{row.value} {UNITS.get(row.unit, row.unit)}".strip()
    if row.low is not None and row.high is not None:
        said += f" ({row.low}–{row.high})"
    elif row.low is not None:
        said += f" (≥ {row.low})"
    elif row.high is not None:
        said += f" (≤ {row.high})"
    return f"{said} {row.found}".strip()


def _said(table: dict[str, str], code: str) -> str:
    return _(table[code]) if code in table else code
