"""Papers go out one by one by a key: into a zip or a folder that is asked for, or not at all."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from tests.ui.house import House
from tests.ui.paper.register_room import NAMES, issue, opened, settled


def key(inside: QWidget, text: str) -> QPushButton:
    """The key that says this."""
    [found] = [one for one in inside.findChildren(QPushButton) if one.text() == text]
    return found


@pytest.mark.parametrize("word", ["zip", "folder"])
def test_a_key_asks_where_to_and_papers_go_there(qtbot, qapp, tmp_path, monkeypatch, word):
    with House.lived_in(qtbot, qapp, tmp_path / "data") as house:
        issued = issue(house, *NAMES)
        page = opened(house)
        house.tap(page.waiting.go)
        settled(house, page)
        printing = page.card.reprint.printing
        out = tmp_path / "out"
        out.mkdir()
        answers = {"zip": "", "folder": ""}
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answers["zip"], ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answers["folder"])
        wanted = key(printing, f"One file each: {word}")
        house.tap(wanted)
        settled(house, page)
        assert list(out.iterdir()) == []
        answers |= {"zip": str(out / "all"), "folder": str(out)}
        with qtbot.waitSignal(printing.saved):
            house.tap(wanted)
        settled(house, page)
        left = sorted(path.name for path in out.iterdir())
        each = sorted(
            f"{one.number}-{name}{ending}"
            for one, name in zip(issued, NAMES, strict=True)
            for ending in (".pdf", ".png")
        )
        assert left == (["all.zip"] if word == "zip" else each)
