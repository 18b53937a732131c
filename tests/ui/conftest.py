"""The look, the lanes and the announcements, real ones, for every test of the window; and the end,
which leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.announce import Announcements
from desktop.ui.jobs import Jobs
from desktop.ui.notices import toast
from tests.ui.left import Litter, left_behind
from tests.ui.patient import PATIENCE, PatientBot


@pytest.fixture(scope="session")
def faces(qapp: QApplication) -> None:
    """The bundled faces, registered once."""
    theme.register()


@pytest.fixture(scope="session")
def litter() -> Litter:
    """The windows that were closed."""
    return Litter()


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication, litter: Litter) -> Iterator[None]:
    """Fails the very test that leaves something open; begins before all else, so ends after it."""
    yield
    litter.sweep_when_much()
    if found := left_behind(qapp):
        pytest.fail("This test left something behind. " + " ".join(found), pytrace=False)


@pytest.fixture(autouse=True)
def look(qapp: QApplication, faces: None, nothing_left: None) -> None:
    """The light look at 100 %."""
    theme.apply(qapp, dark=False)


@pytest.fixture(autouse=True)
def lingering(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said for some seconds stays until a busy machine comes to it."""
    monkeypatch.setattr(toast, "STAYS_MS", PATIENCE)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Hands that wait as long as a busy machine takes."""
    return PatientBot(request)


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
