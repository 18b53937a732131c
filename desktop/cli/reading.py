"""Values of a command line, read strictly; what cannot be meant is refused in words.

And the option by which every word that takes a list is told the list's headings.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.moments import HOME
from desktop.domain.money import LARGEST_FEN, LARGEST_QUANTITY, narrow
from desktop.wording import _

_TIMES = re.compile(r"(.+?)[x×*]([0-9]{1,10})", re.IGNORECASE)


@dataclass(frozen=True)
class Goods:
    """`TS-Lx2`: a code and how many. `whole` is the text as it stood, which may be a code too."""

    whole: str
    code: str
    qty: int


@dataclass(frozen=True)
class Pay:
    """`cash:20000`: a method (or an account's label) and an amount in fen, None for the rest."""

    method: str
    fen: int | None


def op(text: str) -> UUID:
    """An act's identity, with or without dashes."""
    try:
        return UUID(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is not a UUID").format(text=text)) from None


def fen(text: str) -> int:
    """Whole fen, zero or more."""
    plain = narrow(text)
    if not (plain.isascii() and plain.isdigit()) or int(plain) > LARGEST_FEN:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a whole number of fen (¥129 is 12900)").format(text=text)
        )
    return int(plain)


def quantity(text: str) -> int:
    """Whole pieces, one or more."""
    plain = narrow(text)
    if not (plain.isascii() and plain.isdigit()) or not 0 < int(plain) <= LARGEST_QUANTITY:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a whole number of pieces, one or more").format(text=text)
        )
    return int(plain)


def whole(text: str, most: int = LARGEST_QUANTITY) -> int:
    """A whole number, zero or more; what may be meant by it is looked at later."""
    plain = narrow(text)
    if not (plain.isascii() and plain.isdigit()) or int(plain) > most:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a whole number from 0 to {most}").format(text=text, most=f"{most:,}")
        )
    return int(plain)


def millimetres(text: str) -> float:
    """A size in mm; what may be meant by it is looked at later."""
    try:
        read = float(narrow(text))
    except ValueError:
        read = float("nan")
    if not isfinite(read):
        raise argparse.ArgumentTypeError(_("“{text}” is not a size in mm").format(text=text))
    return read


def folder(text: str) -> Path:
    """A folder that is named; nothing would be the one that the person happens to stand in."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("no folder is named; a dot is this one"))
    return Path(text)


def day(text: str) -> date:
    """A day such as 2026-10-24; one of the first or the last year has no moments around it."""
    try:
        found = date.fromisoformat(narrow(text).replace("/", "-"))
        if not date.min.year < found.year < date.max.year:
            raise ValueError(text)
        return found
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a day, write it like 2026-10-24").format(text=text)
        ) from None


def moment(text: str) -> datetime:
    """A moment such as 2026-10-24T14:30+08:00; without an offset it is the community's zone.

    A day alone means its end, so that `--at 2026-05-03` shows what lay there that evening.
    """
    plain, home = narrow(text).replace("/", "-"), ZoneInfo(HOME)
    try:
        if len(plain) <= 10:
            after = datetime.combine(date.fromisoformat(plain) + timedelta(days=1), time(), home)
            return after - timedelta(microseconds=1)
        read = datetime.fromisoformat(plain)
        return read if read.tzinfo else read.replace(tzinfo=home)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a time, write it like 2026-10-24T14:30+08:00").format(text=text)
        ) from None


def till(text: str) -> str:
    """A till's letter."""
    plain = narrow(text).upper()
    if not re.fullmatch("[A-Z]", plain):
        raise argparse.ArgumentTypeError(_("“{text}” is not a letter").format(text=text))
    return plain


def goods(text: str) -> Goods:
    """`CODE` or `CODExN`."""
    plain = narrow(text)
    found = _TIMES.fullmatch(plain)
    if not plain or (found and int(found[2]) == 0):
        raise argparse.ArgumentTypeError(
            _("“{text}” is not an article, write CODE or CODEx2").format(text=text)
        )
    return Goods(plain, found[1], quantity(found[2])) if found else Goods(plain, plain, 1)


def pay(text: str) -> Pay:
    """`METHOD` or `METHOD:FEN`."""
    method, colon, amount = narrow(text).partition(":")
    if not method.strip():
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a payment, write METHOD or METHOD:FEN").format(text=text)
        )
    return Pay(method.strip(), fen(amount) if colon else None)


def column(text: str) -> tuple[str, str]:
    """`FIELD=HEADING`: which heading of a file is meant."""
    field, equals, heading = text.partition("=")
    if not (field.strip() and equals):
        raise argparse.ArgumentTypeError(
            _("“{text}” names no column, write price_fen=Price").format(text=text)
        )
    return field.strip(), heading.strip()


def add_column(parser: argparse.ArgumentParser) -> None:
    """`--column FIELD=HEADING`, as often as headings are in doubt."""
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        type=column,
        metavar="FIELD=HEADING",
        help=_("which heading is meant, where that is in doubt"),
    )
