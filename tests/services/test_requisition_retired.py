"""What was retired is promised to nobody, and no word means it any more."""

from __future__ import annotations

import pytest

from desktop.domain.errors import Retired
from desktop.domain.requisitions import Decision, State, Sure
from desktop.domain.requisitions.giving import Gift, GiveDraft, Person
from desktop.services import catalogue
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, giving, looking, matching
from desktop.services.requisitions.deciding import approve
from desktop.wording.refusals import sentence
from tests.services.asking import Asking


@pytest.fixture
def shop(database):
    return Asking(database)


def retire(shop: Asking, code: str, *, back: bool = False) -> None:
    catalogue.retire(shop.desk, OpId.new(), catalogue.variant(shop.desk, code).uid, back=back)


def test_a_line_of_what_was_retired_is_not_approved_until_it_is_back(shop):
    key = shop.ask("TS-Lx2 BGx5")
    retire(shop, "BG")
    with pytest.raises(Retired) as no:
        approve(shop.desk, OpId.new(), key)
    assert sentence(no.value) == (
        "The item “徽章” is retired. Bring it back first, or take another one."
    )
    assert shop.state(key) is State.SUBMITTED
    retire(shop, "BG", back=True)
    approve(shop.desk, OpId.new(), key)


def test_what_is_refused_or_replaced_may_have_been_retired(shop):
    key = shop.ask("TS-Lx2 BGx5")
    retire(shop, "BG")
    shirt, badge = looking.lines(shop.desk, key)
    retired = Decision(shirt.id, 1, "bg", "没有了")
    instead = Decision(badge.id, 1, "TS-S", "没有了")
    with pytest.raises(Retired):
        approve(shop.desk, OpId.new(), key, [retired, instead])
    approve(shop.desk, OpId.new(), key, [Decision(shirt.id, 2), instead])
    assert [line.gives for line in looking.lines(shop.desk, key)] == ["TS-L", "TS-S"]


def test_what_was_promised_before_is_still_lowered_and_sent(shop):
    key = shop.at(State.APPROVED)
    retire(shop, "BG")
    badge = looking.lines(shop.desk, key)[1]
    deciding.revise(shop.desk, OpId.new(), key, badge.id, 3, "少一点")
    shop.pick(key)
    assert sum(shop.held().values()) == 5


def test_nobody_gives_what_was_retired_to_many(shop):
    retire(shop, "BG")
    draft = GiveDraft("纪念品", (Gift("BG", 1),), (Person("甲"),), shop.home)
    with pytest.raises(Retired):
        giving.weigh(shop.desk, draft)


def test_a_remembered_word_for_what_was_retired_is_read_as_any_other(shop):
    matching.remember(shop.desk, OpId.new(), "小圆牌", "BG")
    retire(shop, "BG")
    (line,) = matching.read(shop.desk, "小圆牌 x5")
    assert (line.code, line.sure) == (None, Sure.NONE)
    retire(shop, "BG", back=True)
    (line,) = matching.read(shop.desk, "小圆牌 x5")
    assert (line.code, line.sure) == ("BG", Sure.KNOWN)
