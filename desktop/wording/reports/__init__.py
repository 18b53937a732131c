"""Words of the reports: what they, their columns, charts and remarks are called."""

from __future__ import annotations

from datetime import date

from desktop.domain.money import show
from desktop.domain.reports import Chart, Field, Filters, Remark, Report, Shape
from desktop.wording import N_, _, ngettext, words
from desktop.wording.columns import heading
from desktop.wording.joining import labelled, listed

TITLES: dict[str, str] = {
    "stock": N_("Stock by place"),
    "moves": N_("What moved when"),
    "value": N_("Value by owner"),
    "sponsor": N_("Sponsor's statement"),
    "low": N_("Low stock"),
    "year": N_("Figures of the year"),
}
ABOUT: dict[str, str] = {
    "stock": N_("What lies where, and how long ago somebody saw it."),
    "moves": N_("How many pieces moved in each week or month, and why."),
    "value": N_("What the goods are worth by their reference values."),
    "sponsor": N_("What became of one owner's goods: at which events, and where the rest lies."),
    "low": N_("Where less lies than should, by the minimums of the places."),
    "year": N_("Numbers for the yearly report, ready to paste, each with the rows behind it."),
}
_FIELDS: dict[str, str] = {
    "things": N_("Articles"),
    "pieces": N_("Pieces"),
    "verified": N_("Verified"),
    "stale": N_("Seen long ago"),
    "unknown": N_("Uncertain"),
    "verified_share": N_("Of which verified"),
    "from_day": N_("From"),
    "to_day": N_("To"),
    "moves": N_("Movements"),
    "unvalued": N_("Pieces without a value"),
    "value_fen": N_("Value"),
    "there": N_("There"),
    "least": N_("Minimum"),
    "short": N_("Short"),
    "before": N_("There before"),
    "received": N_("Received"),
    "found": N_("Found"),
    "at_events": N_("Given out at events"),
    "events": N_("Events"),
    "elsewhere": N_("Given out elsewhere"),
    "used": N_("Used"),
    "astray": N_("Lost or damaged"),
    "rest": N_("Rest"),
    "places": N_("Places"),
    "sold": N_("Sold"),
    "given": N_("Given away"),
    "out": N_("In all"),
    "seen": N_("Last seen"),
    "artwork": N_("Artwork"),
    "version": N_("Version"),
    "made_by": N_("Made by"),
    "day": N_("Day"),
    "sizes": N_("Variants"),
    "purchase": N_("Purchase"),
    "supplier": N_("Supplier"),
    "ordered_on": N_("Ordered"),
    "person": N_("Person"),
    "acts": N_("Acts"),
    "workshop": N_("Workshop"),
    "people": N_("People"),
    "count": N_("Count"),
    "exact": N_("Lines that agreed"),
    "figure": N_("Figure"),
    "purchases": N_("Purchases"),
    "number": N_("Number"),
    "why": N_("Remark"),
}
_AGES: dict[str, str] = {
    "d30": N_("30 days"),
    "d90": N_("90 days"),
    "d180": N_("180 days"),
    "d365": N_("a year"),
    "older": N_("longer"),
    "never": N_("never seen"),
}
_CHARTS: dict[str, str] = {
    "stock_by_place": N_("Stock by place"),
    "stock_by_age": N_("Stock by when it was last seen"),
    "moved": N_("Pieces moved"),
    "value_by_owner": N_("Value by owner"),
    "low": N_("Below the minimum"),
    "by_event": N_("Given out by event"),
    "rest_by_place": N_("Where the rest lies"),
}
_TABLES: dict[str, str] = {
    "by_kind": N_("By kind of act"),
    "without_value": N_("Without a value"),
    "sponsor": N_("By article"),
    "by_event": N_("By event"),
    "by_place": N_("By place"),
}
FIGURES: dict[str, str] = {
    "artworks": N_("Artwork made"),
    "items": N_("Items designed"),
    "purchases": N_("Purchases"),
    "amount": N_("Amount of the purchases"),
    "suppliers": N_("Suppliers"),
    "people": N_("People who kept the books"),
    "participants": N_("People at workshops"),
    "events": N_("Events"),
    "sold": N_("Pieces sold"),
    "given": N_("Pieces given away"),
    "sent": N_("Pieces sent by parcel or handover"),
    "counts": N_("Counts held"),
    "verified_share": N_("Stock verified (%)"),
    "requests": N_("Requests"),
    "working_days": N_("Working days to answer a request"),
}
_WHYS: dict[str, str] = {
    "": "",
    "not_yet": N_("not in the ledger yet"),
    "nothing_there": N_("nothing lies there"),
}
_REMARKS: dict[str, str] = {
    "stale_after": N_("Verified means seen within {days} days."),
    "first_shown": N_("The chart shows the {n} largest of {of} places."),
    "seen_later": N_("What was last seen after that moment counts as never seen."),
    "without_value": N_(
        "{things} articles ({n} pieces) have no reference value and are not part of the sum."
    ),
    "without_amount": N_("{n} purchases have no amount yet and are not part of the sum."),
    "requests_unknown": N_(
        "Requests are left out: the ledger does not keep them yet, and none is not known."
    ),
    "working_days_unknown": N_("Working days are left out for the same reason."),
}


def title(name: str) -> str:
    """What a report is called."""
    return _(TITLES[name])


def about(name: str) -> str:
    """What a report tells, in a sentence."""
    return _(ABOUT[name])


def field(key: str) -> str:
    """A column's heading."""
    return _(_FIELDS[key]) if key in _FIELDS else heading(key)


def table_title(key: str) -> str:
    """What a table of a report is called; a figure's rows by the figure."""
    if key in _TABLES:
        return _(_TABLES[key])
    return figure(key) if key in FIGURES else _(TITLES.get(key, key))


def figure(key: str) -> str:
    """What a figure of the year is called."""
    return _(FIGURES[key]) if key in FIGURES else key


def word(key: str, code: str) -> str:
    """A cell that holds a code, by its field."""
    if key == "kind":
        return _("Other acts") if code == "other" else words.act(code)
    if key == "figure":
        return figure(code)
    return _(_WHYS[code]) if code in _WHYS else code


def chart_title(key: str) -> str:
    """What a chart is called."""
    return _(_CHARTS[key])


def series_name(chart: Chart, key: str) -> str:
    """What a row of a chart is called."""
    return word("kind", key) if chart.words == "act" else field(key)


def label(chart: Chart, text: str) -> str:
    """What stands under or beside a bar."""
    return _(_AGES[text]) if chart.label_words == "age" else text


def remark(said: Remark) -> str:
    """A remark as a sentence."""
    if said.code == "sponsor_item":
        return _sponsored(dict(said.data))
    data = {k: f"{v:,}" if isinstance(v, int) else v for k, v in said.data}
    return _(_REMARKS[said.code]).format(**data)


def _sponsored(d: dict[str, int | str]) -> str:
    """“500 stickers: 320 given out at 3 events, 180 left in 4 places.”"""

    def count(key: str) -> int:
        return int(d[key])

    parts = []
    if count("events"):
        said = ngettext(
            "{n} given out at {events} event", "{n} given out at {events} events", count("events")
        )
        parts.append(said.format(n=f"{count('out'):,}", events=f"{count('events'):,}"))
    for key, text in (
        ("elsewhere", N_("{n} given out elsewhere")),
        ("used", N_("{n} used")),
        ("astray", N_("{n} lost or damaged")),
    ):
        if count(key):
            parts.append(_(text).format(n=f"{count(key):,}"))
    left = ngettext("{n} left in {places} place", "{n} left in {places} places", count("places"))
    if count("rest") or not parts:
        none = _("none left")
        rest = left.format(n=f"{count('rest'):,}", places=f"{count('places'):,}")
        parts.append(rest if count("places") else none)
    else:
        parts.append(_("none left"))
    return _("{n} × {item}: {what}.").format(
        n=f"{count('n'):,}", item=d["item"], what=listed(parts)
    )


def filters_text(filters: Filters) -> str:
    """What a report is of, in one line; nothing where it is of everything."""
    parts = []
    if filters.year is not None:
        parts.append(f"{filters.year}")
    if filters.owner_name:
        parts.append(labelled(heading("owner"), filters.owner_name))
    if filters.place_path:
        parts.append(labelled(heading("place"), filters.place_path))
    if filters.category:
        parts.append(labelled(heading("category"), filters.category))
    if filters.since or filters.until:
        parts.append(f"{filters.since or ''} – {filters.until or ''}".strip())
    if filters.at is not None:
        parts.append(_("as of {moment}").format(moment=f"{filters.at:%Y-%m-%d %H:%M}"))
    return " · ".join(parts)


def remarks(report: Report) -> list[str]:
    """All remarks of a report."""
    return [remark(one) for one in report.remarks]


def cell(value: object, of: Field) -> str:
    """What stands in a cell, for people."""
    if value is None or value == "":
        return ""
    if of.shape is Shape.WORD:
        return word(of.key, str(value))
    if isinstance(value, int):
        if of.shape is Shape.SHARE:
            return f"{value} %"
        return show(value) if of.shape is Shape.MONEY else f"{value:,}"
    return value.isoformat() if isinstance(value, date) else str(value)


def nothing(name: str) -> str:
    """That a report has nothing to show."""
    if name == "low":
        return _("Nothing is below its minimum. Set minimums at the places, or be glad.")
    return _("There is nothing to show for this choice.")
