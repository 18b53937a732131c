"""`transfer send`: picks and sends in one go, keeps a draft, or sends one that was kept."""

from __future__ import annotations

import argparse
from uuid import UUID, uuid5

from desktop.cli import reading
from desktop.cli.telling import Answer, op_text
from desktop.cli.transfers import sentence, whole
from desktop.cli.visit import Visit
from desktop.domain.errors import Missing
from desktop.domain.transfers import Way
from desktop.wording import N_, _

NAME = "send"
ABOUT = N_("pick goods and send them from one keeper to another, or send a draft")


def options(parser: argparse.ArgumentParser) -> None:
    """What, from where, to where, how."""
    parser.add_argument(
        "articles",
        nargs="*",
        type=reading.goods,
        metavar="CODE[xN]",
        help=_("the goods, e.g. TS-Lx3; none with --transfer"),
    )
    parser.add_argument("--transfer", metavar="CODE", help=_("a draft that was made before"))
    parser.add_argument("--from", dest="from_place", metavar="PLACE", help=_("who gives them"))
    parser.add_argument("--to", dest="to_place", metavar="PLACE", help=_("who gets them"))
    parser.add_argument(
        "--box", action="append", default=[], metavar="BOX", help=_("a whole box; may repeat")
    )
    parser.add_argument(
        "--way",
        choices=[way.value for way in Way],
        default=Way.PARCEL.value,
        help=_("parcel (the default), handover or carried; the last two give a code"),
    )
    parser.add_argument("--carrier", default="", metavar="NAME", help=_("the courier"))
    parser.add_argument(
        "--waybill", default="", metavar="NUMBER", help=_("the courier's number, in any shape")
    )
    parser.add_argument("--parcels", type=reading.quantity, metavar="N", help=_("how many"))
    parser.add_argument("--needed-on", type=reading.day, metavar="DATE", help=_("by which day"))
    parser.add_argument("--note", default="", metavar="TEXT")
    parser.add_argument(
        "--draft", action="store_true", help=_("hold the goods and send nothing yet")
    )


def run(visit: Visit) -> Answer:
    """Sends it; said again with the same --op nothing happens twice."""
    from desktop.cli.finding import article
    from desktop.services import places, transfers
    from desktop.services.transfers import Pick, TransferDraft

    desk, asked = visit.desk, visit.asked
    op: UUID = visit.op
    if asked.transfer:
        code = asked.transfer
    else:
        for name in ("from_place", "to_place"):
            if not getattr(asked, name):
                raise Missing(name.removesuffix("_place"))
        if not (asked.articles or asked.box or asked.draft):
            raise Missing("code")
        wanted = TransferDraft(
            places.find_place(desk, asked.from_place).id,
            places.find_place(desk, asked.to_place).id,
            Way(asked.way),
            asked.needed_on,
            asked.note,
        )
        found = [article(desk, goods) for goods in asked.articles]
        picks = [Pick(what.code, qty) for what, qty in found]
        boxes = [places.find_place(desk, name).id for name in asked.box]
        code = transfers.draft(desk, op, wanted, picks, boxes).transfer
        op = uuid5(op, "send")
    if not asked.draft:
        done = transfers.send(
            desk, op, code, carrier=asked.carrier, waybill=asked.waybill, parcels=asked.parcels
        )
        op_hex = done.op
    else:
        op_hex = visit.op.hex
    told = {"op": op_text(op_hex), **whole(visit, code)}
    said = sentence(told)
    if not asked.draft and (digits := transfers.secret(desk, code)):
        told["code"] = digits
        said = _("{said}\nCode for whoever receives it: {code}").format(said=said, code=digits)
    return Answer(told, said)
