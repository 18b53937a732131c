"""Lists of who gets a paper: award lists, rosters, what Feishu exports, or lines typed in.

Only columns that the template asks for are taken: the tables of the community call private things
by Chinese names (手机号 …), and nothing of those is even looked at unless a template wants it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from desktop.domain.errors import BadDate, BadFlag
from desktop.domain.money import narrow
from desktop.domain.paper.lists import Entry, Roster
from desktop.domain.paper.template import Template
from desktop.exchange.columns import Columns, Synonyms, find_columns, fitting, plain
from desktop.exchange.shapes import day_text, one_line, shaped
from desktop.exchange.spreadsheets import Row, Sheet, read_sheet
from desktop.exchange.stocklist import flag


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


# Headings as people write them; the English ones are those of the community's own tables.
USUAL: Synonyms = {
    "recipient": _words(
        "姓名|名字|获奖人|获奖者|获奖人员|获奖人姓名|获奖者姓名|获奖团队|获奖个人"
        "|志愿者|志愿者姓名|成员|成员姓名|讲师|讲师姓名|出品人|出品人姓名|嘉宾|嘉宾姓名"
        "|参与者|参与人|参与者姓名|学员|学员姓名|参会人|受聘人|被邀请人|人员|接收人"
        "|name|full name|fullname|recipient|recipients|winner|volunteer|member|speaker"
        "|participant|attendee"
    ),
    "nickname": _words("昵称|花名|网名|别名|nickname|nick name|nick|alias"),
    "award": _words(
        "奖项|奖项名称|所获奖项|获得奖项|获奖项目|荣誉|荣誉称号|荣誉名称"
        "|award|awards|award name|honor|honour"
    ),
    "passed": _words(
        "是否通过|通过|是否通过审核|审核结果|审批结果|评审结果|审核状态|passed|approved|is passed"
    ),
    "created": _words(
        "颁奖日期|获奖日期|授予日期|awardDate|award date|createdAt|created at|created"
        "|创建时间|提交时间|日期|date"
    ),
    "year": _words("年份|年度|获奖年份|year"),
}
# Words that are understood where nobody but a checkbox says yes or no.
_PASSED = {"通过": True, "已通过": True, "审核通过": True, "approved": True, "passed": True}
_FAILED = {"未通过": False, "不通过": False, "已拒绝": False, "驳回": False, "rejected": False}
_SAID = _PASSED | _FAILED
# Feishu joins several persons or options by a comma without a blank behind it (facts §5.1), so
# that “King, Jr.” stays one name; what stands in brackets belongs together.
_JOINED = re.compile(r",(?=\S)(?![^（(「《“]*[）)」》”])")
_LATIN_WORD = re.compile(r"[A-Za-z'’.-]+")
_AWARDS = re.compile(r"[,，、;；]")
_MARKS = "\t,，;"  # what parts the cells of a typed line


def read_recipients(
    path: Path,
    template: Template,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Roster:
    """Who gets a paper of this template by a CSV, XLSX or XLS file.

    `mapping` {our word or field: heading} settles what is in doubt ("" = there is no such
    column), `sheet` names one of several sheets. Where a heading is doubtful no row is read.
    Raises BadFile, Ambiguous (several sheets fit) and NotFound (mapping or sheet).
    """
    synonyms = _synonyms(template)
    judge = fitting(synonyms, ("recipient",), mapping)
    return _roster(read_sheet(path, judge, sheet), template, synonyms, mapping)


def read_typed(text: str, template: Template) -> Roster:
    """The same from lines typed or pasted from a spreadsheet.

    Where the first line is a line of headings (it names the recipient's) the others have its
    columns, parted by tabs or commas; else each line is one name, and of a pasted line only its
    first cell: `unknown` then counts the columns that were left out.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((line for line in lines if line.strip()), "")
    synonyms = _synonyms(template)
    judge = fitting(synonyms, ("recipient",))
    mark = max(_MARKS, key=lambda mark: judge(first.split(mark)))
    if judge(first.split(mark)).whole:
        found = [row for row in _parted(lines, mark) if any(cell.strip() for cell in row[1])]
        header = tuple(cell.strip() for cell in found[0][1])
        rows = tuple(
            Row(number, tuple(cells) + ("",) * (len(header) - len(cells)))
            for number, cells in found[1:]
        )
        return _roster(Sheet("", "", header, rows, ragged=True), template, synonyms, None)
    named = [(n, line.split("\t")) for n, line in enumerate(lines, start=1) if line.strip()]
    entries = tuple(Entry(number, one_line(cells[0])) for number, cells in named)
    widest = max((len(cells) for _, cells in named), default=1)
    return Roster(entries, unknown=tuple(str(n) for n in range(2, widest + 1)))


def named(names: Iterable[str]) -> Roster:
    """The same of names alone, e.g. of people in the app."""
    return Roster(tuple(Entry(n, one_line(name)) for n, name in enumerate(names, start=1)))


def _synonyms(template: Template) -> Synonyms:
    """Headings by our word: the template's own first, a recipient is always a recipient."""
    own = {
        field.key: (*field.columns, field.title, field.key)
        for field in template.fields
        if field.key != "recipient"
    }
    taken = {plain(word) for words in own.values() for word in words}
    taken -= {plain(word) for word in USUAL["recipient"]}
    found = {
        name: tuple(word for word in words if plain(word) not in taken or name in own)
        for name, words in USUAL.items()
    }
    for key, words in own.items():
        found[key] = (*words, *found.get(key, ()))
    if said := template.field("recipient"):
        found["recipient"] = (*said.columns, said.title, *found["recipient"])
    recipients = {plain(word) for word in found["recipient"]}
    return {
        name: words
        if name == "recipient"
        else tuple(word for word in words if word and plain(word) not in recipients)
        for name, words in found.items()
    }


def _roster(
    sheet: Sheet, template: Template, synonyms: Synonyms, mapping: Mapping[str, str] | None
) -> Roster:
    said = _first_ones(sheet.header, synonyms) | dict(mapping or {})
    columns = find_columns(sheet.file, sheet.header, said, synonyms=synonyms, needed=("recipient",))
    doubtful = _doubts(columns, template)
    reader = _Reader(columns.index, template, len(sheet.header), sheet.ragged)
    return Roster(
        () if doubtful else tuple(entry for row in sheet.rows for entry in reader.read(row)),
        {name: heading for name, heading in columns.headings.items() if name in synonyms},
        columns.unknown,
        doubtful,
        sheet.file,
    )


def _first_ones(header: Sequence[str], synonyms: Synonyms) -> dict[str, str]:
    """The likeliest of several headings for words that are only looked at, never printed."""
    here = [plain(heading) for heading in header]
    found = {}
    for name in ("created", "year", "nickname"):
        once = [word for word in map(plain, synonyms[name]) if here.count(word) == 1]
        if once:
            found[name] = header[here.index(once[0])]
    return found


def _doubts(columns: Columns, template: Template) -> dict[str, tuple[str, ...]]:
    """What must be asked: two headings for one word, or a near miss of a word that matters."""
    needed = {field.key for field in template.fields if field.required}
    needed |= {"recipient", "passed"} | ({"award"} if template.awards else set())
    return {
        name: headings
        for name, headings in columns.doubtful.items()
        if name in needed or not set(headings) <= set(columns.unknown)
    }


class _Reader:
    """Reads the lines of one list."""

    def __init__(
        self, index: Mapping[str, int], template: Template, wide: int, ragged: bool
    ) -> None:
        self._index = index
        self._asked = [one.key for one in template.fields if one.key in index]
        self._asked = [key for key in self._asked if key != "recipient"]
        self._wide = wide
        self._ragged = ragged

    def read(self, row: Row) -> Iterable[Entry]:
        """An entry for each recipient of the line."""
        extra = len(row.cells) if self._ragged and any(row.cells[self._wide :]) else 0
        passed_text, award = self._text(row, "passed"), self._text(row, "award")
        for who in self._recipients(row):
            yield Entry(
                row=row.number,
                recipient=who,
                awards=tuple(filter(None, map(str.strip, _AWARDS.split(award)))),
                passed=self._passed(row, passed_text),
                passed_text=passed_text,
                year=self._year(row),
                fields={key: self._text(row, key) for key in self._asked},
                extra=extra,
            )

    def _text(self, row: Row, name: str) -> str:
        place = self._index.get(name)
        return "" if place is None else shaped(row.cells[place])

    def _recipients(self, row: Row) -> Sequence[str]:
        who = self._text(row, "recipient")
        nick = "" if "nickname" in self._asked else self._text(row, "nickname")
        if who and nick and nick != who and not re.search(r"[（(]", who):
            return [f"{who}（{nick}）"]
        return _parts(who)

    def _passed(self, row: Row, text: str) -> bool | None:
        if "passed" not in self._index:
            return True
        if (word := narrow(text).casefold()) in _SAID:
            return _SAID[word]
        try:
            return flag(row.cells[self._index["passed"]])
        except BadFlag:
            return None

    def _year(self, row: Row) -> int | None:
        if found := re.match(r"([12][0-9]{3})(?![0-9])", narrow(self._text(row, "year"))):
            return int(found[1])
        place = self._index.get("created")
        try:
            said = "" if place is None else day_text(row.cells[place])
        except BadDate:
            said = ""
        return int(said[:4]) if said else None


def _parts(text: str) -> list[str]:
    """The recipients of a cell; “Smith,John” is one, for two Latin words are a name."""
    parts = [part.strip() for part in _JOINED.split(text)]
    if len(parts) == 2 and all(_LATIN_WORD.fullmatch(part) for part in parts):
        return [text]
    return parts


def _parted(lines: Sequence[str], mark: str) -> list[tuple[int, list[str]]]:
    """The lines' cells with the number of each; quotes count as in a text table, if they do."""
    try:
        reader = csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=mark, strict=True)
        return list(enumerate(reader, start=1))
    except csv.Error:
        return [(n, line.split(mark)) for n, line in enumerate(lines, start=1)]
