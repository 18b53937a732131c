"""Puts the house together: settings, log, look, window, ledger, rooms. Knows everyone; nobody but
`__main__` imports it. Nothing that loads the database's library may be imported here or by
`session`, `doorway` and `rooms` on import: the window is painted first.
"""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop import wording
from desktop.app.faults import Faults
from desktop.app.session import Session
from desktop.settings import Folders, load
from desktop.settings import change as change_settings
from desktop.ui import theme

if TYPE_CHECKING:
    from logging import Handler


# How long a lane that computes keeps Python from the window, which asks for it again at each event:
# at the interpreter's own 5 ms a few events in a row are a stall.
_TURN_S = 0.001


@dataclass(frozen=True)
class Options:
    """What a start was asked for: a data folder, a database URL, a language ("zh", "en", "" as
    the settings say), who is at work, whether it is only to try on sample data, and the room that
    is opened first ("" for the usual one).
    """

    data: Path | None = None
    database: str = ""
    language: str = ""
    person: str = ""
    demo: bool = False
    room: str = ""


def run(
    data: Path | None = None,
    database: str = "",
    lang: str = "",
    demo: bool = False,
    by: str = "",
) -> int:
    """Opens the window and returns the exit code when it is closed."""
    theme.prepare_environment()
    app = QApplication([*sys.argv[:1], *theme.STYLE])
    theme.begun_in_fusion(app)
    sys.setswitchinterval(_TURN_S)
    app.setApplicationName("yuanwu")
    app.setDesktopFileName("yuanwu")
    theme.register()
    options: Options | None = Options(data, database, lang, by, demo)
    code = 0
    while options is not None:
        try:
            with_files = _Files(options)
        except OSError as error:
            options, code = _elsewhere(app, options, error), 1
            continue
        session = with_files.session(app)
        session.painted.connect(with_files.begin_log)
        faults = Faults(session.jobs.bug.emit)
        faults.begin()
        try:
            session.show()
            code = app.exec()
        finally:
            faults.end()
        options = _next(options, session)
        session.close()
        with_files.close()
        if options is not None:
            # A closed window is a ring of things; the next one's Sweeper would keep it for good.
            del session, faults
            gc.collect()
    return code


def _next(options: Options, session: Session) -> Options | None:
    """What to start anew, None to end: a language or database was chosen, or the sample data."""
    if session.again == "sample":
        return replace(options, demo=True)
    if session.again == "own":
        return replace(options, demo=False)
    # A language said at the start is overruled by one that was chosen in the window.
    here = session.frame.here if session.frame is not None else ""
    return replace(options, language="", room=here) if session.again else None


def _elsewhere(app: QApplication, options: Options, error: OSError) -> Options | None:
    """The data folder cannot be written to: another one, or None to end."""
    from desktop.app.nofolder import ask_for_another

    home = Folders.choose(options.data).home
    folder = ask_for_another(app, options.language, home, error)
    return None if folder is None else replace(options, data=folder)


class _Files:
    """The folder, the log and the language of one session; a demo's folder goes with it."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._throw_away = _new_folder() if options.demo else None
        self.folders = (
            Folders(self._throw_away) if self._throw_away else Folders.choose(options.data)
        )
        self.loaded = load(self.folders)
        self._log: Handler | None = None
        self._qt_words: QTranslator | None = None
        if self._throw_away is not None:
            said = load(Folders.choose(options.data)).settings
            change_settings(
                self.folders,
                language=said.language,
                theme=said.theme,
                text_scale=said.text_scale,
                person=said.person,
                welcomed=True,
            )
            self.loaded = load(self.folders)

    def begin_log(self) -> None:
        """Sends everything logged into the folder; after the first paint, for it loads a lot."""
        from desktop import log

        self._log = log.start(self.folders.logs)
        qInstallMessageHandler(log.qt_message)

    def session(self, app: QApplication) -> Session:
        """The session on these files, in its language."""
        spoken = wording.use(self._options.language or self.loaded.settings.language)
        if spoken == "zh":
            from desktop.app.qtwords import QtWords

            self._qt_words = QtWords()
            app.installTranslator(self._qt_words)
            QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        else:
            # The session before may have been in Chinese.
            QLocale.setDefault(QLocale.system())
        return Session(
            app,
            self.folders,
            self.loaded,
            database=self._options.database,
            person=self._options.person,
            sample=self._options.demo,
            room=self._options.room,
        )

    def close(self) -> None:
        """Ends the log; what was only to try on is gone."""
        if self._qt_words is not None:
            QApplication.removeTranslator(self._qt_words)
        if self._log is not None:
            from desktop import log

            qInstallMessageHandler(None)
            log.stop(self._log)
        if self._throw_away is not None:
            import shutil

            shutil.rmtree(self._throw_away, ignore_errors=True)


def _new_folder() -> Path:
    """A folder that nobody else sees; only a demo pays for loading this."""
    import tempfile

    return Path(tempfile.mkdtemp(prefix="yuanwu-"))
