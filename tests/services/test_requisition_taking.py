"""Lists of requests: every row's fate, one act with one undo, nothing private outside its table."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.errors import LaterStands, RowsRefused
from desktop.domain.requisitions import State
from desktop.domain.requisitions.taking import ListKind, Notice
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, matching, purging, taking
from desktop.store.database import Database
from desktop.store.requisitions import rows as request_rows
from desktop.store.tables import journal, operation, requisition, requisition_row
from tests.press import Desktop
from tests.services.asked import (
    FORM,
    HEAD,
    all_rows,
    fates,
    lines,
    notices,
    see,
    take,
    troubles,
    undo,
)
from tests.store.ledgers import ended, proven


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Desktop:
    return Desktop(database, tmp_path)


def test_the_export_of_the_form_comes_in_as_it_stands(shop: Desktop):
    seen = see(shop, FORM)
    assert (seen.list.kind, fates(seen), all_rows(shop)) == (ListKind.FORM, ["new", "new"], [])
    done = take(shop, FORM)
    assert (done.rows, done.new, done.refused) == (2, 2, 0)
    first, _second = all_rows(shop)
    assert (first.number, first.title, first.city, first.headcount) == (
        "1",
        "大连开源之夜",
        "大连",
        15,
    )
    assert (first.state, first.source, first.needed_on) == ("submitted", "form", "2026-12-13")
    assert first.due_on is not None
    assert lines(shop, first.id) == [
        ("COSCon T恤/L", 1, "TS-L", "exact"),
        ("徽章", 5, "BG", "exact"),
    ]
    assert proven(shop.desk) == ()


def test_the_same_list_again_is_nothing_new(shop: Desktop):
    take(shop, FORM)
    seen = see(shop, FORM)
    assert (fates(seen), seen.already_in) == (["same", "same"], True)
    assert take(shop, FORM).batch is None
    assert len(all_rows(shop)) == 2


def test_an_import_is_taken_back_whole_and_may_come_in_once_more(shop: Desktop):
    done = take(shop, FORM)
    undo(shop, done)
    assert all_rows(shop) == []
    assert take(shop, FORM).new == 2
    assert proven(shop.desk) == ()


def test_a_row_changed_since_changes_the_request_as_long_as_nobody_answered(shop: Desktop):
    take(shop, FORM)
    other = FORM.replace("徽章 x5", "徽章 x8").replace("15912225319", "15912225320")
    seen = see(shop, other)
    assert fates(seen) == ["changed", "same"]
    assert seen.fates[0].changes == (
        ("lines", "COSCon T恤/L x1; 徽章 x5", "COSCon T恤/L x1; 徽章 x8"),
        ("phone", "159****5319", "159****5320"),
    )
    done = take(shop, other)
    first = all_rows(shop)[0]
    assert lines(shop, first.id)[1][1] == 8
    undo(shop, done)
    assert lines(shop, first.id)[1][1] == 5
    assert fates(see(shop, FORM)) == ["same", "same"]
    assert proven(shop.desk) == ()


def test_what_was_answered_since_stays_and_is_told(shop: Desktop):
    take(shop, FORM)
    from desktop.services.changes import perform

    first = all_rows(shop)[0]
    perform(
        shop.desk, "approve", OpId.new(), [1],
        lambda w: request_rows.change(w, first, state=State.APPROVED.value).id, int, set(),
    )  # fmt: skip
    seen = see(shop, FORM.replace("徽章 x5", "徽章 x8"))
    assert fates(seen) == ["differs", "same"]
    assert Notice.DECIDED.value in notices(seen)[0]
    assert ended(taking.apply(shop.desk, OpId.new(), seen)).batch is None


def test_two_requests_with_one_number_are_two_and_told_so(shop: Desktop):
    text = FORM.replace("\n2,杨", "\n1,杨")
    seen = see(shop, text)
    assert fates(seen) == ["new", "new"]
    assert notices(seen) == [["same_number"], ["same_number"]]
    take(shop, text)
    assert fates(see(shop, text)) == ["same", "same"]
    assert notices(see(shop, FORM))[1] == []


def test_one_number_one_moment_and_one_person_with_other_goods_are_two_requests(shop: Desktop):
    row = "1,王,2026/11/20 10:00,活动,,成都,2026/12/13,15,{},王,13356428397,成都,"
    text = "\n".join([HEAD, row.format("徽章 x1"), row.format("徽章 x2"), row.format("徽章 x1")])
    seen = see(shop, text)
    assert fates(seen) == ["new", "new", "same"]
    assert notices(seen)[2] == ["twice"]
    take(shop, text)
    assert fates(see(shop, text)) == ["same", "same", "same"]


def test_a_day_gone_by_odd_quantities_and_headcounts_are_taken_and_told(shop: Desktop):
    text = f"""{HEAD}
1,王😀,2026/11/20 10:00,活动🎉,,成都,2023/12/13,约 50 人,徽章 十个,王,13356428397,成都,
2,王,2026/11/20 10:00,活动,,成都,尽快,若干,徽章 20-30,王,12345,成都,
3,王,2026/11/20 10:00,活动,,成都,,,徽章 若干; 火箭 x2,王,,成都,
"""
    seen = see(shop, text)
    assert fates(seen) == ["new", "new", "new"]
    assert notices(seen) == [
        ["headcount", "past"],
        ["phone", "day", "headcount", "open"],
        ["open"],
    ]
    take(shop, text)
    first, second, third = all_rows(shop)
    assert (first.title, first.headcount) == ("活动🎉", 50)
    assert lines(shop, first.id) == [("徽章", 10, "BG", "exact")]
    assert lines(shop, second.id)[0][1] is None
    assert [line[1:] for line in lines(shop, third.id)] == [
        (None, "BG", "exact"),
        (2, "", "none"),
    ]
    assert proven(shop.desk) == ()


def test_cells_without_end_are_refused_by_row_and_reason_and_show_nothing_private(shop: Desktop):
    million = "章" * 1_000_000
    base = "1,王,2026/11/20 10:00,活动,,成都,2026/12/13,15,徽章 x1,王,13356428397,成都,"
    cells = base.split(",")
    bad = []
    for column in (8, 11, 12, 3, 1):
        bad.append(",".join([*cells[:column], million, *cells[column + 1 :]]))
    seen = see(shop, "\n".join([HEAD, *bad, base, base.replace("2026/12/13", "2026/13/45")]))
    assert fates(seen) == ["new"]
    told = troubles(seen)
    assert [(row, column, code) for row, column, _value, code in told] == [
        (2, "申请物料", "too_long"),
        (3, "收件地址", "too_long"),
        (4, "备注", "too_long"),
        (5, "活动名称", "too_long"),
        (6, "提交人", "too_long"),
        (8, "需要日期", "bad_date"),
    ]
    assert max(len(value) for _row, _column, value, _code in told) <= 81
    assert told[2][2] == ""
    with pytest.raises(RowsRefused):
        ended(taking.apply(shop.desk, OpId.new(), seen))
    assert ended(taking.apply(shop.desk, OpId.new(), seen, skip_refused=True)).new == 1


def test_nothing_private_stands_in_rows_journal_or_requests(shop: Desktop):
    text = FORM.replace("备注\n", "备注,微信号,size\n").replace("到付\n", "到付,wx-secret,XL\n")
    seen = see(shop, text)
    assert (seen.list.kept, seen.list.unknown) == (("微信号",), ("size",))
    take(shop, text)
    with shop.desk.database.reading() as connection:
        content = " ".join(connection.execute(select(requisition_row.c.content)).scalars())
        bodies = " ".join(map(str, connection.execute(select(journal.c.body)).scalars()))
        notes = " ".join(map(str, connection.execute(select(operation)).all()))
        row = connection.execute(select(requisition)).all()[0]
        from desktop.store import private

        assert private.reveal(connection, bytes(row.remark)) == "请顺丰到付\n微信号: wx-secret"
        assert private.reveal(connection, bytes(all_rows(shop)[1].phone)) == "13356428397"
    for secret in ("李源分", "15912225319", "样例路", "到付", "wx-secret", "联系前台"):
        assert secret not in content + bodies + notes


def test_a_remembered_word_is_known_at_the_next_look(shop: Desktop):
    seen = see(shop, FORM.replace("徽章 x5", "小圆牌 x5"))
    assert notices(seen)[0] == ["open"]
    matching.remember(shop.desk, OpId.new(), "小圆牌", "BG")
    after = taking.again(shop.desk, seen)
    assert notices(after)[0] == []
    assert after.fates[0].lines[1].code == "BG"
    assert ended(taking.apply(shop.desk, OpId.new(), after)).new == 2


def test_a_list_is_not_taken_back_once_somebody_answered_one_of_it(shop: Desktop):
    done = take(shop, FORM)
    deciding.reject(shop.desk, OpId.new(), all_rows(shop)[0].id, "库存不足")
    with pytest.raises(LaterStands):
        undo(shop, done)


def test_after_contacts_were_purged_the_same_list_is_still_nothing_new(shop: Desktop):
    take(shop, FORM)
    for row in all_rows(shop):
        deciding.reject(shop.desk, OpId.new(), row.id, "库存不足")
    shop.time += timedelta(days=60)
    ended(purging.purge(shop.desk, OpId.new()))
    assert fates(see(shop, FORM)) == ["same", "same"]
    assert proven(shop.desk) == ()
