"""A file of people who get something: an award list, a roster."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.domain.errors import Missing, Refused
from desktop.domain.imports import Trouble
from desktop.domain.money import narrow
from desktop.domain.requisitions.giving import PeopleList, Person, each_once
from desktop.exchange.columns import Synonyms, find_columns, fitting, plain
from desktop.exchange.recipients import USUAL
from desktop.exchange.requisitions import cells
from desktop.exchange.requisitions.synonyms import FORM
from desktop.exchange.shapes import shaped
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
