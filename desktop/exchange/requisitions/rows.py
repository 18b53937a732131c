"""One line of a sheet, cell by cell: what it says, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from desktop.domain.errors import ExtraCells, NotPaid, Refused
from desktop.domain.imports import Trouble
from desktop.domain.requisitions.apart import taken_apart
from desktop.domain.requisitions.contact import read_contact
from desktop.domain.requisitions.matching import fold
from desktop.domain.requisitions.said.reading import SaidLine
from desktop.domain.requisitions.taking import ListKind, Notice, Noticed
from desktop.exchange.requisitions import cells
from desktop.exchange.requisitions.articles import Article, headed, is_none, ticked
from desktop.exchange.requisitions.columns import Found
from desktop.exchange.requisitions.goods import chosen, counted, goods
from desktop.exchange.requisitions.headings import LONGEST
from desktop.exchange.shapes import shaped
from desktop.exchange.spreadsheets import Cell, Row, Sheet, text_of
from desktop.exchange.stocklist import amount

_TEXTS: dict[str, Callable[[Cell], str]] = {
    "number": cells.whole_number,
    **dict.fromkeys(("code", "title", "kind", "city", "team"), shaped),
    **dict.fromkeys(("applicant", "recipient"), cells.who),
    **dict.fromkeys(("address", "contact", "province", "town", "district"), shaped),
}
_READ_BY_ALL = ("title", "kind", "city", "team", "lines", "item", "label", "qty")
# 颜色:黑;尺码:L, as shops name a variant.
_SAYS = re.compile(r"(?:颜色分类|颜色|尺码|尺寸|款式|规格|型号|分类|容量)\s*[:：=]\s*")


@dataclass
class Said:
    """What one line says by field, its goods, and notices; `good` False: something is wrong."""

    row: int
    values: dict[str, Any] = field(default_factory=dict)
    goods: list[SaidLine] = field(default_factory=list)
    headed: list[SaidLine] = field(default_factory=list)  # each of a column of its own
    texts: list[str] = field(default_factory=list)  # free texts that goods were read of
    counted: bool = False  # some had a cell of their own for the quantity
    spare: list[int] = field(default_factory=list)  # places of cells that say nothing of goods
    apart: dict[str, None] = field(default_factory=dict)  # words around phones: for the remark
    notices: list[Noticed] = field(default_factory=list)
    good: bool = True


class Reader:
    """Reads the lines of one sheet; `troubles` says what cannot be taken, `left` what need not."""

    def __init__(self, sheet: Sheet, found: Found, articles: Sequence[Article] = ()) -> None:
        self.troubles: list[Trouble] = []
        self.left: list[Trouble] = []
        self._sheet = sheet
        self._found = found
        self._articles = articles
        self._index = found.columns.index
        self._width = len(sheet.header)
        read_by_all = {
            *(self._index[name] for name in _READ_BY_ALL if name in self._index),
            *(place for pair in found.more for place in pair if place is not None),
            *(place for one in articles for place in (one.place, *one.labels)),
        }
        self._read_by_all = sorted(read_by_all)

    def read(self, line: Row) -> Said:
        """All that a line says."""
        said = Said(line.number)
        line = self._open(said, line)
        for name, read in _TEXTS.items():
            self._take(said, line, name, partial(_text, name, read))
        self._take(said, line, "submitted_at", cells.submitted)
        self._phone(said, line)
        self._whereto(said, line)
        self._needed(said, line)
        self._people(said, line)
        self._state(said, line)
        self._take(said, line, "remark", lambda c: cells.kept("remark", text_of(c)))
        self._goods(said, line)
        self._headed(said, line)
        self._further(said, line)
        if self._sheet.ragged and any(line.cells[self._width :]):
            no = ExtraCells(len(line.cells), self._width)
            self.trouble(said, "", "", no)
        return said

    def trouble(self, said: Said, name: str, value: str, refused: Refused) -> None:
        """Notes that a line cannot be taken; what identifies people is masked."""
        said.good = False
        self.troubles.append(self._why(said, name, value, refused))

    def leave(self, said: Said, state: str) -> None:
        """Leaves out a line of an order that nobody paid for; what else is wrong with it is nothing
        to mend.
        """
        self.troubles = [one for one in self.troubles if one.row != said.row]
        self.left.append(self._why(said, "state", state, NotPaid(state[:40])))

    def _why(self, said: Said, name: str, value: str, refused: Refused) -> Trouble:
        column = self._found.columns.headings.get(name, "")
        return Trouble(said.row, column, cells.shown(name, value), refused.code, refused.data())

    def _cell(self, line: Row, name: str) -> Cell:
        place = self._index.get(name)
        return "" if place is None else line.cells[place]

    def _open(self, said: Said, line: Row) -> Row:
        """The line without phone numbers in what everybody reads."""
        left = list(line.cells)
        for place in self._read_by_all:
            text, apart = taken_apart(text_of(left[place]))
            if apart:
                left[place] = text
                said.apart[apart] = None
        if said.apart:
            said.notices.append(Noticed(Notice.APART))
        return line._replace(cells=tuple(left))

    def _take(self, said: Said, line: Row, name: str, read: Callable[[Cell], object]) -> None:
        place = self._index.get(name)
        if place is None or line.cells[place] == "":
            return
        try:
            value = read(line.cells[place])
        except Refused as no:
            self.trouble(said, name, text_of(line.cells[place]), no)
            return
        if value not in ("", None):
            said.values[name] = value

    def _phone(self, said: Said, line: Row) -> None:
        text, known = cells.phone(self._cell(line, "phone"))
        try:
            cells.kept("phone", text)
        except Refused as no:
            self.trouble(said, "phone", "", no)
            return
        if text:
            said.values["phone"] = text
        if not known:
            said.notices.append(Noticed(Notice.PHONE))

    def _whereto(self, said: Said, line: Row) -> None:
        """Name, phone and address out of one cell, and an address out of several."""
        whole = said.values.pop("contact", "")
        if whole:
            one = read_contact(whole)
            found = {"recipient": one.recipient, "phone": one.phone}
            found["address"] = one.address if all(found.values()) and one.address else whole
            said.values = {name: text for name, text in found.items() if text} | said.values
            if "phone" not in said.values:
                said.notices.append(Noticed(Notice.PHONE))
        parts = [said.values.pop(name, "") for name in ("province", "town", "district")]
        if any(parts):
            address = said.values.get("address", "")
            for part in parts:
                address = address.removeprefix(part).lstrip()
            said.values["address"] = "".join(dict.fromkeys(parts)) + address

    def _needed(self, said: Said, line: Row) -> None:
        cell = self._cell(line, "needed_on")
        try:
            day, known = cells.needed(cell, said.values.get("submitted_at"))
        except Refused as no:
            self.trouble(said, "needed_on", text_of(cell), no)
            return
        if day is not None:
            said.values["needed_on"] = day
        if not known:
            said.notices.append(Noticed(Notice.DAY, cells.shown("", text_of(cell))))

    def _people(self, said: Said, line: Row) -> None:
        cell = self._cell(line, "headcount")
        number, plain = cells.people(cell)
        if number is not None:
            said.values["headcount"] = number
        if not plain:
            words = cells.shown("", text_of(cell))
            said.notices.append(Noticed(Notice.HEADCOUNT, f"{words} → {number or '?'}"))

    def _state(self, said: Said, line: Row) -> None:
        """What became of an order, and what was paid for it."""
        if self._found.kind is ListKind.ORDERS:
            self._take(said, line, "state", shaped)
            self._take(said, line, "paid_fen", amount)

    def _further(self, said: Said, line: Row) -> None:
        """What nobody claimed goes into the private remark under its heading."""
        parts = [said.values.get("remark", "")]
        for place in (*self._found.kept, *said.spare):
            text = text_of(line.cells[place])
            if text:
                parts.append(f"{self._sheet.header[place][:LONGEST]}: {text}")
        if "paid_fen" in said.values:
            heading = self._found.columns.headings["paid_fen"]
            parts.append(f"{heading}: {text_of(self._cell(line, 'paid_fen'))}")
        parts += said.apart
        whole = "\n".join(part for part in parts if part)
        try:
            said.values["remark"] = cells.kept("remark", whole)
        except Refused as no:
            self.trouble(said, "remark", "", no)

    def _goods(self, said: Said, line: Row) -> None:
        for name, whole in (("lines", True), ("item", False)):
            if name in self._index:
                # One cell may say it all also where articles have rows of their own.
                whole = whole or not (self._says(line, "qty") or self._says(line, "label"))
                try:
                    said.goods += self._lines(said, line, name) if whole else self._article(line)
                    said.counted = said.counted or not whole
                except Refused as no:
                    self.trouble(said, name, text_of(self._cell(line, name)), no)
                break
        for place, pieces in self._found.more:
            text = chosen(text_of(line.cells[place]))
            qty = "" if pieces is None else text_of(line.cells[pieces])
            try:
                said.goods += counted(text, qty) if pieces is not None else goods(text)
                said.counted = said.counted or pieces is not None
                said.texts.append(text)
            except Refused as no:
                self.trouble(said, "lines", text, no)

    def _headed(self, said: Said, line: Row) -> None:
        """What columns of articles say. Where they only tick what is wanted, a column of quantities
        says how many of it, if it is one thing; what was chosen and is counted here stands once.
        """
        if not self._articles:
            return
        found = headed(self._articles, line)
        qty = text_of(self._cell(line, "qty"))
        if qty and not said.counted:
            ticks = [one for one in found if ticked(one) and not said.goods]
            for one in ticks:
                number = counted(one.said, qty)[0].qty if len(ticks) == 1 else None
                found[found.index(one)] = replace(one, qty=number, qty_said=qty)
            if not ticks:
                said.spare.append(self._index["qty"])
        said.headed = found
        names = {fold(one.said) for one in found}
        rest = [one for one in said.goods if one.qty or one.qty_said or fold(one.said) not in names]
        if len(rest) < len(said.goods):
            said.goods, said.counted = rest, True

    def _says(self, line: Row, name: str) -> bool:
        return bool(text_of(self._cell(line, name)))

    def _lines(self, said: Said, line: Row, name: str) -> tuple[SaidLine, ...]:
        text = chosen(text_of(self._cell(line, name)))
        if self._articles and is_none(text):
            return ()
        found = goods(text)
        said.texts.append(text)
        if "qty" not in self._index:
            return found
        if len(found) == 1 and found[0].qty is None:
            said.counted = True
            return counted(text, text_of(self._cell(line, "qty")))
        return found

    def _article(self, line: Row) -> tuple[SaidLine, ...]:
        item, label = (shaped(self._cell(line, name)) for name in ("item", "label"))
        label = _SAYS.sub("", label).replace(";", " ").strip()
        said = f"{item}/{label}" if item and label and label not in item else item or label
        return counted(said, text_of(self._cell(line, "qty")))


def _text(name: str, read: Callable[[Cell], str], cell: Cell) -> str:
    return cells.kept(name, read(cell))
