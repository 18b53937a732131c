"""Figures of requests: by month, by what they were for, by article, and what was not there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from desktop.domain.reports import Filters, Report, ReportName
from desktop.domain.requisitions import LineDraft, RequisitionDraft, Source, State
from desktop.domain.requisitions.rules import Rules
from desktop.services import reports, rules, yearbook
from desktop.services.changes import OpId, perform
from desktop.store.database import Database
from desktop.store.requisitions import lines as line_rows
from desktop.store.requisitions import rows
from desktop.store.tables import requisition_line, requisition_piece
from desktop.wording.reports import cell, remarks
from desktop.wording.reports.year import year_text
from tests.shop import Shop

CAME = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)  # a Monday


class Desk(Shop):
    """Requests as they stand after some weeks, written as rows."""

    def ask(
        self,
        code: str,
        *wanted: LineDraft,
        came: datetime = CAME,
        state: State = State.SUBMITTED,
        answered: int | None = None,
        sent: int | None = None,
        lacking: int = 0,
        **more: Any,
    ) -> int:
        """A request; `answered` and `sent` are calendar days after it came."""
        guide = more.pop("guide_fen", None)
        draft = RequisitionDraft(f"活动 {code}", "王芳", submitted_at=came, **more)

        def after(days: int | None) -> int | None:
            return None if days is None else int((came + timedelta(days=days)).timestamp() * 10**6)

        def work(writer):
            made = rows.make(
                writer, draft, wanted or [LineDraft("BG", 3, "徽章 x3")], code=code, state=state,
                answered_at=after(answered), sent_at=after(sent), guide_fen=guide,
            )  # fmt: skip
            for line in line_rows.of(writer.connection, made.id):
                if sent is not None and line.code:
                    self.send(writer, line)
                before = {"approved": None, "lacking": 0}
                given = {"approved": line.qty if sent is not None else None, "lacking": lacking}
                writer.change(requisition_line, {"id": line.id}, before, given)
            return {"id": made.id}

        said = perform(self.desk, "save_requisition", OpId.new(), code, work, dict, set())
        return int(said["id"])

    def send(self, writer, line) -> None:
        what = self.variants[line.code]
        row = {
            "line": writer.next_line(requisition_piece),
            "requisition_line": line.id,
            "parcel": None,
            "what": "sent",
            "variant": what,
            "owner": 1,
            "place": self.home,
            "qty": line.qty,
        }
        writer.add(requisition_piece, [row])

    @property
    def variants(self) -> dict[str, int]:
        from desktop.services import catalogue

        return {code: catalogue.variant(self.desk, code).id for code in ("BG", "TS-S", "TS-L")}

    def told(self, **filters: Any) -> Report:
        return reports.report(self.desk, ReportName.REQUESTS, Filters(**filters))


def table(report: Report, key: str) -> dict[object, dict[str, object]]:
    """A table by its first cell (or the item's name), cells by their fields."""
    found = next(one for one in report.tables if one.key == key)
    keys = [field.key for field in found.fields]
    name = keys.index("item") if "item" in keys else 0
    return {line.cells[name]: dict(zip(keys, line.cells, strict=True)) for line in found.lines}


@pytest.fixture
def shop(database: Database) -> Desk:
    made = Desk(database)
    made.time = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    return made


def test_each_month_says_how_many_how_fast_and_how_many_are_late(shop: Desk) -> None:
    shop.ask("RQ-1", answered=1, sent=2, state=State.SENT)
    shop.ask("RQ-2", answered=2, sent=9, state=State.SENT)
    shop.ask("RQ-3")
    shop.ask("RQ-4", came=CAME - timedelta(days=40), answered=1, state=State.REJECTED)
    shop.ask("RQ-5", state=State.DRAFT)
    shop.ask("RQ-6", source=Source.GIVEAWAY)
    told = table(shop.told(), "requests")
    assert list(told) == ["2026-09", "2026-10", "2026-11"]
    november = told["2026-11"]
    assert (november["requests"], november["answered"], november["shipped"]) == (3, 2, 2)
    assert (november["ship_median"], november["ship_p90"]) == (2, 7)
    assert (november["answer_median"], november["answer_p90"]) == (1, 2)
    assert (november["kept_share"], november["overdue"]) == (33, 1)
    assert told["2026-09"]["kept_share"] == 100
    assert told["2026-10"]["requests"] == 0
    assert list(table(shop.told(since=date(2026, 11, 1)), "requests")) == ["2026-11"]


def test_a_looser_promise_measures_the_same_days_otherwise(shop: Desk) -> None:
    shop.ask("RQ-2", answered=2, sent=9, state=State.SENT)
    assert table(shop.told(), "requests")["2026-11"]["kept_share"] == 0
    rules.settle(shop.desk, OpId.new(), Rules(promise_days=7))
    told = shop.told()
    assert table(told, "requests")["2026-11"]["kept_share"] == 100
    assert "7 working days" in remarks(told)[0]


def test_requests_are_told_by_city_kind_team_event_and_value(shop: Desk) -> None:
    wish = LineDraft("TS-L", 4, "T恤 x4")
    shop.ask("RQ-1", wish, sent=2, state=State.SENT, city="成都", kind="KCC 小型活动", team="KCC")
    shop.ask("RQ-2", city="成都", guide_fen=0)
    shop.ask("RQ-3", wish, city="上海", guide_fen=10)
    told = shop.told()
    cities = table(told, "asked_by_city")
    assert (cities["成都"]["requests"], cities["成都"]["asked"]) == (2, 7)
    assert (cities["成都"]["approved"], cities["成都"]["sent_pieces"]) == (4, 4)
    assert cities["成都"]["sent_fen"] == 4 * 42_00
    assert cities["上海"]["over_guide"] == 1
    assert list(table(told, "asked_by_kind")) == ["–", "KCC 小型活动"]
    assert list(table(told, "asked_by_team")) == ["–", "KCC"]
    assert "活动 RQ-1" in table(told, "asked_by_event")
    bands = next(one for one in told.tables if one.key == "asked_by_value")
    shown = [cell(line.cells[0], bands.fields[0]) for line in bands.lines]
    assert shown == ["No value known", "up to ¥300.00"]


def test_one_name_in_several_spellings_is_told_once(shop: Desk) -> None:
    for n, city in enumerate(("成都", "成都市", "成　都 ", "成都西")):
        shop.ask(f"RQ-{n}", city=city, team=("KCC 成都", "kcc成都")[n % 2])
    told = shop.told()
    cities = {name: row["requests"] for name, row in table(told, "asked_by_city").items()}
    assert cities == {"成都": 3, "成都西": 1}
    assert list(table(told, "asked_by_team")) == ["KCC 成都"]


def test_articles_say_what_was_asked_approved_sent_and_not_there(shop: Desk) -> None:
    shop.ask("RQ-1", LineDraft("TS-L", 4, "T恤 x4"), sent=2, state=State.SENT)
    shop.ask("RQ-2", LineDraft("TS-L", 9, "T恤 x9"), lacking=9, state=State.REJECTED)
    bags = LineDraft(None, 5, "帆布袋"), LineDraft(None, None, " 帆布袋 ", "若干")
    shop.ask("RQ-3", *bags, state=State.APPROVED, answered=1)
    told = shop.told()
    shirt = table(told, "asked_items")["COSCon T恤 L"]
    assert (shirt["requests"], shirt["asked"], shirt["approved"]) == (2, 13, 4)
    assert (shirt["sent_pieces"], shirt["lacking"], shirt["sent_fen"]) == (4, 9, 4 * 42_00)
    missing = table(told, "not_there")
    assert (missing["COSCon T恤 L"]["code"], missing["COSCon T恤 L"]["lacking"]) == ("TS-L", 9)
    assert missing["COSCon T恤 L"]["requests"] == 1
    assert (missing["帆布袋"]["code"], missing["帆布袋"]["lacking"]) == ("", 5)


def test_what_nobody_refused_for_its_absence_is_not_called_absent(shop: Desk) -> None:
    bag = LineDraft(None, 5, "帆布袋")
    shop.ask("RQ-1", bag)
    shop.ask("RQ-2", bag, state=State.REJECTED, answered=1)
    assert not table(shop.told(), "not_there")
    shop.ask("RQ-3", bag, state=State.REJECTED, answered=1, lacking=2)
    assert table(shop.told(), "not_there")["帆布袋"]["lacking"] == 2


def test_without_requests_there_is_nothing_to_tell(shop: Desk) -> None:
    told = shop.told()
    assert told.remarks == ()
    assert not any(one.lines for one in told.tables)


def test_the_year_counts_requests_and_the_days_they_took(shop: Desk) -> None:
    before = yearbook.yearbook(shop.desk, Filters(year=2026))
    assert {line.cells[0]: line.cells[1] for line in before.tables[0].lines}["requests"] is None
    assert "不等于没有" in year_text(before, "zh")
    shop.ask("RQ-1", came=CAME - timedelta(days=400))
    unsent = yearbook.yearbook(shop.desk, Filters(year=2026))
    told = {line.cells[0]: line.cells[1] for line in unsent.tables[0].lines}
    assert (told["requests"], told["working_days"]) == (0, None)
    assert "尚无已发出的" in year_text(unsent, "zh")
    shop.ask("RQ-2", sent=2, state=State.SENT)
    shop.ask("RQ-3", sent=9, state=State.SENT)
    year = yearbook.yearbook(shop.desk, Filters(year=2026))
    told = {line.cells[0]: line.cells[1] for line in year.tables[0].lines}
    assert (told["requests"], told["working_days"]) == (2, 2)
    assert "收到物料申请 2 份" in year_text(year, "zh")
    assert "半数申请在 2 个工作日内发出" in year_text(year, "zh")
    assert not any(one.code.endswith(("not_yet", "none_sent")) for one in year.remarks)
    rows_behind = yearbook.rows(shop.desk, 2026, "working_days")
    assert [line.cells[0] for line in rows_behind.lines] == ["RQ-3", "RQ-2"]
    assert len(yearbook.rows(shop.desk, 2026, "requests").lines) == 2
    earlier = yearbook.yearbook(shop.desk, Filters(year=2024))
    assert {line.cells[0]: line.cells[1] for line in earlier.tables[0].lines}["requests"] is None
