"""The real window, driven by real events, and pictures of it; `pictures.py` says of what.

The clock stands still on the afternoon of a made-up day, so that the same program gives the same
pictures on every machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

# Before Qt and the program are loaded.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Asia/Shanghai"
os.environ.pop("YUANWU_DATABASE", None)
if hasattr(time, "tzset"):
    time.tzset()

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from PySide6.QtCore import QBuffer, QMimeData, QPointF, Qt, QUrl  # noqa: E402
from PySide6.QtGui import QDropEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop import settings, wording  # noqa: E402
from desktop.app import opening, session  # noqa: E402
from desktop.app.doorway import Doorway  # noqa: E402
from desktop.services.changes import Desk  # noqa: E402
from desktop.settings import Folders, Theme  # noqa: E402
from desktop.ui import theme  # noqa: E402
from desktop.ui.booth.page import BoothPage  # noqa: E402
from desktop.ui.forms import Picker  # noqa: E402

WIDTH, HEIGHT = 1280, 800
COLOURS = 64  # more are not seen, and every checkout carries all pictures
# The light ones are for reading; of these a dark twin is made as well.
DARK = ("till", "stock", "figures", "today", "wall")
NOON = datetime(2026, 10, 24, 15, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
PERSON = {"zh": "小源", "en": "Robin"}
CLOCKS: list[Clock] = []
R = TypeVar("R")


class Clock:
    """The time of the made-up day; it stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """What it shows."""
        return self.now

    def later(self, **by: int) -> None:
        """Time passes, e.g. `seconds=12`."""
        self.now += timedelta(**by)


class Camera:
    """The real program in one language and look, with hands to work it and an eye."""

    def __init__(
        self,
        app: QApplication,
        language: str,
        dark: bool,
        out: Path,
        wanted: set[str],
        **kept: object,
    ) -> None:
        """`kept` are further settings, as if they had been chosen before."""
        self._app, self.language, self._dark = app, language, dark
        self._out, self._wanted = out, wanted
        self.clock = Clock()
        CLOCKS.append(self.clock)
        self._folder = tempfile.TemporaryDirectory(prefix="yuanwu-")
        self.folders = Folders(Path(self._folder.name) / "yuanwu")
        self.folders.make()
        settings.change(
            self.folders,
            language=language,
            theme=Theme.DARK if dark else Theme.LIGHT,
            person=PERSON[language],
            sound=False,
            **kept,
        )
        wording.use(language)
        self.session = session.Session(app, self.folders, settings.load(self.folders))

    # ── hands and eyes ────────────────────────────────────────────────────────────────────────

    def settle(self) -> None:
        """Waits until every answer has come home and is painted."""
        quiet = 0
        while quiet < 4:
            self._app.processEvents()
            QTest.qWait(5)
            quiet = quiet + 1 if self.session.jobs.idle else 0

    def tap(self, button: QWidget) -> None:
        """A finger."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, sent to what has the keyboard."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Letters and digits of a plain keyboard."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        self.settle()

    def pick(self, picker: Picker, text: str) -> None:
        """Types a part of a name and takes the first that is offered."""
        self.window.activateWindow()
        picker.field.setFocus()
        self.settle()
        QTest.keyClicks(picker.field, text)
        self.settle()
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
        self.settle()

    def press(self, button: QWidget) -> None:
        """A finger, without waiting for the boards."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def drop(self, onto: QWidget, path: Path) -> None:
        """A file is dropped."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(onto.rect().center()),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        onto.dropEvent(event)
        self.settle()

    def wants(self, name: str) -> bool:
        """Whether a picture of this name is asked for."""
        if self._wanted:
            return name in self._wanted
        return not self._dark or name in DARK

    def shoot(self, name: str, widget: QWidget | None = None, *, still: bool = True) -> None:
        """Keeps what the window shows; not `still`: as it is, whatever is under way."""
        if not self.wants(name):
            return
        if still:
            self.settle()
        shown = QBuffer()
        shown.open(QBuffer.OpenModeFlag.WriteOnly)
        (widget or self.window).grab().save(shown, "PNG")
        with Image.open(BytesIO(shown.data().data())) as opened:
            self.keep(name, opened.convert("RGB"))

    def keep(self, name: str, picture: Image.Image) -> None:
        """Keeps a picture, in the few colours a screen has."""
        look = "dark" if self._dark else "light"
        path = self._out / f"{self.language}-{name}-{look}.png"
        few = picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        sys.stdout.write(f"{path.name}  {path.stat().st_size // 1024} KB\n")

    @property
    def window(self) -> QWidget:
        """The window in front."""
        found = self.session.frame or self.session.welcome
        assert found is not None
        return found

    def page(self, kind: type[QWidget]) -> QWidget:
        """The one page of this kind."""
        found = self.window.findChildren(kind)
        assert found, kind
        return found[-1]

    def run(self, steps: Callable[[], None]) -> None:
        """Everything, and the end of it."""
        try:
            steps()
        finally:
            self.session.close()
            self._folder.cleanup()


def result(work: Generator[Any, None, R]) -> R:
    """What long work returns."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            return done.value


def studio() -> QApplication:
    """The application, in which every desk and till goes by the clock of the last camera."""
    theme.prepare_environment()
    app = QApplication(sys.argv[:1])
    app.setCursorFlashTime(0)
    theme.register()
    usual_desk, usual_rooms = opening.open_desk, session.rooms

    def open_desk(*said: object) -> Desk:
        return replace(usual_desk(*said), now=CLOCKS[-1])  # type: ignore[arg-type]

    def rooms(work: Callable[..., object], keeping: object) -> list[object]:
        def make() -> QWidget:
            return BoothPage(work(), keeping, now=CLOCKS[-1])  # type: ignore[arg-type]

        return [
            replace(room, make=lambda: Doorway(make)) if room.key == "booth" else room
            for room in usual_rooms(work, keeping)  # type: ignore[arg-type]
        ]

    opening.open_desk = open_desk  # type: ignore[assignment]
    session.rooms = rooms  # type: ignore[assignment]
    return app
