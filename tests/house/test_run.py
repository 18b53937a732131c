"""`./run` does what it says, told with a Python and a system that only write down what is asked."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.code import ROOT

if os.name != "posix":
    pytest.skip("run.cmd stands in for it", allow_module_level=True)

EVERY_LIBRARY = (
    "libEGL.so.1 libGL.so.1 libxkbcommon.so.0 libdbus-1.so.3 libfontconfig.so.1 libglib-2.0.so.0 "
    "libxkbcommon-x11.so.0 libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 "
    "libxcb-shape.so.0 libcups.so.2 "
)
TOOLS = ("avr-gcc", "avrdude", "gerbv", "umockdev-run", "simavr")


class Machine:
    """A tree with `run` in it, on a system of a few scripts."""

    def __init__(self, folder: Path) -> None:
        self.tree = folder / "a tree"
        self.programs = folder / "programs"
        self.programs.mkdir()
        (self.tree / "packaging").mkdir(parents=True)
        shutil.copytree(ROOT / "packaging" / "locks", self.tree / "packaging" / "locks")
        shutil.copy(ROOT / "run", self.tree)
        self.has("uname", "echo Linux")
        self.has("id", "echo 1000")
        self.has("ldconfig", f"echo '{EVERY_LIBRARY}'")
        self.environment = {"PATH": f"{self.programs}:{os.environ['PATH']}", "LANG": "C"}

    def has(self, name: str, script: str) -> None:
        """Puts a program first on the path."""
        program = self.programs / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def is_set_up(self) -> None:
        """As after a first start: an environment whose Python writes down what it is asked."""
        venv = self.tree / ".venv"
        (venv / "bin").mkdir(parents=True)
        python = venv / "bin" / "python"
        python.write_text('#!/bin/sh\necho "$QT_QPA_PLATFORM|$*"\n')
        python.chmod(0o755)
        locks = self.tree / "packaging" / "locks"
        for lock in ("runtime", "dev"):
            shutil.copy(locks / f"{lock}.txt", venv / f"installed-{lock}.txt")
        (venv / "programs").mkdir()
        shutil.copy(locks / "programs.txt", venv / "programs" / "installed.txt")
        for tool in TOOLS:
            self.has(tool, "exit 0")

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Types ./run and the words, from another folder."""
        return subprocess.run(
            [self.tree / "run", *words],
            cwd=self.programs,
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], "|-P -m desktop\n"),
        (["items", "帆布 袋"], "|-P -m desktop items 帆布 袋\n"),
        (["--data", "x", "check"], "|-P -m desktop --data x check\n"),
        (["--test", "-k", "one word"], "offscreen|-m pytest -k one word\n"),
        (["--bench"], "offscreen|-m pytest -s -m bench -o faulthandler_timeout=0\n"),
        (["--soak", "-x"], "offscreen|-m pytest -m soak -o faulthandler_timeout=0 -x\n"),
    ],
)
def test_a_second_start_goes_straight_to_python(machine, words, asked):
    machine.is_set_up()
    done = machine.run(*words, DISPLAY=":0")
    assert (done.stdout, done.stderr, done.returncode) == (asked, "", 0)


def test_all_checks_run_even_when_one_fails(machine):
    machine.is_set_up()
    python = machine.tree / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "$*"\ncase $* in *ruff*) exit 1 ;; esac\n')
    done = machine.run("--test")
    assert done.returncode == 1
    assert "-m pytest -n auto" in done.stdout
    assert done.stderr == "failed: ruff\n"


def test_tests_without_an_emulator_say_what_they_want(machine, tmp_path):
    machine.is_set_up()
    for tool in TOOLS:
        (machine.programs / tool).unlink()
    # Only what the script itself calls, wherever this machine keeps it.
    few = tmp_path / "few"
    few.mkdir()
    for name in ("sh", "cat", "cp", "rm", "readlink"):
        (few / name).symlink_to(shutil.which(name))
    path = f"{machine.programs}:{few}"
    asked = machine.run("--test", "-q", PATH=path)
    assert asked.stdout == "offscreen|-m pytest -q\n"
    assert "gcc-avr avrdude gerbv umockdev simavr" in asked.stderr
    machine.has("id", "echo 0")
    machine.has("apt-get", 'echo "$@" >&2; exit 1')
    assert machine.run("--test", "-q", PATH=path).stdout == "offscreen|-m pytest -q\n"


def test_programs_that_could_not_be_had_do_not_stop_the_tests(machine):
    machine.is_set_up()
    (machine.tree / ".venv" / "programs" / "installed.txt").unlink()
    done = machine.run("--test", "-q")
    assert done.stdout.endswith("offscreen|-m pytest -q\n")
    assert "esptool and stcgal" in done.stderr


def test_a_changed_lock_is_installed_once(machine):
    machine.is_set_up()
    lock = machine.tree / "packaging" / "locks" / "runtime.txt"
    lock.write_text(lock.read_text() + "# newer\n")
    first, second = machine.run("items"), machine.run("items")
    assert f"--require-hashes -r {lock}" in first.stderr
    assert second.stderr == ""


def test_a_lock_that_could_not_be_installed_is_tried_again(machine):
    machine.is_set_up()
    (machine.tree / ".venv" / "installed-runtime.txt").unlink()
    python = machine.tree / ".venv" / "bin" / "python"
    python.write_text("#!/bin/sh\ncase $* in *install*) exit 1 ;; esac\n")
    for _ in range(2):
        done = machine.run("items")
        assert done.returncode == 3
        assert "Start again to go on." in done.stderr


@pytest.mark.parametrize("language", ["C", "zh_CN.UTF-8"])
def test_missing_libraries_are_named_in_one_line(machine, language):
    machine.is_set_up()
    machine.has("ldconfig", f"echo '{EVERY_LIBRARY.replace('libxcb-cursor.so.0 ', '')}'")
    done = machine.run(LANG=language, DISPLAY=":0")
    assert done.returncode == 3
    assert done.stdout == ""
    assert ("请输入" in done.stderr) == (language != "C")
    assert len(done.stderr.splitlines()) == 2


def test_commands_and_tests_need_no_screen_libraries(machine):
    machine.is_set_up()
    machine.has("ldconfig", "echo nothing")
    assert machine.run("items").returncode == 0
    machine.has("ldconfig", f"echo '{EVERY_LIBRARY.partition(' libxkbcommon-x11')[0]} '")
    assert machine.run("--test", "-q").returncode == 0


def test_a_machine_without_a_screen_is_told_so(machine):
    machine.is_set_up()
    done = machine.run()
    assert done.returncode == 3
    assert "no screen" in done.stderr


def test_an_environment_of_a_python_that_is_gone_is_made_anew(machine):
    machine.is_set_up()
    (machine.tree / ".venv" / "installed-for").write_text("/usr/bin/python3.10\n")
    machine.has("python3", 'case $* in -) exit 0 ;; *) echo "made by $*" >&2; exit 9 ;; esac')
    done = machine.run("items")
    assert f"made by -m venv -- {machine.tree}/.venv" in done.stderr
