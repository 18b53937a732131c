"""The files of a thing: the design, photos of samples, what was attached; opened or saved."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import CannotWrite
from desktop.domain.production import Attachment, FileState
from desktop.ui import theme
from desktop.ui.forms import tool_button
from desktop.ui.forms.dropping import DropField
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.usual import documents
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording import production as words

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")
_THUMB = 72


class Files(DropField):
    """`attached` carries the path of a file that was dropped or chosen."""

    attached = Signal(object)

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._folder = work, keeping.folders.attachments
        self.keys: dict[int, QPushButton] = {}
        self.notices = NoticeBar()
        self.hint = QLabel(_("Drop files here: drawings, photos, contracts, invoices."))
        self.hint.setWordWrap(True)
        theme.set_tone(self.hint, "muted")
        self.choose = IconKey(theme.icon("upload"), _("Attach a file"))
        self.choose.clicked.connect(self._choose)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.UNIT + 4,) * 4)
        column.addWidget(self.notices)
        column.addLayout(self._lines)
        column.addWidget(self.hint)
        column.addWidget(self.choose)
        self.dropped.connect(self.attached)

    def show_files(self, files: Sequence[tuple[str, Attachment]]) -> None:
        """Other files, each with what it is; a file stands once."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.keys = {}
        for what, one in files:
            if one.id not in self.keys:
                self._lines.addWidget(self._line(what, one))

    def _line(self, what: str, one: Attachment) -> QWidget:
        line = QWidget()
        key = IconKey(theme.icon("file-text"), one.name)
        theme.set_flat(key)
        key.setMinimumHeight(theme.TOUCH)
        key.setAccessibleName(_("Open {file}").format(file=one.name))
        key.setToolTip(_("Open {file}").format(file=one.name))
        key.clicked.connect(lambda: self._open(one))
        save = tool_button("download", _("Save {file}").format(file=one.name))
        save.clicked.connect(lambda: self._save(one))
        kind = QLabel(what)
        theme.set_tone(kind, "muted")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(key)
        row.addWidget(kind)
        row.addStretch(1)
        row.addWidget(save)
        self.keys[one.id] = key
        if Path(one.name).suffix.lower() in _PICTURES:
            self._picture(one, key)
        return line

    def _picture(self, one: Attachment, key: QPushButton) -> None:
        side = theme.grown(self.font(), _THUMB)
        desk, folder = self._work.desk(), self._folder

        def look() -> QImage | None:
            from desktop.services import production

            path = production.file(desk, one.id, folder).path
            image = QImage() if path is None else QImage(str(path))
            if image.isNull():
                return None
            keep = Qt.AspectRatioMode.KeepAspectRatio
            return image.scaled(QSize(side, side), keep, Qt.TransformationMode.SmoothTransformation)

        def came(image: QImage | None) -> None:
            if image is not None and self.keys.get(one.id) is key:
                key.setIcon(QIcon(QPixmap.fromImage(image)))
                key.setIconSize(image.size())

        self._work.jobs.run(READ, look, owner=key, done=came, refused=self.notices.refuse)

    def _find(self, one: Attachment, found: object) -> None:
        """Calls `found` with where a file lies, or says why it cannot be had."""
        desk, folder = self._work.desk(), self._folder

        def look() -> tuple[Path | None, FileState]:
            from desktop.services import production

            file = production.file(desk, one.id, folder)
            return file.path, file.state

        def came(answer: tuple[Path | None, FileState]) -> None:
            path, state = answer
            if state is not FileState.THERE:
                self.notices.say(f"{one.name}: {words.file_state(state)}", theme.Tone.BAD)
            if path is not None and callable(found):
                found(path)

        self._work.jobs.run(READ, look, owner=self, done=came, refused=self.notices.refuse)

    def _open(self, one: Attachment) -> None:
        self._find(one, lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def _save(self, one: Attachment) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the file"), documents(one.name))
        if name:
            self._find(one, lambda path: self._copy(path, Path(name)))

    def _copy(self, path: Path, to: Path) -> None:
        def act() -> None:
            try:
                shutil.copyfile(path, to)
            except OSError as error:
                raise CannotWrite(to.name, "failed", str(error)) from error

        def done(_nothing: object) -> None:
            self._work.toasts.say(_("Saved: {name}").format(name=to.name))

        self._work.jobs.run(READ, act, owner=self, done=done, refused=self.notices.refuse)

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Attach a file"), documents())
        if name:
            self.attached.emit(Path(name))
