"""The keys below a paper: print it, save it as a PDF, and further ways out of the room's own."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.errors import UnfitPapers
from desktop.domain.paper.drawn import Drawn
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.forms import FlowLayout, primary_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import PAPER, READ
from desktop.ui.longwork import LongWork
from desktop.ui.notices import NoticeBar
from desktop.ui.printing.panel import PrintPanel
from desktop.ui.printing.paper import Paper
from desktop.ui.theme import Tone
from desktop.ui.usual import documents
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext


class Printing(QWidget):
    """`offer` says what would be printed. `use` is the word under which the printer is remembered.

    `printed` tells how many pages went to a printer, `saved` the file (or folder) that was written.
    """

    printed = Signal(int)
    saved = Signal(object)

    def __init__(self, work: Workplace, keeping: Keeping, use: str, print_word: str = "") -> None:
        super().__init__()
        self._work, self._keeping, self._use = work, keeping, use
        self.paper: Paper | None = None
        self.print_key = primary_button(print_word or _("Print"), "printer")
        self.save_key = IconKey(theme.icon("download"), _("Save as PDF"))
        self.panel = PrintPanel()
        self.long = LongWork(work.jobs)
        self.notices = NoticeBar()
        self.keys = QWidget()
        self._keys = FlowLayout(self.keys, spacing=theme.UNIT)
        self._further: list[QWidget] = []
        for key in (self.print_key, self.save_key):
            self._keys.addWidget(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.notices, self.panel, self.long):
            column.addWidget(part)
        self._parts = QVBoxLayout()
        column.addLayout(self._parts)
        column.addWidget(self.keys)
        self.print_key.clicked.connect(self.ask_printer)
        self.save_key.clicked.connect(self.ask_file)
        self.panel.wanted.connect(self.put)
        self.panel.save_wanted.connect(self.ask_file)
        self.panel.opened.connect(lambda open_: self.keys.setVisible(not open_))
        self.offer(None)

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def add_key(self, key: QWidget) -> None:
        """A further way out; it is open while there is something to print."""
        self._further.append(key)
        self._keys.addWidget(key)
        key.setEnabled(self.paper is not None)

    def add_part(self, part: QWidget) -> None:
        """What a further way asks for, above the keys."""
        self._parts.addWidget(part)

    def offer(self, paper: Paper | None, why: str = "") -> None:
        """What the keys are about; None shuts them, and `why` says so as their tip."""
        if self.paper is not None and paper is not None and self.paper.pages != paper.pages:
            self.panel.hide()
        self.paper = paper
        for key in (self.print_key, self.save_key, *self._further):
            key.setEnabled(paper is not None)
            key.setToolTip(why)
        if paper is None:
            self.panel.hide()

    # ── to a printer ──────────────────────────────────────────────────────────────────────────

    def ask_printer(self) -> None:
        """Asks which printer; the system may take its time to name them."""
        if self.paper is None:
            return
        pages, before = self.paper.pages, self._keeping.settings().printers.get(self._use, "")
        self.notices.clear()

        def look() -> list[tuple[str, bool]]:
            from desktop.ui.printing.ways import known_printers

            return known_printers()

        def found(printers: list[tuple[str, bool]]) -> None:
            self.panel.begin(pages, printers, before)

        self._work.jobs.run(READ, look, owner=self, done=found, latest="printers")

    def put(self, printer: str, pages: tuple[int, ...], copies: int) -> None:
        """Draws the paper and puts these pages (from 0) of it onto the printer."""
        paper = self.paper
        if paper is None:
            return
        known = dict(self._keeping.settings().printers)
        self._keeping.change(printers=known | {self._use: printer})

        def work() -> Generator[Progress, None, int]:
            from desktop.ui.printing.ways import send

            drawn = fit((yield from paper.make()))
            return (yield from send(printer, paper.file, drawn.data, pages, copies))

        def done(count: int) -> None:
            said = ngettext(
                "{n} page was sent to {printer}.", "{n} pages were sent to {printer}.", count
            )
            self.notices.say(said.format(n=f"{count:,}", printer=printer), Tone.GOOD)
            self.printed.emit(count)

        self.run(_("Printing"), work, done)

    # ── into a file ───────────────────────────────────────────────────────────────────────────

    def ask_file(self) -> None:
        """Asks for a file and writes the whole paper into it."""
        if self.paper is not None and (
            path := self.choose_file(_("Save as PDF"), self.paper.file, "pdf", "PDF")
        ):
            self.save(path)

    def choose_file(self, title: str, name: str, ending: str, kind: str) -> Path | None:
        """Asks for a file in the folder where papers were saved last; None: left alone."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self, title, self._start(f"{name}.{ending}"), f"{kind} (*.{ending})"
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == f".{ending}" else Path(f"{chosen}.{ending}")

    def choose_folder(self, title: str) -> Path | None:
        """Asks for a folder, beginning where papers were saved last; None: left alone."""
        chosen = QFileDialog.getExistingDirectory(self, title, self._start())
        return Path(chosen) if chosen else None

    def save(self, path: Path, paper: Paper | None = None) -> None:
        """Draws the paper (or another one in its place) into this file."""
        wanted = paper or self.paper
        if wanted is None:
            return

        def work() -> Generator[Progress, None, Drawn]:
            from desktop.exchange.tables import replace_file

            drawn = fit((yield from wanted.make()))
            replace_file(path, drawn.data)
            return drawn

        self.run(_("Saving"), work, lambda _drawn: self.say_saved(path))

    def say_saved(self, path: Path) -> None:
        """Says that it is written, offers to open it, and remembers the folder."""
        folder = path if path.is_dir() else path.parent
        self._keeping.change(paper_folder=str(folder))
        self.notices.say(
            _("Written: {file}").format(file=path.name), Tone.GOOD, _("Open"), lambda: look_at(path)
        )
        self.saved.emit(path)

    # ── whatever takes its time ───────────────────────────────────────────────────────────────

    def run(self, title: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Does long work in the paper lane under the eyes of who started it, one at a time."""
        self.notices.clear()
        self.long.start(
            PAPER,
            work,
            title=title,
            done=done,
            refused=lambda no: None if no.code == "cancelled" else self.notices.refuse(no),
            keys=[self.keys],
        )

    def _start(self, name: str = "") -> str:
        before = self._keeping.settings().paper_folder
        if before and Path(before).is_dir():
            return str(Path(before) / name)
        return documents(name)


def fit(drawn: Drawn) -> Drawn:
    """The same, where nothing in it must be mended first. Raises UnfitPapers."""
    stops = [found for found in drawn.findings if found.stops]
    if stops:
        raise UnfitPapers(tuple((found.who, found.what, found.detail) for found in stops))
    return drawn


def look_at(path: Path) -> None:
    """Opens a file or folder with whatever the system opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
