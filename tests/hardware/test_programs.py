"""Programs of others: heard line by line, and ended in time with all that they started."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from hardware.faults import Code, Fault
from hardware.flashers import programs
from hardware.flashers.programs import Ended

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins are scripts for sh")


def stand_in(folder: Path, script: str, name: str = "flasher") -> Path:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    return program


def heard(program: Path, limit: float = 30) -> tuple[list[str], Ended]:
    lines, running = [], programs.run([program], limit=limit)
    while True:
        try:
            if line := next(running):
                lines.append(line)
        except StopIteration as stop:
            ended: Ended = stop.value
            return lines, ended


def dies(pid: int) -> bool:
    """Whether a process that was killed has gone; the kernel takes a moment."""
    until = monotonic() + 10
    while alive(pid) and monotonic() < until:
        os.sched_yield()
    return not alive(pid)


def alive(pid: int) -> bool:
    """Whether a process still does something (not only waits to be fetched)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def test_what_a_program_says_is_heard_line_by_line_with_its_code(tmp_path):
    program = stand_in(tmp_path, "echo begins; echo 'goes wrong' >&2; exit 3")
    lines, ended = heard(program)
    assert lines == ["begins", "goes wrong"]
    assert ended == Ended(3, ("begins", "goes wrong"))
    assert ended.said == "goes wrong"


def test_a_bar_drawn_over_itself_comes_as_lines_without_its_paint(tmp_path):
    program = stand_in(tmp_path, r"printf '\033[32m10%%\033[0m\r50%%\r100%%\n'")
    assert heard(program)[0] == ["10%", "50%", "100%"]


def test_a_question_without_a_line_end_is_heard_while_it_waits(tmp_path):
    program = stand_in(tmp_path, "printf 'please cycle power: '; exec sleep 600")
    with closing(programs.run([program], limit=60)) as running:
        assert next(line for line in running if line) == "please cycle power:"


def test_words_that_are_no_text_and_lines_without_end_do_no_harm(tmp_path):
    program = stand_in(tmp_path, r"printf '\377\376\n'; head -c 3000000 /dev/zero | tr '\0' x")
    lines, ended = heard(program)
    assert ended.code == 0
    assert max(map(len, lines)) <= programs.LONGEST


def test_a_quiet_program_gives_its_caller_a_turn(tmp_path):
    program = stand_in(tmp_path, "exec sleep 600")
    with closing(programs.run([program], limit=60)) as running:
        assert [next(running) for _ in range(3)] == ["", "", ""]


def test_a_program_that_does_not_end_is_ended_with_all_it_started(tmp_path, monkeypatch):
    """It ignores being asked, and so does its child. Its limit is over once both have spoken."""
    script = "trap '' TERM; (trap '' TERM; while :; do sleep 1; done) & echo $!; echo $$; wait"
    program = stand_in(tmp_path, script)
    pids: list[int] = []
    monkeypatch.setattr(programs, "monotonic", lambda: float(len(pids)))

    def listen() -> None:
        for line in programs.run([program], limit=1):
            pids.extend([int(line)] if line else [])

    with pytest.raises(Fault) as caught:
        listen()
    assert caught.value.code is Code.PROGRAM_HUNG
    assert caught.value.data == {"program": "flasher", "seconds": 1}
    assert len(pids) == 2
    assert all(map(dies, pids))


def test_a_program_nobody_listens_to_any_more_is_ended_at_once(tmp_path):
    program = stand_in(tmp_path, "sleep 600 & echo $!; echo $$; wait")
    running = programs.run([program], limit=600)
    pids: list[int] = []
    while len(pids) < 2:
        line = next(running)
        pids += [int(line)] if line else []
    running.close()
    assert all(map(dies, pids))


def test_a_child_left_behind_by_a_program_that_ended_is_ended_too(tmp_path):
    program = stand_in(tmp_path, "sleep 600 >/dev/null 2>&1 & echo $!")
    (pid,), ended = heard(program)
    assert ended.code == 0
    assert dies(int(pid))


def test_a_program_in_a_group_of_its_own_does_not_hear_our_interrupt(tmp_path):
    program = stand_in(tmp_path, "echo $$; exec sleep 600")
    with closing(programs.run([program], limit=60)) as running:
        pid = int(next(line for line in running if line))
        assert os.getpgid(pid) == pid != os.getpgid(0)
        os.kill(pid, signal.SIGKILL)


def test_a_missing_program_is_told_with_the_line_that_brings_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "_own_folders", lambda: ())
    for name, brings in (("esptool", "pipx install esptool"), ("avrdude", "avrdude")):
        with pytest.raises(Fault) as caught:
            programs.find(name)
        assert caught.value.code is Code.PROGRAM_MISSING
        assert caught.value.data["program"] == name
        assert brings in str(caught.value.data["command"])


def test_each_system_has_its_own_line():
    assert programs.how_to_get("esptool", "win32") == "py -m pip install esptool"
    assert programs.how_to_get("avrdude", "win32") == "winget install AVRDudes.AVRDUDE"
    assert programs.how_to_get("avrdude", "darwin") == "brew install avrdude"


def test_a_program_beside_this_python_comes_before_the_one_on_the_path(monkeypatch, tmp_path):
    ours = stand_in(tmp_path, "exit 0", "avrdude")
    monkeypatch.setattr(programs, "_own_folders", lambda: (tmp_path,))
    assert programs.find("avrdude") == ours


def test_a_file_that_is_no_program_is_a_fault_and_no_crash(tmp_path):
    text = tmp_path / "flasher"
    text.write_bytes(b"\x7fELF but no more")
    text.chmod(0o755)
    with pytest.raises(Fault) as caught:
        next(programs.run([text], limit=5))
    assert caught.value.code is Code.PROGRAM_FAILED
    with pytest.raises(Fault) as caught:
        next(programs.run([tmp_path / "gone"], limit=5))
    assert caught.value.code is Code.PROGRAM_MISSING


def test_what_is_set_for_a_program_reaches_it_and_it_speaks_english(tmp_path):
    program = stand_in(tmp_path, 'echo "$LC_ALL $WANTED"')
    running = programs.run([program], limit=30, settings={"WANTED": "yes"})
    assert next(line for line in running if line) == "C.UTF-8 yes"
    running.close()
