"""Parcels of a request as scripts and people read them; no receiver stands in them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.cli import reading
from desktop.cli.reading import Goods
from desktop.cli.telling import local, money
from desktop.cli.visit import Visit
from desktop.domain.requisitions.parcels import Offer, PaidBy, Parcel, Take
from desktop.domain.requisitions.proposing import spread
from desktop.domain.sources import Home
from desktop.wording import _, ngettext
from desktop.wording.requisitions.parcels import STATES

if TYPE_CHECKING:
    from desktop.domain.requisitions import Line


def postage_options(parser: argparse.ArgumentParser) -> None:
    """By whom a parcel goes and at whose cost; None where nothing is said."""
    parser.add_argument("--carrier", metavar="NAME", help=_("the courier"))
    parser.add_argument("--waybill", metavar="NUMBER", help=_("the courier's number, in any shape"))
    parser.add_argument(
        "--paid-by",
        choices=[paid.value for paid in PaidBy if paid.value],
        help=_("who pays the courier"),
    )
    parser.add_argument("--postage", type=reading.fen, metavar="FEN", help=_("what it cost"))
    parser.add_argument("--advanced-by", metavar="NAME", help=_("who gets the postage back"))


def data(one: Parcel) -> dict[str, Any]:
    """One parcel; keys that stay stable."""
    return {
        "parcel": one.code,
        "state": one.state.value,
        "way": one.way.value,
        "from": one.from_place,
        "carrier": one.carrier,
        "waybill": one.waybill,
        "carried_by": one.carried_by,
        "paid_by": one.paid_by.value,
        "postage_fen": one.postage_fen,
        "advanced_by": one.advanced_by,
        "repaid": one.repaid.value,
        "sent_at": local(one.sent_at),
        "arrived_at": local(one.arrived_at),
        "pieces": one.pieces,
        "contents": [
            {"item": part.code, "name": part.item, "qty": part.qty, "place": part.place or None}
            for part in one.contents
        ],
    }


def sentence(one: Parcel) -> str:
    """One parcel in a line."""
    pieces = ngettext("{n} piece", "{n} pieces", one.pieces).format(n=one.pieces)
    said = [one.code, _(STATES[one.state]), pieces, one.from_place, one.carrier, one.waybill]
    said.append(one.carried_by)
    if one.postage_fen:
        said.append(money(one.postage_fen))
    return "  ".join(part for part in said if part)


def told(visit: Visit, codes: Sequence[str]) -> list[Parcel]:
    """Parcels by code, as they are now."""
    from desktop.services.requisitions import parcels

    return [parcels.parcel(visit.desk, code) for code in codes]


def takes(visit: Visit, request: str, goods: Sequence[Goods], place: str) -> tuple[Take, ...]:
    """What a command line wants picked: without articles all that is proposed, without a place
    what is proposed of the articles, else that many from there. Raises NotFound.
    """
    from desktop.cli.finding import article
    from desktop.services import places
    from desktop.services.requisitions import looking, proposing

    proposal = proposing.propose(visit.desk, request)
    if not goods and not place:
        return proposal.takes
    lines = looking.lines(visit.desk, request)
    wanted: list[tuple[int, str, int]] = []
    for one in goods:
        what, qty = article(visit.desk, one)
        wanted += _shared(lines, what.code, qty)
    if not goods:
        wanted = [(line.id, line.gives, line.open) for line in lines if line.open]
    if not place:
        return _proposed(proposal.offers, wanted)
    at = places.find_place(visit.desk, place)
    have = tuple(
        have
        for offer in proposal.offers
        for have in offer.home.have
        if have.place == at.path or have.place.startswith(f"{at.path}/")
    )
    return spread(Home(at.id, at.path, have), wanted)


def _shared(lines: Sequence[Line], code: str, qty: int) -> list[tuple[int, str, int]]:
    """So many pieces of an article for the lines that give it; what is too much for the last one,
    so that it is refused by name. Raises NotFound where no line gives it.
    """
    from desktop.domain.errors import NotFound

    mine = [line for line in lines if line.gives == code]
    if not mine:
        raise NotFound("requisition_line", code)
    found, left = [], qty
    for line in mine:
        n = left if line is mine[-1] else min(left, line.open)
        if n:
            found.append((line.id, code, n))
        left -= n
    return found


def _proposed(offers: Sequence[Offer], wanted: Sequence[tuple[int, str, int]]) -> tuple[Take, ...]:
    """Of what is proposed, that many pieces for each line; what is more from the first home."""
    found: list[Take] = []
    for line, code, qty in wanted:
        left = qty
        for take in (take for offer in offers for take in offer.takes if take.line == line):
            n = min(left, take.qty)
            if n:
                found.append(Take(line, take.place, take.owner, n))
            left -= n
        if left and offers:
            found += spread(offers[0].home, [(line, code, left)])
    return tuple(found)
