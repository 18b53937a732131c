"""The manners of the front door: exits, languages, streams, faults."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import wording
from desktop.__main__ import _window, main
from desktop.cli import front
from desktop.cli.words import WORDS
from desktop.services import catalogue
from tests.house.code import ROOT

PYTHON = [sys.executable, "-P", "-m", "desktop"]


def start(*words: object, **more: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, as a shell starts it: no terminal, nothing to read."""
    return subprocess.run(
        [*PYTHON, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), **more},
        timeout=120,
        check=False,
    )


def test_a_fresh_folder_is_made_and_used_by_the_first_command(tmp_path):
    home = tmp_path / "neu"
    done = start("--data", home, "items", "--json")
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, [], "")
    assert (home / "yuanwu.db").exists()


def test_words_load_no_qt(tmp_path):
    look = (
        "import sys; from desktop.__main__ import main;"
        f"main(['--data', {str(tmp_path / 'd')!r}, 'items']);"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'reportlab', 'xlsxwriter'))])"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, env=env, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_only_what_opens_the_window_opens_the_window():
    nothing = {"data": "", "database": "", "lang": "", "by": ""}
    assert _window([]) == nothing
    assert _window(["--demo"]) == {**nothing, "demo": "yes"}
    assert _window(["--data", "D", "--lang=zh"]) == {**nothing, "data": "D", "lang": "zh"}
    assert _window(["--data"]) is None
    assert _window(["--data", "D", "items"]) is None
    assert _window(["--json"]) is None
    assert _window(["--help"]) is None


@pytest.mark.parametrize("word", [word.NAME for word in WORDS])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_word_explains_itself(say, word, language):
    told = say("--lang", language, word, "--help")
    assert told.code == 0
    assert f"yuanwu {word}" in told.out
    assert "--json" in told.out


def test_help_and_version_leave_no_folder_behind(capsys, tmp_path):
    for words in (["--help"], ["--version"], ["sell", "--help"]):
        assert main(["--data", str(tmp_path / "d"), *words]) == 0
    assert "yuanwu" in capsys.readouterr().out
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("items", "--nonsense"),
        ("undo",),
        ("move", "A"),
        ("shift", "lock"),
        ("--lang", "fr", "items"),
        ("--op", "12", "items"),
        ("items", "--data"),
        ("--json",),
        ("--demo", "items"),
        ("items", "\udcff"),
        ("--database", "mysql://host/x", "items"),
    ],
)
def test_words_that_cannot_be_meant_are_refused_in_one_sentence(say, words):
    told = say(*words)
    assert told.code == 2
    assert told.err.strip().count("\n") == 0
    assert "Traceback" not in told.err
    as_json = say(*words, "--json") if words[-1] != "--data" else say("--json", *words)
    assert as_json.error["code"] == "bad_command"
    assert as_json.error["message"] == told.err.strip()


def test_options_stand_before_or_after_the_word(say):
    assert say("--json", "items").data == say("items", "--json").data == []


def test_the_language_is_said_or_remembered(say, tmp_path):
    assert "Nothing found." in say("items").out
    (tmp_path / "data" / "settings.json").write_text(
        json.dumps({"station": "0" * 8 + "-0000-4000-8000-" + "0" * 12, "language": "zh"}), "utf-8"
    )
    remembered = say("items").out
    assert remembered == say("--lang", "zh", "items").out != say("--lang", "en", "items").out
    assert wording.spoken() == "en"
    refused = say("--lang", "zh", "nonsense")
    assert any("\u4e00" <= char <= "\u9fff" for char in refused.err)


def test_a_password_never_stands_on_the_command_line(say):
    told = say("--database", "postgresql://me:secret@localhost/x", "items", "--json")
    assert (told.code, told.error["code"]) == (2, "password_shown")
    assert "secret" not in told.out + told.err


def test_the_address_with_its_password_comes_from_the_environment(say, monkeypatch, ledger):
    monkeypatch.setenv("YUANWU_DATABASE", str(ledger))
    assert say("items", "--json").data == []
    monkeypatch.setenv("YUANWU_DATABASE", "postgresql://me:secret@127.0.0.1:1/nowhere")
    told = say("items", "--json")
    assert told.error.items() >= {"code": "database_trouble", "why": "unreachable"}.items()
    assert "secret" not in told.out + told.err


def test_who_does_it_is_said_or_remembered_or_the_one_logged_in(say, stock_list, monkeypatch):
    monkeypatch.setenv("LOGNAME", "mensch")
    say("import", stock_list)
    say("--by", "李红", "event", "E", "--from", "2026-10-24")
    names = [person["name"] for person in say("people", "--json").data]
    assert {"mensch", "李红"} <= set(names)


def test_a_damaged_ledger_is_told_and_not_touched(say, tmp_path):
    path = tmp_path / "broken.db"
    path.write_bytes(b"this is no database, it only says so" * 40)
    told = say("--database", path, "items", "--json")
    assert told.code == 2
    assert told.error.items() >= {"code": "database_trouble", "why": "corrupt"}.items()
    assert path.read_bytes().startswith(b"this is no")


def test_a_folder_that_may_not_be_made_is_named(say, tmp_path):
    (tmp_path / "file").write_text("")
    told = say("--data", tmp_path / "file" / "data", "items", "--json")
    assert (told.code, told.error["code"]) == (2, "cannot_write")


def test_a_fault_of_ours_is_a_sentence_and_a_line_in_the_log(say, monkeypatch, tmp_path):
    def fall(*_words: object, **_more: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(catalogue, "search", fall)
    told = say("items", "--json")
    assert (told.code, told.error["code"]) == (2, "broken")
    assert "Traceback" not in told.err
    assert "ZeroDivisionError: oh" in (tmp_path / "data" / "logs" / "yuanwu.log").read_text("utf-8")


def test_ctrl_c_names_the_way_to_learn_what_was_done(say, monkeypatch):
    def stop(*_words: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.services.stock.undo", stop)
    told = say("undo", "0" * 32, "--op", "1" * 32)
    assert told.code == front.INTERRUPTED
    assert "11111111-1111-1111-1111-111111111111" in told.err


@pytest.mark.skipif(os.name == "nt", reason="a pipe of this kind is POSIX's")
def test_a_reader_that_leaves_early_is_no_trouble(tmp_path):
    start("--data", tmp_path, "items")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*PYTHON, "--data", str(tmp_path), "items", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env,
    ) as told:  # fmt: skip
        assert told.stdout is not None
        assert told.stderr is not None
        told.stdout.close()
        assert told.stderr.read() == b""
    assert told.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_answer_that_cannot_be_written_is_told_on_the_other_stream(tmp_path):
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [*PYTHON, "--data", str(tmp_path), "items", "--json"],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", env=env, check=False,
        )  # fmt: skip
    assert told.returncode == 2
    assert told.stderr.startswith("The disk is full")
    assert told.stderr.count("\n") == 1


def test_json_is_utf_8_even_where_the_terminal_is_not(tmp_path, stock_list):
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    start("--data", tmp_path / "d", "import", stock_list, **env)
    told = start("--data", tmp_path / "d", "items", "--json", **env)
    assert "COSCon T恤" in {row["name"] for row in json.loads(told.stdout)}
    plain = start("--data", tmp_path / "d", "items", **env)
    assert plain.returncode == 0
    assert "COSCon T?" in plain.stdout


def test_progress_is_for_terminals_only(say, stock_list, monkeypatch):
    assert say("import", stock_list).err == ""
    assert say("check").err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert "\r" in say("check").err


def test_a_check_that_finds_something_exits_with_one(say, stock_list, tmp_path):
    import sqlite3

    say("import", stock_list)
    with sqlite3.connect(tmp_path / "data" / "yuanwu.db") as raw:
        raw.execute("UPDATE balance SET qty = qty + 1 WHERE qty > 0")
    raw.close()
    told = say("check", "--json")
    assert told.code == 1
    assert told.data["ok"] is False
    assert {problem["code"] for problem in told.data["problems"]} >= {"balance"}
    assert say("check").code == 1


def test_every_file_of_a_word_is_one_word():
    def last(word):
        return word.__name__.rpartition(".")[2]

    def in_folder(folder, words):
        files = {path.stem for path in folder.glob("[a-z]*.py")}
        folders = {path.parent.name for path in folder.glob("[a-z]*/__init__.py")}
        assert files | folders == {last(word) for word in words}
        assert folders == {last(word) for word in words if hasattr(word, "WORDS")}
        for word in words:
            if hasattr(word, "WORDS"):
                in_folder(folder / last(word), word.WORDS)

    in_folder(Path(front.__file__).parent / "words", WORDS)
