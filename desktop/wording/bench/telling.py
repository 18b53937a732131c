"""A fault of the bench put into words: the sentence and the next step that fit its data."""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.domain.bench.card import Trouble
from desktop.wording import _
from desktop.wording.bench import faults
from desktop.wording.bench.words import step
from desktop.wording.joining import paragraph


def fault(trouble: Trouble) -> tuple[str, str]:
    """What is wrong, short and without a full stop, and the next thing to do.

    A fault without its sentence is still told, by its code and its data.
    """
    data = _Blanks(trouble.data)
    known = faults.FAULTS.get(trouble.code) or faults.NOTICES.get(trouble.code)
    if known is None:
        listed = ", ".join(f"{name}: {value}" for name, value in trouble.data.items())
        return f"{trouble.code} {listed}".strip(), _("Plug the board in again.")
    what, then = known
    if chooser := _CHOICES.get(trouble.code):
        what, then = chooser(data, what, then)
    for name in ("address", "limit"):
        if isinstance(value := data.get(name), int):
            data[name] = f"0x{value:04X}"
    if file := data.get("file"):
        data["file"] = re.split(r"[/\\]", str(file))[-1]  # a card has no room for a whole path
    return _(what).format_map(data), _(then).format_map(data)


def in_one(trouble: Trouble) -> str:
    """The fault and the next step as one paragraph, for a line of text or a list."""
    what, then = fault(trouble)
    return paragraph(_("{sentence}.").format(sentence=what), then)


class _Blanks(dict[str, int | str]):
    """Data of a fault; what nobody could tell is a dash."""

    def __missing__(self, name: str) -> str:
        return "–"


_Chosen = tuple[str, str]


def _port_missing(data: _Blanks, what: str, then: str) -> _Chosen:
    # A programmer without a serial port goes by its own name.
    return (faults.NO_USBASP, faults.PLUG_USBASP) if data.get("port") == "usbasp" else (what, then)


def _port_busy(data: _Blanks, what: str, then: str) -> _Chosen:
    return (what, then) if data.get("program") else (faults.ANOTHER_PROGRAM, faults.CLOSE_OTHERS)


def _no_permission(data: _Blanks, what: str, then: str) -> _Chosen:
    command = str(data.get("command", ""))
    if not command:
        return what, faults.ASK_FOR_PERMISSION
    if data.get("again"):
        return what, faults.TILL_THEN
    if data.get("group"):
        return what, faults.LOG_IN_AGAIN
    # What is allowed for this one device is forgotten when it is unplugged.
    return what, faults.STAY_PLUGGED_IN if "chmod" in command else then


def _no_driver(data: _Blanks, what: str, then: str) -> _Chosen:
    needed = {"linux": "command", "windows": "source", "macos": "source"}
    system = str(data.get("system", ""))
    if not data.get("chip"):
        data["chip"] = f"USB {data['id']}"
    return what, faults.DRIVERS[system] if data.get(needed.get(system, "")) else then


def _led_dark(data: _Blanks, what: str, then: str) -> _Chosen:
    led = int(data.get("led", 0))
    data["before"] = led - 1
    return what, faults.FIRST_LED if led <= 1 else then


def _image_product(data: _Blanks, what: str, then: str) -> _Chosen:
    return what if data.get("found") else faults.NO_PRODUCT, then


def _wrong_firmware(data: _Blanks, what: str, then: str) -> _Chosen:
    # What answers to none of our questions has no name that means anything to people.
    known = re.search(r"\d\.\d", str(data.get("wanted", ""))) and data.get("found")
    return what if known else faults.STRANGE_FIRMWARE, then


def _supply_sags(data: _Blanks, what: str, then: str) -> _Chosen:
    return what if data.get("mv") else faults.FELL_OVER, then


def _button_stuck(data: _Blanks, what: str, then: str) -> _Chosen:
    return (what, then) if data.get("down", 1) else (faults.DEAD_BUTTON, faults.BUTTON_JOINTS)


def _not_kept(data: _Blanks, what: str, then: str) -> _Chosen:
    kept = str(data.get("what", ""))
    data["what"] = _(faults.KEPT[kept]) if kept in faults.KEPT else kept
    return what, then


def _noise(data: _Blanks, what: str, then: str) -> _Chosen:
    data["during"] = step(str(data["during"]))
    return what, then


_CHOICES: dict[str, Callable[[_Blanks, str, str], _Chosen]] = {
    "port_missing": _port_missing,
    "port_busy": _port_busy,
    "no_permission": _no_permission,
    "no_driver": _no_driver,
    "wrong_firmware": _wrong_firmware,
    "supply_sags": _supply_sags,
    "button_stuck": _button_stuck,
    "led_dark": _led_dark,
    "image_product": _image_product,
    "not_kept": _not_kept,
    "noise": _noise,
}
