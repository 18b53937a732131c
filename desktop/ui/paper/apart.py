"""The keys by which papers go out one by one, a file each: in a zip, in a folder."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.printing import Printing
from desktop.wording import _


class ApartKeys(QObject):
    """Two more keys of `printing`; `wanted` carries the zip or the folder (Path) once chosen."""

    wanted = Signal(object)

    def __init__(self, printing: Printing, into_zip: str, into_folder: str) -> None:
        super().__init__(printing)
        self._printing = printing
        self._zip = IconKey(theme.icon("package"), into_zip)
        self._folder = IconKey(theme.icon("folder-open"), into_folder)
        for key in (self._zip, self._folder):
            printing.add_key(key)
        self._zip.clicked.connect(self._ask_zip)
        self._folder.clicked.connect(self._ask_folder)

    def set_visible(self, shown: bool) -> None:
        """Shows the keys, or hides them where there is nothing to take apart."""
        for key in (self._zip, self._folder):
            key.setVisible(shown)

    def _ask_zip(self) -> None:
        paper, choose = self._printing.paper, self._printing.choose_file
        if paper and (path := choose(_("Zip"), paper.file, "zip", "ZIP")):
            self.wanted.emit(path)

    def _ask_folder(self) -> None:
        if path := self._printing.choose_folder(_("Folder for the papers")):
            self.wanted.emit(path)
