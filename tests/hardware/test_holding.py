"""Who has a port, and who may: pseudo-terminals, real other processes, a real refusal."""

from __future__ import annotations

import grp
import json
import os
import pty
import pwd
import shutil
import stat
import subprocess
import sys
import tty
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
import serial

from hardware.faults import Code, Fault
from hardware.find import Port, explain, holder, permission, trouble, troubles
from hardware.find.holding import program, runs
from hardware.flashers import programs
from hardware.link.line import open_line
from tests.hardware.children import running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")

# Opens a port as its second word says, says that it did, and waits.
HOLDER = """
import fcntl, os, sys
port = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)
if sys.argv[2] == "flock":
    fcntl.flock(port, fcntl.LOCK_EX)
if sys.argv[2] == "exclusive":
    fcntl.ioctl(port, 0x540C)  # TIOCEXCL
print("has it", flush=True)
sys.stdin.read()
"""
NOBODY = 65534


@pytest.fixture
def port() -> Iterator[str]:
    """A port that nobody has; its far end is ours."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    name = os.ttyname(theirs)
    os.close(theirs)
    yield name
    os.close(ours)


@contextmanager
def held(port: str, how: str, folder: Path) -> Iterator[int]:
    """Another program, called blinker, has the port."""
    script = folder / "blinker"
    script.write_text(HOLDER, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(script), port, how], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"has it\n"
        yield child.pid
        assert child.stdin is not None
        child.stdin.close()


@pytest.mark.parametrize("how", ["flock", "exclusive", "no lock at all"])
def test_a_port_that_another_program_has_names_it(port, how, tmp_path):
    assert trouble(port) is None
    with held(port, how, tmp_path) as pid:
        assert holder(port) == ("blinker", pid)
        fault = trouble(port)
        assert fault is not None
        assert fault.code is Code.PORT_BUSY
        assert fault.data == {"port": port, "program": "blinker", "pid": pid}
    assert trouble(port) is None


def test_the_error_of_a_locked_port_names_the_program_too(port, tmp_path):
    with held(port, "flock", tmp_path) as pid:
        with pytest.raises(serial.SerialException) as caught:
            serial.Serial(port, exclusive=True)
        fault = explain(caught.value, port)
    assert (fault.code, fault.data["pid"]) == (Code.PORT_BUSY, pid)


def test_a_link_to_a_port_is_the_port(port, tmp_path):
    link = tmp_path / "lamp0"
    link.symlink_to(port)
    with held(port, "no lock at all", tmp_path) as pid:
        assert holder(str(link)) == ("blinker", pid)


def test_this_program_itself_stands_in_nobodys_way(port):
    with serial.Serial(port):
        assert holder(port) is None
        assert trouble(port) is None


def test_what_we_run_to_flash_a_board_stands_in_nobodys_way(port, tmp_path):
    script = tmp_path / "flasher"
    script.write_text(HOLDER.replace("sys.stdin.read()", "import time; time.sleep(600)"), "utf-8")
    words = [sys.executable, str(script), port, "no lock at all"]
    with closing(programs.run(words, limit=60)) as running:
        assert next(line for line in running if line) == "has it"
        assert holder(port) is None


def test_many_ports_are_asked_at_once(port, tmp_path):
    with held(port, "no lock at all", tmp_path) as pid:
        nowhere = str(tmp_path / "ttyUSB7")
        found = troubles([Port(port), Port(nowhere), Port("/dev/null")])
    assert found[port].data["pid"] == pid
    assert found[nowhere].code is Code.PORT_MISSING
    assert len(found) == 2


def test_a_board_played_at_the_far_end_does_not_hold_its_own_port(tmp_path):
    socat = shutil.which("socat")
    if not socat:
        pytest.skip("socat is not here")
    link = tmp_path / "lamp0"
    with subprocess.Popen([socat, f"pty,raw,link={link},wait-slave", "stdio"]) as child:
        while not link.exists():
            assert child.poll() is None
            os.sched_yield()
        assert trouble(str(link)) is None
        child.terminate()


def test_a_port_whose_board_went_is_told_as_unplugged(port):
    error = serial.SerialException(5, "Input/output error")
    assert explain(error, port).code is Code.UNPLUGGED


def test_a_file_and_a_folder_are_no_port_of_a_board(tmp_path):
    (tmp_path / "notes.txt").write_text("no board", "utf-8")
    for device in (str(tmp_path / "notes.txt"), str(tmp_path), "/dev/null"):
        with pytest.raises(Fault) as caught:
            open_line(device)
        assert (caught.value.code, caught.value.data["port"]) == (Code.PORT_MISSING, device)


@pytest.mark.parametrize(
    ("words", "called"), [(["-m", "json.tool"], "json.tool"), (["-c", "input()"], "python")]
)
def test_a_program_is_called_what_people_call_it(words, called):
    with running([sys.executable, *words]) as pid:
        assert program(pid).startswith(called)


def test_a_program_that_is_gone_has_no_name():
    assert program(2**22 + 1) == ""
    assert not runs("no-such-program")


def test_who_may_not_is_told_the_line_for_this_system(port, tmp_path):
    """A real child without rights is refused by the kernel."""
    if os.geteuid() != 0:
        pytest.skip("only root can make itself nobody")
    os.chmod(port, 0o660)
    os.chown(port, 0, _group_of_people())
    said = _as_nobody(
        "import json, serial\n"
        "from hardware import find\n"
        "from hardware.find import trouble, explain\n"
        f"fault = trouble({port!r}, patience=0.1)\n"
        "try:\n"
        f"    serial.Serial({port!r})\n"
        "except serial.SerialException as error:\n"
        f"    after = explain(error, {port!r})\n"
        "print(json.dumps([fault.code, fault.data, after.code, after.data]))\n"
    )
    before, data, after, same = json.loads(said)
    assert before == after == Code.NO_PERMISSION
    assert data == same
    name = pwd.getpwuid(NOBODY).pw_name
    assert data["command"] in {
        f"{root} usermod -aG {data['group']} {name}" for root in ("sudo", "doas")
    }
    assert data["again"] == 0


def test_a_device_of_no_group_of_people_wants_the_rule(port):
    os.chmod(port, 0o600)
    fault = permission.missing(port)
    assert fault.data["group"] == ""
    command = str(fault.data["command"])
    assert permission.RULE in command
    assert "/etc/udev/rules.d/" in command
    file = command.split("'")[1]
    assert Path(file).is_file()


def test_a_member_who_has_not_logged_in_again_is_told_so(port, monkeypatch):
    mode = os.stat(port).st_mode
    os.chmod(port, mode | stat.S_IRGRP | stat.S_IWGRP)
    monkeypatch.setattr(permission, "_group", lambda there: "dialout")
    monkeypatch.setattr(permission, "_is_member", lambda person, group: True)
    fault = permission.missing(port)
    assert fault.data["again"] == 1
    assert str(fault.data["command"]).endswith(f"chmod a+rw {port}")


def test_a_permission_that_comes_a_moment_after_the_port_is_waited_for(port):
    """udev makes the port first and lets people at it later."""
    if os.geteuid() != 0:
        pytest.skip("only root can make itself nobody")
    os.chmod(port, 0o600)
    with subprocess.Popen(
        _nobody(
            "from hardware.find import trouble\n"
            "print('looks', flush=True)\n"
            f"print(trouble({port!r}, patience=30))\n"
        ),
        stdout=subprocess.PIPE,
        env=_no_settings(),
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"looks\n"
        os.chmod(port, 0o666)
        assert child.stdout.read() == b"None\n"


def _group_of_people() -> int:
    for name in ("dialout", "uucp"):
        with suppress(KeyError):
            return grp.getgrnam(name).gr_gid
    pytest.skip("neither dialout nor uucp is here")


def _nobody(script: str) -> list[str]:
    # The modules are read before the rights go: nobody may not look into every folder.
    down = (
        "import os, sys\n"
        "import serial, hardware.find, hardware.find.linux, json\n"
        f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n"
    )
    return [sys.executable, "-c", down + script]


def _no_settings() -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": root}


def _as_nobody(script: str) -> str:
    done = subprocess.run(
        _nobody(script), capture_output=True, text=True, timeout=60, check=True, env=_no_settings()
    )
    return done.stdout
