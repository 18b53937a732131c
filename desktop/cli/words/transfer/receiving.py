"""`transfer receive`: what arrived, all of it or line by line, or by the code of a handover."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from desktop.cli.telling import Answer, op_text
from desktop.cli.transfers import sentence, whole
from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand, NotFound
from desktop.domain.transfers import Line, LineKey, What
from desktop.wording import N_, _

NAME = "receive"
ABOUT = N_("say what arrived: all of it, line by line, or by the code of a handover")
_TOLD = tuple(what.value for what in What if what not in (What.PICKED, What.SENT))


def options(parser: argparse.ArgumentParser) -> None:
    """Which transfer, and what became of what."""
    parser.add_argument("transfer", metavar="TRANSFER")
    parser.add_argument(
        "texts",
        nargs="*",
        metavar="CODE:WHAT:N",
        help=_("e.g. TS-L:arrived:3 TS-L:lost:1; nothing: all of it arrived. WHAT: {words}").format(
            words=" ".join(_TOLD)
        ),
    )
    parser.add_argument("--reason", default="", metavar="WHY", help=_("why something is missing"))
    parser.add_argument("--code", metavar="DIGITS", help=_("the code on the giver's screen"))
    parser.add_argument("--to", dest="to_place", metavar="PLACE", help=_("where it was put away"))


def run(visit: Visit) -> Answer:
    """Books it; a transfer closes by itself when nothing is outstanding."""
    from desktop.services import places, transfers
    from desktop.services.transfers import ReceiptLine

    desk, asked = visit.desk, visit.asked
    if asked.code:
        done = transfers.confirm(desk, visit.op, asked.transfer, asked.code)
    else:
        lines = None
        if asked.texts:
            card = transfers.card(desk, asked.transfer)
            lines = []
            for text in asked.texts:
                code, what, qty = _parts(text)
                for key, n in _keys(card.lines, code, what, qty):
                    wanted = key or transfers.key_of(desk, code)
                    lines.append(ReceiptLine(wanted, what, n, asked.reason))
        goal = places.find_place(desk, asked.to_place).id if asked.to_place else None
        done = transfers.receive(desk, visit.op, asked.transfer, lines, to_place=goal)
    told = {"op": op_text(done.op), "told": done.told, **whole(visit, done.transfer)}
    return Answer(told, sentence(told))


def _parts(text: str) -> tuple[str, What, int]:
    code, _colon, rest = text.partition(":")
    what, _colon, qty = rest.partition(":")
    if what not in _TOLD or not qty.isdecimal() or int(qty) < 1:
        said = _("“{text}” is not CODE:WHAT:N with one of {words}.")
        raise BadCommand(said.format(text=text, words=" ".join(_TOLD)))
    return code, What(what), int(qty)


def _keys(
    lines: Iterable[Line], code: str, what: What, qty: int
) -> list[tuple[LineKey | None, int]]:
    """The lines of an article that so many pieces belong to, one after the other."""
    mine = [line for line in lines if line.code.lower() == code.lower()]
    if what is What.EXTRA:
        return [(mine[0].key if mine else None, qty)]
    if not mine:
        raise NotFound("variant", code, tuple(line.code for line in lines)[:5])
    found: list[tuple[LineKey | None, int]] = []
    for n, line in enumerate(mine):
        last = n == len(mine) - 1
        take = qty if last else min(qty, line.outstanding)
        if take:
            found.append((line.key, take))
            qty -= take
    return found
