"""The first step: a file is dropped or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
)

from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.forms.dropping import DropField
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.tool import primary_button
from desktop.ui.forms.wheel import keep_still
from desktop.ui.usual import downloads
from desktop.wording import _

_LISTS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls"


class ChooseStep(DropField):
    """`chosen` carries the path of a list, `pictures` that of a folder or zip of pictures;
    `sheet_chosen` the name of one of several sheets.
    """

    chosen = Signal(object)
    pictures = Signal(object)
    sheet_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.dropped.connect(self.take)
        self.title = QLabel(_("Drop a list here"), alignment=Qt.AlignmentFlag.AlignCenter)
        self.text = QLabel(
            _(
                "CSV or XLSX, as Feishu exports it or as Excel saves it. Nothing is written "
                "before you have seen what becomes of every row."
            ),
            alignment=Qt.AlignmentFlag.AlignCenter,
            wordWrap=True,
        )
        self.file = primary_button(_("Choose a file"), "folder-open")
        self.file.clicked.connect(self._choose_list)
        self.photos = IconKey(theme.icon("image"), _("Pictures from a zip"))
        self.photos.clicked.connect(self._choose_zip)
        self.folder = IconKey(theme.icon("folder-open"), _("Pictures from a folder"))
        self.folder.clicked.connect(self._choose_folder)
        self.sheet = QComboBox()
        keep_still(self.sheet)
        self.sheet.view().setAccessibleName(_("Sheets"))
        self.sheet.activated.connect(lambda _i: self.sheet_chosen.emit(self.sheet.currentText()))
        self.sheet_field = Field(_("Which sheet is meant?"), self.sheet)
        self.sheet_field.hide()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.file)
        for button in (self.photos, self.folder):
            theme.set_flat(button)
            button.setMinimumHeight(theme.TOUCH)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.UNIT * 4,) * 4)
        column.setSpacing(theme.UNIT * 2)
        column.addStretch(2)
        column.addSpacing(theme.grown(self.font(), 64))
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.sheet_field, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.set_heading(self.title, "part")

    def ask_sheet(self, names: Sequence[str]) -> None:
        """Several sheets fit: asks which one."""
        self.sheet.clear()
        self.sheet.addItems(list(names))
        self.sheet.setCurrentIndex(-1)
        self.sheet_field.show()
        self.sheet.setFocus()

    def take(self, path: Path) -> None:
        """A list, or pictures, by its nature."""
        if path.is_dir() or path.suffix.lower() == ".zip":
            self.pictures.emit(path)
        else:
            self.sheet_field.hide()
            self.chosen.emit(path)

    def _choose_list(self) -> None:
        kinds = _("Lists") + f" ({_LISTS})"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a list"), downloads(), kinds)
        if name:
            self.take(Path(name))

    def _choose_zip(self) -> None:
        kinds = _("Pictures in a zip") + " (*.zip)"
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Choose the pictures"), downloads(), kinds
        )
        if name:
            self.take(Path(name))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, _("Choose the folder of pictures"), downloads()
        )
        if name:
            self.take(Path(name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A picture of what is meant, above the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.grown(self.font(), 48)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        box.moveBottom(self.title.y() - theme.UNIT)
        theme.paint_icon(
            painter, box, "file-spreadsheet", QColor(theme.colours_of(self.palette()).link)
        )
