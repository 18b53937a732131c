"""`paper labels`: labels of goods, boxes, places, boards and parcels."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import reading
from desktop.cli.papers import asking, labelling, troubles
from desktop.cli.papers.output import pages_in
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand, NothingToPrint, UnfitPapers
from desktop.domain.paper.sizes import Grid, Roll
from desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from desktop.domain.paper.labels import Copies
    from desktop.domain.paper.sizes import Shift, Stock

NAME = "labels"
ABOUT = N_("print labels of goods, boxes, places, boards or parcels")
_DPI = 203


def options(parser: argparse.ArgumentParser) -> None:
    """Of what, how many, on what, where to."""
    parser.add_argument("kind", choices=labelling.KINDS)
    parser.add_argument(
        "articles",
        nargs="*",
        type=reading.goods,
        metavar="CODE[xN]",
        help=_("codes of goods, names of boxes or places, serial numbers; TS-Lx6 for six"),
    )
    labelling.options(parser)
    parser.add_argument(
        "--size",
        metavar="SIZE",
        help=_("40x30 (a roll), “3x8 70x37” (a sheet) or an own grid; else as last chosen"),
    )
    parser.add_argument(
        "--out",
        metavar="PDF|TSPL|DIR",
        type=Path,
        help=_("a PDF, a .tspl file, or a folder with an XLSX and pictures for a phone's app"),
    )
    parser.add_argument(
        "--print", dest="printer", metavar="PRINTER", help=_("print on this printer")
    )
    parser.add_argument(
        "--device",
        metavar="DEVICE",
        help=_("send TSPL straight to a label printer: /dev/usb/lp0, LPT1, or host:9100"),
    )
    parser.add_argument(
        "--start", type=reading.quantity, default=1, metavar="N", help=_("first free label, from 1")
    )
    parser.add_argument(
        "--shift",
        type=asking.shift,
        metavar="X,Y",
        help=_("move everything (mm right, mm down); else as last set for this size"),
    )
    parser.add_argument("--qr-only", action="store_true", help=_("no bars, the QR alone"))
    parser.add_argument("--no-price", action="store_true", help=_("no prices on goods"))
    parser.add_argument(
        "--dpi", type=int, choices=(203, 300), default=_DPI, help=_("of the label printer")
    )


def run(visit: Visit) -> Answer:
    """Looks for what stops first; then draws and sends."""
    from desktop.documents import labels
    from desktop.domain.paper.sizes import stock

    asked = visit.asked
    if sum(where is not None for where in (asked.out, asked.printer, asked.device)) != 1:
        raise BadCommand(_("Say one of --out, --print and --device."))
    size = stock(asked.size or visit.settings.label_size)
    if not isinstance(size, Roll) and (asked.device or _ending(asked.out) in (".tspl", "")):
        raise BadCommand(_("Label printers take rolls such as 40x30; a sheet goes into a PDF."))
    if isinstance(size, Grid) and not 1 <= asked.start <= size.count:
        raise BadCommand(_("--start: this sheet has labels 1 to {most}.").format(most=size.count))
    copies = labelling.wanted(visit)
    found = labels.check(copies, size, False if asked.qr_only else None)
    data: dict[str, Any] = {
        "pages": 0,
        "labels": sum(one.copies for one in copies),
        "size": size.name,
        "problems": troubles.problems(found),
        "files": [],
    }
    if not copies:
        raise NothingToPrint()
    if stops := [one for one in found if one.stops]:
        from desktop.wording.paper import to_mend
        from desktop.wording.refusals import sentence

        refused = UnfitPapers(tuple((f.who, f.what.value, f.detail) for f in stops))
        data["error"] = {"code": refused.code, "message": sentence(refused)}
        text, aside = "\n".join(troubles.worded(found)), to_mend(len(stops))
        return Answer(data, text, exit=2, aside=aside)
    data |= _sent(visit, copies, size, _shift(visit, size))
    where = asked.out or asked.printer or asked.device
    if data["pages"]:
        said = pages_in(data["pages"], where)
    else:
        said = ngettext("{n} label: {file}", "{n} labels: {file}", data["labels"])
        said = said.format(n=data["labels"], file=where)
    return Answer(data, "\n".join([*troubles.worded(found), said]))


def _ending(out: Path | None) -> str | None:
    return None if out is None else asking.ending(out, ".pdf", ".tspl", folder=True)


def _shift(visit: Visit, size: Stock) -> Shift:
    from desktop.domain.paper.sizes import Shift

    if visit.asked.shift is not None:
        given: Shift = visit.asked.shift
        return given
    return Shift(*visit.settings.label_shift.get(size.name, (0.0, 0.0)))


def _sent(visit: Visit, copies: list[Copies], size: Stock, shift: Shift) -> dict[str, Any]:
    """Draws the labels and brings them where they shall go."""
    from desktop.documents import labels
    from desktop.exchange.printers import send_raw
    from desktop.exchange.tables import replace_file
    from desktop.services.paper.labels import write_book

    asked = visit.asked
    bars = False if asked.qr_only else None
    ending = _ending(asked.out)
    if isinstance(size, Roll) and (asked.device or ending == ".tspl"):
        job = visit.follow(labels.tspl(copies, size, asked.dpi, shift=shift, bars=bars))
        if asked.device:
            send_raw(job, asked.device)
        else:
            replace_file(asked.out, job)
        return {"files": [str(asked.out)] if asked.out else []}
    if isinstance(size, Roll) and ending == "":
        names = visit.follow(write_book(asked.out, copies, size, bars=bars))
        return {"files": [str(asked.out / name) for name in names]}
    drawn = visit.follow(labels.labels(copies, size, start=asked.start, shift=shift, bars=bars))
    if asked.printer:
        labelling.to_printer(asked.printer, drawn.data, size)
    else:
        replace_file(asked.out, drawn.data)
    return {"pages": drawn.pages, "files": [str(asked.out)] if asked.out else []}
