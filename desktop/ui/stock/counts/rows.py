"""Counts and their lines as lists show them; without a pixel."""

from __future__ import annotations

from datetime import datetime

from desktop.domain.counts import Count, Expected, Result, State
from desktop.domain.errors import NotInCount
from desktop.domain.moments import at_home
from desktop.domain.stock import Place
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.wording import _, counts
from desktop.wording.columns import heading
from desktop.wording.joining import listed

_TONES = {State.OPEN: Tone.ACCENT, State.CLOSED: Tone.GOOD, State.DROPPED: Tone.PLAIN}


def when(at: datetime | None) -> str:
    """A moment by the wall clock of the community."""
    return "" if at is None else f"{at_home(at):%Y-%m-%d %H:%M}"


def progress(count: Count) -> str:
    """How far a count is: `12 / 30`."""
    return f"{count.done:,} / {count.lines:,}"


def scope(count: Count) -> str:
    """What a count is over, in words."""
    parts = [count.place_path if count.tree else _("{place} alone").format(place=count.place_path)]
    if count.category:
        parts.append(count.category)
    if count.codes:
        parts.append(listed(count.codes))
    if count.blind:
        parts.append(_("blind"))
    return " · ".join(parts)


def list_columns() -> list[Column[Count]]:
    """What can be shown of a count."""
    return [
        Column("name", _("Count"), lambda c: c.name, 200, stretch=True),
        Column("scope", _("What is counted"), scope, 240, stretch=True),
        Column("state", heading("state"), lambda c: counts.state(c.state), 140,
               tone=lambda c: _TONES[c.state]),
        Column("progress", _("Seen"), progress, 110, number=True),
        Column("differing", _("Differ"), lambda c: _differing(c), 90, number=True),
        Column("counters", _("Who counted"), lambda c: listed(c.counters), 160),
        Column("opened", _("Opened on"), lambda c: when(c.opened_at), 150),
        Column("closed", _("Closed on"), lambda c: when(c.closed_at), 150, shown=False),
    ]  # fmt: skip


def _differing(count: Count) -> str:
    return "" if count.open else f"{count.differing:,}"


def result_columns() -> list[Column[tuple[int, Result]]]:
    """What can be shown of one line of a closed count."""
    return [
        Column("name", heading("item"), lambda r: r[1].title, 200, stretch=True),
        Column("code", heading("code"), lambda r: r[1].code, 140),
        Column("place", heading("place"), lambda r: r[1].place_path, 160),
        Column("owner", heading("owner"), lambda r: r[1].owner_name, 110, shown=False),
        Column("expected", heading("expected"), lambda r: f"{r[1].expected:,}", 120, number=True),
        Column("counted", heading("counted"), lambda r: figure(r[1].counted, r[1].estimate), 90,
               number=True),
        Column("difference", heading("difference"), lambda r: signed(r[1].difference), 110,
               number=True, tone=lambda r: tone_of(r[1].difference)),
        Column("reason", heading("reason"), lambda r: why(r[1]), 200, stretch=True),
        Column("counted_at", heading("counted_at"), lambda r: when(r[1].counted_at), 150),
    ]  # fmt: skip


def why(one: Result) -> str:
    """The reason of a difference, or why it was not booked."""
    if one.estimate and not one.booked:
        return _("An estimate: nothing was booked")
    return counts.reason(one.reason)


def signed(difference: int) -> str:
    """A difference with its sign; none is a dash."""
    return f"{difference:+,}" if difference else "–"


def tone_of(difference: int) -> Tone:
    """Missing pieces stand out more than found ones."""
    return Tone.PLAIN if difference == 0 else Tone.BAD if difference < 0 else Tone.WARN


def figure(qty: int | None, estimate: bool) -> str:
    """A counted figure; an estimate says so, nothing said is empty."""
    if qty is None:
        return ""
    return _("about {n}").format(n=f"{qty:,}") if estimate else f"{qty:,}"


def title(line: Expected) -> str:
    """A line's thing, with its owner where others' lie beside it."""
    return f"{line.title} ({line.owner_name})" if line.several else line.title


def fits(line: Expected, text: str) -> bool:
    """Whether a line is one of those that are looked for."""
    where = f"{line.title} {line.code or ''} {line.place_path} {line.owner_name}".casefold()
    return all(word in where for word in text.casefold().split())


def standing_in(place: Place, of: Count) -> Place:
    """The place, where it is one that is counted. Raises NotInCount."""
    within = of.tree and place.path.startswith(f"{of.place_path}/")
    if place.id != of.place and not within:
        raise NotInCount(place.path, of.name)
    return place
