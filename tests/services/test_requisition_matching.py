"""Words remembered for articles: they come first, may be changed, taken back and forgotten."""

from __future__ import annotations

import pytest

from desktop.domain.errors import Missing, NotFound
from desktop.domain.requisitions.values import Sure
from desktop.services import stock
from desktop.services.changes import OpId
from desktop.services.requisitions import matching
from desktop.store.database import Database
from tests.shop import Shop
from tests.store.ledgers import proven


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def test_lines_are_read_with_the_articles_of_the_catalogue(shop: Shop):
    lines = matching.read(shop.desk, "COSCon T恤/L x20；徽章 十个、充电宝 2个")
    assert [(one.code, one.qty, one.sure) for one in lines] == [
        ("TS-L", 20, Sure.EXACT),
        ("BG", 10, Sure.EXACT),
        (None, 2, Sure.NONE),
    ]


def test_a_word_is_remembered_changed_and_forgotten(shop: Shop):
    def now() -> tuple[str | None, Sure]:
        (line,) = matching.read(shop.desk, "小圆牌 x5")
        return line.code, line.sure

    assert now() == (None, Sure.NONE)
    first = matching.remember(shop.desk, OpId.new(), "小圆牌！", "bg")
    assert now() == ("BG", Sure.KNOWN)
    second = matching.remember(shop.desk, OpId.new(), "小 圆牌", "TS-S")
    assert now() == ("TS-S", Sure.KNOWN)
    stock.undo(shop.desk, OpId.new(), OpId(second.op))
    assert now() == ("BG", Sure.KNOWN)
    matching.remember(shop.desk, OpId.new(), "小圆牌", None)
    assert now() == (None, Sure.KNOWN)
    assert [(w.said, w.code) for w in matching.words(shop.desk)] == [("小圆牌", None)]
    gone = matching.forget(shop.desk, OpId.new(), "小圆牌")
    assert now() == (None, Sure.NONE)
    assert matching.words(shop.desk) == ()
    stock.undo(shop.desk, OpId.new(), OpId(gone.op))
    assert now() == (None, Sure.KNOWN)
    assert first.said == "小圆牌"
    assert proven(shop.desk) == ()


def test_remembering_taken_back_is_as_if_it_never_was(shop: Shop):
    op = matching.remember(shop.desk, OpId.new(), "小圆牌", "BG").op
    stock.undo(shop.desk, OpId.new(), OpId(op))
    assert matching.words(shop.desk) == ()
    matching.remember(shop.desk, OpId.new(), "小圆牌", "TS-M")
    assert [w.code for w in matching.words(shop.desk)] == ["TS-M"]


def test_words_without_a_letter_and_codes_of_nothing_are_refused(shop: Shop):
    with pytest.raises(Missing):
        matching.remember(shop.desk, OpId.new(), "！？", "BG")
    with pytest.raises(NotFound):
        matching.remember(shop.desk, OpId.new(), "小圆牌", "NO-SUCH")
    with pytest.raises(NotFound):
        matching.forget(shop.desk, OpId.new(), "小圆牌")


def test_a_message_becomes_a_draft_with_its_lines(shop: Shop):
    draft, lines = matching.read_message(
        shop.desk,
        "我是张三，12月5日在成都办一场工作坊，想申请徽章 20个、T恤 L 码 5件。电话 13812345678",
    )
    assert (draft.applicant, draft.city, draft.kind) == ("张三", "成都", "工作坊")
    assert [(one.code, one.qty) for one in lines] == [("BG", 20), ("TS-L", 5)]
