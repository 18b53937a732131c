"""Two stations and the last pieces: real processes on one ledger."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.house.code import ROOT


def test_two_tills_never_sell_more_than_the_last_five(on_ledger, ledger, stock_list, tmp_path):
    def station(letter: str, *words: str) -> subprocess.CompletedProcess[str]:
        """A process of the station that has this till."""
        return subprocess.run(
            [
                *(sys.executable, "-P", "-m", "desktop", "--data", str(tmp_path / letter)),
                *("--database", str(ledger), "--json", *words),
            ],
            capture_output=True, encoding="utf-8", check=False, timeout=120,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip

    on_ledger("import", stock_list)
    on_ledger("event", "E", "--from", "2026-10-24")
    on_ledger("move", "TS-L", "5", "--from", "成都·仓库", "--to", "E", "--reason", "开摊")
    for letter in "AB":
        opened = station(letter, "shift", "open", "--event", "E", "--till", letter, "--cash", "0")
        assert opened.returncode == 0, opened.stderr

    def shop(letter: str) -> list[subprocess.CompletedProcess[str]]:
        words = ("sell", "--event", "E", "--till", letter, "--strict", "--pay", "wechat", "TS-L")
        return [station(letter, *words) for _ in range(4)]

    with ThreadPoolExecutor(2) as both:
        said = [told for sales in both.map(shop, "AB") for told in sales]

    sold = [json.loads(told.stdout)["number"] for told in said if told.returncode == 0]
    refused = [json.loads(told.stdout)["error"]["code"] for told in said if told.returncode]
    assert len(sold) == len(set(sold)) == 5
    assert refused == ["out_of_stock"] * 3
    there = on_ledger("stock", "--item", "TS-L", "--place", "E", "--json").data
    assert [line["on_hand"] for line in there if line["on_hand"]] == []
    assert on_ledger("check").code == 0
    assert Path(tmp_path / "A" / "settings.json").exists()
