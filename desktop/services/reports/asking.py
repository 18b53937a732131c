"""What the reports have in common: filters as the store wants them."""

from __future__ import annotations

from desktop.domain.moments import day_bounds, micros
from desktop.domain.reports import Filters
from desktop.store.reports.held import Narrow


def narrow(filters: Filters) -> Narrow:
    """Place, category and owner."""
    return Narrow(filters.place, filters.category, filters.owner)


def span(filters: Filters) -> tuple[int | None, int | None]:
    """From and before when (µs UTC); days are days at home."""
    since = None if filters.since is None else day_bounds(filters.since)[0]
    until = None if filters.until is None else day_bounds(filters.until)[1]
    return since, until


def moment(filters: Filters) -> int | None:
    """The past moment that is asked for (µs UTC), None for now."""
    return None if filters.at is None else micros(filters.at)
