"""The page while nobody asked for anything: how requests come in, and tables dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from desktop.ui import theme
from desktop.ui.requisitions.ways import Ways
from desktop.ui.table.empty import Empty, EmptyPage
from desktop.ui.workplace import Keeping
from desktop.wording import _

_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls")


def nothing(ways: Ways) -> Empty:
    """What stands where nothing is: how the first requests come in."""
    return Empty(
        _("What is asked for stands here"),
        _(
            "One request for each event that wants goods: what is asked, what was promised for "
            "which day, which parcel it left in. Take in the list (使用申请) of your form, or "
            "write one down."
        ),
        "hand",
        _("Take in a list"),
        lambda: ways.begin("import", None),
        _("New request"),
        lambda: ways.begin("new", None),
    )


def dropped(data: QMimeData) -> Path | None:
    """The first table among files that hang over the room."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in _TABLES), None)


class Beginning(EmptyPage):
    """One more key than other empty pages: the sample."""

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
