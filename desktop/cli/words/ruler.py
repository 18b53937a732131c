"""`ruler`: the PCB ruler as files for a factory, with a preview and the factory's objections."""

from __future__ import annotations

import argparse
from dataclasses import fields, replace
from typing import Any

from desktop.cli import reading
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.bench.ruler import (
    Colour,
    Cut,
    Factory,
    Feature,
    Finish,
    Qr,
    RulerFinding,
    RulerWish,
)
from desktop.wording import N_, _, ngettext
from desktop.wording.joining import labelled, listed

NAME = "ruler"
ABOUT = N_("write a PCB ruler's fabrication files, with a preview and the factory's checks")
_USUAL = RulerWish()
_CHOICES = {"colour": Colour, "finish": Finish, "qr": Qr, "cut": Cut, "factory": Factory}


def options(parser: argparse.ArgumentParser) -> None:
    """How long, into which folder, and everything that may be wished for."""
    parser.add_argument(
        "--length",
        type=reading.whole,
        required=True,
        metavar="MM",
        help=_("how far the millimetre scale goes; the board is 10 mm longer"),
    )
    parser.add_argument(
        "--out",
        type=reading.folder,
        required=True,
        metavar="DIR",
        help=_("the folder the files go into"),
    )
    for name, words in (
        ("width", _("how wide the board is across")),
        ("thickness", _("how thick the board is")),
    ):
        parser.add_argument(f"--{name}", type=reading.millimetres, metavar="MM", help=words)
    for name, words in (
        ("title", _("the community's name on it")),
        ("project", _("the project's name on it")),
        ("url", _("what the QR code holds")),
        ("lot", _("the lot, printed as it stands")),
    ):
        parser.add_argument(f"--{name}", metavar="TEXT", help=words)
    for name, words in (
        ("colour", _("colour of the lacquer")),
        ("finish", _("what covers bare copper")),
        ("qr", _("what the QR code is made of")),
        ("cut", _("how boards hang together in a panel")),
        ("factory", _("whose limits are checked")),
    ):
        parser.add_argument(f"--{name}", choices=tuple(_CHOICES[name]), help=words)
    parser.add_argument(
        "--features",
        type=_features,
        metavar="A,B",
        help=_("only these: {names}").format(names=", ".join(Feature)),
    )
    parser.add_argument("--without", type=_features, metavar="A,B", help=_("all but these"))
    for name, words in (
        ("traces", _("widths of traces in mm")),
        ("gaps", _("gaps between traces in mm")),
        ("vias", _("drills of vias in mm")),
        ("fonts", _("heights of letters in mm")),
    ):
        parser.add_argument(f"--{name}", type=_sizes, metavar="MM,MM", help=words)
    for name, words in (
        ("columns", _("boards in a panel, across")),
        ("rows", _("boards in a panel, upwards")),
    ):
        parser.add_argument(f"--{name}", type=reading.whole, metavar="N", help=words)


def run(visit: Visit) -> Answer:
    """Writes all files, whole or not at all; exit 1 when a factory would object to something."""
    from desktop.services.bench import ruler
    from desktop.wording.bench.ruler import feature

    asked = visit.asked
    made = visit.follow(ruler.fabricate(_wish(asked), asked.out))
    files = [str(asked.out / name) for name in made.files]
    checks = [_check(found) for found in made.findings]
    data = {"files": files, "checks": checks, "left_out": [one.value for one in made.left_out]}
    lines = [one["message"] for one in checks]
    if made.left_out:
        left = listed(feature(one) for one in made.left_out)
        lines.append(labelled(_("No room for"), left))
    said = ngettext("{n} file in {folder}", "{n} files in {folder}", len(files))
    lines.append(said.format(n=len(files), folder=asked.out))
    lines.append(_("The ruler is passive: there is nothing to flash on it."))
    return Answer(data, "\n".join(lines), 1 if checks else 0)


def _wish(asked: argparse.Namespace) -> RulerWish:
    """The usual ruler with what was asked for in its place."""
    given = {
        field.name: value
        for field in fields(RulerWish)
        if (value := getattr(asked, field.name, None)) is not None
    }
    for name, values in _CHOICES.items():
        if name in given:
            given[name] = values(given[name])
    wished = given.get("features", _USUAL.features)
    given["features"] = tuple(one for one in wished if one not in (asked.without or ()))
    return replace(_USUAL, **given)


def _check(found: RulerFinding) -> dict[str, Any]:
    from desktop.wording.bench.ruler import finding

    return {
        **found.data,
        "code": found.code,
        "message": finding(found),
        "x": found.x,
        "y": found.y,
        "side": found.side,
    }


def _features(text: str) -> tuple[Feature, ...]:
    names = [part.strip().lower() for part in text.split(",") if part.strip()]
    for name in names:
        if name not in tuple(Feature):
            known = ", ".join(Feature)
            raise argparse.ArgumentTypeError(
                _("“{text}” is nothing a ruler may have; there are {names}").format(
                    text=name, names=known
                )
            )
    return tuple(Feature(name) for name in names)


def _sizes(text: str) -> tuple[float, ...]:
    try:
        found = tuple(reading.millimetres(part) for part in text.split(",") if part.strip())
    except argparse.ArgumentTypeError:
        found = ()
    if not found:
        raise argparse.ArgumentTypeError(
            _("“{text}” are no sizes in mm, write 0.1,0.15,0.2").format(text=text)
        )
    return found
