"""A phone number that somebody wrote into goods or a title is private from the first moment on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.errors import Missing, TooLong
from desktop.domain.requisitions import Contact, LineDraft, RequisitionDraft
from desktop.domain.requisitions.checking import LINES
from desktop.services.changes import OpId
from desktop.services.requisitions import drafting, looking
from desktop.store.database import Database
from desktop.store.tables import metadata
from tests.press import Desktop
from tests.services.asked import HEAD, all_rows, fates, lines, notices, see, take
from tests.services.purged import purge, reject
from tests.store.ledgers import proven

PHONE = "13755554444"
TEXT = f"""{HEAD}
1,王,2026/11/20 10:00,活动 {PHONE},,成都,2026/12/13,50,徽章 x5（寄给王大锤 {PHONE}）,王,,,
"""


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Desktop:
    return Desktop(database, tmp_path)


def draft(remark: str | None = None) -> RequisitionDraft:
    contact = Contact("王大锤", PHONE, "成都市武侯区某路 1 号")
    return RequisitionDraft(f"分享会（{PHONE}）", "小红", contact=contact, remark=remark)


def saved(shop: Desktop, said: RequisitionDraft, key: int | None = None) -> int:
    wish = LineDraft("BG", 2, f"徽章（寄给王大锤 {PHONE}）", f"2 个，{PHONE}")
    return drafting.save(shop.desk, OpId.new(), said, [wish], key).id


def elsewhere(database: Database) -> list[str]:
    """Where the number stands besides among what is private."""
    with database.reading() as connection:
        return [
            table.name
            for table in metadata.sorted_tables
            if table.name != "private"
            for row in connection.execute(select(table))
            if PHONE in repr(tuple(row)) or PHONE.encode() in b"".join(
                value for value in row if isinstance(value, bytes)
            )
        ]  # fmt: skip


def test_a_number_written_into_a_request_is_kept_in_the_remark(shop, database):
    key = saved(shop, draft("走廊尽头"))
    one = looking.requisition(shop.desk, key)
    assert one.title == "分享会"
    assert [(x.said, x.qty_said) for x in looking.lines(shop.desk, key)] == [("徽章", "2 个，")]
    assert looking.remark(shop.desk, key).split("\n") == [
        "走廊尽头",
        f"分享会（{PHONE}）",
        f"徽章（寄给王大锤 {PHONE}）",
        f"2 个，{PHONE}",
    ]
    assert elsewhere(database) == []
    assert proven(shop.desk) == ()


def test_a_change_that_says_no_remark_adds_to_the_one_that_stands(shop, database):
    key = saved(shop, replace(draft("走廊尽头"), title="分享会"))
    before = looking.remark(shop.desk, key)
    saved(shop, draft(), key)
    assert looking.remark(shop.desk, key).startswith(before)
    assert elsewhere(database) == []


def test_a_title_that_is_only_a_number_is_asked_for_again(shop):
    with pytest.raises(Missing):
        saved(shop, replace(draft(), title=PHONE))


def test_a_remark_that_has_no_room_is_refused_and_nothing_written(shop):
    with pytest.raises(TooLong):
        saved(shop, draft("长" * LINES))
    assert all_rows(shop) == []


def test_a_number_in_a_list_is_told_and_kept_in_the_remark(shop, database):
    assert notices(see(shop, TEXT)) == [["apart"]]
    take(shop, TEXT)
    (row,) = all_rows(shop)
    assert row.title == "活动"
    assert lines(shop, row.id) == [("徽章", 5, "BG", "exact")]
    assert looking.remark(shop.desk, row.id).split("\n") == [
        f"活动 {PHONE}",
        f"徽章 x5（寄给王大锤 {PHONE}）",
    ]
    assert elsewhere(database) == []
    assert fates(see(shop, TEXT)) == ["same"]


def test_a_purge_leaves_nothing_of_it(shop):
    key = saved(shop, draft())
    reject(shop, key)
    shop.time += timedelta(days=31)
    assert purge(shop).clean
