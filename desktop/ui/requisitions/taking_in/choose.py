"""The first step: a list is dropped or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout

from desktop.ui import theme
from desktop.ui.forms.dropping import DropField
from desktop.ui.forms.tool import primary_button
from desktop.ui.usual import downloads
from desktop.wording import _

_LISTS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls"


class ChooseStep(DropField):
    """`chosen` carries the path of a list."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel(_("Drop a list here"), alignment=Qt.AlignmentFlag.AlignCenter)
        theme.set_heading(self.title, "part")
        self.text = QLabel(
            _(
                "The export of the request form, a table with a row or a column for each "
                "article, or the orders of 小红书, as CSV or XLSX. Nothing is written before you "
                "have seen what becomes of every row. Phone, address and remark are kept private."
            ),
            alignment=Qt.AlignmentFlag.AlignCenter,
            wordWrap=True,
        )
        self.file = primary_button(_("Choose a file"), "folder-open")
        self.file.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.file)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.UNIT * 4,) * 4)
        column.setSpacing(theme.UNIT * 2)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addStretch(3)
        self.dropped.connect(self.chosen)
        self.setFocusProxy(self.file)

    def _choose(self) -> None:
        kinds = f"{_('Lists')} ({_LISTS})"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a list"), downloads(), kinds)
        if name:
            self.chosen.emit(Path(name))
