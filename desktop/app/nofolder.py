"""The data folder cannot be used: says so before any window, and asks for another one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import wording
from desktop.ui import theme
from desktop.ui.table.empty import Empty, EmptyPage
from desktop.wording import _


class NoFolder(EmptyPage):
    """A window of its own; `folder` is what was chosen, None for nothing."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            Empty(
                _("The data folder cannot be used"),
                _("“{folder}” cannot be written to ({why}). Choose another folder.").format(
                    folder=folder, why=why
                ),
                "folder-open",
                _("Choose another folder"),
                self._choose,
                _("Close"),
                self._leave,
            )
        )
        self.setWindowTitle(_("Yuanwu"))
        self.folder: Path | None = None
        self.resize(theme.grown(self.font(), 720), theme.grown(self.font(), 420))

    def _leave(self) -> None:
        self.close()

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Choose the data folder"))
        if name:
            self.folder = Path(name)
            self.close()


def ask_for_another(app: QApplication, language: str, folder: Path, error: OSError) -> Path | None:
    """Shows the window until it is closed; returns the folder that was chosen."""
    wording.use(language)
    theme.apply(app, dark=theme.system_is_dark(app))
    window = NoFolder(folder, error.strerror or str(error))
    window.show()
    app.exec()
    return window.folder
