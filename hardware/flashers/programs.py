"""Programs of others: found, run with a hard time limit, and ended with all their children.

avrdude waits for ever on a silent port and spins on one that vanished, so none of them is ever
trusted to end. Each runs in a group of its own; when the limit is over, when the caller stops
listening, or on any error, the whole group is ended.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, TypeVar

from hardware.faults import Code, Fault
from hardware.find.holding import STARTED_BY

Told = TypeVar("Told")
# How often a program that says nothing gives its caller a turn, in seconds.
TURN = 0.05
# How long a group has to end by itself when it is asked to, in seconds.
GRACE = 0.3
# Last lines that are kept; a line longer than this many signs is cut.
KEPT = 40
LONGEST = 2000
# Colours and movements of the cursor, which some programs write into a pipe as well.
_PAINT = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True)
class Ended:
    """How a program ended: its exit code and the last lines it wrote."""

    code: int
    lines: tuple[str, ...]

    @property
    def said(self) -> str:
        """Its last words; "" when it said nothing."""
        return next((line for line in reversed(self.lines) if line), "")

    @property
    def text(self) -> str:
        """All that is kept of what it said."""
        return "\n".join(self.lines)


def find(program: str) -> Path:
    """Where a program is: beside this Python, in its `programs` environment, or on PATH.

    Raises Fault(PROGRAM_MISSING) with the line that gets it on this system.
    """
    for folder in _own_folders():
        here = shutil.which(program, path=str(folder))
        if here:
            return Path(here)
    anywhere = shutil.which(program)
    if anywhere:
        return Path(anywhere)
    raise Fault(Code.PROGRAM_MISSING, program=program, command=how_to_get(program))


def how_to_get(program: str, system: str = sys.platform) -> str:
    """The line to type that brings a program to this system."""
    if program != "avrdude":
        return f"py -m pip install {program}" if system == "win32" else f"pipx install {program}"
    if system == "win32":
        return "winget install AVRDudes.AVRDUDE"
    if system == "darwin":
        return "brew install avrdude"
    for tool, line in (
        ("apt-get", "sudo apt-get install avrdude"),
        ("dnf", "sudo dnf install avrdude"),
        ("pacman", "sudo pacman -S avrdude"),
        ("zypper", "sudo zypper install avrdude"),
    ):
        if shutil.which(tool):
            return line
    return "sudo apt-get install avrdude"


def run(
    command: Sequence[str | Path],
    *,
    limit: float,
    settings: Mapping[str, str] | None = None,
) -> Generator[str, None, Ended]:
    """Runs a program and yields what it says, line by line, as it says it.

    A bar that is drawn over itself (by carriage return) comes as lines too. While the program is
    quiet, "" comes every 50 ms, so that whoever listens can stop at once: closing the generator
    ends the program and all it started. `limit` is in seconds; `settings` are put into its
    environment. Raises Fault(PROGRAM_HUNG) when the limit is over, PROGRAM_MISSING or
    PROGRAM_FAILED when it cannot be started.
    """
    program = Path(command[0]).stem
    child = _start([str(word) for word in command], program, settings)
    try:
        lines = _listen(child)
        kept: deque[str] = deque(maxlen=KEPT)
        until = monotonic() + limit
        while True:
            try:
                line = lines.get(timeout=TURN)
            except Empty:
                line = ""
            if line is None:
                break
            if line:
                kept.append(line)
            yield line
            if monotonic() > until:
                raise Fault(Code.PROGRAM_HUNG, program=program, seconds=round(limit))
        # It closed its mouth; it may still be there.
        while (code := child.poll()) is None:
            if monotonic() > until:
                raise Fault(Code.PROGRAM_HUNG, program=program, seconds=round(limit))
            with suppress(subprocess.TimeoutExpired):
                child.wait(TURN)
            yield ""
        return Ended(code, tuple(kept))
    finally:
        end(child)


def told(
    command: Sequence[str | Path], *, limit: float, heard: Callable[[str], Told]
) -> Generator[Told, None, Ended]:
    """Runs a program, and yields what `heard` makes of each of its lines (and of "", every 50 ms
    while it is quiet). A fault that it raises ends the program. Faults as `run`.
    """
    running = run(command, limit=limit)
    try:
        while True:
            try:
                line = next(running)
            except StopIteration as stop:
                ended: Ended = stop.value
                return ended
            yield heard(line)
    finally:
        running.close()


def end(child: subprocess.Popen[bytes]) -> None:
    """Ends a program with its whole group: asked first, then by force. Returns within a second."""
    if sys.platform == "win32":
        _end_tree(child)
    else:
        _end_group(child)


def _own_folders() -> tuple[Path, ...]:
    """Where programs lie that came with this program."""
    here = Path(sys.executable).parent
    inner = "Scripts" if sys.platform == "win32" else "bin"
    return (here, here.parent / "programs" / inner)


def _start(
    command: list[str], program: str, settings: Mapping[str, str] | None
) -> subprocess.Popen[bytes]:
    # No terminal, no colours, English, and nothing kept back: a pipe is otherwise block-buffered.
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}
    surroundings |= {"PYTHONIOENCODING": "utf-8", STARTED_BY: str(os.getpid()), **(settings or {})}
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=surroundings,
            # A group of its own, and on Windows no black window.
            start_new_session=True,
            creationflags=_APART,
        )
    except FileNotFoundError as error:
        raise Fault(Code.PROGRAM_MISSING, program=program, command=how_to_get(program)) from error
    except OSError as error:
        said = error.strerror or str(error)
        raise Fault(Code.PROGRAM_FAILED, program=program, said=said) from error


if sys.platform == "win32":
    _APART = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW

    def _end_tree(child: subprocess.Popen[bytes]) -> None:
        """Windows has no groups that can be ended; its own program ends a tree."""
        if child.poll() is None:
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(
                    ["taskkill", "/T", "/F", "/PID", str(child.pid)],
                    capture_output=True,
                    timeout=2,
                    check=False,
                    creationflags=subprocess.CREATE_NO_WINDOW,
                )
            child.kill()
            child.wait(2)

else:
    _APART = 0

    def _end_group(child: subprocess.Popen[bytes]) -> None:
        """Asks the group, waits a little, and ends what is left, also when the first is gone."""
        if child.poll() is None:
            _tell(child.pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                child.wait(GRACE)
        _tell(child.pid, signal.SIGKILL)
        child.wait()

    def _tell(group: int, what: signal.Signals) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, what)


def _listen(child: subprocess.Popen[bytes]) -> SimpleQueue[str | None]:
    """Lines of a program in a queue; None is the end."""
    lines: SimpleQueue[str | None] = SimpleQueue()
    assert child.stdout is not None
    Thread(target=_hear, args=(child.stdout, lines), name="program", daemon=True).start()
    return lines


def _hear(pipe: IO[bytes], lines: SimpleQueue[str | None]) -> None:
    """Reads what comes, cuts it at line ends and carriage returns; ends at the end of the pipe."""
    rest = b""
    with pipe, suppress(OSError):
        while data := os.read(pipe.fileno(), 4096):
            *whole, rest = re.split(rb"[\r\n\b]+", rest + data)
            for line in whole:
                _say(line, lines)
            # A question waits on its line for what comes.
            if rest.endswith((b": ", b"? ")):
                _say(rest, lines)
                rest = b""
            rest = rest[-LONGEST:]
    _say(rest, lines)
    lines.put(None)


def _say(line: bytes, lines: SimpleQueue[str | None]) -> None:
    text = _PAINT.sub("", line[:LONGEST].decode("utf-8", "replace")).strip()
    if text:
        lines.put(text)
