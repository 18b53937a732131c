"""Printing through CUPS' programs and straight to label printers, against stand-ins that record."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from pathlib import Path

import pytest

from desktop.domain.errors import PrinterTrouble
from desktop.exchange import printers
from desktop.exchange.printers import Printer, print_pdf, send_raw

posix = pytest.mark.skipif(os.name == "nt", reason="CUPS and devices as files")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, code: str) -> Path:
    """A program in Python; what it notes down lies beside it."""
    path = folder / name
    path.write_text(f"#!{sys.executable}\nimport sys, json, pathlib\n{code}\n", "utf-8")
    path.chmod(0o755)
    return folder / f"{name}.json"


LP = """
words = sys.argv[1:]
said = {"words": words[:-1], "pdf": pathlib.Path(words[-1]).read_bytes().decode("latin-1")}
pathlib.Path(sys.argv[0] + ".json").write_text(json.dumps(said))
print("request id is Deli-42 (1 file(s))")
"""


@posix
def test_a_label_goes_out_at_its_true_size(programs: Path, tmp_path: Path):
    noted = program(programs, "lp", LP)
    page = tmp_path / "标签 40x30.pdf"
    page.write_bytes(b"%PDF-\xff")
    assert print_pdf(page, "Deli", wide=40, high=30, copies=3) == "Deli-42"
    said = json.loads(noted.read_text())
    assert said["pdf"] == "%PDF-\xff"
    assert said["words"] == [
        *("-d", "Deli", "-n", "3", "-t", "标签 40x30"),
        *("-o", "media=Custom.40x30mm", "-o", "print-scaling=none", "--"),
    ]


@posix
def test_a_sheet_is_a4_and_some_pages_may_be_chosen(programs: Path, tmp_path: Path):
    noted = program(programs, "lp", LP)
    page = tmp_path / "-d.pdf"
    page.write_bytes(b"x")
    print_pdf(page, "", wide=210, high=297, pages="2-3")
    words = json.loads(noted.read_text())["words"]
    assert "media=A4" in words
    assert words[-3:] == ["-P", "2-3", "--"]
    assert words[:2] == ["-n", "1"]


@posix
def test_what_the_printing_system_says_is_told(programs: Path, tmp_path: Path):
    program(programs, "lp", 'sys.exit("lp: The printer or class does not exist.")')
    with pytest.raises(PrinterTrouble) as refused:
        print_pdf(tmp_path / "a.pdf", "Nobody", wide=40, high=30)
    assert refused.value.printer == "Nobody"
    assert refused.value.detail == "lp: The printer or class does not exist."


@posix
def test_where_there_is_no_printing_system_it_is_said(programs: Path, tmp_path: Path):
    assert printers.printers() == ()
    with pytest.raises(PrinterTrouble, match="lp"):
        print_pdf(tmp_path / "a.pdf", "", wide=40, high=30)


@posix
def test_a_program_that_never_answers_is_given_up(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    program(programs, "lp", "import time; time.sleep(60)")
    monkeypatch.setattr(printers, "_PRINTING", 0.2)
    with pytest.raises(PrinterTrouble) as refused:
        print_pdf(tmp_path / "a.pdf", "Deli", wide=40, high=30)
    assert "0.2 s" in refused.value.detail


@posix
def test_the_usual_printer_comes_first(programs: Path):
    program(
        programs,
        "lpstat",
        'print("Deli\\nBrother" if sys.argv[1] == "-e" else "system default destination: Deli")',
    )
    assert printers.printers() == (Printer("Deli", True), Printer("Brother"))
    program(programs, "lpstat", 'sys.exit("lpstat: No destinations added.")')
    assert printers.printers() == ()


@pytest.fixture
def listening():
    """A printer in the network: its address, and what it was sent once it was left."""
    got: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            line, _ = server.accept()
            with line:
                got.append(b"".join(iter(lambda: line.recv(65536), b"")))

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()

        def sent() -> bytes:
            thread.join(60)
            return got[0]

        yield f"127.0.0.1:{server.getsockname()[1]}", sent


def test_a_job_goes_over_the_network_as_it_is(listening):
    address, sent = listening
    job = bytes(range(256)) * 4000
    send_raw(job, address)
    assert sent() == job


def test_nobody_listening_is_told_by_address():
    with socket.socket() as taken:  # a port that nobody else can have
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(PrinterTrouble) as refused:
            send_raw(b"x", f"127.0.0.1:{port}")
    assert refused.value.printer == f"127.0.0.1:{port}"
    assert refused.value.detail
    for nonsense in ("", "a b", "host:99999", "host:port"):
        with pytest.raises(PrinterTrouble):
            send_raw(b"x", nonsense)


@posix
def test_a_device_takes_its_job(tmp_path: Path):
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    job = bytes(range(256)) * 1000
    # The printer holds its end before anybody writes, and reads as it likes.
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    sending = threading.Thread(target=send_raw, args=(job, str(pipe)))
    sending.start()
    os.set_blocking(reader, True)
    got = b""
    while len(got) < len(job):
        got += os.read(reader, 1000)
    sending.join(60)
    os.close(reader)
    assert got == job


@posix
def test_a_device_that_is_not_there_is_not_made(tmp_path: Path):
    with pytest.raises(PrinterTrouble):
        send_raw(b"x", str(tmp_path / "lp7"))
    assert not (tmp_path / "lp7").exists()


@posix
def test_a_device_that_takes_nothing_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(printers, "_SENDING", 0.0)
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(PrinterTrouble):
        send_raw(b"x" * 1_000_000, str(pipe))
    os.close(reader)
