"""What a group says once: reference values, quotas, templates, words; said by other processes."""

from __future__ import annotations

from contextlib import suppress

from desktop.domain.errors import GuideStands, OverQuota, Taken
from desktop.domain.requisitions.giving import Gift, GiveDraft, Person
from desktop.domain.requisitions.guides import GuideDraft
from desktop.domain.requisitions.templates import Template
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import giving, guides, matching, quotas, templates
from tests.office import DAY


def say(desk: Desk, what: str, n: int, place: int) -> None:
    """Says one of a kind; a giveaway is the n-th to somebody of the n-th group, from a place."""
    if what == "guide":
        guides.save_guide(desk, OpId.new(), GuideDraft("读书会", n, DAY, 300_00))
    elif what == "quota":
        quotas.save_quota(desk, OpId.new(), quotas.QuotaDraft(f"第 {n} 组", "BG", 1))
    elif what == "template":
        templates.save_template(desk, OpId.new(), Template(f"小聚 {n}", lines="徽章 x5"))
    elif what == "word":
        matching.remember(desk, OpId.new(), f"小圆牌 {n}", "BG")
    else:
        gifts, people = (Gift("BG", 1),), (Person("甲"),)
        draft = GiveDraft(f"第 {n} 次", gifts, people, place, f"第 {n} 组")
        giving.give(desk, OpId.new(), draft)


def say_all(desk: Desk, *, what: str, times: int, place: int) -> int:
    """Says them one after the other; how many nobody had said before."""
    done = 0
    for n in range(times):
        with suppress(GuideStands, Taken, OverQuota):
            say(desk, what, n, place)
            done += 1
    return done
