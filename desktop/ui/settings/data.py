"""Where the data lie, whether they are whole, and a copy of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.safekeeping import Checked
from desktop.services import safekeeping
from desktop.settings import without_password
from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import LONG
from desktop.ui.longwork import LongWork
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext
from desktop.wording.problems import problem

_SHOWN = 12


class DataGroup(QWidget):
    """The database and the folder, 核验 and a backup now."""

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        settings = keeping.settings()
        self.folder = QLineEdit(str(keeping.folders.home))
        self.folder.setReadOnly(True)
        self.show_folder = IconKey(theme.icon("folder-open"), _("Show"))
        self.show_folder.clicked.connect(self._show_folder)
        self.change_folder = QPushButton(_("Change…"))
        self.change_folder.clicked.connect(self._change_folder)
        self.url = QLineEdit(settings.database)
        self.url.setPlaceholderText(_("empty: the file in the data folder"))
        self.keep_url = QPushButton(_("Use it"))
        self.keep_url.clicked.connect(self._keep_url)
        self.check = IconKey(theme.icon("circle-check"), _("Check the ledger"))
        self.check.clicked.connect(self._check)
        self.backup = IconKey(theme.icon("save"), _("Back up now"))
        self.backup.clicked.connect(self._backup)
        self.working = LongWork(work.jobs)
        self.notices = NoticeBar()
        self.problems = QLabel(wordWrap=True)
        self.problems.hide()
        for widget in (
            self.folder, self.show_folder, self.change_folder, self.url, self.keep_url,
            self.check, self.backup,
        ):  # fmt: skip
            widget.setMinimumHeight(theme.TOUCH)
        self._lay_out()

    # ── folder and database ───────────────────────────────────────────────────────────────────

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._keeping.folders.home)))

    def _change_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, _("Choose the data folder"), str(self._keeping.folders.home)
        )
        if name:
            self._keeping.change(data=name)
            self.notices.say(
                _("The program opens this folder from the next start on."),
                Tone.ACCENT,
                _("Start again now"),
                self._keeping.restart,
            )

    def _keep_url(self) -> None:
        url = self.url.text().strip()
        if without_password(url) != url:
            self.notices.say(
                _(
                    "A password is not kept here. Leave it out, and put it into YUANWU_DATABASE "
                    "or the pgpass file."
                ),
                Tone.BAD,
                _("Leave it out"),
                lambda: self.url.setText(without_password(url)),
            )
            return
        if url and not url.startswith(("postgresql://", "postgres://", "postgresql+psycopg://")):
            self.notices.say(
                _("An address looks like postgresql://name@server/database."), Tone.BAD
            )
            return
        self._keeping.change(database=url)
        self._keeping.restart()

    # ── whole and copied ──────────────────────────────────────────────────────────────────────

    def _check(self) -> None:
        self.notices.clear()
        self.problems.hide()
        desk = self._work.desk()
        self.working.start(
            LONG,
            lambda: safekeeping.check(desk),
            title=_("Checking the ledger"),
            done=self._checked,
            refused=self.notices.refuse,
        )

    def _checked(self, found: Checked) -> None:
        if found.ok:
            self.notices.say(
                _("The ledger is whole: every movement, balance, number and chain is right."),
                Tone.GOOD,
            )
            return
        count = len(found.problems)
        self.notices.say(
            ngettext("{n} thing is wrong.", "{n} things are wrong.", count).format(n=count),
            Tone.BAD,
        )
        self.problems.setText("\n".join(problem(p) for p in found.problems[:_SHOWN]))
        self.problems.show()

    def _backup(self) -> None:
        self.notices.clear()
        desk, folder = self._work.desk(), self._keeping.folders.backups
        start = str(folder / f"yuanwu-{desk.now().astimezone():%Y%m%d-%H%M}.db")
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Back up to"), start, _("Copy of the ledger") + " (*.db)"
        )
        if not name:
            return
        path = Path(name)

        def done(_result: object) -> None:
            self.notices.say(_("Backed up to {file}.").format(file=path.name), Tone.GOOD)

        self.working.start(
            LONG,
            lambda: safekeeping.backup(desk, path),
            title=_("Backing up"),
            done=done,
            refused=self.notices.refuse,
        )

    def _leave_sample(self) -> QWidget:
        """Out of the sample data, into a person's own."""
        leave = IconKey(theme.icon("arrow-right"), _("Start with my own data"))
        leave.setMinimumHeight(theme.TOUCH)
        leave.clicked.connect(lambda: self._keeping.restart("own"))
        return Field(_("These are sample data. Nothing here is kept."), leave)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT * 2)
        folder = QWidget()
        row = QHBoxLayout(folder)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.folder, self.show_folder, self.change_folder):
            row.addWidget(widget)
        self.folder.setAccessibleName(_("Data folder"))
        address = QWidget()
        row = QHBoxLayout(address)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.url, self.keep_url):
            row.addWidget(widget)
        self.url.setAccessibleName(_("Shared database (PostgreSQL)"))
        if self._keeping.sample:
            column.addWidget(self._leave_sample())
        hint = _("The password stays in YUANWU_DATABASE or the pgpass file, never here.")
        column.addWidget(Field(_("Data folder"), folder))
        column.addWidget(Field(_("Shared database (PostgreSQL)"), address, hint))
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addWidget(self.backup)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.working)
        column.addWidget(self.notices)
        column.addWidget(self.problems)
