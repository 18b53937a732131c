"""Beginning a transfer, or changing a draft: from where, to where, how, what."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.domain.errors import BadDate, Missing
from desktop.domain.transfers import Transfer, Way
from desktop.services import transfers
from desktop.services.changes import OpId
from desktop.services.transfers import Drafted, Pick, TransferDraft
from desktop.ui import theme
from desktop.ui.forms import Choice, Field, Picker
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.wheel import keep_still
from desktop.ui.stock.acts.lines import Goods
from desktop.ui.stock.choices import find_places
from desktop.ui.stock.transfers.whole import WholePage
from desktop.ui.workplace import Workplace
from desktop.wording import N_, _
from desktop.wording import transfers as words
from desktop.wording.refusals import sentence

_BOX = N_("It travels with everything that lies in it.")


def place_of(picker: Picker) -> int | None:
    """The place chosen, by local id."""
    chosen = picker.chosen()
    return None if chosen is None else int(str(chosen.key))


class TransferForm(WholePage):
    """A new transfer, or the draft `of`; `which` asks which home ships these goods."""

    which = Signal()

    def __init__(self, work: Workplace, of: Transfer | None = None) -> None:
        title = _("Change {code}").format(code=of.code) if of else _("New transfer")
        super().__init__(work, title, "truck", _("Save") if of else _("Hold the goods"))
        self._of = of
        self.goods = Goods(work)
        self.box = Picker(_("Or a whole box"), find_places(work), work.jobs)
        self.source = Picker(_("From"), find_places(work), work.jobs)
        self.goal = Picker(_("To"), find_places(work), work.jobs)
        self.way = QComboBox()
        keep_still(self.way)
        self.way.view().setAccessibleName(_("How"))
        for way in Way:
            self.way.addItem(words.way(way), way)
        self.needed = QLineEdit()
        self.needed.setPlaceholderText("2026-12-31")
        self.note = QLineEdit()
        self.which_key = IconKey(theme.icon("map-pin"), _("Which home ships it?"))
        self.parts: dict[str, Field] = {}
        for key, label, entry, hint in (
            ("goods", _("Goods"), self.goods, ""),
            ("box", _("Or a whole box"), self.box, _(_BOX)),
            ("source", _("From"), self.source, ""),
            ("goal", _("To"), self.goal, ""),
            ("way", _("How"), self.way, ""),
            ("needed", _("Needed on"), self.needed, _("may stay empty")),
            ("note", _("Note"), self.note, ""),
        ):
            self.parts[key] = Field(label, entry, hint)
            self.fields.addWidget(self.parts[key])
        if of is None:
            self.add_key(self.which_key)
        else:
            self._show(of)
        self.which_key.clicked.connect(self.which)
        self.go.clicked.connect(self.save)
        self.note.returnPressed.connect(self.go.click)

    def begin(self, goods: list[Choice], place: Choice | None) -> None:
        """Starts with goods and a place that are known already."""
        self.goods.fill(goods)
        self.source.set_choice(place)
        line = self.goods.lines[0]
        (line.qty if line.item.chosen() else line.item).setFocus()

    def start(self) -> None:
        """The keyboard comes to what is asked first."""
        (self.goods.lines[0].item if self._of is None else self.goal).setFocus()

    def take(self, item: Choice) -> bool:
        """A scanned article goes into the goods."""
        if self._of is None:
            self.goods.take(item)
        return self._of is None

    def wants(self) -> list[tuple[str, int]]:
        """What is wanted, by code and pieces."""
        return [(wish.code, wish.qty) for wish in self.goods.wishes()]

    def titles(self) -> dict[str, str]:
        """What people call the wanted goods, by code."""
        chosen = (line.item.chosen() for line in self.goods.lines)
        return {str(choice.key): choice.title for choice in chosen if choice is not None}

    def needed_on(self) -> date | None:
        """The day typed; None where none is. Raises BadDate."""
        typed = self.needed.text().strip()
        if not typed:
            return None
        try:
            year, month, day = (int(part) for part in typed.replace("/", "-").split("-"))
            return date(year, month, day)
        except ValueError as error:
            raise BadDate(typed) from error

    def to_place(self) -> int | None:
        """The goal chosen, by local id."""
        return place_of(self.goal)

    def draft(self, source: int) -> TransferDraft | None:
        """What was typed, from this place; None after saying what is missing."""
        for part in self.parts.values():
            part.clear()
        goal = self.to_place()
        if goal is None:
            self.parts["goal"].refuse(sentence(Missing("to")))
            self.goal.setFocus()
            return None
        try:
            needed = self.needed_on()
        except BadDate as no:
            self.parts["needed"].refuse(sentence(no))
            self.needed.setFocus()
            return None
        return TransferDraft(
            source, goal, Way(self.way.currentData()), needed, self.note.text().strip()
        )

    def save(self) -> None:
        """Begins the transfer and holds its goods, or changes the draft."""
        if self._of is None and not self._goods_said():
            return
        source = place_of(self.source)
        if source is None:
            self.parts["source"].refuse(
                _("Choose where the goods lie, or ask which home ships them.")
            )
            self.source.setFocus()
            return
        wanted = self.draft(source)
        if wanted is None:
            return
        desk, of = self.work.desk(), self._of
        picks = [Pick(code, qty) for code, qty in self.wants()]
        box = place_of(self.box)
        boxes = [] if box is None else [box]

        def act(op: OpId) -> Drafted:
            if of is not None:
                return transfers.edit(desk, op, of.code, wanted)
            return transfers.draft(desk, op, wanted, picks, boxes)

        self.write(act, lambda made: self.done.emit(made.transfer))

    def _goods_said(self) -> bool:
        """Whether goods were chosen; what was typed and names nothing is not dropped silently."""
        field = self.parts["goods"]
        field.clear()
        for line in self.goods.lines:
            if typed := line.item.loose():
                field.refuse(
                    _("“{text}” is no article yet: choose one from the list.").format(text=typed)
                )
                line.item.setFocus()
                return False
        if not self.wants() and self.box.chosen() is None:
            field.refuse(_("Choose what shall go: articles, or a whole box."))
            self.goods.lines[0].item.setFocus()
            return False
        return True

    def _show(self, of: Transfer) -> None:
        self.parts["goods"].hide()
        self.parts["box"].hide()
        self.source.set_choice(Choice(of.from_id, of.from_place))
        self.goal.set_choice(Choice(of.to_id, of.to_place))
        self.way.setCurrentIndex(list(Way).index(of.way))
        self.needed.setText("" if of.needed_on is None else of.needed_on.isoformat())
        self.note.setText(of.note)


class GoodsForm(WholePage):
    """More goods for a draft: articles, or a whole box with all it holds."""

    def __init__(self, work: Workplace, of: Transfer) -> None:
        title = _("Goods for {code}").format(code=of.code)
        super().__init__(work, title, "plus", _("Hold the goods"))
        self._of = of
        self.goods = Goods(work)
        self.box = Picker(_("A whole box"), find_places(work), work.jobs)
        self.fields.addWidget(Field(_("Goods"), self.goods))
        self.fields.addWidget(Field(_("Or a whole box"), self.box, _(_BOX)))
        self.go.clicked.connect(self.save)

    def start(self) -> None:
        """The keyboard comes to the first article."""
        self.goods.lines[0].item.setFocus()

    def take(self, item: Choice) -> bool:
        """A scanned article goes into the goods."""
        self.goods.take(item)
        return True

    def save(self) -> None:
        """Holds them."""
        desk, code, box = self.work.desk(), self._of.code, place_of(self.box)
        picks = [Pick(wish.code, wish.qty) for wish in self.goods.wishes()]
        if not picks and box is None:
            self.notices.say(_("Choose an article or a box first."))
            return

        def act(op: OpId) -> Drafted:
            return transfers.pick(desk, op, code, picks, [] if box is None else [box])

        self.write(act, lambda made: self.done.emit(made.transfer))
