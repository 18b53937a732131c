"""The page of a room in which nothing ever was: one more key than other empty pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from desktop.ui import theme
from desktop.ui.table.empty import Empty, EmptyPage
from desktop.ui.workplace import Keeping
from desktop.wording import _


class Beginning(EmptyPage):
    """Beside what begins the room stands the key to the sample."""

    def __init__(self, empty: Empty, keeping: Keeping) -> None:
        super().__init__(empty)
        self.sample_key = QPushButton(_("Try it with sample data"))
        theme.set_flat(self.sample_key)
        self.sample_key.setMinimumHeight(theme.TOUCH)
        self.sample_key.clicked.connect(lambda: keeping.restart("sample"))
        self.sample_key.setVisible(not keeping.sample)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.insertWidget(column.count() - 1, self.sample_key, 0, middle)
