"""Options and values that the words of paper share: how it is moved, which pages, where to."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid5

from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand, BadFile, CannotWrite
from desktop.domain.moments import HOME
from desktop.domain.money import narrow
from desktop.domain.paper.sizes import Shift
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.services.changes import OpId

_SHIFT = re.compile(r"([+-]?\d+(?:\.\d+)?),([+-]?\d+(?:\.\d+)?)")
_FURTHEST = 50.0  # mm; beyond it a page is not askew, it is another page
_RANGE = re.compile(r"(\d{1,6})(?:(-)(\d{1,6})?)?")
PASSPHRASE = "YUANWU_PASSPHRASE"


def shift(text: str) -> Shift:
    """`X,Y` in mm, right and down."""
    found = _SHIFT.fullmatch(narrow(text))
    if not found or max(abs(float(found[1])), abs(float(found[2]))) > _FURTHEST:
        raise argparse.ArgumentTypeError(
            _("“{text}” is no shift, write --shift=1.5,-0.5 (mm right, mm down)").format(text=text)
        )
    return Shift(float(found[1]), float(found[2]))


def pages(text: str) -> tuple[tuple[int, int | None], ...]:
    """`1-3,7,9-`: pages from 1, the last of a range None for all that follow."""
    ranges = []
    for part in narrow(text).split(","):
        found = _RANGE.fullmatch(part.strip())
        last = int(found[3]) if found and found[3] else None
        if not found or int(found[1]) < 1 or (last is not None and last < int(found[1])):
            raise argparse.ArgumentTypeError(
                _("“{text}” names no pages, write 1-3,7").format(text=text)
            )
        ranges.append((int(found[1]), last if found[2] else int(found[1])))
    return tuple(ranges)


def chosen(ranges: Sequence[tuple[int, int | None]] | None, count: int) -> list[int]:
    """Which of so many pages, from 0, each once and in order; all where nothing is said."""
    if ranges is None:
        return list(range(count))
    within = (range(first - 1, min(last or count, count)) for first, last in ranges)
    return sorted({page for some in within for page in some})


def setting(text: str) -> tuple[str, str]:
    """`FIELD=VALUE`."""
    name, equals, value = text.partition("=")
    if not (name.strip() and equals):
        raise argparse.ArgumentTypeError(
            _("“{text}” sets nothing, write FIELD=VALUE").format(text=text)
        )
    return name.strip(), value.strip()


def add_drawing(parser: argparse.ArgumentParser) -> None:
    """The options of all that draws issued papers."""
    parser.add_argument(
        "--out",
        metavar="PDF|ZIP|DIR",
        type=Path,
        help=_("one PDF; or a folder or .zip with a PDF and a PNG for each, by number and name"),
    )
    parser.add_argument(
        "--preprinted",
        action="store_true",
        help=_("the paper has its frame already: only the text is drawn"),
    )
    parser.add_argument(
        "--shift", type=shift, metavar="X,Y", help=_("move everything (mm right, mm down)")
    )
    parser.add_argument(
        "--pages", type=pages, metavar="1-3,7", help=_("only these pages, the others later")
    )


def add_settings(
    parser: argparse.ArgumentParser, option: str, words: str, metavar: str = "FIELD=VALUE"
) -> None:
    """An option that sets something each time it is said; `words` are its help."""
    parser.add_argument(
        option, action="append", default=[], type=setting, metavar=metavar, help=words
    )


def add_take_over(parser: argparse.ArgumentParser) -> None:
    """The option of all that gives out numbers."""
    parser.add_argument(
        "--take-over",
        action="store_true",
        help=_("count on with numbers that another station gave out"),
    )


def today(visit: Visit) -> date:
    """The day it is in the community's zone."""
    from zoneinfo import ZoneInfo

    return visit.desk.now().astimezone(ZoneInfo(HOME)).date()


def follow_up(op: OpId, what: str) -> OpId:
    """The identity of an act that follows another one: the same each time that is repeated."""
    from desktop.services.changes import OpId

    return OpId(bytes=uuid5(op, what).bytes)


def text_file(path: Path) -> str:
    """A text file of the person's own in UTF-8. Raises BadFile."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise BadFile(path.name, "missing") from None
    except UnicodeDecodeError:
        raise BadFile(path.name, "not_text", "UTF-8") from None
    except OSError as wrong:
        raise BadFile(path.name, "unreadable", wrong.strerror or "") from wrong


def ending(out: Path | None, *endings: str, folder: bool = False) -> str:
    """The ending of --out, one of those it may have, "" for a folder.

    Raises BadCommand, and CannotWrite where no file can be: better before numbers are given.
    """
    if out is None:
        raise BadCommand(_("Say where it goes: --out."))
    found = out.suffix.lower()
    if found in endings and not out.is_dir():
        _need_folder(out)
        return found
    if folder and (out.is_dir() or not re.fullmatch(r"\.[a-z]{3,4}", found)):
        return ""
    listed = " ".join(endings)
    if folder:
        raise BadCommand(_("--out ends in {endings}, or is a folder.").format(endings=listed))
    raise BadCommand(_("--out ends in {endings}.").format(endings=listed))


def _need_folder(out: Path) -> None:
    folder = out.absolute().parent
    if not folder.is_dir():
        raise CannotWrite(out.name, "no_folder")
    if not os.access(folder, os.W_OK):
        raise CannotWrite(out.name, "no_permission")
