"""What there is one alone of stays alone: said at several stations at once, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.errors import GuideStands, Refused, Taken
from desktop.domain.requisitions.guides import GuideDraft
from desktop.domain.requisitions.templates import Template
from desktop.services import stock
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import guides, matching, quotas, templates
from desktop.store.database import connect
from desktop.wording.refusals import sentence
from tests.office import DAY
from tests.shop import Shop
from tests.store.ledgers import proven
from tests.store.processes import together

STATIONS, TIMES = 3, 12


@pytest.mark.parametrize("what", ["guide", "quota", "template", "word", "giveaway"])
def test_of_stations_that_say_the_same_at_once_one_has_said_it(ledger: Path | str, what: str):
    database = connect(ledger)
    try:
        shop = Shop(database)
        if what == "giveaway":  # to one person of each of the groups, at three stations
            for n in range(TIMES):
                quotas.save_quota(
                    shop.desk, OpId.new(), quotas.QuotaDraft(f"第 {n} 组", "BG", 1, 1)
                )
        wish = {"what": what, "times": TIMES, "place": shop.home}
        told = together(ledger, "say_rules", [wish] * STATIONS)
        if what == "word":
            assert told == [TIMES] * STATIONS
            assert len(matching.words(shop.desk)) == TIMES
        else:
            assert sum(told) == TIMES
        if what == "guide":
            assert len(guides.guides(shop.desk)) == TIMES
        assert proven(shop.desk) == ()
    finally:
        database.close()


def _guide(desk: Desk) -> int:
    return guides.save_guide(desk, OpId.new(), GuideDraft("读书会", 30, DAY, 300_00)).id


def _quota(desk: Desk) -> int:
    return quotas.save_quota(desk, OpId.new(), quotas.QuotaDraft("讲师", "BG", 1)).id


def _template(desk: Desk) -> int:
    return templates.save_template(desk, OpId.new(), Template("小聚", lines="徽章 x5")).id


@pytest.mark.parametrize(
    ("say", "retire", "refusal"),
    [
        (_guide, guides.retire_guide, GuideStands),
        (_quota, quotas.retire_quota, Taken),
        (_template, templates.retire_template, Taken),
    ],
)
def test_what_another_one_stands_for_by_now_does_not_come_back(
    database, say: Callable[[Desk], int], retire, refusal: type[Refused]
):
    shop = Shop(database)
    gone = retire(shop.desk, OpId.new(), say(shop.desk))
    other = say(shop.desk)
    with pytest.raises(refusal) as no:
        stock.undo(shop.desk, OpId.new(), UUID(gone.op))
    assert sentence(no.value)
    assert proven(shop.desk) == ()
    retire(shop.desk, OpId.new(), other)
    stock.undo(shop.desk, OpId.new(), UUID(gone.op))
    assert proven(shop.desk) == ()
