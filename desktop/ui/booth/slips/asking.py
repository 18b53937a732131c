"""Which slip is wanted, and how it comes from the books. Everything here blocks: a lane's work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop.domain.booth.event import Event, Shift
from desktop.domain.paper.drawn import Drawn
from desktop.ui.booth.books import Post

if TYPE_CHECKING:
    from desktop.services.changes import Desk

_PICTURES = 6  # pages that are shown; all are printed
_DPI = 110


class Which(StrEnum):
    """What can be printed at the till."""

    SALE = "sale"
    GIFT = "gift"
    CLOSING = "closing"
    ROWS = "rows"  # the paper till, a row a sale
    TALLY = "tally"
    PACKING = "packing"

    @property
    def of_sale(self) -> bool:
        """Whether it is about one sale, named by its number."""
        return self in (Which.SALE, Which.GIFT)

    @property
    def narrow(self) -> bool:
        """Whether it may come off a roll."""
        return self.of_sale or self is Which.CLOSING


@dataclass(frozen=True)
class Known:
    """The event whose papers these are, the till's letter, its shifts (the newest first), the
    newest number.
    """

    event: Event
    letter: str
    shifts: tuple[Shift, ...]
    last: str


@dataclass(frozen=True)
class Asked:
    """One slip: `number` of a sale, `shift` (local id) of a closing, `width` in mm."""

    which: Which
    number: str = ""
    shift: int = 0
    width: int = 80


@dataclass(frozen=True)
class Seen:
    """A slip as it will come out: the PDF, its file's name, pictures of its first pages."""

    drawn: Drawn
    name: str
    pictures: tuple[tuple[int, int, bytes], ...]  # width and height in pixels, RGB


class SlipBooks:
    """The use cases of slips."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._desk = desk

    def known(self, post: Post | None) -> Known | None:
        """The till's event, else the one that was worked at last; None before the first one."""
        from desktop.services import booth

        desk = self._desk()
        event = post.event if post else next(iter(booth.events(desk)), None)
        if event is None:
            return None
        shifts = tuple(reversed(booth.shifts(desk, event.id)))
        newest = booth.sales(desk, event.id, limit=1).rows
        last = booth.last_sale(desk, event.id, post.shift.letter) if post else None
        last = last or (newest[0] if newest else None)
        newest_shift = post.shift if post else next(iter(shifts), None)
        letter = newest_shift.letter if newest_shift else "A"
        return Known(event, letter, shifts, last.number if last else "")

    def draw(self, known: Known, asked: Asked) -> Seen:
        """Draws a slip from the committed rows, and pictures of it; refuses as the service does."""
        drawn, about = self._drawn(known, asked)
        return Seen(drawn, f"{known.event.name} {about}", _pictures(drawn))

    def _drawn(self, known: Known, asked: Asked) -> tuple[Drawn, str]:
        from desktop.services.paper import slips

        desk, event = self._desk(), known.event
        if asked.which.of_sale:
            gift = asked.which is Which.GIFT
            drawn = slips.sale_slip(desk, event.id, asked.number, gift=gift, width=asked.width)
            return drawn, asked.number
        if asked.which is Which.CLOSING:
            shift = next((s for s in known.shifts if s.id == asked.shift), known.shifts[0])
            opened = f"{shift.opened_at:%Y-%m-%d %H%M}"
            drawn = slips.closing_slip(desk, shift.id, width=asked.width)
            return drawn, f"{shift.letter} {opened}"
        if asked.which is Which.PACKING:
            return slips.packing_list(desk, event_id=event.id), ""
        letter = known.letter
        day = _day(slips.today(desk, event.zone), event)
        tally = asked.which is Which.TALLY
        drawn = slips.fallback_sheet(desk, event.id, letter, day, tally=tally)
        return drawn, f"{letter} {day}"


def _day(today: date, event: Event) -> date:
    """Today while the event lasts, else the day of it that is nearest."""
    return min(max(today, event.starts_on), event.ends_on)


def _pictures(drawn: Drawn) -> tuple[tuple[int, int, bytes], ...]:
    from desktop.documents.pages import Pages

    with Pages(drawn.data) as pages:
        rasters = [pages.pixels(n, _DPI) for n in range(min(len(pages), _PICTURES))]
    return tuple((r.wide, r.high, r.rgb) for r in rasters)


def shift_words(shift: Shift, zone: str) -> str:
    """`A · 10-24 09:05–18:12 · 张三`."""
    opened = shift.opened_at.astimezone(ZoneInfo(zone))
    until = "" if shift.closed_at is None else f"{shift.closed_at.astimezone(ZoneInfo(zone)):%H:%M}"
    return f"{shift.letter} · {opened:%m-%d %H:%M}–{until} · {shift.opened_by}"
