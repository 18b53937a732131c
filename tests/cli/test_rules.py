"""`rules` and `workdays` at the command line."""

from __future__ import annotations

import json

import pytest

OFF = [{"name": "元旦", "date": f"2027-01-0{n}", "isOffDay": True} for n in (1, 2, 3)]


@pytest.fixture
def year(tmp_path):
    file = tmp_path / "2027.json"
    file.write_text(json.dumps({"year": 2027, "papers": [], "days": OFF}), "utf-8-sig")
    return file


def test_rules_as_they_come_are_shown_with_the_known_years(say):
    shown = say("rules", "--json").data
    assert (shown["promise_days"], shown["promise_end"]) == (5, "sent")
    assert shown["second_above_fen"] is None
    assert [year["year"] for year in shown["years"]] == list(range(2004, 2027))
    assert "5 days" in say("rules").out
    assert "2004 to 2026" in say("rules").out


def test_some_are_set_and_the_others_stay(say):
    done = say("rules", "set", "--promise-days", "7", "--second-above", "50000", "--json")
    assert done.data["recomputed"] == 0
    say("rules", "set", "--promise-end", "answered", "--purge-days", "0")
    shown = say("rules", "--json").data
    assert (shown["promise_days"], shown["second_above_fen"]) == (7, 50000)
    assert (shown["promise_end"], shown["purge_days"]) == ("answered", 0)
    assert "¥500" in say("rules").out
    say("rules", "set", "--second-above", "never")
    assert say("rules", "--json").data["second_above_fen"] is None
    assert say("undo", done.data["op"], "--json").code == 0
    assert say("rules", "--json").data["promise_days"] == 5


@pytest.mark.parametrize(
    "words",
    [
        ("set",),
        ("import",),
        ("--promise-days", "3"),
        ("show", "x.json"),
        ("set", "--promise-days", "0"),
        ("set", "--promise-days", "251"),
        ("set", "--second-above", "much"),
        ("import", "nowhere.json"),
        ("import", "nowhere.json", "--promise-days", "3"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_changes_nothing(say, words):
    told = say("rules", *words)
    assert told.code == 2
    assert told.err.strip()
    assert say("rules", "--json").data["promise_days"] == 5


def test_a_year_is_taken_in_and_counts(say, year):
    before = say("workdays", "2026-12-29", "5", "--json").data
    assert (before["day"], before["estimated"]) == ("2027-01-05", [2027])
    assert "2027" in say("workdays", "2026-12-29", "5").out
    assert "Monday to Friday" in say("workdays", "2026-12-29", "5").out
    assert say("rules", "import", year, "--json").code == 0
    after = say("workdays", "2026-12-29", "5", "--json").data
    assert (after["day"], after["estimated"]) == ("2027-01-06", [])
    assert "Imported: 2027" in say("rules").out


def test_a_file_that_is_no_year_is_refused_with_a_step(say, tmp_path):
    file = tmp_path / "x.json"
    file.write_bytes(b"\xff\xfe\x00")
    assert say("rules", "import", file, "--json").error["why"] == "not_json"
    file.write_text(json.dumps({"year": 2027, "days": []}), "utf-8")
    assert say("rules", "import", file, "--json").error["why"] == "empty"
    assert "not published" in say("rules", "import", file).err


def test_working_days_are_counted_with_make_up_days(say):
    assert say("workdays", "2026-09-16", "5").out.strip() == "2026-09-22"
    said = say("workdays", "2026-09-16", "--until", "2026-09-22", "--json").data
    assert (said["n"], said["workday"]) == (5, True)
    assert "5 working days" in say("workdays", "2026-09-16", "--until", "2026-09-22").out
    assert say("workdays", "2026-09-16").code == 2
    assert say("workdays", "2026-09-16", "5", "--until", "2026-09-22").code == 2
    for beyond in ("-1", "10001"):
        told = say("workdays", "2026-09-16", beyond)
        assert told.code == 2
        assert f"“{beyond}” is not a whole number from 0 to 10,000" in told.err


def test_figures_of_requests_are_a_report_of_their_own(say, tmp_path):
    told = say("report", "requests", "--json").data
    assert (told["report"], told["rows"], told["not_there"]) == ("requests", [], [])
    assert say("report", "requests").code == 0
    assert say("report", "requests", "--year", "2026").code == 0  # the year is another report's
    for ending in ("csv", "xlsx", "pdf", "json"):
        out = tmp_path / f"figures.{ending}"
        assert say("report", "requests", "--out", out).code == 0
        assert out.stat().st_size > 0
