"""拣货单: what to take from which home, on paper; nothing moves until somebody books it."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.paper.drawn import Drawn
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.forms import Choice, Field
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.printing.paper import Paper
from desktop.ui.stock.acts.kinds import ActKind, title
from desktop.ui.stock.acts.lines import Goods
from desktop.ui.stock.head import PanelHead
from desktop.ui.workplace import Workplace
from desktop.wording import _


class PickForm(QWidget):
    """Goods with their pieces, and what they are for; `closed` says that nobody wants it more."""

    closed = Signal()

    def __init__(self, work: Workplace, kind: ActKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self.kind = work, kind
        self.head = PanelHead(title(kind), kind.icon)
        self.head.closed.connect(self.closed)
        self.goods = Goods(work)
        self.purpose = QLineEdit()
        self.purpose.setPlaceholderText(_("such as an event or a parcel"))
        self.hint = QLabel(
            _(
                "It proposes as few places as possible from what is there and not promised. "
                "Nothing moves."
            ),
            wordWrap=True,
        )
        theme.set_tone(self.hint, "muted")
        self.notices = NoticeBar()
        self.go = QPushButton(_(kind.button))
        theme.set_primary(self.go)
        self.go.setEnabled(False)
        self.go.clicked.connect(self.show_paper)
        self.goods.changed.connect(self._changed)
        self.purpose.returnPressed.connect(self.go.click)
        self._lay_out()

    def begin(self, items: list[Choice], _place: Choice | None = None) -> None:
        """Starts with goods that are known already."""
        self.goods.fill(items)
        line = self.goods.lines[0]
        (line.qty if line.item.chosen() else line.item).setFocus()

    def take(self, item: Choice) -> None:
        """A scanned item: one more piece of it, or a line of its own."""
        self.goods.take(item)

    def show_paper(self) -> None:
        """The list as it will come out, beside the keys that print and save it."""
        desk = self._work.desk()
        lines = [(wish.code, wish.qty) for wish in self.goods.wishes()]
        purpose = self.purpose.text().strip()

        def make() -> Generator[Progress, None, Drawn]:
            from desktop.services.paper import slips

            yield Progress(0, 1)
            return slips.pick_list(desk, lines, title=purpose)

        name = _("Pick list {purpose}").format(purpose=purpose).strip()
        self._work.go("paper", ("look", Paper(name, 1, make), "stock"))

    def _changed(self) -> None:
        self.go.setEnabled(bool(self.goods.wishes()))

    def _lay_out(self) -> None:
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, theme.UNIT, 0)
        fields.setSpacing(theme.UNIT * 2)
        fields.addWidget(Field(_("Goods"), self.goods))
        fields.addWidget(Field(_("What for"), self.purpose))
        fields.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(scrolled(inner), 1)
        column.addWidget(self.hint)
        column.addWidget(self.notices)
        column.addWidget(self.go)
