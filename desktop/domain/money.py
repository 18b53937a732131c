"""Money as whole fen and quantities as whole pieces: read leniently from people, kept exactly."""

from __future__ import annotations

import re
from decimal import Decimal

from desktop.domain.errors import BadAmount, BadQuantity

# ¥ is U+00A5 or U+FFE5 (domain/facts.md §7); thousands separators only where they belong.
# At most twelve digits before the point: beyond the largest amount, below what int() refuses.
_WHOLE = r"([0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})"
_AMOUNT = re.compile(rf"¥?\s*{_WHOLE}(?:\.([0-9]{{1,2}}))?\s*元?")
_QUANTITY = re.compile(rf"{_WHOLE}(?:\.0+)?")
# Only the full-width twins of ASCII (U+FF01 to U+FF5E), the wide blank and the wide yuan sign:
# NFKC would also make a ² or a ① into a digit.
_NARROW = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: 0x20, 0xFFE5: 0xA5}
LARGEST_FEN = 10**12  # ten thousand million yuan: far above any booth, far below BIGINT
LARGEST_QUANTITY = 10**9


def narrow(text: str) -> str:
    """Text with full-width digits and signs as ordinary ones, blanks at the ends removed."""
    return (text if text.isascii() else text.translate(_NARROW)).strip()


def parse(text: str) -> int:
    """An amount in yuan as people write it (`¥69.00`, `￥1,234.50`, `99`, `９９`) in fen.

    Raises BadAmount for anything else: signs, exponents, a third decimal, no digits.
    """
    found = _AMOUNT.fullmatch(narrow(text))
    if not found:
        raise BadAmount(text)
    fen = int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))
    if fen > LARGEST_FEN:
        raise BadAmount(text)
    return fen


def from_number(number: float | int | Decimal) -> int:
    """A spreadsheet's number of yuan in fen; raises BadAmount beyond two decimals or below 0.

    A float counts to fifteen digits, as spreadsheets show it: the sum 0.1 + 0.2 is 0.30.
    """
    return parse(_digits(number) if not isinstance(number, int) else str(number))


def parse_quantity(text: str) -> int:
    """A whole count of pieces (`12`, `１２`, `1,200`, a spreadsheet's `12.0`), zero or more.

    Raises BadQuantity for anything else (`1.5`, `-2`, `1e2`).
    """
    found = _QUANTITY.fullmatch(narrow(text))
    if not found or int(found[1].replace(",", "")) > LARGEST_QUANTITY:
        raise BadQuantity(text)
    return int(found[1].replace(",", ""))


def show(fen: int, *, sign: str = "¥") -> str:
    """`123450` as `¥1,234.50`; whole yuan keep their `.00` so that columns line up."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{sign}{yuan:,}.{rest:02d}"


def short(fen: int, *, sign: str = "¥") -> str:
    """As `show`, without decimals where they are zero: `¥99`, `¥9.90`."""
    text = show(fen, sign=sign)
    return text[:-3] if fen % 100 == 0 else text


def plain(fen: int) -> str:
    """`123450` as `1234.50`: for files, without sign and separators."""
    return show(fen, sign="").replace(",", "")


def share(fen: int, parts: tuple[int, ...]) -> tuple[int, ...]:
    """`fen` spread over weights by largest remainder; the parts add up to `fen` exactly."""
    whole = sum(parts)
    if whole <= 0:
        raise ValueError("the weights must add up to more than nothing")
    floors = [fen * part // whole for part in parts]
    left = fen - sum(floors)
    order = sorted(range(len(parts)), key=lambda i: (-(fen * parts[i] % whole), i))
    for i in order[:left]:
        floors[i] += 1
    return tuple(floors)


def quick_cash(total_fen: int) -> tuple[int, ...]:
    """At most five likely tenders for Chinese notes, in fen, the exact sum first.

    {exact} ∪ {ceil to 5, 10, 20, 50, 100 yuan} ∪ {next 100 above}: ¥129 → 129 130 140 150 200.
    """
    if total_fen <= 0:
        return ()
    notes = (500, 1000, 2000, 5000, 10000)
    next_hundred = (total_fen // 10000 + 1) * 10000
    likely = {total_fen, next_hundred, *(-(-total_fen // note) * note for note in notes)}
    return tuple(sorted(likely))[:5]


def _digits(number: float | Decimal) -> str:
    """A number without exponent: 69.0 → '69', 12.001 → '12.001', not-a-number → 'NaN'."""
    return format(Decimal(f"{number:.15g}") if isinstance(number, float) else number, "f")
