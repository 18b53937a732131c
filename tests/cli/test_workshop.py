"""Sessions at the bench without a window: people, kits, every USB place at once, the report."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.cli.bench import asking
from desktop.cli.bench.numbering import Numbered
from desktop.services.bench.rehearsing import made_up_boards
from desktop.services.bench.usb import Places
from tests.cli.conftest import Say
from tests.cli.lamp_folder import LAMP, own_lamp
from tests.cli.test_front import PYTHON
from tests.house.code import ROOT

KITS = """编号,名称,类型,规格,年份,单位,单价,库存数量,存放地点,所属
SL-KIT,雪花灯套件,套件,,2026,套,¥69.00,5,成都·仓库,开源社
SL,雪花灯,灯,,2026,个,¥99.00,0,成都·仓库,开源社
"""
WHERE = ("--place", "成都·仓库", "--kit", "SL-KIT", "--lamp", "SL")


@pytest.fixture
def bench(say: Say, tmp_path: Path) -> Say:
    """Five kits are in stock, and the lamp has an image."""
    own_lamp(tmp_path / "data" / "boards")
    (tmp_path / "kits.csv").write_text(KITS, "utf-8-sig")
    assert say("import", tmp_path / "kits.csv").code == 0
    return say


@pytest.fixture
def workshop(bench: Say) -> Say:
    """A workshop is open, with three people."""
    opened = bench("workshop", "open", "周六下午", "--board", LAMP, *WHERE, "--json")
    assert opened.code == 0, opened.err
    assert opened.data["kind"] == "workshop"
    added = bench("workshop", "participants", "add", "王萱", "李雷", "韩梅梅", "--json")
    assert added.data["added"] == 3
    return bench


def plugged(monkeypatch: pytest.MonkeyPatch, count: int, **sabotage: str) -> None:
    """Made-up boards in this computer's own places."""
    spoilt = {int(place[1:]): fault for place, fault in sabotage.items()}
    places = Places(made_up_boards(count, spoilt))
    monkeypatch.setattr(asking, "places", lambda _visit: Numbered(places))


def kits(say: Say) -> int:
    return int(say("stock", "--item", "SL-KIT", "--json").data[0]["on_hand"])


def test_a_workshop_is_opened_told_and_closed(workshop: Say):
    listed = workshop("workshop", "list", "--json").data
    assert [one["name"] for one in listed] == ["周六下午"]
    assert listed[0]["closed_at"] is None
    closed = workshop("workshop", "close", "周六下午", "--json")
    assert closed.data["closed_at"]
    again = workshop("workshop", "close", "周六下午", "--json")
    assert (again.code, again.error["code"]) == (2, "session_closed")
    nobody = workshop("workshop", "report", "--json")
    assert (nobody.code, nobody.error["code"]) == (2, "bad_command")


def test_a_kit_that_is_handed_over_leaves_the_stock_once(workshop: Say):
    assert workshop("workshop", "participants", "kit", "王萱").code == 0
    assert kits(workshop) == 4
    again = workshop("workshop", "participants", "kit", "1", "--json")
    assert (again.code, again.error["code"]) == (2, "has_kit")
    assert workshop("workshop", "participants", "kit", "李雷", "--sold").code == 0
    assert kits(workshop) == 4
    table = workshop("workshop", "participants", "list", "--json").data
    assert [(one["number"], one["name"], one["kit"]) for one in table] == [
        (1, "王萱", "handed"),
        (2, "李雷", "sold"),
        (3, "韩梅梅", ""),
    ]


def test_names_come_from_a_list(workshop: Say, tmp_path: Path):
    (tmp_path / "people.csv").write_text("姓名\n张三\n李四\n", "utf-8-sig")
    words = ("workshop", "participants", "add", "--file", tmp_path / "people.csv")
    first = workshop(*words, "--json").data
    assert first["added"] == 2
    assert workshop(*words, "--op", first["op"], "--json").data == first
    again = workshop(*words)
    assert (again.code, again.out.splitlines()[1]) == (0, "Line 2: 张三 takes part already.")
    assert len(workshop("workshop", "participants", "list", "--json").data) == 5
    unknown = workshop("workshop", "participants", "kit", "王董", "--json")
    assert (unknown.code, unknown.error["near"]) == (2, ["王萱"])


def test_every_board_is_brought_up_numbered_and_told_line_by_line(
    workshop: Say, monkeypatch: pytest.MonkeyPatch
):
    plugged(monkeypatch, 3, p2="light_stuck")
    done = workshop("workshop", "run", "--count", "3", "--json")
    assert done.code == 1, done.err
    by_place = {one["location"]: one for one in done.data["boards"]}
    assert [by_place[f"1-1.{n}"]["ok"] for n in (1, 2, 3)] == [True, False, True]
    numbers = {one["serial"] for one in done.data["boards"] if one["ok"]}
    assert numbers == {"SL-00001", "SL-00002"}
    assert by_place["1-1.2"]["tag"] == "T-01"
    assert (done.data["tally"]["boards"], done.data["tally"]["passed"]) == (3, 2)
    assert done.data["tally"]["faults"][0]["code"] == "light_stuck"
    lines = done.err.splitlines()
    assert any(line.startswith("[1] PASS SL-0000") for line in lines)
    assert any(line.startswith("[2] FAIL T-01: The light sensor") for line in lines)
    assert kits(workshop) == 5, "a workshop's kits leave when they are handed over"

    given = workshop("workshop", "participants", "assign", "王萱", "SL-00001")
    assert given.code == 0, given.err
    assert workshop("workshop", "participants", "assign", "李雷", "T-01").code == 0
    table = workshop("workshop", "participants", "list", "--json").data
    assert (table[0]["serials"], table[1]["tags"]) == (["SL-00001"], ["T-01"])


def test_in_production_a_pass_books_a_lamp_in_and_a_kit_out(
    bench: Say, monkeypatch: pytest.MonkeyPatch
):
    opened = bench("workshop", "open", "备货", "--board", LAMP, "--kind", "production", *WHERE)
    assert opened.code == 0, opened.err
    plugged(monkeypatch, 2)
    done = bench("workshop", "run", "备货", "--count", "2", "--lang", "en")
    assert done.code == 0, done.err
    assert "Passed at the first try" in done.out
    assert kits(bench) == 3
    assert int(bench("stock", "--item", "SL", "--json").data[0]["on_hand"]) == 2
    assert bench("check").code == 0


def test_a_session_is_reported_as_page_and_table(
    workshop: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    plugged(monkeypatch, 1)
    assert workshop("workshop", "run", "--count", "1").code == 0
    page = workshop("workshop", "report", "--out", tmp_path / "报告.pdf", "--json")
    assert page.code == 0, page.err
    assert (tmp_path / "报告.pdf").read_bytes().startswith(b"%PDF")
    assert workshop("workshop", "report", "--out", tmp_path / "报告.csv").code == 0
    assert "SL-00001" in (tmp_path / "报告.csv").read_text("utf-8-sig")
    assert workshop("export", "boards", "--out", tmp_path / "板子.json", "--json").data["rows"] == 1
    assert "SL-00001" in (tmp_path / "板子.json").read_text("utf-8")
    wrong = workshop("workshop", "report", "--out", tmp_path / "报告.doc", "--json")
    assert (wrong.code, wrong.error["code"]) == (2, "bad_command")


def test_what_is_missing_is_said_before_the_first_board(bench: Say):
    for words, code in (
        (("open", "夜场", "--board", LAMP, "--kind", "production"), "missing"),
        (("open", "夜场", "--board", "lampe"), "not_found"),
        (("open", "夜场", "--board", LAMP, "--kit", "NONE"), "not_found"),
        (("open", "夜场", "--board", LAMP, "--kit", "SL", "--lamp", "SL"), "kit_is_lamp"),
        (("run", "夜场"), "not_found"),
        (("run",), "bad_command"),
    ):
        done = bench("workshop", *words, "--json")
        assert (done.code, done.error["code"]) == (2, code), words


def test_a_chosen_firmware_is_looked_at_before_the_first_board(
    bench: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    words = ("workshop", "open", "夜场", "--board", LAMP, "--json", "--image")
    for name, trouble in (("no.hex", "image_missing"), ("kits.csv", "image_damaged")):
        done = bench(*words, tmp_path / name)
        assert (done.code, done.error["code"]) == (2, "bench_trouble")
        assert done.error["trouble"] == trouble
    file = tmp_path / "data" / "boards" / LAMP / "images" / "lamp.hex"
    monkeypatch.chdir(file.parent)
    opened = bench(*words, "lamp.hex")
    assert opened.data["image"] == str(file), "whoever goes on may stand in another folder"


def test_a_closed_session_is_not_gone_on_with(workshop: Say):
    assert workshop("workshop", "close", "周六下午").code == 0
    done = workshop("workshop", "run", "周六下午", "--json")
    assert (done.code, done.error["code"]) == (2, "session_closed")


def test_a_rehearsal_leaves_nothing_behind(bench: Say):
    spoilt = ("--sabotage", "2=wrong_chip", "--sabotage", "3=brltty")
    done = bench("workshop", "run", "--practice", "3", *spoilt, "--json", "--lang", "en")
    assert done.code == 1, done.err
    # It has no port, keeps its number on the table, and is not waited for.
    assert "[3] brltty has taken the board" in done.err
    assert done.data["practice"]
    assert sorted(one["ok"] for one in done.data["boards"]) == [False, True]
    assert bench("workshop", "list", "--json").data == []
    assert kits(bench) == 5


def test_boards_that_never_came_so_far_as_to_be_tried_are_no_success(bench: Say):
    spoilt = ("--sabotage", "1=brltty", "--sabotage", "2=brltty")
    done = bench("workshop", "run", "--practice", "2", *spoilt, "--json", "--lang", "en")
    assert (done.code, done.data["boards"]) == (1, [])


def running(folder: Path, words: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*PYTHON, "--data", str(folder), *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is a signal only elsewhere")
def test_ctrl_c_closes_every_port_and_the_figures_are_told(tmp_path: Path):
    own_lamp(tmp_path / "d" / "boards")
    words = ["workshop", "run", "--practice", "2", "--sabotage", "1=led_dark", "--json"]
    with running(tmp_path / "d", [*words, "--lang", "en"]) as process:
        assert process.stderr
        for line in process.stderr:
            if line.startswith("[2] PASS"):
                break
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "Stopped. All ports are closed."
    assert json.loads(out)["tally"]["passed"] == 1
    assert "Traceback" not in err
