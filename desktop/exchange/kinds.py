"""What a table of others is about: guessed by its headings, never by its file name."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from desktop.domain.errors import BadFile
from desktop.exchange.columns import STOCK, plain
from desktop.exchange.production import columns as production
from desktop.exchange.requisitions import columns as requisitions
from desktop.exchange.requisitions.headings import unnumbered
from desktop.exchange.spreadsheets import MOST_BYTES, Fit, read_sheet


class Kind(StrEnum):
    """What a list holds; the words of `yuanwu import --as`."""

    ITEMS = "items"
    REQUESTS = "requests"
    PRODUCTION = "production"
    AWARDS = "awards"
    PEOPLE = "people"


# Headings that speak for a kind; the longer lists of stock stand in columns.STOCK.
_SIGNS: dict[Kind, tuple[str, ...]] = {
    Kind.ITEMS: tuple(
        word
        for name in ("code", "name", "label", "price_fen", "value_fen", "qty", "place", "owner")
        for word in STOCK[name]
    ),
    Kind.REQUESTS: (
        *("提交人", "提交时间", "活动名称", "活动类型", "活动城市", "需要日期", "预计人数"),
        *("申请物料", "申请人", "申请时间", "收件人", "收件地址", "申请理由"),
        *("申请人姓名", "申请者", "提交者", "发起人", "收货地址", "活动主题", "申请日期"),
        *("提交答卷时间", "submitter", "requested on", "requested by", "shipping address"),
        *("requester", "submitted at", "submitted by", "recipient address", "needed by"),
        *("requested items", "event name", "event type"),
    ),
    Kind.PRODUCTION: (*production.signs(), "打样", "应到", "实到"),
    Kind.AWARDS: (
        *("奖项", "获奖人", "获奖者", "获奖理由", "奖项名称", "颁奖日期"),
        *("award", "recipient", "passed", "reason", "created at", "createdAt"),
    ),
    Kind.PEOPLE: (
        *("姓名", "手机号", "手机", "邮箱", "部门", "职位", "城市", "性别", "角色", "昵称"),
        *("name", "mobile phone", "phone", "email", "department", "position", "city", "gender"),
        *("nickname", "role", "github"),
    ),
}
_WORDS = {kind: frozenset(map(plain, words)) for kind, words in _SIGNS.items()}
_ENOUGH = 2  # headings that must speak for a kind


def guess_kind(headings: Sequence[str]) -> Kind | None:
    """The kind most headings speak for; None where fewer than two do, or two kinds draw."""
    here = {plain(unnumbered(heading)) for heading in headings if heading}
    # What asks for goods shares words with what goods there are.
    if requisitions.which([unnumbered(heading) for heading in headings])[0] is not None:
        return Kind.REQUESTS
    counts = {kind: len(here & words) for kind, words in _WORDS.items()}
    # Tables of production share words with others; a whole header of one of them is that one.
    if production.which(headings)[0] is not None and counts[Kind.PRODUCTION] >= _ENOUGH:
        others = max(count for kind, count in counts.items() if kind is not Kind.PRODUCTION)
        if counts[Kind.PRODUCTION] >= others:
            return Kind.PRODUCTION
    best = max(counts.values())
    likely = [kind for kind, count in counts.items() if count == best]
    return likely[0] if best >= _ENOUGH and len(likely) == 1 else None


def kind_of(path: Path, sheet: str | None = None) -> Kind:
    """The kind of a file; raises BadFile unknown_kind, or what reading it raises."""
    header = read_sheet(path, _any_kind, sheet, longest=MOST_BYTES).header
    kind = guess_kind(header)
    if kind is None:
        raise BadFile(path.name, "unknown_kind", ", ".join(text for text in header if text))
    return kind


def _any_kind(line: Sequence[str]) -> Fit:
    here = {plain(unnumbered(text)) for text in line if text}
    known = max(len(here & words) for words in _WORDS.values())
    return Fit(known >= _ENOUGH, known)
