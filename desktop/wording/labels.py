"""The few words that stand on labels, in the reader's language."""

from __future__ import annotations

from datetime import date

from desktop.wording import _, ngettext


def passed(on: date) -> str:
    """That a board passed its test, and when."""
    return _("PASS {day}").format(day=on.isoformat())


def kept_by(name: str) -> str:
    """Who keeps a box."""
    return _("Keeper: {name}").format(name=name)


def more(n: int) -> str:
    """How many lines of a list did not fit."""
    return ngettext("… and {n} more", "… and {n} more", n).format(n=n)


def of_all(n: int) -> str:
    """The end of a list that was shortened: how many lines it has in all."""
    return ngettext("… {n} line in all", "… {n} lines in all", n).format(n=n)


def summed(lines: int, pieces: int) -> str:
    """How much there is: kinds of things, and pieces of all."""
    kinds = ngettext("{n} kind", "{n} kinds", lines).format(n=lines)
    every = ngettext("{n} piece", "{n} pieces", pieces).format(n=f"{pieces:,}")
    return f"{kinds} · {every}"


def said(key: str) -> str:
    """A heading on a label."""
    return {
        "area": _("Area"),
        "keeper": _("Keeper"),
        "contents": _("What is inside"),
        "empty": _("empty"),
        "from": _("Sender"),
        "packing": _("Packing list"),
        "scan": _("Scan for the contents"),
        "labels": _("Labels"),
        "copies": _("Copies"),
        "picture": _("Picture"),
    }[key]


def exactly(mm: int) -> str:
    """What stands at a line to be measured."""
    return _("This line is exactly {mm} mm long.").format(mm=mm)


def measured() -> str:
    """What to do with the lines."""
    return _("Measure both lines. Print at 100 %, never “fit to page”.")


def moved(x: float, y: float) -> str:
    """How far everything is moved on this paper (mm)."""
    return _("Moved {x} mm to the right, {y} mm down").format(x=f"{x:+.1f}", y=f"{y:+.1f}")
