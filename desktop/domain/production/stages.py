"""From artwork to shelf and back: the stages, whose each is, and by when each is to be done."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Stage(StrEnum):
    """Where a thing that is had made stands, in order; `BUDGET` is a line of the budget only."""

    BUDGET = "budget"
    DESIGN = "design"
    SAMPLE = "sample"
    QUOTE = "quote"
    ORDER = "order"
    SHIPPING = "shipping"
    GOODS_IN = "goods_in"
    BOXED = "boxed"
    ON_SITE = "on_site"
    BACK = "back"

    @property
    def next(self) -> Stage | None:
        """The stage after this one, None after the last."""
        every = list(Stage)
        at = every.index(self) + 1
        return every[at] if at < len(every) else None

    @property
    def former(self) -> Stage | None:
        """The stage before this one, None before the first."""
        at = list(Stage).index(self)
        return list(Stage)[at - 1] if at else None


BOARD = tuple(stage for stage in Stage if stage is not Stage.BUDGET)


class Duty(StrEnum):
    """Whose a stage is: 设计, 采购, 制作, 验收负责人, or the one responsible for all of it."""

    ALL = "responsible"
    DESIGN = "design_by"
    BUY = "buy_by"
    MAKE = "make_by"
    ACCEPT = "accept_by"


DUTIES: dict[Stage, Duty] = {
    Stage.BUDGET: Duty.ALL,
    Stage.DESIGN: Duty.DESIGN,
    Stage.SAMPLE: Duty.MAKE,
    Stage.QUOTE: Duty.BUY,
    Stage.ORDER: Duty.BUY,
    Stage.SHIPPING: Duty.BUY,
    Stage.GOODS_IN: Duty.ACCEPT,
    Stage.BOXED: Duty.ACCEPT,
    Stage.ON_SITE: Duty.ALL,
    Stage.BACK: Duty.ALL,
}


class Milestone(StrEnum):
    """What must be done by when; T is the first day of the event (or the day it is needed)."""

    LISTED = "listed"  # T-2 months: on the list at all
    ORDERED = "ordered"  # T-1 month: designed, sampled, quoted and ordered
    ARRIVED = "arrived"  # the promised day, else T-1 week: goods are in
    BOXED = "boxed"  # T-1 week: checked and boxed by area
    ON_SITE = "on_site"  # T: on site
    COUNTED = "counted"  # the last day + 1 week: brought back and counted


@dataclass(frozen=True)
class Plan:
    """The days of an event's plan (facts.md §4.1), counted back from its first and last day."""

    listed: date
    ordered: date
    arrived: date
    boxed: date
    on_site: date
    counted: date

    def day(self, milestone: Milestone) -> date:
        """By when a milestone is to be reached."""
        found: date = getattr(self, milestone.value)
        return found


@dataclass(frozen=True)
class Due:
    """What is to be done next and by when; `late` are days past it (0: in time).

    `tight` says that the goods are promised for later than the plan wants them.
    """

    milestone: Milestone
    on: date
    late: int
    tight: bool = False


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or that month's last day where it is shorter."""
    count = day.year * 12 + day.month - 1 - months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def plan(starts_on: date, ends_on: date | None = None) -> Plan:
    """T-2 月 list, T-1 月 design and order, T-1 周 goods-in and boxes, 会后 1 周 count."""
    week = timedelta(weeks=1)
    return Plan(
        listed=months_before(starts_on, 2),
        ordered=months_before(starts_on, 1),
        arrived=starts_on - week,
        boxed=starts_on - week,
        on_site=starts_on,
        counted=(ends_on or starts_on) + week,
    )


# What must be reached for a stage to be left.
NEXT: dict[Stage, Milestone] = {
    Stage.BUDGET: Milestone.LISTED,
    Stage.DESIGN: Milestone.ORDERED,
    Stage.SAMPLE: Milestone.ORDERED,
    Stage.QUOTE: Milestone.ORDERED,
    Stage.ORDER: Milestone.ARRIVED,
    Stage.SHIPPING: Milestone.ARRIVED,
    Stage.GOODS_IN: Milestone.BOXED,
    Stage.BOXED: Milestone.ON_SITE,
    Stage.ON_SITE: Milestone.COUNTED,
}


def due(stage: Stage, today: date, wanted: Plan | None, promised_on: date | None) -> Due | None:
    """What is next for a thing in this stage, measured against the plan and what was promised.

    The promised day counts for goods that are ordered, even without an event. None where nothing
    is due: brought back, or neither an event nor a promise.
    """
    milestone = NEXT.get(stage)
    if milestone is None:
        return None
    on = wanted.day(milestone) if wanted else None
    tight = False
    if milestone is Milestone.ARRIVED and promised_on is not None:
        tight = on is not None and promised_on > on
        on = promised_on
    if on is None:
        return None
    return Due(milestone, on, max(0, (today - on).days), tight)
