"""Headings as forms write them: a number before the question, two lines of them, words around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.money import narrow
from desktop.domain.requisitions.said.numerals import UNIT
from desktop.domain.requisitions.said.trimming import trimmed
from desktop.exchange.columns import plain
from desktop.exchange.requisitions.columns import named
from desktop.exchange.requisitions.synonyms import FORM
from desktop.exchange.shapes import one_line
from desktop.exchange.spreadsheets import Sheet, text_of

_NUMBER = re.compile(
    r"^\s*\*?\s*(?:Q\s?\d{1,3}\s*[.、:_)]?|第\s*\d{1,3}\s*题\s*[.、:]?|[(\[]\s*\d{1,3}\s*[)\]]"
    r"|\d{1,3}\s*(?:[、:)]|\.(?!\d)|(?=\()))\s*(?=\S)",
    re.IGNORECASE,
)
_OPTION = re.compile(r"^\s*[A-Z]\s*[.、)]\s*(?=\S)")
LONGEST = 200  # characters of a heading; nobody names an article with more
_SIGNS = " *:?_-–—/、"
_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
_PARTED = re.compile(r"[:—–|_>-]+")
_QUESTION = re.compile(r"物料|物品|周边|数量|需要|需求|选择|填写|申请|勾选|请|哪些|多少")
_BEFORE = re.compile(
    r"^(?:(?:请问|请|您|你们?|贵社区|是否|想要?|所需要?|需要?|要|申[请领]|领取|填写|选择|输入|勾选|的"
    rf"|几{UNIT}|多少{UNIT}?|"
    r"(?:qty\b:?|how many|(?:#|number|quantity) of|do you (?:need|want)|please)\s+)\s*)+(?=\S)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"[\s:?*]*(?:吗|么)?[\s:?*]*(?:的)?(?:申[请领]|需求|需要|所需|领取)?(?:数量|数目|总数|(?<=[求要领请需取])数|{UNIT}数|多少{UNIT}?|几{UNIT}|"
    r"quantity|qty|pcs|needed|required|wanted)?[\s:?*]*$",
    re.IGNORECASE,
)
# What a number under it counts is no piece that somebody asks for.
_OTHER = re.compile(
    r"人数|人次|金额|[单总]价|价[格钱]|费用?|[运邮]费|押金|预算|报销|经费|余额|箱数|每箱|编[号码]|序号|单号|号码|"
    r"[学工]号|电话|手机|微信|qq|邮[编箱]|年龄|年级|年[份限]|[年月]$|届|天数|日期|时[间长]|用时|场次|次数|楼层|"
    r"[总得评]分|分[数值]|打分|满意|排名|比例|占比|百分|面积|重量|体积|经度|纬度|坐标|规模|库存|剩余|结余|"
    r"[实已未应][发领收到]|寄[出回]|发[出放]|签收|到货|批准|审[批核]|核定|归还|退[回还]|[去往]年|上[次届回]|以往|历史|合计|总计|小计|共计|"
    r"总[数量]$|总件数|元$|版本|状态|%|链接|\bip\b|\bid\b|price|amount|fee\b|cost|"
    r"deposit|in stock|total|score|\bage\b|attend|"
    r"people|participants|persons|guests|volunteers|speakers|students|members|visitors|days|hours|boxes",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"(?:[人者员师友生]|嘉宾|观众|同学|团队|社区|家庭)$")
_MEASURE = re.compile(r"[数号率度量次时天日周月年期届级楼层室组队班桌排座席场间辆]$|^\W*\w?\W*$")
_HOLDER = re.compile(rf"[(\[【/]\s*(?:单位\s*:?)?\s*({UNIT})\s*[)\]】]?\s*$", re.IGNORECASE)
_COUNTS = re.compile(rf"数量|{UNIT}数$|[(\[【]\s*(?:单位\s*:?)?\s*{UNIT}\s*[)\]】]", re.IGNORECASE)
_ASKS = frozenset(map(plain, FORM["lines"]))


@dataclass(frozen=True)
class Heads:
    """A sheet with its headings, without their questions' numbers; `tops` are the ones that stand
    above them, "" where none does.
    """

    sheet: Sheet
    tops: tuple[str, ...]


def heads(sheet: Sheet) -> Heads:
    """The headings of a sheet, of one line or of two: where the upper ones are merged cells, what
    stands below them are the headings.
    """
    header, rows = list(sheet.header), sheet.rows
    tops = _carried([*sheet.above, *[""] * len(header)][: len(header)])
    below = [text_of(cell) for cell in rows[0].cells[: len(header)]] if rows else []
    if rows and rows[0].number == sheet.header_row + 1 and _are_headings(header, below):
        upper = _carried(header)
        for place, text in enumerate(below):
            if text:
                tops[place], header[place] = upper[place], text
        rows = rows[1:]
    clean = tuple(unnumbered(text) for text in header)
    above = (unnumbered(top) if len(top) <= LONGEST else "" for top in tops)
    return Heads(replace(sheet, header=clean, rows=rows), tuple(above))


def unnumbered(heading: str) -> str:
    """A heading on one line, without the number of its question: `4、您的姓名` → `您的姓名`."""
    text = one_line(heading)
    found = _NUMBER.match(narrow(text))
    return text[found.end() :] if found and len(narrow(text)) == len(text) else text


def is_other(heading: str) -> bool:
    """Whether its numbers count money, people or boxes, or are names: no pieces of an article. A
    note in brackets with a number in it (`余 20 件`) says nothing of that.
    """
    text = _BRACKETS.sub(lambda b: "" if re.search(r"\d", b[1]) else b[0], narrow(heading))
    return bool(_OTHER.search(text.strip(" *:?)]】")))


def is_people(name: str) -> bool:
    """Whether it may name people: 志愿者, 嘉宾."""
    return bool(_PEOPLE.search(_BRACKETS.sub("", name).strip()))


def is_measure(name: str) -> bool:
    """Whether it may name a measure or a number: 组数, 桌号, 天."""
    return bool(_MEASURE.search(_BRACKETS.sub("", name).strip()))


def counts(heading: str, top: str = "") -> bool:
    """Whether the heading says that pieces are counted below (`徽章（枚）`, `T恤数量`), or stands
    below one that asks for goods.
    """
    return plain(top) in _ASKS or bool(_COUNTS.search(narrow(heading).strip(" *:?")))


def unit(heading: str) -> str:
    """What the numbers below count, as the heading's end says: `贴纸（箱）` → `箱`, else ""."""
    found = _HOLDER.search(narrow(heading))
    return found[1] if found else ""


def names(heading: str, top: str = "") -> tuple[str, ...]:
    """The words of a heading that may name an article, the fullest first."""
    both = f"{top} {heading}" if top and plain(top) not in _ASKS else ""
    found = [one for text in (both, heading) for one in _names(one_line(narrow(text)))]
    return tuple(dict.fromkeys(one for one in found if any(map(str.isalnum, one))))


def is_option(heading: str) -> bool:
    """Whether it is one option of a question of many: `4(A.T恤)`, `需要哪些物料:A.T恤`."""
    return any(_OPTION.match(part) for part in _asked(narrow(heading)))


def _names(text: str) -> Iterator[str]:
    parts = [*_asked(text), text]
    yield from (_bare(_OPTION.sub("", part)) for part in parts)
    yield from (_bare(one_line(_BRACKETS.sub(" ", part))) for part in parts)


def _asked(text: str) -> Iterator[str]:
    """What stands behind the question or in its brackets: the one thing that is asked for."""
    for sign in _PARTED.finditer(text):
        if _QUESTION.search(text[: sign.start()]):
            yield text[sign.end() :].strip()
    for bracket in _BRACKETS.finditer(text):
        if not text[: bracket.start()].strip() or _QUESTION.search(text[: bracket.start()]):
            yield bracket[1].strip()


def _bare(text: str) -> str:
    text = _HOLDER.sub("", text.strip(_SIGNS))
    return trimmed(_AFTER.sub("", _BEFORE.sub("", text.strip(_SIGNS))).strip(_SIGNS))


def _carried(line: Sequence[str]) -> list[str]:
    """Each cell with what the last one that says something says, as merged cells do."""
    out: list[str] = []
    for text in line:
        out.append(text or (out[-1] if out else ""))
    return out


def _are_headings(header: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a line goes on with the headings: words only, some below a merged cell, none below a
    heading that says enough by itself.
    """
    filled = {place for place, text in enumerate(below) if text}
    words = all(any(map(str.isalpha, below[place])) for place in filled)
    merged = {place for place in filled if place + 1 in filled and not header[place + 1]}
    blank = any(not header[place] for place in filled)
    return words and blank and not (filled - merged) & named(header)
