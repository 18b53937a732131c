"""The look, the lanes and the announcements, real ones, for every test of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.announce import Announcements
from desktop.ui.jobs import Jobs


@pytest.fixture(scope="session")
def faces(qapp: QApplication) -> None:
    """The bundled faces, registered once."""
    theme.register()


@pytest.fixture(autouse=True)
def look(qapp: QApplication, faces: None) -> None:
    """The light look at 100 %."""
    theme.apply(qapp, dark=False)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Lanes that end with the test."""
    lanes = Jobs()
    yield lanes
    lanes.close()


@pytest.fixture
def news() -> Announcements:
    """The one voice."""
    return Announcements()
