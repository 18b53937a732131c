"""Requests as a person looks at them: list, chips, board, what was had, what is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from desktop.domain.errors import Missing, NotYours, Taken
from desktop.domain.production import ProductionDraft, Stage
from desktop.domain.requisitions import LineDraft, Source, State, Sure
from desktop.domain.requisitions.lists import Chip
from desktop.domain.requisitions.templates import Template
from desktop.services import catalogue
from desktop.services import production as made
from desktop.services.changes import OpId
from desktop.services.requisitions import (
    deciding,
    drafting,
    exporting,
    looking,
    reporting,
    templates,
)
from desktop.services.requisitions.availability import availability
from desktop.services.requisitions.beside import beside
from desktop.store.requisitions import lines as line_rows
from tests.services.asking import ASKER, HOME, KEEPER, MANAGER, OTHER, Asking
from tests.store.ledgers import ended

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.fixture
def shop(database):
    return Asking(database)


def codes(page):
    return [one.title for one in page.rows]


def found(shop, *chips, who=MANAGER, **more):
    return codes(looking.requisitions(shop.as_(who), chips=chips, **more))


def test_words_are_looked_for_in_what_is_asked_and_by_whom(shop):
    shop.ask(title="成都开源之夜", number="A-7")
    shop.ask("BGx1", title="北京读书会", city="北京", applicant="欧阳雪")
    look = lambda query: codes(looking.requisitions(shop.desk, query))  # noqa: E731  # short
    assert look("读书") == ["北京读书会"]
    assert look("欧阳") == ["北京读书会"]
    assert look("a-7") == ["成都开源之夜"]
    assert look("T恤") == ["成都开源之夜"]
    assert look("北京 雪") == ["北京读书会"]
    assert look("成都 雪") == []
    for hidden in ("13812348000", "武侯", "王小明", "顺丰"):
        assert look(hidden) == []


def test_the_most_urgent_comes_first_and_what_is_not_urgent_last(shop):
    shop.ask(title="慢", needed_on=date(2027, 3, 1))
    shop.ask(title="急", needed_on=TODAY + timedelta(days=4))  # to be posted the day after
    shop.ask(title="稿", submit=False)
    assert found(shop) == ["急", "慢", "稿"]
    assert found(shop, sort="title", descending=True) == ["稿", "慢", "急"]
    for sort in looking.SORTS:
        assert looking.requisitions(shop.desk, sort=sort).total == 3
    page = looking.requisitions(shop.desk, offset=1, limit=1)
    assert (codes(page), page.total) == (["慢"], 3)


def test_chips_narrow_the_list(shop):
    keys = {}
    for state in (State.DRAFT, State.SUBMITTED, State.APPROVED, State.SENT, State.REJECTED):
        keys[state] = shop.at(state, title=state.value)
    assert found(shop, "waiting") == ["submitted"]
    assert found(shop, "to_send") == ["approved"]
    assert sorted(found(shop, "waiting", "to_send")) == ["approved", "submitted"]
    assert found(shop, "closed") == ["rejected"]
    assert found(shop, "unreceived") == ["sent"]
    assert found(shop, "unreported") == ["sent"]
    reporting.report(shop.desk, OpId.new(), keys[State.SENT], words="好")
    assert found(shop, "unreported") == []
    assert found(shop, states=[State.DRAFT]) == ["draft"]
    assert found(shop, sources=[Source.BOOTH]) == []
    assert found(shop, "week") == []  # due on Friday, after this Sunday
    shop.wait(1)
    assert sorted(found(shop, "week")) == ["approved", "submitted"]
    assert found(shop, "overdue") == []
    shop.wait(7)
    assert sorted(found(shop, "overdue", "week")) == ["approved", "submitted"]
    assert all(one.late for one in looking.requisitions(shop.desk, chips=["overdue"]).rows)


def test_what_is_mine_is_what_i_asked_decided_or_send(shop):
    shop.at(State.APPROVED, title="甲")
    shop.ask(title="乙", applicant="外来人", by=OTHER)
    assert found(shop, "mine", who=ASKER) == ["甲"]
    assert found(shop, "mine", who=OTHER) == ["甲"]
    assert found(shop, "mine", who=HOME) == ["甲"]
    assert found(shop, "mine", who=KEEPER) == []
    assert found(shop, "mine", who="没来过") == []


def test_lines_that_want_a_look_are_counted_and_found(shop):
    lines = [LineDraft(None, 2, "小旗", sure=Sure.NONE), LineDraft("BG", 1, "徽章")]
    drafting.save(shop.desk, OpId.new(), shop.draft(title="看一看"), lines)
    shop.ask(title="清楚")
    (one,) = looking.requisitions(shop.desk, chips=["unsure"]).rows
    assert (one.title, one.unsure, one.lines) == ("看一看", 1, 2)
    assert set(Chip) >= {"week", "overdue", "mine"}


def test_the_board_counts_and_shows_the_first(shop):
    for n in range(3):
        shop.ask(title=f"第{n}")
    shop.at(State.APPROVED)
    board = looking.board(shop.desk, first=2)
    by_state = {column.state: column for column in board.columns}
    assert by_state[State.SUBMITTED].total == 3
    assert [one.title for one in by_state[State.SUBMITTED].cards] == ["第0", "第1"]
    assert (by_state[State.APPROVED].total, by_state[State.SENT].cards) == (1, ())
    assert board.total == 4
    shop.wait(9)
    assert looking.board(shop.desk).columns[1].late == 3


def test_beside_a_decision_stands_what_they_had_this_year(shop):
    shop.at(State.SENT)
    last_year = shop.ask("BGx9", submitted_at=shop.time - timedelta(days=400))
    deciding.approve(shop.desk, OpId.new(), last_year)
    other = shop.ask("BGx2", applicant="外来人")
    deciding.approve(shop.desk, OpId.new(), other, shop.decide(other, BG=1))
    now = shop.ask()
    seen = beside(shop.desk, f" {ASKER} ", "成都", without=now)
    assert (seen.year, seen.applicant.requests, seen.applicant.pieces) == (2026, 1, 7)
    assert seen.applicant.value_fen == 134_00
    assert (seen.city.requests, seen.city.pieces) == (2, 8)
    assert (seen.last_title, seen.reported) == ("成都开源之夜", False)
    assert beside(shop.desk, "小　红", "成都市", without=now) == seen
    nobody = beside(shop.desk, "没来过", "")
    assert (nobody.applicant.requests, nobody.city.requests, nobody.reported) == (0, 0, None)


def test_what_can_be_promised_is_told_by_home(shop):
    first, badge = availability(shop.desk, ["TS-L", "NO-SUCH", "BG", "BG"])
    assert (first.code, badge.code) == ("TS-L", "BG")
    assert (badge.free, badge.promised, badge.left) == (120, 0, 120)
    assert {one.path: one.free for one in badge.homes} == {HOME: 100, "成都·仓库": 20}
    key = shop.ask("BGx5")
    deciding.approve(shop.desk, OpId.new(), key)
    (badge,) = availability(shop.desk, ["BG"])
    assert (badge.free, badge.promised, badge.left) == (120, 5, 115)
    (badge,) = availability(shop.desk, ["BG"], id=key)
    assert badge.promised == 0
    shop.pick(key, 2)
    (badge,) = availability(shop.desk, ["BG"])
    assert (badge.free, badge.promised, badge.left) == (118, 3, 115)


def test_what_comes_in_by_the_day_is_added(shop):
    day = TODAY + timedelta(days=10)
    draft = ProductionDraft(
        name="徽章补货",
        stage=Stage.ORDER,
        qty=50,
        promised_on=day,
        variant=catalogue.variant(shop.desk, "BG").id,
    )
    made.save(shop.desk, OpId.new(), draft)
    for on, coming in ((None, 0), (TODAY, 0), (day, 50)):
        (badge,) = availability(shop.desk, ["BG"], on)
        assert (badge.coming, badge.by_then) == (coming, 120 + coming)


def test_a_template_stands_there_from_the_start_and_is_made_ones_own(shop):
    (small,) = templates.templates(shop.desk)
    assert (small.name, small.shipped) == ("小型活动", True)
    own = templates.save_template(shop.desk, OpId.new(), replace(small, lines="徽章 x5"))
    (mine,) = templates.templates(shop.desk)
    assert (mine.id, mine.lines, mine.shipped) == (own.id, "徽章 x5", False)
    shop.undo(own.op)
    assert templates.templates(shop.desk) == (small,)
    gone = templates.retire_template(shop.desk, OpId.new(), small.id)
    assert templates.templates(shop.desk) == ()
    shop.undo(gone.op)
    assert templates.templates(shop.desk) == (small,)
    with pytest.raises(Taken):
        templates.save_template(shop.desk, OpId.new(), Template("小型活动", lines="徽章"))
    with pytest.raises(Missing):
        templates.save_template(shop.desk, OpId.new(), Template("空", lines=" "))
    templates.save_template(shop.desk, OpId.new(), Template("大型活动", lines="徽章 x50"))
    large = templates.template(shop.desk, "大型活动")
    templates.save_template(shop.desk, OpId.new(), replace(large, name="年会"))
    assert [one.name for one in templates.templates(shop.desk)] == ["小型活动", "年会"]
    with pytest.raises(NotYours):
        templates.retire_template(shop.as_(KEEPER), OpId.new(), large.id)


def test_lines_of_many_requests_are_those_of_each_in_a_few_statements(shop):
    ids = [shop.ask(f"BGx{n} TS-Lx1") for n in range(1, 8)]
    ids.append(shop.at(State.SENT))
    with shop.desk.database.reading() as connection:
        seen = []
        event.listen(connection, "before_cursor_execute", lambda *told: seen.append(told[2]))
        many = line_rows.of_many(connection, [*ids, 999_999])
        asked = len(seen)
        assert many.pop(999_999) == []
        assert many == {one: line_rows.of(connection, one) for one in ids}
    assert asked == 2
    assert [line.qty for line in many[ids[3]]] == [4, 1]


def test_the_export_asks_for_the_lines_of_all_requests_together(shop):
    for n in range(1, 6):
        shop.ask(f"BGx{n} TS-Lx1")
    table = ended(exporting.table(shop.desk, "申请", chinese=True, whole=True))
    assert len(table.rows) == 5
    with shop.desk.database.reading() as connection:
        engine = connection.engine
    seen: list[str] = []

    def told(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", told)
    ended(exporting.table(shop.desk, "申请", chinese=True))
    event.remove(engine, "before_cursor_execute", told)
    first = len(seen)
    for n in range(1, 6):
        shop.ask(f"BGx{n} TS-Lx1")
    seen.clear()
    event.listen(engine, "before_cursor_execute", told)
    ended(exporting.table(shop.desk, "申请", chinese=True))
    event.remove(engine, "before_cursor_execute", told)
    assert len(seen) == first


@pytest.mark.parametrize("spelled", ["王 明", "王明 ", "王　明", "王明"])
def test_an_applicant_has_one_history_however_the_name_is_spelled(shop, spelled):
    key = shop.ask("BGx2", applicant=spelled, city="成都市")
    deciding.approve(shop.desk, OpId.new(), key)
    seen = beside(shop.desk, "王明", " 成都")
    assert (seen.applicant.pieces, seen.city.pieces) == (2, 2)
    assert beside(shop.desk, "王明明", "成").applicant.pieces == 0


def test_who_works_here_is_known_as_the_asker_however_the_name_is_spelled(shop):
    shop.ask(applicant=f" {ASKER[0]} {ASKER[1]}", title="我的", by=KEEPER)
    assert found(shop, Chip.MINE, who=ASKER) == ["我的"]
