"""What a line to be decided says of itself: the asker's words, how many, lent or given, what is
there.
"""

from __future__ import annotations

from desktop.domain.requisitions import Line
from desktop.domain.requisitions.lists import Available
from desktop.wording import _
from desktop.wording.joining import labelled

_HOMES = 3  # shown by name


def lent(line: Line, there: Available | None) -> str:
    """Whether it comes back, and when; "" for what is given for good."""
    if line.loan and line.back_on is not None:
        return _("Comes back on {day}").format(day=line.back_on.isoformat())
    if line.loan:
        return _("Comes back")
    return _("Is usually lent, here given for good") if there and there.returnable else ""


def said(line: Line) -> str:
    """The asker's words where they are not the article's name."""
    words = " ".join(part for part in (line.said, line.qty_said) if part)
    return f"“{words}”" if words and line.item and line.said != line.item else ""


def asked(line: Line) -> str:
    """How many: the number, or the words that are none yet."""
    return (line.qty_said or "?") if line.qty is None else f"{line.qty:,}"


def free(there: Available) -> str:
    """“For that day: 52 · 10 more are promised to others · Chengdu: 40, Beijing: 12”."""
    if there.uncounted:
        return _("not counted in stock")
    parts = [_("For that day: {n}").format(n=f"{there.by_then:,}")]
    if there.promised:
        parts.append(_("promised to others: {n}").format(n=f"{there.promised:,}"))
    if there.coming:
        parts.append(_("coming by then: {n}").format(n=f"{there.coming:,}"))
    homes = sorted(there.homes, key=lambda home: (-home.free, home.path))
    parts += [labelled(home.path, f"{home.free:,}") for home in homes[:_HOMES]]
    if homes[_HOMES:]:
        rest = sum(home.free for home in homes[_HOMES:])
        parts.append(_("other homes: {n}").format(n=f"{rest:,}"))
    return "\n".join(parts)
