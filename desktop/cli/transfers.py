"""A transfer as scripts and people read it."""

from __future__ import annotations

from typing import Any

from desktop.cli.telling import local
from desktop.cli.visit import Visit
from desktop.domain.transfers import Transfer, What
from desktop.wording import _, ngettext
from desktop.wording import transfers as words


def data(one: Transfer) -> dict[str, Any]:
    """What a list says of it; keys that stay stable."""
    return {
        "transfer": one.code,
        "way": one.way.value,
        "state": one.state.value,
        "from": one.from_place,
        "to": one.to_place,
        "carrier": one.carrier,
        "waybill": one.waybill,
        "parcels": one.parcels,
        "needed_on": one.needed_on,
        "pieces": one.pieces,
        "outstanding": one.outstanding,
        "sent_at": local(one.sent_at),
        "closed_at": local(one.closed_at),
        "note": one.note,
    }


def whole(visit: Visit, code: str) -> dict[str, Any]:
    """The same with its lines."""
    from desktop.services import transfers

    card = transfers.card(visit.desk, code)
    lines = [
        {
            "item": line.code,
            "name": line.title,
            "owner": line.owner,
            "box": line.box,
            **{what.value: getattr(line, what.value) for what in What},
            "outstanding": line.outstanding,
        }
        for line in card.lines
    ]
    return {**data(card.transfer), "lines": lines}


def sentence(told: dict[str, Any]) -> str:
    """One line about it."""
    pieces = ngettext("{n} piece", "{n} pieces", told["pieces"]).format(n=told["pieces"])
    said = _("{transfer}: {source} → {goal}, {pieces}, {state}").format(
        transfer=told["transfer"],
        source=told["from"],
        goal=told["to"],
        pieces=pieces,
        state=words.state(told["state"]),
    )
    left = told["outstanding"]
    if left and left != told["pieces"]:
        said += ngettext(", {n} still on the way", ", {n} still on the way", left).format(n=left)
    return said
