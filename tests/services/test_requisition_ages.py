"""How old the open requests are, and a word in a request's thread."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.errors import Missing, NotFound, TooLong
from desktop.domain.requisitions import LineDraft, RequisitionDraft
from desktop.services import stock
from desktop.services.changes import OpId
from desktop.services.requisitions import ages, deciding, drafting, looking, noting
from desktop.store.database import Database
from tests.shop import Shop
from tests.store.ledgers import proven


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def ask(shop: Shop, days: int) -> int:
    """A request of some days ago."""
    draft = RequisitionDraft("见面会", "小红", submitted_at=shop.time - timedelta(days=days))
    return drafting.save(shop.desk, OpId.new(), draft, [LineDraft("BG", 2)]).id


def test_open_requests_are_grouped_by_the_working_days_they_waited(shop: Shop):
    # 22 November 2026 is a Sunday: a request of the Saturday before has waited no working day.
    ask(shop, 1)
    ask(shop, 3)  # Thursday: Friday has gone by
    ask(shop, 10)  # Thursday a week earlier: six
    old = ask(shop, 40)
    deciding.approve(shop.desk, OpId.new(), old)
    done = ask(shop, 5)
    deciding.reject(shop.desk, OpId.new(), done, "没有了")
    found = {(age.least, age.most): (age.unanswered, age.unsent) for age in ages.by_age(shop.desk)}
    assert found == {
        (0, 1): (2, 0),
        (2, 3): (0, 0),
        (4, 5): (0, 0),
        (6, 10): (1, 0),
        (11, None): (0, 1),
    }


def test_a_note_stands_in_the_thread_and_is_taken_back(shop: Shop):
    one = ask(shop, 1)
    op = OpId.new()
    noting.note(shop.desk, op, one, "  电话里说好了 ")
    assert noting.note(shop.desk, op, one, "电话里说好了").id == one  # pressed twice: one note
    last = looking.story(shop.desk, one)[-1]
    assert (last.what, last.text, last.by) == (noting.WORD, "电话里说好了", "小明")
    stock.undo(shop.desk, OpId.new(), op)
    assert looking.story(shop.desk, one)[-1].undone
    assert proven(shop.desk) == ()


def test_a_note_without_words_or_without_a_request_is_refused(shop: Shop):
    one = ask(shop, 1)
    with pytest.raises(Missing):
        noting.note(shop.desk, OpId.new(), one, " ")
    with pytest.raises(NotFound):
        noting.note(shop.desk, OpId.new(), one + 1, "在吗")


def test_a_note_is_of_a_bearable_length_and_a_refusal_says_nothing_of_it(shop: Shop):
    one = ask(shop, 1)
    noting.note(shop.desk, OpId.new(), one, "电话\x00里说好了")  # as a chat may paste it
    assert looking.story(shop.desk, one)[-1].text == "电话里说好了"
    with pytest.raises(TooLong) as no:
        noting.note(shop.desk, OpId.new(), one, "王小明" * 1_000_000)
    assert "王" not in str(no.value.data())
