"""Half hours as bars. Which bars there are is worked out apart from how they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.documents.reports import look
from desktop.documents.sheet import Align, Face, Sheet
from desktop.domain.booth.figures import HalfHour

_STEP = timedelta(minutes=30)


@dataclass(frozen=True)
class Bar:
    """A half hour on the axis.

    `label` is the time of whole hours and of the first bar, else ""; `day` names a new day.
    """

    label: str
    day: str
    sales: int
    amount_fen: int


def bars(half_hours: Sequence[HalfHour], zone: str) -> list[Bar]:
    """The half hours in order with the empty ones between them; nights between days are left out.

    The wall clock of the event's zone decides what an hour is.
    """
    by_start = {h.starts.astimezone(ZoneInfo(zone)): h for h in half_hours}
    made: list[Bar] = []
    several = len({start.date() for start in by_start}) > 1
    before: datetime | None = None
    for start in sorted(by_start):
        if before is not None and before.date() == start.date():
            at = before + _STEP
            while at < start:
                made.append(_bar(at, None, ""))
                at += _STEP
        new = several and (before is None or before.date() != start.date())
        named = f"{start:%m-%d}" if new else ""
        made.append(_bar(start, by_start[start], named, first=not made))
        before = start
    return made


def _bar(start: datetime, half_hour: HalfHour | None, day: str, *, first: bool = False) -> Bar:
    label = f"{start:%H:%M}" if first or start.minute < 30 else ""
    if half_hour is None:
        return Bar(label, day, 0, 0)
    return Bar(label, day, half_hour.sales, half_hour.amount_fen)


def ceiling(largest: int) -> int:
    """The next 1, 2 or 5 with zeros at or above: where the axis ends."""
    step = 1
    while step * 10 < largest:
        step *= 10
    return next(step * n for n in (1, 2, 5, 10) if step * n >= largest)


def draw(
    sheet: Sheet,
    shown: Sequence[Bar],
    value: Callable[[Bar], int],
    tell: Callable[[int], str],
    x: float,
    y: float,
    wide: float,
    high: float,
    size: float,
) -> None:
    """Draws the bars into a rectangle; `tell` words the axis, `size` is the height of its text.

    Half hours in which more was given back than sold hang below the line.
    """
    values = [value(bar) for bar in shown]
    top = ceiling(max(1, *values))
    below = max(0, *(-v for v in values))
    under = size * (3.0 if any(bar.day for bar in shown) else 1.7)
    room = high - under - size
    line = y + size + room * top / (top + below)
    scale = room / (top + below)
    margin = size * 4.6
    for part in (0.5, 1.0):
        level = line - top * part * scale
        sheet.line([(x + margin, level), (x + wide, level)], look.RULE, size / 16)
        if part == 1.0 or top % 2 == 0:
            sheet.text(
                x + margin - size * 0.6, level + size * 0.35, tell(int(top * part)), size,
                colour=look.MUTED, align=Align.RIGHT,
            )  # fmt: skip
    step = (wide - margin) / max(1, len(shown))
    thick = min(step * 0.72, size * 5)
    best = max(values)
    for n, worth in enumerate(values):
        middle = x + margin + step * (n + 0.5)
        colour = look.ALARM if worth < 0 else look.DEEP if worth == best else look.ACCENT
        up = abs(worth) * scale
        sheet.box(middle - thick / 2, line if worth < 0 else line - up, thick, up, colour, size / 6)
        if worth == best and worth > 0:
            sheet.text(
                middle, line - up - size * 0.4, tell(worth), size,
                face=Face.BOLD, colour=look.DEEP, align=Align.CENTRE,
            )  # fmt: skip
    sheet.line([(x + margin, line), (x + wide, line)], look.MUTED, size / 12)
    _hours(sheet, shown, x + margin, step, y + high - under + size * 1.3, size)


def _hours(
    sheet: Sheet, shown: Sequence[Bar], x: float, step: float, y: float, size: float
) -> None:
    """Labels hours, as many as stand beside each other without touching, and days below them."""
    free = x - 2 * size
    for n, bar in enumerate(shown):
        # The label of an hour stands under the left edge of its first half.
        middle = x + step * (n + 0.5)
        if bar.label and middle - 1.6 * size > free:
            sheet.text(middle, y, bar.label, size, colour=look.MUTED, align=Align.CENTRE)
            free = middle + 1.6 * size
    for day, n in ((bar.day, n) for n, bar in enumerate(shown) if bar.day):
        sheet.text(x + step * n, y + size * 1.3, day, size, face=Face.BOLD, colour=look.MUTED)
