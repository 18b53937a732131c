"""What stands on paper and in pictures for the group, in the reader's language, by its place there.

Papers are drawn a floor above; here are only their words, so that each stands once.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from desktop.wording import N_, _, ngettext

PAPER: dict[str, str] = {
    # the evening's page
    "event": N_("Event"),
    "day": N_("Day"),
    "title_day": N_("The day's figures"),
    "title_event": N_("Figures of the whole event"),
    "net": N_("Net takings"),
    "sales": N_("Sales"),
    "refunds": N_("Refunds"),
    "corrections": N_("Corrections"),
    "exchanges": N_("Exchanges"),
    "gifts": N_("Given away"),
    "donations": N_("Of which donations"),
    "heard": N_("Arrived"),
    "claimed": N_("Not yet arrived"),
    "pieces_sold": N_("Pieces sold"),
    "by_method": N_("Takings by method"),
    "by_account": N_("To be handed over"),
    "by_holder": N_("Held by"),
    "nobody": N_("nobody named"),
    "method": N_("Method"),
    "account": N_("Account"),
    "payments": N_("Payments"),
    "amount": N_("Amount"),
    "total": N_("Total"),
    "drawers": N_("Drawers"),
    "cash_expected": N_("Cash expected"),
    "till": N_("Till"),
    "opened": N_("Opened"),
    "opened_by": N_("By"),
    "float": N_("Float"),
    "expected": N_("Expected"),
    "counted": N_("Counted"),
    "difference": N_("Difference"),
    "keeper": N_("Cash kept by"),
    "not_counted": N_("not counted"),
    "half_hours": N_("Takings by half hour"),
    "sales_by_half_hour": N_("Sales by half hour"),
    "no_sales": N_("Nothing was sold."),
    "items": N_("What became of the goods"),
    "items_rule": N_(
        "Taken + difference = sold + given + brought back + left. Found pieces, which the books "
        "did not know of, are part of the difference."
    ),
    "code": N_("Code"),
    "item": N_("Item"),
    "taken": N_("Taken along"),
    "found": N_("Found"),
    "sold": N_("Sold"),
    "given": N_("Given"),
    "brought_back": N_("Brought back"),
    "left": N_("Left"),
    "takings": N_("Takings"),
    "claims": N_("Not yet arrived: to be asked for"),
    "number": N_("Number"),
    "time": N_("Time"),
    "holder": N_("Holder"),
    "loose": N_("Loose articles: to be matched"),
    "pieces": N_("Pieces"),
    "no_name": N_("no name"),
    "journal": N_("Code of the journal"),
    "signature": N_("Recorded by"),
    "second_signature": N_("Checked by"),
    "signature_date": N_("Date"),
    # the picture for the group
    "picture_day": N_("The day at the booth"),
    "picture_event": N_("The event at the booth"),
    "sales_count": N_("Number of sales"),
    "best_sellers": N_("Best sellers"),
    "methods": N_("How people paid"),
    "thanks": N_("Thank you, everybody!"),
    # slips of the till
    "slip_sale": N_("Sale slip"),
    "slip_gift": N_("Gift slip"),
    "slip_of": N_("Belongs to"),
    "slip_void": N_("Taken back: this slip is worth nothing any more"),
    "slip_back": N_("of which back or swapped"),
    "slip_keep": N_("Show this number to swap a size or to ask."),
    "slip_swap": N_("A size can be swapped at the booth with this slip."),
    "unit_price": N_("Price"),
    "received": N_("Received"),
    "change": N_("Change"),
    "reason": N_("Reason"),
    # the closing slip
    "slip_closing": N_("Closing slip"),
    "slip_standing": N_("How the till stands"),
    "not_closed": N_("The till is still open; the drawer has not been counted."),
    "closed": N_("Closed"),
    "entries": N_("Entries"),
    "numbers": N_("Numbers"),
    "note": N_("Note"),
    "proof": N_("Code of the journal"),
    "proof_rule": N_(
        "Send this code to the group: whoever has it can check later that nothing was changed."
    ),
    # lists for packing
    "slip_pick": N_("Pick list"),
    "needed_on": N_("Needed on"),
    "take": N_("Take"),
    "free_there": N_("Free there"),
    "owner": N_("Owner"),
    "short": N_("Not enough anywhere"),
    "wanted": N_("Wanted"),
    "missing": N_("Missing"),
    "uncounted": N_("Not counted: look for them"),
    "picked_by": N_("Taken by"),
    "slip_packing": N_("Packing list"),
    "as_of": N_("As of"),
    "packed_by": N_("Packed by"),
    "received_by": N_("Received by"),
    # the paper till
    "slip_fallback": N_("Paper till"),
    "slip_tally": N_("Tally sheet"),
    "sheet": N_("Sheet no."),
    "sold_by": N_("Sold by"),
    "gift": N_("Gift"),
    "remark": N_("Remark"),
    "price": N_("Price"),
    "fallback_rule": N_(
        "One row a sale: time, pieces under the goods, tick how it was paid. Afterwards type each "
        "row at the till: code, Enter, way to pay."
    ),
    "fallback_parts": N_("Goods on several sheets: one sale has the same row on each of them."),
    "tally_rule": N_(
        "One stroke a piece under the way it was paid. Afterwards type each box at the till: "
        "pieces, *, code, Enter, way to pay."
    ),
}


def said(key: str) -> str:
    """The words at a place of a paper. Raises KeyError for a place that no paper has."""
    return _(PAPER[key])


def day_text(day: date) -> str:
    """A day as papers write it, with its weekday: `2026年10月25日 周日`."""
    weekday = (
        _("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"),
    )[day.weekday()]  # fmt: skip
    return _("{weekday} {year}-{month:02d}-{day:02d}").format(
        weekday=weekday, year=day.year, month=day.month, day=day.day
    )


def clock_text(at: datetime, zone: str) -> str:
    """The time of day in the event's zone: `14:30`."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def moment_text(at: datetime, zone: str) -> str:
    """Day and time of day in the event's zone: `10-25 14:30`."""
    return f"{at.astimezone(ZoneInfo(zone)):%m-%d %H:%M}"


def span_text(start: datetime, end: datetime | None, zone: str) -> str:
    """From when to when in the event's zone, with the year, the day once where it is the same:
    `2026-10-25 14:30 – 17:05`; the start alone while there is no end.
    """
    first = start.astimezone(ZoneInfo(zone))
    said = f"{first:%Y-%m-%d %H:%M}"
    if end is None:
        return said
    last = end.astimezone(ZoneInfo(zone))
    same = last.date() == first.date()
    return f"{said} – {last:%H:%M}" if same else f"{said} – {last:%Y-%m-%d %H:%M}"


def page_text(page: int, pages: int) -> str:
    """`Page 2 of 3`."""
    return _("Page {page} of {pages}").format(page=page, pages=pages)


def part_text(part: int, parts: int) -> str:
    """`Part 1 of 2`."""
    return _("Part {part} of {parts}").format(part=part, parts=parts)


def sales_text(n: int) -> str:
    """So many sales."""
    return ngettext("{n} sale", "{n} sales", n).format(n=n)


def pieces_text(n: int) -> str:
    """So many pieces."""
    return ngettext("{n} piece", "{n} pieces", n).format(n=n)


def given_text(n: int) -> str:
    """So many pieces given away."""
    return ngettext("{n} given away", "{n} given away", n).format(n=n)


def times_text(n: int) -> str:
    """How often."""
    return ngettext("{n} time", "{n} times", n).format(n=n)
