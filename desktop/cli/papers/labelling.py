"""Which labels are meant: named one by one, by what lies somewhere, by a list, or all."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop.cli import reading
from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand, NotFound
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.cli.reading import Goods
    from desktop.domain.paper.labels import Copies
    from desktop.domain.paper.sizes import Stock

KINDS = ("items", "boxes", "places", "boards", "parcels")
_PARCEL = ("recipient", "phone", "address", "sender", "number", "waybill")


def options(parser: argparse.ArgumentParser) -> None:
    """How else labels are named."""
    which = parser.add_argument_group(_("which ones"))
    which.add_argument("--all", action="store_true", help=_("of all goods, boxes or places"))
    which.add_argument(
        "--from-place", metavar="PLACE", help=_("of the goods that lie there, one for each piece")
    )
    which.add_argument(
        "--file", metavar="FILE", type=Path, help=_("a list of codes and copies, or of parcels")
    )
    which.add_argument("--product", metavar="NAME", default="", help=_("of boards: what they are"))
    which.add_argument(
        "--passed", metavar="DAY", type=reading.day, help=_("of boards: the day they passed")
    )
    for name, words in zip(
        _PARCEL,
        (
            _("of a parcel: who gets it"),
            _("of a parcel: the recipient's phone"),
            _("of a parcel: where it goes"),
            _("of a parcel: who sends it"),
            _("of a parcel: its number"),
            _("of a parcel: the courier's number"),
        ),
        strict=True,
    ):
        which.add_argument(f"--{name}", metavar="TEXT", default="", help=words)


def wanted(visit: Visit) -> list[Copies]:
    """The labels asked for. Raises BadCommand where nothing says which, and NotFound."""
    asked = visit.asked
    ways = (bool(asked.articles), asked.all, asked.from_place, asked.file, asked.recipient)
    if sum(map(bool, ways)) != 1:
        raise BadCommand(
            _("Say which labels: by CODE, --from-place, --file or --recipient, or else --all.")
        )
    kind = asked.kind
    if kind == "parcels":
        return _parcels(visit)
    if asked.recipient or (asked.file and kind != "items") or (asked.all and kind == "boards"):
        raise BadCommand(_("That does not say which {kind}.").format(kind=kind))
    if asked.from_place and kind != "items":
        raise BadCommand(_("--from-place names goods: labels items."))
    if kind == "boards":
        return _boards(visit)
    return _items(visit) if kind == "items" else _places(visit)


def _items(visit: Visit) -> list[Copies]:
    from desktop.cli.finding import article
    from desktop.cli.words.items import every
    from desktop.exchange import label_lists
    from desktop.services.paper import labels

    asked, desk = visit.asked, visit.desk
    if asked.all:
        lines = [(one.code, 1) for one in every(desk)]
    elif asked.file:
        lines = label_lists.codes(asked.file)
    elif asked.from_place:
        lines = _lying(visit, asked.from_place)
    else:
        found = [article(desk, goods) for goods in asked.articles]
        lines = [(one.code, copies) for one, copies in found]
    made = labels.items(desk, lines)
    if asked.no_price or not visit.settings.label_price:
        from desktop.domain.paper.labels import ItemLabel

        return [
            replace(one, label=replace(one.label, price_fen=None))
            if isinstance(one.label, ItemLabel)
            else one
            for one in made
        ]
    return made


def _lying(visit: Visit, name: str) -> list[tuple[str, int]]:
    from desktop.services import places, stock

    place = places.find_place(visit.desk, name)
    there = stock.holdings(visit.desk, place=place.id, tree=True, limit=10**9).rows
    pieces: dict[str, int] = {}
    for one in there:
        pieces[one.code] = pieces.get(one.code, 0) + one.on_hand
    return [(code, count) for code, count in pieces.items() if count > 0]


def _places(visit: Visit) -> list[Copies]:
    from desktop.domain.stock import PlaceKind
    from desktop.services import places
    from desktop.services.paper import labels

    asked, desk = visit.asked, visit.desk
    boxes = asked.kind == "boxes"
    kinds = {PlaceKind.BOX} if boxes else {PlaceKind.SITE, PlaceKind.SHELF, PlaceKind.BOX}
    if asked.all:
        found = [(one.id, 1) for one in places.places(desk) if one.kind in kinds]
    else:
        found = [_place(visit, goods) for goods in asked.articles]
    make = labels.boxes if boxes else labels.places
    made = make(desk, [place for place, _copies in found])
    return [
        replace(one, copies=copies) for one, (_place_id, copies) in zip(made, found, strict=True)
    ]


def _place(visit: Visit, goods: Goods) -> tuple[int, int]:
    from desktop.services import places

    try:
        return places.find_place(visit.desk, goods.whole).id, 1
    except NotFound:
        if goods.whole == goods.code:
            raise
        return places.find_place(visit.desk, goods.code).id, goods.qty


def _boards(visit: Visit) -> list[Copies]:
    from desktop.services.paper import labels

    asked = visit.asked
    # Serial numbers may end in x2 themselves: here they are taken as they stand.
    return labels.boards(
        " ".join(goods.whole for goods in asked.articles), asked.product, asked.passed
    )


def _parcels(visit: Visit) -> list[Copies]:
    from desktop.domain.paper.labels import ParcelLabel
    from desktop.exchange import label_lists
    from desktop.services.paper import labels

    asked = visit.asked
    if asked.file:
        return labels.parcels(label_lists.parcels(asked.file))
    if not asked.recipient:
        raise BadCommand(
            _("Say who gets parcels: --recipient NAME, or --file with a list of them.")
        )
    return labels.parcels([ParcelLabel(**{name: getattr(asked, name) for name in _PARCEL})])


def to_printer(printer: str, pdf: bytes, size: Stock) -> None:
    """Prints a PDF of labels at its true size. Raises PrinterTrouble."""
    from desktop.domain.paper.sizes import A4, Roll
    from desktop.exchange.printers import print_pdf

    wide, high = (size.wide, size.high) if isinstance(size, Roll) else A4
    with TemporaryDirectory(prefix="yuanwu-") as folder:
        path = Path(folder) / "labels.pdf"
        path.write_bytes(pdf)
        print_pdf(path, printer, wide=wide, high=high)
