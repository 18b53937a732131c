"""A list is issued whole or not at all, at whatever moment the process dies."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

from desktop.store.database import Database, connect
from tests.faults.lists import PAPERS, names
from tests.faults.test_kills import ROOT
from tests.office import Office, numbers
from tests.store.ledgers import proven


def killed(ledger: Path | str, station: UUID, chance: random.Random) -> list[list[str]]:
    """What an office said until it was killed at a moment nobody chose."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.lists", str(ledger), station.hex],
        stdout=subprocess.PIPE, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert child.stdout is not None
    said = [child.stdout.readline() for _ in range(chance.randint(1, 8))]
    moment = time.perf_counter() + chance.random() * 0.02
    while time.perf_counter() < moment:
        pass  # the kill must fall anywhere, also in the middle of a commit
    child.kill()
    said += child.stdout.readlines()
    child.stdout.close()
    assert child.wait() == -9, "it died by itself"
    return [line.decode().split() for line in said if line.endswith(b"\n")]


def test_a_list_is_issued_whole_or_not_at_all(database: Database, ledger: Path | str):
    seed = random.SystemRandom().getrandbits(32)
    sys.stderr.write(f"seed {seed}\n")
    chance = random.Random(seed)
    office = Office(database)
    promised: dict[str, list[str]] = {}
    for _ in range(10 if database.embedded else 4):
        said = killed(ledger, office.desk.station, chance)
        promised |= {words[1]: words[2:] for words in said if words[0] == "done"}
        again = Office(connect(ledger), office.desk.station)
        assert proven(again.desk) == ()
        kept = [paper.number for paper in again.all()]
        assert kept == [f"KYS-STAR-2026-{n:04d}" for n in range(1, len(kept) + 1)]
        assert len(kept) % PAPERS == 0
        assert {number for given in promised.values() for number in given} <= {*kept}
        # Whoever was cut off gives the same command again, and gets it once.
        last = UUID(said[-1][1])
        given = numbers(again.issue(*names(last), op=last))
        assert promised.setdefault(last.hex, given) == given
        assert len(again.all()) - len(kept) in (0, PAPERS)
        again.desk.database.close()
    assert {number for given in promised.values() for number in given} == {
        paper.number for paper in office.all()
    }
