"""What waits of production: what is late, what arrives this week, what is to be accepted."""

from __future__ import annotations

from datetime import timedelta

from desktop.domain.production import Stage
from desktop.services.changes import Desk
from desktop.ui.theme import Tone
from desktop.ui.today.one import Waiting
from desktop.wording import ngettext
from desktop.wording.joining import listed

_NAMED = 3
_ON_THE_WAY = (Stage.ORDER, Stage.SHIPPING)


def made(desk: Desk) -> list[Waiting]:
    """Rows for the page; runs in a lane."""
    from desktop.services import production
    from desktop.services.production.acting import today

    found = []
    late = production.productions(desk, late=True, sort="due", limit=_NAMED)
    if late.total:
        said = ngettext(
            "{n} thing that is had made is late: {names}",
            "{n} things that are had made are late: {names}",
            late.total,
        )
        found.append(_row(said, late.total, [t.draft.name for t in late.rows],
                          "triangle-alert", ("chips", ("late",)), Tone.BAD))  # fmt: skip
    now = today(desk)
    week = now + timedelta(weeks=1)
    coming = [
        thing
        for column in production.board(desk).columns
        if column.stage in _ON_THE_WAY
        for thing in column.cards
        if thing.draft.promised_on is not None and now <= thing.draft.promised_on <= week
    ]
    if coming:
        said = ngettext(
            "{n} thing arrives this week: {names}", "{n} things arrive this week: {names}",
            len(coming),
        )  # fmt: skip
        names = [thing.draft.name for thing in coming]
        found.append(_row(said, len(coming), names, "truck", "timeline", Tone.PLAIN))
    there = production.productions(desk, stage=Stage.GOODS_IN, sort="due", limit=10**6).rows
    waiting = [thing for thing in there if thing.missing or not thing.arrived]
    if waiting:
        said = ngettext(
            "Goods of {n} thing are still to be accepted: {names}",
            "Goods of {n} things are still to be accepted: {names}",
            len(waiting),
        )
        names = [thing.draft.name for thing in waiting]
        what = ("chips", (Stage.GOODS_IN.value,))
        found.append(_row(said, len(waiting), names, "inbox", what, Tone.WARN))
    return found


def _row(said: str, n: int, names: list[str], icon: str, what: object, tone: Tone) -> Waiting:
    shown = listed(names[:_NAMED]) + (" …" if n > _NAMED else "")
    return Waiting(said.format(n=f"{n:,}", names=shown), icon, "production", what, tone)
