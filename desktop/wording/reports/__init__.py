"""Words of the reports: what they, their columns, charts and remarks are called."""

from __future__ import annotations

from datetime import date, datetime

from desktop.domain.money import show
from desktop.domain.reports import Chart, Field, Filters, Remark, Report, Shape
from desktop.domain.requisitions.figures import BANDS
from desktop.wording import N_, _, ngettext, outings, words
from desktop.wording.columns import heading
from desktop.wording.joining import labelled, listed
from desktop.wording.reports.names import (
    ABOUT,
    AGES,
    CHARTS,
    FIELDS,
    FIGURES,
    REMARKS,
    TABLES,
    TITLES,
    WHYS,
)
from desktop.wording.requisitions import rules


def title(name: str) -> str:
    """What a report is called."""
    return _(TITLES[name])


def about(name: str) -> str:
    """What a report tells, in a sentence."""
    return _(ABOUT[name])


def field(key: str) -> str:
    """A column's heading."""
    if key.startswith("became_"):
        return outings.became(key.removeprefix("became_"))
    return _(FIELDS[key]) if key in FIELDS else heading(key)


def table_title(key: str) -> str:
    """What a table of a report is called; a figure's rows by the figure."""
    if key in TABLES:
        return _(TABLES[key])
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
    if key == "way":
        return outings.way(code)
    if key == "value_band":
        return _band(int(code.removeprefix("band")))
    return _(WHYS[code]) if code in WHYS else code


def _band(number: int) -> str:
    """Which amounts a band of value holds."""
    if number == 0:
        return _("No value known")
    if number == len(BANDS):
        return _("above {most}").format(most=show(BANDS[-1]))
    return _("up to {most}").format(most=show(BANDS[number]))


def chart_title(key: str) -> str:
    """What a chart is called."""
    return _(CHARTS[key])


def series_name(chart: Chart, key: str) -> str:
    """What a row of a chart is called."""
    if chart.words == "act":
        return word("kind", key)
    return outings.became(key) if chart.words == "became" else field(key)


def label(chart: Chart, text: str) -> str:
    """What stands under or beside a bar."""
    return _(AGES[text]) if chart.label_words == "age" else text


def remark(said: Remark) -> str:
    """A remark as a sentence."""
    if said.code == "sponsor_item":
        return _sponsored(dict(said.data))
    if said.code == "measured_by":
        return _measured(dict(said.data))
    data = {k: f"{v:,}" if isinstance(v, int) else v for k, v in said.data}
    return _(REMARKS[said.code]).format(**data)


def _measured(d: dict[str, int | str]) -> str:
    """“Measured by the promise of now: 5 working days until all of it has left.”"""
    said = ngettext(
        "Measured by the promise of now: {n} working day until {end}.",
        "Measured by the promise of now: {n} working days until {end}.",
        int(d["n"]),
    )
    return said.format(n=d["n"], end=rules.end(str(d["end"])))


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
    if filters.event_name:
        parts.append(filters.event_name)
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
    if of.shape is Shape.WHY and isinstance(value, tuple):
        return outings.reasons(value)
    if isinstance(value, datetime):
        return f"{value:%m-%d %H:%M}"
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
