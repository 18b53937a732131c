"""The first step: a table is dropped or chosen, with the event and the place it speaks of."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout

from desktop.domain.booth.event import Event
from desktop.domain.errors import Refused
from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.forms.dropping import DropField
from desktop.ui.forms.tool import primary_button
from desktop.ui.notices import NoticeBar
from desktop.ui.production.choices import event_box, fill_events, picked, place_picker
from desktop.ui.usual import downloads
from desktop.ui.workplace import Workplace
from desktop.wording import _

_LISTS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls"


class ChooseStep(DropField):
    """`chosen` carries the path of a table."""

    chosen = Signal(object)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.notices = NoticeBar()
        self.title = QLabel(_("Drop a table here"), alignment=Qt.AlignmentFlag.AlignCenter)
        theme.set_heading(self.title, "part")
        self.text = QLabel(
            _(
                "物料总表, 分箱表, 到货验收, 现场回收, 预算表 or 审批记录 as CSV or XLSX. Nothing "
                "is written before you have seen what becomes of every row."
            ),
            alignment=Qt.AlignmentFlag.AlignCenter,
            wordWrap=True,
        )
        self.file = primary_button(_("Choose a file"), "folder-open")
        self.file.clicked.connect(self._choose)
        self.events = event_box((), None, _("As the file says"))
        self.place = place_picker(work, _("Where goods came in"), self._refused)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.file)
        row.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(theme.UNIT * 2)
        beside.addWidget(Field(_("Event"), self.events), 1)
        beside.addWidget(Field(_("Where goods came in"), self.place), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.UNIT * 4,) * 4)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(self.notices)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addStretch(1)
        column.addLayout(beside)
        column.addStretch(2)
        self.dropped.connect(self.chosen)
        self.setFocusProxy(self.file)

    def show_events(self, events: tuple[Event, ...], event: int | None) -> None:
        """The events there are."""
        fill_events(self.events, events, event, _("As the file says"))

    @property
    def event_id(self) -> int | None:
        """The event that is said."""
        found = self.events.currentData()
        return found if isinstance(found, int) else None

    @property
    def place_id(self) -> int | None:
        """The place that is said."""
        return picked(self.place)

    def _refused(self, no: Refused) -> None:
        self.notices.refuse(no)

    def _choose(self) -> None:
        kinds = f"{_('Tables')} ({_LISTS})"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a table"), downloads(), kinds)
        if name:
            self.chosen.emit(Path(name))
