"""Headings of lists of boards and attempts, and the words of a workshop's report."""

from __future__ import annotations

from desktop.wording import N_, _

WORDS: dict[str, str] = {
    "board": N_("Board"),
    "boards": N_("Boards"),
    "serial": N_("Serial number"),
    "tag": N_("Paper number"),
    "project": N_("Kind of board"),
    "session": N_("Session"),
    "participant": N_("Participant"),
    "number": N_("No."),
    "state": N_("State"),
    "fault": N_("What was wrong"),
    "hint": N_("What to do"),
    "attempts": N_("Tries"),
    "try": N_("Try"),
    "last_at": N_("Last seen"),
    "at": N_("When"),
    "firmware": N_("Firmware"),
    "location": N_("USB place"),
    "seconds": N_("Seconds"),
    "withdrawn": N_("Taken back"),
    "booked": N_("In the stock"),
    "report": N_("Workshop report"),
    "report_production": N_("Production report"),
    "passed": N_("Passed"),
    "yield": N_("Yield"),
    "first_pass": N_("Passed at the first try"),
    "minutes": N_("Minutes"),
    "minutes_each": N_("Minutes a board"),
    "kits": N_("Kits handed out"),
    "participants": N_("Participants"),
    "faults": N_("Commonest faults"),
    "no_faults": N_("No board had a fault."),
    "no_boards": N_("No board was tested yet."),
    "table": N_("Boards and who made them"),
    "readings": N_("Measured values"),
    "test": N_("Test"),
    "limits": N_("Limits"),
    "count": N_("Measured"),
    "least": N_("Least"),
    "middle": N_("Middle"),
    "most": N_("Most"),
    "not_passed": N_("Not passed"),
    "kit": N_("Kit"),
    "handed": N_("handed out"),
    "sold": N_("sold"),
    "unbooked": N_("Passed, not in the stock yet"),
}


def said(key: str) -> str:
    """One word or heading."""
    return _(WORDS[key])


def left_out(row: int, name: str, why: str) -> str:
    """Why a line of a list of names adds nobody."""
    if why == "known":
        return _("Line {row}: {name} takes part already.").format(row=row, name=name)
    if why == "repeat":
        return _("Line {row}: {name} stands there twice.").format(row=row, name=name)
    return _("Line {row} names nobody.").format(row=row)


def times(count: int) -> str:
    """How often: `5 ×`."""
    return _("{n} ×").format(n=f"{count:,}")


def of_text(part: int, whole: int) -> str:
    """So many of so many."""
    return _("{part} of {whole}").format(part=part, whole=whole)


def percent(part: int, whole: int) -> str:
    """A share in whole percent, rounded half up; a dash of nothing."""
    return _("{n} %").format(n=(200 * part + whole) // (2 * whole)) if whole else "–"


def limits(low: int | None, high: int | None, unit: str) -> str:
    """What a measured value must lie between, with its unit."""
    match low, high:
        case None, None:
            return "–"
        case None, most:
            return f"≤ {most} {unit}".rstrip()
        case least, None:
            return f"≥ {least} {unit}".rstrip()
        case least, most:
            return f"{least}–{most} {unit}".rstrip()
