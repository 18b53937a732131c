"""A fresh folder, and a way to say a command line and hear its answer."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desktop import wording
from desktop.__main__ import main
from desktop.services.bench import rehearsing
from hardware.practice import Bench

LIST = """编号,名称,类型,规格,年份,单位,单价,库存数量,存放地点,所属
TS-S,COSCon T恤,服饰,S,2026,件,¥99.00,20,成都·仓库,开源社
TS-L,COSCon T恤,服饰,L,2026,件,¥99.00,10,成都·仓库,开源社
BADGE,开源社徽章,徽章,,2026,枚,15,40,成都·仓库,开源社
GIFT,志愿者手册,印刷,,2026,本,,30,成都·仓库,开源社
"""


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Its one JSON document."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The refusal in it."""
        found: dict[str, Any] = self.data["error"]
        return found


Say = Callable[..., Said]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """The language of one test does not reach the next."""
    yield
    wording.use("en")


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """All goes six times as fast on the made-up boards, but for programs of their own."""
    monkeypatch.setattr(rehearsing, "Bench", partial(Bench, speed=6.0))


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], _empty_file: Path) -> Say:
    """Says a command line in this process, on a folder of this test's own."""
    (tmp_path / "data").mkdir()
    # Making the tables takes as long as all else in a test; test_a_fresh_folder makes them.
    shutil.copyfile(_empty_file, tmp_path / "data" / "yuanwu.db")

    def said(*words: object) -> Said:
        code = main(["--data", str(tmp_path / "data"), *map(str, words)])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return said


@pytest.fixture
def on_ledger(say: Say, ledger: Path | str) -> Say:
    """The same on an empty ledger of each database."""
    return lambda *words: say("--database", ledger, *words)


@pytest.fixture
def stock_list(tmp_path: Path) -> Path:
    """A list as Excel saves it again: UTF-8 with BOM."""
    path = tmp_path / "库存.csv"
    path.write_text(LIST, "utf-8-sig")
    return path


@pytest.fixture
def shop(say: Say, stock_list: Path) -> Say:
    """Goods are in, and till A is open at the event, with ten shirts S and twenty badges."""
    return opened(say, stock_list)


def opened(say: Say, stock_list: Path) -> Say:
    """Takes a fresh folder to an open till."""
    for words in (
        ("import", stock_list),
        ("event", "COSCon'26", "--from", "2026-10-24", "--to", "2026-10-25", "--place", "展位"),
        ("move", "TS-S", "10", "--from", "成都·仓库", "--to", "展位", "--reason", "开摊"),
        ("move", "BADGE", "20", "--from", "成都·仓库", "--to", "展位", "--reason", "开摊"),
        ("shift", "open", "--event", "COSCon'26", "--till", "A", "--cash", "30000"),
    ):
        done = say(*words)
        assert done.code == 0, done.err
    return say


def sell(say: Say, *words: str) -> Said:
    """A sale at till A, told as JSON."""
    return say("sell", "--event", "COSCon'26", "--till", "A", "--json", *words)
