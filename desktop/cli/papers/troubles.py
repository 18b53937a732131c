"""What a person should look at on papers and in lists: for scripts, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from desktop.domain.paper.problems import Finding
from desktop.wording import ngettext

if TYPE_CHECKING:
    from desktop.domain.paper.template import Template

_SHOWN = 40  # problems and rows listed for people; scripts get all


def problems(found: Iterable[Finding], template: Template | None = None) -> list[dict[str, Any]]:
    """What a person should look at, for scripts."""
    from desktop.wording.paper import what

    return [
        {
            "who": one.who,
            "what": one.what.value,
            "detail": one.detail,
            "page": one.page,
            "stops": one.stops,
            "message": what(one.what, one.detail, template),
        }
        for one in found
    ]


def worded(found: Sequence[Finding], template: Template | None = None) -> list[str]:
    """The same for people: what must be mended first, then what should be looked at."""
    from desktop.wording.paper import finding

    ordered = sorted(found, key=lambda one: not one.stops)
    return shortened([finding(one, template) for one in ordered])


def shortened(lines: Sequence[str]) -> list[str]:
    """As many lines as a person reads, and how many more there are."""
    more = len(lines) - _SHOWN
    if more <= 0:
        return list(lines)
    said = ngettext("… and {n} more (--json tells all)", "… and {n} more (--json tells all)", more)
    return [*lines[:_SHOWN], said.format(n=more)]


def merged(*several: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of several looks, each said once: the one that knows its page."""
    found: dict[tuple[str, str, str], Finding] = {}
    for look in several:
        for one in look:
            key = (one.who, one.what.value, one.detail)
            if key not in found or (one.page and not found[key].page):
                found[key] = one
    return tuple(found.values())
