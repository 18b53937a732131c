"""What stands beside the lists: the item or place in hand, or the panel of an act."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from desktop.domain.catalogue import Variant
from desktop.domain.stock import Holding, Place
from desktop.services import catalogue, keeping, stock
from desktop.services.changes import OpId
from desktop.services.stock import Moved
from desktop.ui import theme
from desktop.ui.forms import Choice
from desktop.ui.jobs import READ, WRITE
from desktop.ui.stock.acts.kinds import KINDS, ActKind
from desktop.ui.stock.inhand import goods_of
from desktop.ui.workplace import Keeping, Workplace

if TYPE_CHECKING:
    from desktop.ui.stock.acts.form import ActForm
    from desktop.ui.stock.acts.pick import PickForm
    from desktop.ui.stock.card import ItemCard
    from desktop.ui.stock.kits.panel import KitPanel
    from desktop.ui.stock.places.card import PlaceCard
    from desktop.ui.stock.settling import SettlePanel


class SidePane(QWidget):
    """`act` names what to begin with what is in hand, `found` carries the Holding that turned up.
    Nothing in hand: the pane goes away, and the list has the whole width.
    """

    act = Signal(str)
    found = Signal(object)
    put_away = Signal()  # the panel that had the keyboard has gone

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work = work
        self._of = "items"
        self._keeping = keeping
        self.form: ActForm | KitPanel | PickForm | SettlePanel | None = None
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        row.addWidget(self._stack)
        self.setMinimumWidth(300)
        self._fit()

    @property
    def variant(self) -> Variant | None:
        """The item in hand."""
        return self.card.variant if "card" in self.__dict__ else None

    @cached_property
    def card(self) -> ItemCard:
        """The card of an item, made when there is a first one to show."""
        from desktop.ui.stock.card import ItemCard

        card = ItemCard(self._work, self._keeping)
        card.act.connect(self.act)
        card.lying.found.connect(self.found)
        self._stack.addWidget(card)
        return card

    @cached_property
    def place_card(self) -> PlaceCard:
        """The card of a place, made when it is first asked for."""
        from desktop.ui.stock.places.card import PlaceCard

        card = PlaceCard(self._work)
        card.act.connect(self.act)
        card.found.connect(self.found)
        self._stack.addWidget(card)
        return card

    def turn_to(self, view: str) -> None:
        """The tab in front is of goods, of places, or of something that has its own panels."""
        self._of = view
        self._fit()

    def show_item(self, variant: object) -> None:
        """Takes an item in hand, or (None) nothing."""
        if isinstance(variant, Variant):
            self.card.show_item(variant)
        elif self.variant is not None:
            self.card.show_item(None)
        self._fit()

    def show_code(self, code: str) -> None:
        """Takes the item with this code in hand."""
        desk = self._work.desk()
        self._work.jobs.run(
            READ,
            lambda: catalogue.variant(desk, code),
            owner=self,
            done=self.show_item,
            latest="code",
        )

    def ask(self) -> None:
        """Asks again what the item in hand is."""
        if self.variant is not None:
            desk, uid = self._work.desk(), self.variant.uid

            def found(variant: Variant) -> None:
                # Another may have been taken in hand meanwhile, e.g. the one just saved.
                if self.variant is not None and self.variant.uid == uid:
                    self.show_item(variant)

            self._work.jobs.run(
                READ,
                lambda: catalogue.variant_by_uid(desk, uid),
                owner=self,
                done=found,
                latest="again",
            )

    def turned_up(self, held: Holding) -> None:
        """Opens the panel of what was found, with all of it and where it was last."""
        from desktop.ui.stock.acts.form import ActForm

        desk = self._work.desk()

        def begin(home: Place | None) -> None:
            place = None if home is None else Choice(home.id, home.path)
            self.begin("found", [goods_of(held)], place)
            if isinstance(self.form, ActForm):
                self.form.goods.lines[0].qty.set_value(held.on_hand)
                self.form.go.setFocus()

        self._work.jobs.run(READ, lambda: keeping.last_home(desk, held), owner=self, done=begin)

    def begin(self, key: str, goods: list[Choice], place: Choice | None) -> None:
        """Opens the panel of an act with these goods, from this place."""
        self.end()
        form = self.form = self._form(KINDS[key])
        form.closed.connect(self.end)
        self._stack.addWidget(form)
        self._fit()
        form.begin(goods, place)

    def show_panel(self, panel: SettlePanel) -> None:
        """Another panel in place of an act's."""
        self.end()
        self.form = panel
        panel.closed.connect(self.end)
        self._stack.addWidget(panel)
        self._fit()
        panel.setFocus()

    def _form(self, kind: ActKind) -> ActForm | KitPanel | PickForm:
        if kind.key == "kit":
            from desktop.ui.stock.kits.panel import KitPanel

            return KitPanel(self._work)
        if kind.paper:
            from desktop.ui.stock.acts.pick import PickForm

            return PickForm(self._work, kind)
        from desktop.ui.stock.acts.form import ActForm

        form = ActForm(self._work, kind)
        form.done.connect(self._acted)
        return form

    def end(self) -> None:
        """Closes the panel of an act."""
        if self.form is not None:
            form, self.form = self.form, None
            typing = form.isAncestorOf(QApplication.focusWidget() or self)
            self._stack.removeWidget(form)
            form.deleteLater()
            if typing:
                self.put_away.emit()
        self._fit()

    def _acted(self, moved: Moved) -> None:
        from desktop.ui.stock.acts.effect import said

        self.end()
        # While it was written its key could not be pressed, and the keyboard was with nobody here.
        here, now = self.parentWidget(), QApplication.focusWidget()
        if here is not None and (now is None or not here.isAncestorOf(now)):
            self.put_away.emit()
        self._work.toasts.say(said(moved), lambda: self._undo(moved))

    def _undo(self, moved: Moved) -> None:
        desk, op, of = self._work.desk(), OpId.new(), UUID(moved.op)
        self._work.jobs.run(WRITE, lambda: stock.undo(desk, op, of), owner=self)

    def _fit(self) -> None:
        shown: QWidget | None = self.form
        if shown is None and self._of == "places":
            shown = self.place_card
        elif shown is None and self.variant is not None and self._of in ("items", "where"):
            shown = self.card
        if shown is not None:
            self._stack.setCurrentWidget(shown)
        self.setVisible(shown is not None)
