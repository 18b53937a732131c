"""What the panel of a kit says."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.kits.views import Assembled, Kit, Makeable, Short
from desktop.wording import _, ngettext
from desktop.wording.joining import listed
from desktop.wording.kits import missing


def count(told: Makeable | None) -> str:
    """How many can be made and how many lie there; None: no place is chosen."""
    if told is None:
        return _("Choose a place to see how many can be made there.")
    can = ngettext("{n} can be made here", "{n} can be made here", told.count)
    ready = ngettext("{n} lies ready", "{n} lie ready", told.assembled)
    return can.format(n=f"{told.count:,}") + " · " + ready.format(n=f"{told.assembled:,}")


def parts(kit: Kit | None, told: Makeable | None) -> str:
    """One line a slot, with what may stand in and what lies there."""
    here = {(p.slot, p.choice): p.here for p in told.parts} if told else {}
    lines = []
    for s, slot in enumerate(kit.slots if kit else ()):
        ways = []
        for c, part in enumerate(slot):
            said = f"{part.title} × {part.qty}"
            if (s, c) in here:
                said += _(" ({n} here)").format(n=f"{here[s, c]:,}")
            ways.append(said)
        lines.append("• " + _(" or ").join(ways))
    return "\n".join(lines)


def short(wanted: int, lacking: Sequence[Short]) -> str:
    """What is missing for so many; "" where nothing is."""
    if not lacking:
        return ""
    said = _("For {n} these are missing: {parts}")
    return said.format(n=wanted, parts=listed(missing(part) for part in lacking))


def about(kit: Kit) -> str:
    """Which version it is, what was new in it, whether the till may pack it."""
    said = [_("Version {n}").format(n=kit.version), kit.note]
    if kit.when_sold:
        said.append(_("the till may pack it while selling"))
    return " · ".join(part for part in said if part)


def acted(made: Assembled) -> str:
    """What was done, for the toast."""
    n = abs(made.qty)
    said = (
        ngettext("{n} {kit} assembled", "{n} {kit} assembled", n)
        if made.qty > 0
        else ngettext("{n} {kit} taken apart", "{n} {kit} taken apart", n)
    )
    return said.format(n=n, kit=made.title)
