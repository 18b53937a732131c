"""Goods in the evening: those nobody brought on the books, and the rest that goes home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from desktop.domain.catalogue import Variant
from desktop.domain.errors import OutOfStock, Refused
from desktop.domain.stock import Place
from desktop.ui import theme
from desktop.ui.forms import Stepper
from desktop.ui.forms.boxes import choice_box
from desktop.ui.part import Part
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext


def home_box(homes: Sequence[Place], lying: Mapping[int, int], name: str) -> QComboBox:
    """A choice among homes, those with the goods first and the fullest chosen; nothing is chosen
    where no home has any. Its data are their ids, `lying` the pieces by place id.
    """
    box = choice_box(name)
    box.setPlaceholderText(_("From which home"))
    for place in sorted(homes, key=lambda p: -lying.get(p.id, 0)):
        n = lying.get(place.id, 0)
        box.addItem(f"{place.path}  ({n})" if n else place.path, place.id)
    box.setCurrentIndex(0 if any(lying.values()) else -1)
    return box


class ExplainPart(Part):
    """补登出库: `came_from(variant, qty, home)` for goods that nobody brought on the books."""

    came_from = Signal(str, int, int)

    def __init__(self) -> None:
        super().__init__(
            _("Sold, but never brought on the books"),
            _("Say which home they came from, and its stock is right again."),
        )
        self._inner = QWidget()
        self.keys: dict[str, tuple[Stepper, QComboBox, QPushButton]] = {}
        self.column.addWidget(self._inner)

    def show_goods(
        self,
        goods: Sequence[tuple[Variant, int]],
        homes: Sequence[Place],
        stock: Mapping[str, Mapping[int, int]],
    ) -> None:
        """One line for each; the part hides where there is none. `stock` is that of `Evening`."""
        self.setVisible(bool(goods))
        self.notices.clear()
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        self.keys = {}
        for line, (variant, qty) in enumerate(goods):
            pieces = Stepper(variant.title, 1, qty)
            pieces.set_value(qty)
            lying = stock.get(variant.uid, {})
            home = home_box(homes, lying, _("Home of {name}").format(name=variant.title))
            key = QPushButton(_("They came from there"))
            key.setAccessibleName(_("{name} came from there").format(name=variant.title))
            key.setMinimumHeight(theme.TOUCH)
            key.clicked.connect(
                lambda _=False, v=variant.uid, p=pieces, h=home: self._tell(v, p, h)
            )
            self.keys[variant.uid] = (pieces, home, key)
            for column, widget in enumerate((QLabel(variant.title), pieces, home, key)):
                grid.addWidget(widget, line, column)
        self.column.replaceWidget(self._inner, inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner

    def _tell(self, variant: str, pieces: Stepper, home: QComboBox) -> None:
        if home.currentData() is None:
            self.notices.say(_("Say first which home they came from."), Tone.WARN)
            return
        self.came_from.emit(variant, pieces.value(), int(home.currentData()))

    def refuse(self, no: Refused) -> None:
        """Says why not, beside the boxes; a home that has too few is told from a better one."""
        if isinstance(no, OutOfStock):
            words = _("{place} has {on_hand} of {item}, not {wanted}. Choose another place.")
            self.notices.say(words.format(**no.data()), Tone.BAD)
        else:
            self.notices.refuse(no)


class BackPart(Part):
    """现场回收: `back_wanted(home, counts by variant uid)`."""

    back_wanted = Signal(int, object)

    def __init__(self) -> None:
        super().__init__(
            _("Bring the rest home"),
            _("Count what lies on the table. What is missing or too much is recorded by name."),
        )
        self.pieces: dict[str, Stepper] = {}
        self._known: dict[str, int] = {}
        self._inner = QWidget()
        self.home = choice_box(_("To which home"))
        self.differs = QLabel(wordWrap=True)
        self.key = QPushButton(_("Bring it home as counted"))
        self.key.setMinimumHeight(theme.PAY_KEY)
        self.key.clicked.connect(self._tell)
        foot = QHBoxLayout()
        foot.addWidget(self.home, 1)
        foot.addWidget(self.key, 1)
        self.column.addWidget(self._inner)
        self.column.addWidget(self.differs)
        self.column.addLayout(foot)

    def show_goods(self, goods: Sequence[tuple[Variant, int]], homes: Sequence[Place]) -> None:
        """What lies on the stand on the books; the part hides where nothing does."""
        self.setVisible(bool(goods))
        before = self.home.currentData()
        self.home.clear()
        for place in homes:
            self.home.addItem(_("To {home}").format(home=place.path), place.id)
        self.home.setCurrentIndex(max(0, self.home.findData(before)))
        counted = {uid: s.value() for uid, s in self.pieces.items()}
        counted = {uid: n for uid, n in counted.items() if n != self._known[uid]}
        self.pieces, self._known = {}, {}
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for line, (variant, known) in enumerate(goods):
            stepper = Stepper(_("Counted: {name}").format(name=variant.title))
            stepper.set_value(counted.get(variant.uid, known))
            stepper.changed.connect(self._say)
            self.pieces[variant.uid], self._known[variant.uid] = stepper, known
            grid.addWidget(QLabel(variant.title), line, 0)
            grid.addWidget(QLabel(_("{n} on the books").format(n=known)), line, 1)
            grid.addWidget(stepper, line, 2)
        self.column.replaceWidget(self._inner, inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner
        self._say()

    def _say(self, _value: int = 0) -> None:
        off = sum(1 for uid, s in self.pieces.items() if s.value() != self._known[uid])
        self.differs.setVisible(bool(off))
        self.differs.setText(
            ngettext(
                "{n} line differs from the books.", "{n} lines differ from the books.", off
            ).format(n=off)
        )

    def _tell(self) -> None:
        if self.home.currentData() is not None:
            counts = {uid: stepper.value() for uid, stepper in self.pieces.items()}
            self.back_wanted.emit(int(self.home.currentData()), counts)
