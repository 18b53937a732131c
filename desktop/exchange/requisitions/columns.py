"""Which column of a list of requests fills which field, and which list it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.errors import BadFile
from desktop.domain.requisitions.taking import ListKind
from desktop.exchange.columns import Columns, Synonyms, find_columns, plain
from desktop.exchange.requisitions.synonyms import ASIDE, FORM, ORDERS, OURS, PIECES, SECOND

_SIGNS = {kind: {n: frozenset(map(plain, w)) for n, w in words.items()} for kind, words in (
    (ListKind.FORM, FORM), (ListKind.ORDERS, ORDERS))}  # fmt: skip
# 请选择您需要的物料（多选）, 需要哪些周边？
_GOODS_ASKED = re.compile(
    r"(?:请?(?:选择|勾选|填写|列出)?(?:[您你]们?|贵社区|本次|活动)*)?(?:所需|需要|想要?|要|申[请领]|领取)(?:申[请领])?"
    r"(?:的|哪些|哪种|什么|何种)*(?:开源社|活动|宣传|开源)?(?:物料|物品|周边|物资|礼品|东西)"
    r"(?:是什么|有哪些|是哪些|有|清单|明细|列表|名称|及数量|和数量|与数量|以及数量)*"
)
# Called when something happens to who asks: never the one who gets the goods.
_EMERGENCY = re.compile(r"紧急|应急|emergency", re.IGNORECASE)
_MANY = re.compile(r"(.+?)[_\-#]?([0-9一二三四五六七八九十]{1,2})$")
# A second name of a field counts only where these do not say it.
_SAID_BY = {"lines": ("item",), "address": ("address", "contact")}
_PIECES = frozenset(map(plain, PIECES))
_OUTRIGHT = frozenset(
    plain(word) for fields in (FORM, SECOND) for words in fields.values() for word in words
)
_ASIDE = frozenset(map(plain, ASIDE))
_GOODS = frozenset(map(plain, (*FORM["lines"], *FORM["item"])))


@dataclass(frozen=True)
class Found:
    """How a header was understood.

    `more` are further columns of goods as (column, column of its quantity or None); `kept` are
    places of columns whose values go into the private remark.
    """

    kind: ListKind
    columns: Columns
    more: tuple[tuple[int, int | None], ...]
    kept: tuple[int, ...]


def which(header: Sequence[str]) -> tuple[ListKind | None, int]:
    """Which list a header is of, and how many of its fields it has; None for none of them."""
    here = {plain(text) for text in header if text}
    here |= {found[1] for found in map(_MANY.fullmatch, here) if found and found[1] in _GOODS}
    orders = {name for name, words in _SIGNS[ListKind.ORDERS].items() if here & words}
    if {"number", "item"} <= orders and orders & {"address", "contact", "paid_fen", "submitted_at"}:
        return ListKind.ORDERS, len(orders)
    form = {name for name, words in _SIGNS[ListKind.FORM].items() if here & words}
    asks = form & {"lines", "item"} or any(map(_asks, header))
    tells = form & {
        *("submitted_at", "title", "needed_on", "kind", "headcount"),
        *("address", "phone", "contact"),
    }
    if asks and form & {"applicant", "recipient", "contact"} and len(tells) >= 2:
        return (ListKind.OURS if "code" in form else ListKind.FORM), len(form)
    return None, len(form)


def find(
    file: str,
    header: Sequence[str],
    kind: ListKind,
    mapping: Mapping[str, str] | None = None,
    articles: Collection[int] = (),
) -> Found:
    """The fields' columns; `articles` are places of columns that are one article each.

    Raises BadFile (no_columns, duplicate_columns), NotFound (mapping).
    """
    more = _more(header) if kind is ListKind.FORM else ()
    used = {place for pair in more for place in pair if place is not None} | set(articles)
    shown = ["" if i in used else text for i, text in enumerate(header)]
    synonyms = _synonyms(kind)
    needed = ("number", "item") if kind is ListKind.ORDERS else () if used else ("lines",)
    if not used and kind is ListKind.FORM and not _names(shown, FORM["lines"]):
        needed = ("item",) if _names(shown, FORM["item"]) else needed
    found = _nobody_else(find_columns(file, shown, mapping, synonyms=synonyms, needed=()))
    index, headings = dict(found.index), dict(found.headings)
    doubtful: dict[str, tuple[str, ...]] = {}
    taken = set(index.values())
    said = set(mapping or {})
    if kind is ListKind.FORM and not {"lines", "item"} & {*index, *said}:
        asked = next((i for i, text in enumerate(shown) if i not in taken and _asks(text)), None)
        if asked is not None:
            index["lines"], headings["lines"] = asked, header[asked]
            taken.add(asked)
    for name, words in SECOND.items() if kind is not ListKind.ORDERS else ():
        if any(other in index or other in found.doubtful for other in _SAID_BY.get(name, ())):
            continue
        if name not in index and name not in said and len(found.doubtful.get(name, ())) < 2:
            _claim(name, words, shown, taken if name != "applicant" else set(), index, headings)
    for name, near in found.doubtful.items():
        if name in index:
            continue
        places = [header.index(heading) for heading in near]
        if len(places) == 1 and places[0] not in taken:
            index[name], headings[name] = places[0], near[0]
            taken.add(places[0])
        elif not set(near) <= set(found.unknown):
            doubtful[name] = near
    if "lines" in index:  # one cell says it all: what stands beside it says nothing of goods
        for name in ("item", "label"):
            index.pop(name, None)
            headings.pop(name, None)
    claimed = set(index.values()) | used
    lacking = [name for name in needed if name not in index and name not in doubtful]
    if kind is not ListKind.ORDERS and not {"applicant", "recipient", "contact"} & {
        *index,
        *doubtful,
    }:
        lacking.append("applicant")
    others = tuple(text for i, text in enumerate(header) if text and i not in claimed)
    if said & set(lacking) or (lacking and len(others) < len(lacking)):
        raise BadFile(file, "no_columns", ", ".join(synonyms[name][0] for name in lacking))
    doubtful |= dict.fromkeys(lacking, others)  # under a name of its own: it may be any of them
    claimed |= {header.index(one) for near in doubtful.values() for one in near}
    rest = [i for i, text in enumerate(header) if text and i not in claimed]
    kept = tuple(i for i in rest if not header[i].isascii() and plain(header[i]) not in _ASIDE)
    unknown = tuple(header[i] for i in rest)
    return Found(kind, Columns(index, headings, unknown, doubtful), more, kept)


def outright(name: str, header: Sequence[str]) -> tuple[str, ...]:
    """The headings that name a field of the form outright, in the order of its names."""
    here = [(plain(text), text) for text in header if text]
    return tuple(text for word in map(plain, FORM[name]) for key, text in here if key == word)


def named(header: Sequence[str], mapping: Mapping[str, str] | None = None) -> frozenset[int]:
    """The places of headings that name a field outright, or were said to be one."""
    words = _OUTRIGHT | frozenset(map(plain, (mapping or {}).values()))
    places = {place for pair in _more(header) for place in pair if place is not None}
    return frozenset(places | {n for n, text in enumerate(header) if plain(text) in words})


def _nobody_else(found: Columns) -> Columns:
    """Without near misses that name somebody to be called in an emergency."""
    near = {
        name: tuple(heading for heading in headings if not _EMERGENCY.search(heading))
        for name, headings in found.doubtful.items()
    }
    return replace(found, doubtful={name: headings for name, headings in near.items() if headings})


def _asks(heading: str) -> bool:
    """Whether it asks which goods are wanted."""
    return len(heading) < 100 and bool(_GOODS_ASKED.fullmatch(plain(heading).strip("?？!！,，。")))


def _synonyms(kind: ListKind) -> Synonyms:
    if kind is ListKind.ORDERS:
        return ORDERS
    return {**FORM, **OURS} if kind is ListKind.OURS else FORM


def _names(header: Sequence[str], words: Sequence[str]) -> bool:
    return bool({plain(text) for text in header if text} & set(map(plain, words)))


def _claim(
    name: str,
    words: Sequence[str],
    header: Sequence[str],
    taken: set[int],
    index: dict[str, int],
    headings: dict[str, str],
) -> None:
    for word in map(plain, words):
        for place, text in enumerate(header):
            if text and place not in taken and plain(text) == word:
                index[name], headings[name] = place, text
                taken.add(place)
                return


def _more(header: Sequence[str]) -> tuple[tuple[int, int | None], ...]:
    """Several columns of goods: `物料 1`, `数量 1`, `物料 2` …; none where there is one only."""
    goods: dict[str, int] = {}
    pieces: dict[str, int] = {}
    for place, text in enumerate(header):
        word = plain(text)
        found = _MANY.fullmatch(word)
        base, turn = (found[1], found[2]) if found else (word, "")
        if base in _GOODS and turn not in goods:
            goods[turn] = place
        elif base in _PIECES and turn not in pieces:
            pieces[turn] = place
    if len(goods) < 2 and set(goods) <= {""}:
        return ()
    if len(goods) == 2 and not any(turn for turn in goods):
        return ()
    return tuple((place, pieces.get(turn)) for turn, place in goods.items())
