"""What a report is."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ReportName(StrEnum):
    """The reports there are."""

    STOCK = "stock"  # stock by place and by age of verification
    MOVES = "moves"  # what moved when
    VALUE = "value"  # value by owner
    SPONSOR = "sponsor"  # a sponsor's statement
    LOW = "low"  # low stock against the minimum per place
    YEAR = "year"  # 年报数字
    OUTING = "outing"  # one event's goods
    PACKING = "packing"  # what to take along to it
    REQUESTS = "requests"  # how the promise is kept, what was asked and what was not there


class Step(StrEnum):
    """How wide a column of a chart over time is."""

    WEEK = "week"
    MONTH = "month"


class Shape(StrEnum):
    """What the cells of a field hold."""

    TEXT = "text"
    WORD = "word"  # a code that `wording` names by the field's key
    COUNT = "count"  # pieces or things
    MONEY = "money"  # whole fen
    DAY = "day"
    SHARE = "share"  # whole per cent
    MOMENT = "moment"  # zone-aware
    WHY = "why"  # reasons of a proposal, domain.outings.Reason


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"  # lying, for names
    STACKED = "stacked"  # standing, for time


@dataclass(frozen=True)
class Filters:
    """What a report is of. `since` and `until` are days at home, both included; ids are local.

    `at` asks for a past moment where a report knows one; names are told for its heading.
    """

    since: date | None = None
    until: date | None = None
    at: datetime | None = None
    place: int | None = None
    place_path: str = ""
    category: str = ""
    owner: int | None = None
    owner_name: str = ""
    step: Step = Step.WEEK
    year: int | None = None
    event_name: str = ""


@dataclass(frozen=True)
class Target:
    """What a line opens: a thing of a room (`item` by uid, `place` by id), or a table in place."""

    kind: str
    key: Hashable


@dataclass(frozen=True)
class Field:
    """A column; `stretch` takes what is left of the width."""

    key: str
    shape: Shape = Shape.TEXT
    stretch: bool = False


@dataclass(frozen=True)
class Line:
    """The cells of a row in the fields' order; `alarm` are the fields that want an eye."""

    cells: tuple[object, ...]
    target: Target | None = None
    alarm: frozenset[int] = frozenset()
    bold: bool = False


@dataclass(frozen=True)
class Series:
    """One row of numbers of a chart; `key` is named by `wording` in the chart's own words."""

    key: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Chart:
    """A chart: `key` names it, `words` the vocabulary of its series, labels are told as they are.

    `label_words` is the vocabulary of labels that are codes, "" where they are names.
    """

    key: str
    kind: ChartKind
    series: tuple[Series, ...]
    labels: tuple[str, ...]
    words: str = ""
    label_words: str = ""
    money: bool = False


@dataclass(frozen=True)
class Remark:
    """A sentence of a report: a code and what stands in it."""

    code: str
    data: tuple[tuple[str, int | str], ...] = ()


@dataclass(frozen=True)
class Table:
    """Lines under fields; `key` names it, `sums` stands below."""

    key: str
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    sums: Line | None = None


@dataclass(frozen=True)
class Report:
    """A whole report; `made` is when it was asked for. The first table is what it is about."""

    name: ReportName
    filters: Filters
    made: datetime
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...] = ()
    remarks: tuple[Remark, ...] = ()


# How long ago goods were last seen: up to so many days; then longer, then never.
AGES = (30, 90, 180, 365)


def age_of_days(days: int | None) -> str:
    """The key of an age in days, None for what nobody ever saw."""
    if days is None:
        return "never"
    return next((f"d{most}" for most in AGES if days <= most), "older")
