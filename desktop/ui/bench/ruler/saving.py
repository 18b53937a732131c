"""The factory's files: into a folder, or as one zip."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.bench.ruler import Fabricated, RulerWish
from desktop.domain.errors import Refused
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.forms import FlowLayout, primary_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import LONG
from desktop.ui.longwork import LongWork
from desktop.ui.notices import NoticeBar
from desktop.ui.theme import Tone
from desktop.ui.usual import documents
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext

_Making = Generator[Progress, None, Fabricated]


class Saving(QWidget):
    """`offer` says which ruler; None shuts the keys."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._wish: RulerWish | None = None
        self.notices = NoticeBar()
        self.long = LongWork(work.jobs)
        self.zip_key = primary_button(_("Save the zip for the factory"), "download")
        self.folder_key = IconKey(theme.icon("folder-open"), _("Save into a folder"))
        self.keys = QWidget()
        keys = FlowLayout(self.keys, spacing=theme.UNIT)
        keys.addWidget(self.zip_key)
        keys.addWidget(self.folder_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.notices)
        column.addWidget(self.long)
        column.addWidget(self.keys)
        self.zip_key.clicked.connect(self._choose_zip)
        self.folder_key.clicked.connect(self._choose_folder)
        self.offer(None)

    def offer(self, wish: RulerWish | None) -> None:
        """Which ruler would be written."""
        self._wish = wish
        for key in (self.zip_key, self.folder_key):
            key.setEnabled(wish is not None)

    def save_folder(self, folder: Path) -> None:
        """Writes all files into a folder; those of an earlier ruler there are replaced."""
        wish = self._wish
        if wish is None:
            return

        def work() -> _Making:
            from desktop.services.bench import ruler

            return (yield from ruler.fabricate(wish, folder))

        self._start(work, folder)

    def save_zip(self, path: Path) -> None:
        """Writes the one file that a factory's page takes."""
        wish = self._wish
        if wish is None:
            return

        def work() -> _Making:
            from desktop.exchange.tables import replace_file
            from desktop.services.bench import ruler

            with TemporaryDirectory(prefix="yuanwu-ruler-") as held:
                made = yield from ruler.fabricate(wish, Path(held))
                replace_file(path, (Path(held) / made.files[-1]).read_bytes())
            return made

        self._start(work, path)

    def _start(self, work: Callable[[], _Making], path: Path) -> None:
        self.notices.clear()
        self.long.start(
            LONG,
            work,
            title=_("Making the factory's files"),
            done=lambda made: self._done(made, path),
            refused=self._refused,
            keys=[self.keys],
        )

    def _done(self, made: Fabricated, path: Path) -> None:
        n = len(made.findings)
        said = _("Written: {file}").format(file=path.name)
        if n:
            more = ngettext(
                "The factory would object to {n} thing; ruler-README.txt names it, too.",
                "The factory would object to {n} things; ruler-README.txt names them, too.",
                n,
            )
            said = f"{said}. {more.format(n=f'{n:,}')}"
        there = path if path.is_dir() else path.parent

        def look() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))

        self.notices.say(said, Tone.WARN if n else Tone.GOOD, _("Open"), look)

    def _refused(self, no: Refused) -> None:
        if no.code != "cancelled":
            self.notices.refuse(no)

    def _name(self) -> str:
        wish = self._wish
        parts = ["ruler", f"{wish.length}mm" if wish else "", wish.lot if wish else ""]
        return "-".join(part for part in parts if part).replace("/", "-").replace(" ", "-")

    def _choose_zip(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the zip for the factory"), documents(f"{self._name()}.zip"), "ZIP (*.zip)"
        )
        if chosen:
            self.save_zip(Path(chosen if chosen.lower().endswith(".zip") else f"{chosen}.zip"))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Save into a folder"), documents())
        if chosen:
            self.save_folder(Path(chosen))
