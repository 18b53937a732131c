"""A list of people who get something: an award list, a roster, or names typed and pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from desktop.domain.errors import Missing, Refused
from desktop.domain.imports import Trouble
from desktop.domain.money import narrow
from desktop.domain.requisitions.giving import PeopleList, Person, each_once
from desktop.exchange.columns import Synonyms, find_columns, fitting, plain
from desktop.exchange.recipients import USUAL
from desktop.exchange.requisitions import cells
from desktop.exchange.requisitions.columns import FORM
from desktop.exchange.shapes import one_line, shaped
from desktop.exchange.spreadsheets import Row, read_sheet, text_of

COLUMNS: Synonyms = {
    "name": (*USUAL["recipient"], "提交人", "申请人", "收件人", "收货人", "贡献者", "获赠人"),
    "size": ("尺码", "t恤尺码", "衣服尺码", "服装尺码", "上衣尺码", "size", "t-shirt size"),
    "phone": FORM["phone"],
    "address": FORM["address"],
    "passed": USUAL["passed"],
}
_NO = frozenset(
    map(plain, ("false", "no", "否", "0", "未通过", "不通过", "驳回", "已拒绝", "rejected", "×"))
)
_BETWEEN = re.compile(r"[;；、]+")
_IN_LINE = re.compile(r"\t|,|，")
_COLUMNS = 4  # name, size, phone, address
_SIZE = 6  # characters


def read_people(
    path: Path, mapping: Mapping[str, str] | None = None, sheet: str | None = None
) -> PeopleList:
    """The people of a CSV, XLSX or XLS file, those who did not pass left out.

    Raises BadFile (no_columns …), Ambiguous (several sheets fit), NotFound (mapping or sheet).
    """
    read = read_sheet(path, fitting(COLUMNS, ("name",), mapping), sheet)
    found = find_columns(read.file, read.header, mapping, synonyms=COLUMNS, needed=("name",))
    index = dict(found.index)
    for name, near in found.doubtful.items():
        if name == "name":
            index[name] = read.header.index(near[0])
    people: list[Person] = []
    troubles: list[Trouble] = []
    failed = 0
    for line in read.rows:
        if plain(text_of(line.cells[index["passed"]])) in _NO if "passed" in index else False:
            failed += 1
            continue
        try:
            people.append(_person(line, index))
        except Refused as no:
            column = read.header[index["name"]]
            troubles.append(Trouble(line.number, column, "", no.code, no.data()))
    once, twice = each_once(people)
    return PeopleList(once, tuple(troubles), twice, failed, found.unknown)


def typed_people(text: str) -> PeopleList:
    """Names typed or pasted: one a line (or parted by 、 or ;), and behind a comma or tab the size,
    the phone, the address.
    """
    people = []
    for row, line in enumerate(_lines(text), start=1):
        person = _typed(line, row)
        if person is not None:
            people.append(person)
    once, twice = each_once(people)
    return PeopleList(once, (), twice)


def written_people(people: Iterable[Person]) -> str:
    """People as lines that `typed_people` reads again."""
    lines = []
    for one in people:
        more = (one.size, one.phone, one.address)
        lines.append("\t".join((one.name, *more)) if any(more) else one.name)
    return "\n".join(lines)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from [line] if "\t" in line else _BETWEEN.split(line)


def _typed(line: str, row: int) -> Person | None:
    parts = [part.strip() for part in _IN_LINE.split(line)]
    if not parts[0]:
        return None
    name = cells.kept("recipient", one_line(parts[0]))
    size, phone, address = "", "", ""
    if line.count("\t") == _COLUMNS - 1:  # as it was written out
        size, phone, address = (part.strip() for part in line.split("\t")[1:])
        return Person(name, size, phone, cells.kept("address", address), row)
    for part in filter(None, parts[1:]):
        number, known = cells.phone(part)
        if known and number[0] in "0123456789+":
            phone = number
        elif not size and len(part) <= _SIZE and part.isascii():
            size = part
        else:
            address = f"{address} {part}".strip()
    return Person(name, size, phone, cells.kept("address", address), row)


def _person(line: Row, index: Mapping[str, int]) -> Person:
    def text(name: str) -> str:
        return shaped(line.cells[index[name]]) if name in index else ""

    name = cells.kept("recipient", text("name"))
    if not name:
        raise Missing("name")
    phone, _known = cells.phone(text("phone"))
    return Person(
        name,
        narrow(text("size")).strip()[:40],
        cells.kept("phone", phone),
        cells.kept("address", text("address")),
        line.number,
    )
