"""A fault of the bench put into words: the sentence and the next step that fit its data."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.bench.card import Trouble
from desktop.wording import _
from desktop.wording.bench import faults
from desktop.wording.bench.words import step
from desktop.wording.joining import paragraph

_ADDRESSES = frozenset(["image_overlaps", "image_beyond", "write_failed", "verify_failed"])


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
    if trouble.code in _ADDRESSES:
        for name in ("address", "limit"):
            if isinstance(value := data.get(name), int):
                data[name] = f"0x{value:04X}"
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


def _port_busy(data: _Blanks, what: str, then: str) -> _Chosen:
    return (what, then) if data.get("program") else (faults.ANOTHER_PROGRAM, faults.CLOSE_OTHERS)


def _no_permission(data: _Blanks, what: str, then: str) -> _Chosen:
    command = str(data.get("command", ""))
    if not command:
        return what, faults.ASK_FOR_PERMISSION
    # Who belongs to a group is asked only when a person logs in.
    return what, faults.LOG_IN_AGAIN if "usermod" in command or "adduser" in command else then


def _no_driver(data: _Blanks, what: str, then: str) -> _Chosen:
    chip, module = faults.CHIPS.get(str(data.get("id", "")).lower().partition(":")[0], ("", ""))
    data["chip"], data["module"] = chip or f"USB {data['id']}", module
    system = str(data.get("system", ""))
    known = system in faults.DRIVERS and (module or system != "linux")
    return what, faults.DRIVERS[system] if known else then


def _led_dark(data: _Blanks, what: str, then: str) -> _Chosen:
    led = int(data.get("led", 0))
    data["before"] = led - 1
    return what, faults.FIRST_LED if led <= 1 else then


def _image_product(data: _Blanks, what: str, then: str) -> _Chosen:
    return what if data.get("found") else faults.NO_PRODUCT, then


def _not_kept(data: _Blanks, what: str, then: str) -> _Chosen:
    kept = str(data.get("what", ""))
    data["what"] = _(faults.KEPT[kept]) if kept in faults.KEPT else kept
    return what, then


def _noise(data: _Blanks, what: str, then: str) -> _Chosen:
    data["during"] = step(str(data["during"]))
    return what, then


_CHOICES: dict[str, Callable[[_Blanks, str, str], _Chosen]] = {
    "port_busy": _port_busy,
    "no_permission": _no_permission,
    "no_driver": _no_driver,
    "led_dark": _led_dark,
    "image_product": _image_product,
    "not_kept": _not_kept,
    "noise": _noise,
}
