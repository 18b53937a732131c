"""What a workshop leaves behind: its report, tables for others, and certificates."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from desktop.domain.bench.sessions import Kind
from desktop.domain.moments import HOME
from desktop.domain.paper.parsing import parse
from desktop.exchange.tables import write_table
from desktop.services import booth
from desktop.services.bench import history, participants, report, sessions
from desktop.services.changes import OpId
from desktop.services.paper import templates
from desktop.wording.papers import span_text
from tests.office import DAY
from tests.workbench import Workbench


@pytest.fixture
def bench(database) -> Workbench:
    return Workbench(database, kits=40)


@pytest.fixture
def workshop(bench):
    """Four people: one at the first try, one at the second, one not yet, one without a board."""
    day = DAY.replace(month=11, day=28)
    event = booth.save_event(bench.desk, OpId.new(), "COSCon'26", day, day, place_name="展位")
    session = bench.open(event=event.id)
    first, second, third, _ = bench.seat(session, "丁文昊", "琚致远", "安娜", "赵六")
    participants.hand_kit(bench.desk, OpId.new(), first.id)
    participants.sold_kit(bench.desk, OpId.new(), second.id, "A-0003")
    bench.passes(session, who=first.id)
    bench.fails(session, who=second.id)
    bench.passes(session, who=second.id)
    bench.fails(session, "supply_low", who=third.id, mv=4210, low=4500)
    return session


def read(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    return [" ".join(page.split()) for page in pages]


def test_the_report_tells_yield_faults_people_and_measured_values(bench, workshop):
    (page,) = read(report.pdf(bench.desk, workshop.id))
    for told in (
        "Workshop report", "COSCon 工作坊", "COSCon'26", "67 %", "2 of 3", "1 of 3", "33 %",
        "LED 12 is dark", "Check the solder joints between 11 and 12.",
        "1 丁文昊 handed out SL-00001 Passed 1 0.5",
        "2 琚致远 sold SL-00002 Passed 2 LED 12 is dark 0.7",
        "3 安娜 T-02 Not passed 1", "4 赵六",
        "Supply voltage 4500–5500 mV 4 5,006 5,006 5,006", "Page 1 of 1",
    ):  # fmt: skip
        assert told in page


def test_the_report_says_in_which_year_it_was(bench, workshop):
    closed = sessions.close_session(bench.desk, OpId.new(), workshop.id)
    assert closed.closed_at is not None
    (page,) = read(report.pdf(bench.desk, workshop.id))
    opened, ended = (f"{at.astimezone(ZoneInfo(HOME)):%Y-%m-%d %H:%M}"
                     for at in (closed.opened_at, closed.closed_at))  # fmt: skip
    assert f"{opened} – {ended.split()[1]}" in page
    at = datetime(2026, 12, 31, 15, 30, tzinfo=UTC)
    assert span_text(at, at + timedelta(minutes=45), HOME) == "2026-12-31 23:30 – 2027-01-01 00:15"
    assert span_text(at, None, HOME) == "2026-12-31 23:30"


def test_the_report_can_leave_the_names_out(bench, workshop):
    (page,) = read(report.pdf(bench.desk, workshop.id, names=False))
    assert "丁文昊" not in page
    assert "SL-00001" in page
    assert "丁文昊" not in report.csv(bench.desk, workshop.id, names=False).decode("utf-8-sig")


def test_a_session_without_a_board_is_still_a_page(bench):
    (page,) = read(report.pdf(bench.desk, bench.open().id))
    assert "No board was tested yet." in page


def test_a_long_production_flows_over_pages(bench):
    session = bench.open(Kind.PRODUCTION)
    for _ in range(41):
        bench.passes(session)
    pages = read(report.pdf(bench.desk, session.id))
    assert len(pages) > 1
    assert "Production report" in pages[0]
    assert "Passed, not in the stock yet 1" in pages[0]
    assert "No board had a fault." in pages[0]
    assert "SL-00041" in "".join(pages)
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_what_was_taken_back_is_no_longer_reported(bench, workshop):
    done = bench.fails(workshop, "silent")
    bench.undo(done.op)
    (page,) = read(report.pdf(bench.desk, workshop.id))
    assert done.tag not in page
    assert "2 of 3" in page


def test_every_attempt_is_a_row_of_the_csv(bench, workshop):
    text = report.csv(bench.desk, workshop.id)
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert [
        (row["Serial number"], row["Participant"], row["Try"], row["State"]) for row in rows
    ] == [
        ("SL-00001", "丁文昊", "1", "PASS"),
        ("", "琚致远", "1", "FAIL"),
        ("SL-00002", "琚致远", "2", "PASS"),
        ("", "安娜", "1", "FAIL"),
    ]
    assert rows[1]["What to do"] == "Check the solder joints between 11 and 12."
    assert rows[0]["Supply voltage"].startswith("5006 mV")


def test_a_board_is_his_in_the_csv_who_was_named_after_it_was_tried(bench, workshop):
    serial = bench.passes(workshop).serial
    (who,) = bench.seat(workshop, "钱七")
    participants.assign(bench.desk, OpId.new(), who.id, serial)
    rows = list(
        csv.DictReader(io.StringIO(report.csv(bench.desk, workshop.id).decode("utf-8-sig")))
    )
    assert (rows[-1]["Serial number"], rows[-1]["Participant"]) == (serial, "钱七")


def test_a_spoilt_folder_of_boards_takes_no_report_away(bench, workshop, tmp_path):
    (tmp_path / "snowflake_lamp").mkdir()
    (tmp_path / "snowflake_lamp" / "board.toml").write_text("<html>", "utf-8")
    assert report.report(bench.desk, workshop.id, tmp_path).project == "snowflake_lamp"


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".json"])
def test_boards_go_out_as_a_table(bench, workshop, tmp_path, ending):
    table = history.export(bench.desk)
    assert write_table(tmp_path / f"boards{ending}", table) == 3
    assert len(history.export(bench.desk, "琚").rows) == 1
    assert len(history.export(bench.desk, state="failed", session=workshop.id).rows) == 1
    if ending == ".json":
        rows = json.loads((tmp_path / "boards.json").read_text("utf-8"))
        assert {row["serial"]: row["attempts"] for row in rows if row["serial"]} == {
            "SL-00001": 1,
            "SL-00002": 2,
        }


def test_an_attempt_is_a_test_record_that_others_read(bench, workshop):
    failed, passed = history.story(bench.desk, "SL-00002")
    told = history.openhtf(bench.desk, passed)
    assert (told["dut_id"], told["outcome"]) == ("SL-00002", "PASS")
    assert told["end_time_millis"] - told["start_time_millis"] == 31_500
    (supply,) = [phase for phase in told["phases"] if phase["name"] == "supply"]
    assert supply["measurements"]["supply"] == {
        "name": "supply",
        "outcome": "PASS",
        "measured_value": 5006,
        "units": "mv",
        "validators": ["4500 <= x <= 5500"],
    }
    (detail,) = history.openhtf(bench.desk, failed)["outcome_details"]
    assert detail["code"] == "led_dark"
    assert json.loads(json.dumps(told)) == told


SERIAL_TOO = """
[fields.serial]
title = "板号"

[fields.workshop]
title = "工作坊"

[fields.on]
title = "日期"
kind = "date"

[[draw]]
text = "{recipient} {workshop} {on} {serial}"
at = [20, 60, 250, 60]
"""


def test_certificates_are_for_those_whose_board_passed(bench, workshop):
    template = parse('key = "w"\ntitle = "工作坊证书"\nkind = "WS"\n' + SERIAL_TOO)
    drafts = participants.certificates(bench.desk, workshop.id, template)
    assert [(one.recipient, one.fields["serial"]) for one in drafts] == [
        ("丁文昊", "SL-00001"),
        ("琚致远", "SL-00002"),
    ]
    assert drafts[0].fields["workshop"] == "COSCon 工作坊"
    assert drafts[0].fields["on"] == "2026-11-28"


def test_the_shipped_template_gets_no_field_that_it_does_not_have(bench, workshop):
    template = templates.shipped()["workshop"]
    keys = {field.key for field in template.fields}
    for draft in participants.certificates(bench.desk, workshop.id, template):
        assert set(draft.fields) <= keys
