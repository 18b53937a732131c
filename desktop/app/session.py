"""One opening of the window: from the first paint to the orderly end."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop import settings as keeping
from desktop.app.doorway import Doorway
from desktop.app.lookout import LookOut
from desktop.app.painted import AfterPaint
from desktop.app.placing import place, remember
from desktop.app.rooms import order, rooms
from desktop.app.single import OnlyWindow
from desktop.app.telling import tell_losses, tell_sample
from desktop.app.topline import TopLine
from desktop.settings import Folders, Loaded, Settings, Theme
from desktop.ui import theme
from desktop.ui.announce import Announcements
from desktop.ui.jobs import LONG, Jobs
from desktop.ui.scanner import Scanner
from desktop.ui.theme import Tone
from desktop.ui.window.frame import Frame
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.app.opening import Opened
    from desktop.domain.errors import Refused
    from desktop.services.changes import Desk, Topic
    from desktop.services.watching import Watch
    from desktop.ui.notices.dialogs import BugDialog
    from desktop.ui.start.welcome import Welcome


class Session(QObject):
    """The window on one ledger. `again` says after the end what is to be started anew: "" for
    nothing, "window" for the same once more, "sample" for sample data, "own" to leave them.
    `painted` tells once that the window can be seen.
    """

    painted = Signal()

    def __init__(
        self,
        app: QApplication,
        folders: Folders,
        loaded: Loaded,
        *,
        database: str = "",
        person: str = "",
        sample: bool = False,
        room: str = "",
    ) -> None:
        super().__init__()
        self._app = app
        self._folders = folders
        self._loaded = loaded
        self._settings = loaded.settings
        shared = "" if sample else os.environ.get("YUANWU_DATABASE", "") or self._settings.database
        self._target: Path | str = database or shared or folders.database
        self._person = person or self._settings.person
        self._sample = sample
        self._desk: Desk | None = None
        self._watch: Watch | None = None
        self._bug: BugDialog | None = None
        self._scanner: Scanner | None = None
        self._trouble: Refused | None = None
        self._place: QRect | None = None
        self._first: tuple[str, object] | None = (room, None) if room else None
        self._only = OnlyWindow(folders.home)
        self.again = ""
        self.jobs = Jobs(self)
        self.news = Announcements(self)
        self.keeping = Keeping(folders, lambda: self._settings, self.change, self.restart, sample)
        self.welcome: Welcome | None = None
        self.frame: Frame | None = None
        self.top: TopLine | None = None
        self._look_out: LookOut | None = None
        self._apply_theme()
        app.styleHints().colorSchemeChanged.connect(self._apply_theme)
        self.jobs.bug.connect(self._show_bug)

    # ── what the rooms are given ──────────────────────────────────────────────────────────────

    @property
    def entering(self) -> bool:
        """Whether the ledger is open, but not yet all that works on it has begun."""
        return self._watch is not None and self._look_out is None

    def desk(self) -> Desk:
        """The desk of whoever is at work. Raises RuntimeError before the ledger is open."""
        if self._desk is None:
            raise RuntimeError("the ledger is not open")
        return replace(self._desk, stale_days=self._settings.stale_days)

    def go(self, room: str, what: object = None) -> None:
        """Opens a room and, where it can, one thing in it."""
        if self.frame is not None:
            self.frame.go(room, what)

    def change(self, **changes: Any) -> Settings:
        """Writes settings and lives by them: look and name at once, the rest at the next start."""
        self._settings = keeping.change(self._folders, **changes)
        if {"theme", "text_scale"} & changes.keys():
            self._apply_theme()
        if "person" in changes:
            self._person = self._settings.person
            if self._desk is not None:
                self._desk = replace(self._desk, person=self._person)
            if self.top is not None:
                self.top.ask_people()
        return self._settings

    def restart(self, again: str = "window") -> None:
        """Ends this session in order and begins the named one."""
        self.again = again
        for window in (self.frame, self.welcome):
            if window is not None:
                window.close()

    # ── beginning ─────────────────────────────────────────────────────────────────────────────

    def show(self) -> None:
        """Paints the window; the ledger is opened after that."""
        if self._settings.welcomed:
            self._show_frame()
            return
        from desktop.ui.start import welcome as first_run

        welcome = first_run.Welcome(self._settings)
        welcome.answered.connect(self._welcomed)
        welcome.language_chosen.connect(self._speak)
        welcome.show()
        self.welcome = welcome

    def _speak(self, language: str) -> None:
        self.change(language=language)
        self.restart()

    def _welcomed(self, start: str, answers: dict[str, Any]) -> None:
        if start == "sample":
            # What is only tried on decides nothing: the questions come again with real data.
            self.change(**answers)
            self.restart("sample")
            return
        self.change(welcomed=True, **answers)
        self._first = ("stock", "import") if start == "import" else None
        welcome, self.welcome = self.welcome, None
        if welcome is not None:
            self._place = welcome.geometry()
        self._show_frame()
        if welcome is not None:
            welcome.close()
            welcome.deleteLater()
            # Where nobody manages windows the keyboard would stay with the one that went.
            QTimer.singleShot(0, self, self._take_keyboard)

    def _take_keyboard(self) -> None:
        if self.frame is not None:
            self.frame.activateWindow()

    def _show_frame(self) -> None:
        known = order(rooms(lambda: self.workplace, self.keeping), self._settings.roles)
        self.frame = frame = Frame(known, self.jobs)
        self.workplace = Workplace(self.desk, self.jobs, self.news, frame.toasts, self.go)
        self.top = TopLine(frame, self.workplace, self.keeping, lambda: self._person)
        if self._place is not None:
            frame.setGeometry(self._place)
        else:
            place(frame, self._settings.window)
        frame.closing.connect(lambda: remember(frame, self.change))
        frame.room_opened.connect(self._enter)
        room, what = self._first or (known[0].key, None)
        frame.go(room, what)
        frame.show()
        AfterPaint(frame, self._begin)

    def _begin(self) -> None:
        self.painted.emit()
        self.open()

    def open(self) -> None:
        """Opens the ledger in a lane; the rooms enter when it is there."""
        target, folders = self._target, self._folders
        here = "stock" if self.frame is None else self.frame.here
        station, person = self._settings.station, self._person

        def work() -> Opened:
            from desktop.app.opening import Opened, load_page, open_desk, watch

            desk = open_desk(target, folders, station, person, self._announce)
            load_page(here)
            return Opened(desk, watch(desk))

        self.jobs.run(LONG, work, owner=self, done=self._opened, refused=self._not_opened)

    def _announce(self, topics: frozenset[Topic]) -> None:
        """Called in the lane that wrote."""
        if self._watch is not None:
            self._watch.own()
        self.news.say(topics)

    def _opened(self, opened: Opened) -> None:
        self._desk, self._watch, self._trouble = opened.desk, opened.watch, None
        if self.frame is None:
            return
        here = self.frame.page(self.frame.here)
        if isinstance(here, Doorway):
            here.entered.connect(lambda: AfterPaint(here, self._load_rest))
        for door in self.frame.findChildren(Doorway):
            door.enter()

    def _load_rest(self) -> None:
        """What is not on the first page comes after it."""
        from desktop.app.opening import load_finding

        self.jobs.run(LONG, load_finding, owner=self, done=self._begin_all)

    def _begin_all(self, _loaded: None) -> None:
        if self.frame is None or self.top is None or self._watch is None:
            return
        self.jobs.settle()
        self.top.begin()
        self._scanner = Scanner(self._app)
        self.frame.listen_to(self._scanner)
        self._look_out = LookOut(self._watch, self.jobs, self)
        self._look_out.others_wrote.connect(self._others_wrote)
        self._look_out.answers.connect(self._answers)
        tell_losses(self.frame.notices, self._loaded)
        self._only.begin(self.frame.notices)
        if self._sample:
            from desktop.app.sample import fill

            tell_sample(self.frame.notices, lambda: self.restart("own"))
            desk, folders = self.desk(), self._folders
            self.jobs.run(LONG, lambda: fill(desk, folders), owner=self)

    def _not_opened(self, no: Refused) -> None:
        self._trouble = no
        if self.frame is None or self.top is None:
            return
        self.top.say_state(_("not open"), Tone.BAD)
        for door in self.frame.findChildren(Doorway):
            door.refuse(no, self.open)

    def _enter(self, key: str) -> None:
        door = None if self.frame is None else self.frame.page(key)
        if not isinstance(door, Doorway):
            return
        if self._desk is not None:
            door.enter()
        elif self._trouble is not None:
            door.refuse(self._trouble, self.open)

    # ── while it lasts ────────────────────────────────────────────────────────────────────────

    def _others_wrote(self) -> None:
        from desktop.services.changes import Topic

        self.news.say(frozenset(Topic))

    def _answers(self, well: bool) -> None:
        if self.top is not None:
            self.top.say_state(*(() if well else (_("Offline"), Tone.BAD)))

    def _apply_theme(self) -> None:
        wanted = self._settings.theme
        dark = wanted is Theme.DARK or (wanted is Theme.SYSTEM and theme.system_is_dark(self._app))
        theme.apply(self._app, dark=dark, scale=self._settings.text_scale)

    def _show_bug(self, bug: BaseException) -> None:
        from desktop.ui.notices.dialogs import show_bug

        # One thing that goes wrong again and again is told once, and logged each time.
        if self._bug is None or not self._bug.isVisible():
            self._bug = show_bug(self.frame, bug)

    # ── the end ───────────────────────────────────────────────────────────────────────────────

    def close(self) -> None:
        """Lets commands that were given finish, ends the lanes, folds the file."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._apply_theme)
        self.jobs.close()
        if self._scanner is not None:
            self._scanner.deleteLater()
        if self._look_out is not None:
            self._look_out.stop()
        if self._desk is not None:
            self._desk.database.close()
        self._only.leave()
        for window in (self.frame, self.welcome, self._bug):
            if window is not None:
                window.close()
                window.deleteLater()
