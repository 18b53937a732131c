"""A place to work and settings that are kept, for parts of the room alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from desktop import settings
from desktop.settings import Folders, load
from desktop.ui.notices.toast import Toasts
from desktop.ui.workplace import Keeping, Workplace


@pytest.fixture
def keeping(tmp_path) -> Keeping:
    """Settings in a folder of the test's own."""
    folders = Folders(tmp_path / "data")
    load(folders)
    return Keeping(
        folders,
        lambda: load(folders).settings,
        lambda **changes: settings.change(folders, **changes),
        lambda *_again: None,
    )


@pytest.fixture
def work(qtbot, jobs, news) -> Workplace:
    """A workplace without a ledger."""
    window = QWidget()
    qtbot.addWidget(window)

    def nobody():
        raise RuntimeError("no ledger here")

    return Workplace(nobody, jobs, news, Toasts(window), lambda *_where: None)
