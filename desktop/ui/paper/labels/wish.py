"""The left half: what labels are of, how many of each, what they come on, what stands on them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.paper.labels.adding import Adding
from desktop.ui.paper.labels.kinds import SAID, Kind, title
from desktop.ui.paper.labels.lines import Line, LinesTable
from desktop.ui.paper.labels.size import SizePart
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext

_LINES_SHOWN = 4


class Wish(QScrollArea):
    """`changed` tells that pages look different now; `kind_changed` that another kind begins;
    `labels_typed` carries labels that no ledger knows.
    """

    changed = Signal()
    kind_changed = Signal()
    labels_typed = Signal(object)

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self.kind = Kind.ITEMS
        self.kinds = {kind: IconKey(theme.icon(SAID[kind].icon), title(kind)) for kind in Kind}
        self.adding = Adding(work)
        self.table = LinesTable(_("Labels to be printed"))
        self.sum = QLabel(wordWrap=True)
        self.one_each = QPushButton(_("One of each"))
        self.there = QPushButton(_("As many as lie there"))
        self.empty = IconKey(theme.icon("trash-2"), _("Empty the list"))
        self.sizes = SizePart(keeping)
        self.price = QCheckBox(_("Print the price"))
        self.bars = QCheckBox(_("Bars beside the QR, where they fit"))
        self.whole = QCheckBox(_("Show names and addresses on this screen"))
        self._lay_out()
        self._connect()
        self.turn_to(Kind.ITEMS)

    def turn_to(self, kind: Kind) -> None:
        """Begins another kind of labels; the list is emptied with it."""
        self.kinds[kind].setChecked(True)
        fresh = kind is not self.kind
        self.kind = kind
        self.adding.turn_to(kind)
        self.there.setVisible(kind is Kind.ITEMS)
        self.price.setVisible(kind is Kind.ITEMS)
        self.bars.setVisible(kind is not Kind.BOXES)
        self.whole.setVisible(kind is Kind.PARCELS)
        if fresh:
            self.kind_changed.emit()
            self.table.put([])

    def add(self, found: Iterable[tuple[object, str, int]]) -> None:
        """(key, title, copies) onto the list; what is there already gets so many more."""
        self.adding.notices.clear()
        self.table.add([Line(key, copies, name) for key, name, copies in found])

    def say(self, labels: int, pages: int) -> None:
        """How much it is by now."""
        counted = ngettext("{n} label", "{n} labels", labels).format(n=f"{labels:,}")
        sheets = ngettext("{n} page", "{n} pages", pages).format(n=f"{pages:,}")
        parts = [counted, sheets]
        if self.kind is Kind.PARCELS and not self.whole.isChecked():
            parts.append(_("starred on this screen, whole on paper"))
        self.sum.setText("  ·  ".join(parts))
        filled = bool(self.table.lines)
        for part in (self.table, self.sum, self._all):
            part.setVisible(filled)

    # ── copies of all ─────────────────────────────────────────────────────────────────────────

    def _set_all(self, copies: int) -> None:
        for line in self.table.lines:
            line.copies = copies
        self.table.show_copies()
        self.changed.emit()

    def _as_many_as_there(self) -> None:
        desk, codes = self._work.desk(), [str(line.key) for line in self.table.lines]

        def look() -> dict[str, int]:
            from desktop.ui.paper.labels.asking import on_hand

            return on_hand(desk, codes)

        def came(there: dict[str, int]) -> None:
            for line in self.table.lines:
                line.copies = there.get(str(line.key), line.copies)
            self.table.show_copies()
            self.changed.emit()

        self._work.jobs.run(
            READ, look, owner=self, done=came, refused=self.adding.notices.refuse, latest="there"
        )

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        kinds = FlowLayout(spacing=4)
        for kind, button in self.kinds.items():
            button.setCheckable(True)
            button.setProperty("tight", True)
            button.clicked.connect(lambda _=False, k=kind: self.turn_to(k))
            group.addButton(button)
            kinds.addWidget(button)
        theme.set_tone(self.sum, "muted")
        for key in (self.one_each, self.there, self.empty):
            theme.set_flat(key)
            key.setMinimumHeight(theme.TOUCH)
        self._all = QWidget()
        keys = FlowLayout(self._all, spacing=4)
        for key in (self.one_each, self.there, self.empty):
            keys.addWidget(key)
        for box in (self.price, self.bars, self.whole):
            box.setMinimumHeight(theme.TOUCH)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(kinds)
        column.addWidget(self.adding)
        column.addWidget(self.table)
        column.addWidget(self.sum)
        column.addWidget(self._all)
        column.addWidget(self.sizes)
        for box in (self.price, self.bars, self.whole):
            column.addWidget(box)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def _connect(self) -> None:
        self.price.setChecked(self._keeping.settings().label_price)
        self.bars.setChecked(True)
        self.adding.found.connect(self.add)
        self.adding.typed.connect(self.labels_typed)
        self.table.changed.connect(self._lines_changed)
        self.sizes.changed.connect(self.changed)
        self.one_each.clicked.connect(lambda: self._set_all(1))
        self.there.clicked.connect(self._as_many_as_there)
        self.empty.clicked.connect(lambda: self.table.put([]))
        self.price.toggled.connect(lambda on: self._keeping.change(label_price=on))
        for box in (self.price, self.bars, self.whole):
            box.toggled.connect(lambda _on: self.changed.emit())

    def _lines_changed(self) -> None:
        shown = min(max(len(self.table.lines), 1), _LINES_SHOWN)
        self.table.setFixedHeight(shown * self.table.rowHeight(0) + 6 if self.table.lines else 0)
        self.table.setVisible(bool(self.table.lines))
        self.changed.emit()
