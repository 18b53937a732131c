"""Nothing is lost when the process dies, at whatever moment."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.booth.cart import Carts
from desktop.services.booth.carts import Drawer, new_cart, resume
from desktop.store.database import Database, connect
from desktop.store.tables import sale
from tests.shop import Shop
from tests.store.ledgers import proven

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Till:
    """A till that is killed again and again, and what it said before."""

    shop: Shop
    ledger: Path | str
    drawer: Drawer
    told: dict[str, str] = field(default_factory=dict)  # op → number
    kills: int = 0

    def run(self, seed: int, chance: random.Random, *, sold: bool) -> list[list[str]]:
        """Works a while and is killed at a moment nobody chose; what it said, in words.

        With `sold` that moment comes after a sale, so that there is something to lose.
        """
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.stream", str(self.ledger),
             self.shop.desk.station.hex, str(self.drawer.path), str(self.shop.event),
             str(self.shop.accounts["cash"].id), str(seed)],
            stdout=subprocess.PIPE, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert child.stdout is not None
        said = [child.stdout.readline()]
        said += [child.stdout.readline() for _ in range(chance.randint(0, 6))]
        while sold and said[-1] and not any(line.startswith(b"sale") for line in said):
            said.append(child.stdout.readline())
        moment = time.perf_counter() + chance.random() * 0.02
        while time.perf_counter() < moment:
            pass  # the kill must fall anywhere, also in the middle of a commit
        child.kill()
        said += child.stdout.readlines()
        child.stdout.close()
        assert child.wait() == -9, "it died by itself"
        self.kills += 1
        return [line.decode().split() for line in said if line.endswith(b"\n")]

    def prove(self, said: list[list[str]]) -> None:
        """The books are whole, all that was said is true once, the open cart is back."""
        self.told |= {op: number for kind, op, number in said if kind in ("sale", "refund")}
        again = connect(self.ledger)
        try:
            desk = type(self.shop.desk)(again, self.shop.desk.station, "小明")
            assert proven(desk) == ()
            with again.reading() as connection:
                rows = connection.execute(select(sale.c.op_id, sale.c.letter, sale.c.n)).all()
            booked = {row.op_id.hex(): f"{row.letter}-{row.n:04d}" for row in rows}
            assert len(booked) == len(rows)
            assert {op: booked.get(op) for op in self.told} == self.told
            assert len(booked) - len(self.told) <= self.kills  # one act in flight at each kill
            carts = resume(desk, self.drawer)
            assert len(carts.parked) == 1
            _, op, pieces = [words for words in said if words[0] == "cart"][-1]
            if op in booked:
                assert carts.open.op not in booked
            else:
                assert carts.open.op == op
                assert carts.open.pieces >= int(pieces)
        finally:
            again.close()


@pytest.fixture
def till(database: Database, ledger: Path | str, tmp_path: Path) -> Till:
    shop = Shop(database).open(taken={"BG": 20, "TS-L": 10})
    drawer = Drawer(tmp_path / "cart.json")
    drawer.save(Carts(new_cart(), (shop.cart("BGx2"),)))
    return Till(shop, ledger, drawer)


def kill_often(till: Till, times: int) -> None:
    seed = random.SystemRandom().getrandbits(32)
    chance = random.Random(seed)
    for turn in range(times):
        sys.stderr.write(f"seed {seed}, kill {turn + 1}\n")
        till.prove(till.run(chance.getrandbits(32), chance, sold=turn == 0))
    assert len(till.told) > 0


def test_nothing_is_lost_when_the_till_is_killed(till: Till):
    kill_often(till, 20 if till.shop.desk.database.embedded else 5)


@pytest.mark.soak
@pytest.mark.parametrize("ledger", ["sqlite"], indirect=True)
def test_nothing_is_lost_when_the_till_is_killed_five_hundred_times(till: Till):
    kill_often(till, 500)
