"""Forms of arriving: goods-in in parts, and boxes by area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.errors import BadQuantity, Refused
from desktop.domain.production import Boxing, Production, Split
from desktop.ui import theme
from desktop.ui.forms import tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.typed import DayField, NumberField, text_box, word_field
from desktop.ui.production.books import Basics
from desktop.ui.production.choices import picked, place_picker
from desktop.ui.production.saying import pieces
from desktop.ui.production.steps.form import Command, StepForm
from desktop.ui.workplace import Workplace
from desktop.wording import _, pgettext

if TYPE_CHECKING:
    from desktop.services.production import Saved


class GoodsInForm(StepForm):
    """到货验收: 应到, 实到, 合格, 验收人, 问题; the good ones go into the stock at once."""

    def __init__(self, work: Workplace, basics: Basics, thing: Production) -> None:
        super().__init__(work, _("Goods-in"), _("Accept"), thing.draft.name)
        self._thing = thing
        draft, missing = thing.draft, thing.missing or None
        self.expected = self.add("expected", pgettext("goods", "Expected"), NumberField(missing))
        self.arrived = self.add("arrived", pgettext("goods", "Arrived"), NumberField(missing))
        self.good = self.add("good", _("Good"), NumberField(missing))
        self.place = self.add(
            "place", _("Where they lie now"), place_picker(work, _("Place"), self._no)
        )
        self.by = self.add(
            "accepted_by",
            _("Accepted by"),
            word_field(draft.accept_by or work.desk().person, basics.words.people),
        )
        self.problem = self.add("problem", _("Problem"), text_box(lines=2))
        self.split = self.add("split", _("Sizes, where there are several"), text_box(), _(
            "One in each line with its good pieces: M 120. Articles are made by themselves."
        ))  # fmt: skip
        self.day = self.add("arrived_on", _("Arrived on"), DayField(basics.today, basics.today))
        self._follows = True
        self.good.textEdited.connect(lambda _text: self._alone())
        self.arrived.textChanged.connect(self._follow)

    def begin(self) -> None:
        """What is counted is what arrived."""
        super().begin()
        self.arrived.setFocus()
        self.arrived.selectAll()

    def _alone(self) -> None:
        self._follows = False

    def _follow(self, text: str) -> None:
        """All that arrived is good until somebody says otherwise."""
        if self._follows:
            self.good.setText(text)

    def _no(self, no: Refused) -> None:
        self.notices.refuse(no)

    def command(self) -> Command:
        """Takes the goods in."""
        arrived, good = self.arrived.number() or 0, self.good.number() or 0
        expected, place, on = self.expected.number(), picked(self.place), self.day.day()
        by, problem = self.by.text(), self.problem.toPlainText()
        split = sizes(self.split.toPlainText())
        desk, op, thing_id = self.work.desk(), self.op, self._thing.id

        def act() -> Saved:
            from desktop.services import production

            return production.goods_in(
                desk,
                op,
                thing_id,
                arrived=arrived,
                good=good,
                place=place,
                expected=expected,
                accepted_by=by,
                problem=problem,
                split=split,
                arrived_on=on,
            )

        return act

    def said(self) -> str:
        """What came in."""
        return _("{name}: {pieces} taken in").format(
            name=self._thing.draft.name, pieces=pieces(self.good.number() or 0)
        )


def sizes(text: str) -> tuple[Split, ...]:
    """Lines such as `M 120` or `XL：30` as sizes with pieces. Raises BadQuantity."""
    found = []
    for line in text.splitlines():
        words = line.replace("：", " ").replace(":", " ").replace("×", " ").split()
        if not words:
            continue
        if len(words) < 2:
            raise BadQuantity(line.strip())
        found.append(Split(money.parse_quantity(words[-1]), label=" ".join(words[:-1])))
    return tuple(found)


class BoxForm(StepForm):
    """分箱: pieces into boxes by area, A1 签到区 and so on."""

    def __init__(self, work: Workplace, basics: Basics, thing: Production) -> None:
        super().__init__(work, _("Into boxes"), _("Put into boxes"), thing.draft.name)
        self._thing = thing
        self.boxes = self.add("box", _("Box, area and pieces"), BoxLines(thing.good or None))
        self.parent_place = self.add(
            "parent",
            _("Boxes stand in"),
            place_picker(work, _("Boxes stand in"), self._no),
            _("Where the goods came in, if left empty."),
        )
        self.source = self.add(
            "place",
            _("The pieces lie in"),
            place_picker(work, _("The pieces lie in"), self._no),
            _("Where the goods came in, if left empty."),
        )
        self.by = self.add(
            "responsible", _("Responsible"), word_field(thing.draft.person(), basics.words.people)
        )

    def _no(self, no: Refused) -> None:
        self.notices.refuse(no)

    def command(self) -> Command:
        """Fills the boxes."""
        parent, source, by = picked(self.parent_place), picked(self.source), self.by.text()
        boxings = [
            Boxing(box, qty, area, parent, responsible=by) for box, area, qty in self.boxes.lines()
        ]
        desk, op, thing_id = self.work.desk(), self.op, self._thing.id

        def act() -> Saved:
            from desktop.services import production

            return production.box(desk, op, thing_id, boxings, source)

        return act

    def said(self) -> str:
        """What was boxed."""
        return _("In boxes: {name}").format(name=self._thing.draft.name)


class BoxLines(QWidget):
    """Lines of box, area and pieces."""

    changed = Signal()

    def __init__(self, qty: int | None) -> None:
        super().__init__()
        self.rows: list[tuple[QLineEdit, QLineEdit, NumberField]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.UNIT)
        self.more = IconKey(theme.icon("plus"), _("Another box"))
        theme.set_flat(self.more)
        self.more.setMinimumHeight(theme.TOUCH)
        self.more.clicked.connect(lambda: self.add().setFocus())
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._lines)
        column.addLayout(row)
        self.setFocusProxy(self.add(qty))

    def add(self, qty: int | None = None) -> QLineEdit:
        """One more line; its first field."""
        n = len(self.rows) + 1
        box, area, number = QLineEdit(), QLineEdit(), NumberField(qty)
        box.setPlaceholderText("A1")
        area.setPlaceholderText(_("Area"))
        number.setPlaceholderText(_("Pieces"))
        for field, name in ((box, _("Box {n}")), (area, _("Area of box {n}")),
                            (number, _("Pieces in box {n}"))):  # fmt: skip
            field.setAccessibleName(name.format(n=n))
        off = tool_button("x", _("Take box {n} off").format(n=n))
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for at, (field, share) in enumerate(((box, 2), (area, 3), (number, 2))):
            field.setMinimumWidth(theme.grown(self.font(), 56))
            grid.addWidget(field, 0, at)
            grid.setColumnStretch(at, share)
        grid.addWidget(off, 0, 3)
        entry = (box, area, number)
        self.rows.append(entry)
        self._lines.addWidget(line)

        def remove() -> None:
            if len(self.rows) > 1:
                self.rows.remove(entry)
                self._lines.removeWidget(line)
                line.hide()
                line.deleteLater()

        off.clicked.connect(remove)
        return box

    def lines(self) -> list[tuple[str, str, int]]:
        """What stands here: box, area, pieces. Raises BadQuantity."""
        return [
            (box.text().strip(), area.text().strip(), number.number() or 0)
            for box, area, number in self.rows
            if box.text().strip() or number.text().strip()
        ]

    def state(self) -> object:
        """What stands here, to see whether it was changed."""
        return [(b.text(), a.text(), n.text()) for b, a, n in self.rows]
