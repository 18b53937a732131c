"""What a key on a card opens beside the cards, and what is said there."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.bench.card import Card, State, UsbPlace
from desktop.ui.bench.books import BenchBooks, Table
from desktop.ui.bench.cards.flake import FlakePanel
from desktop.ui.bench.cards.look import Key
from desktop.ui.bench.monitor.panel import MonitorPanel
from desktop.ui.bench.station.spot import Expected
from desktop.ui.bench.station.stations import Stations
from desktop.ui.bench.wall.about import AboutPanel
from desktop.ui.bench.wall.bootloader import BootloaderPanel
from desktop.ui.bench.wall.side import Side
from desktop.ui.bench.wall.whose import Owner, WhosePanel
from desktop.ui.jobs import READ, WRITE
from desktop.ui.workplace import Workplace
from desktop.wording import _

_LEDS = 19  # where nobody said how many


class Beside(QObject):
    """`press(location, Key)` does what the key of a card says."""

    refused = Signal(object)

    def __init__(self, work: Workplace, books: BenchBooks, stations: Stations) -> None:
        super().__init__(stations)
        self._work, self._books, self._stations = work, books, stations
        self._then_retry = ""
        self.side = Side()
        self.side.closed.connect(self._closed)

    # Each panel is made when it is first asked for.

    @cached_property
    def flake(self) -> FlakePanel:
        """The lamp to tap on."""
        panel = FlakePanel()
        panel.dark.connect(self._dark)
        panel.none_lit.connect(self._none_lit)
        return panel

    @cached_property
    def whose(self) -> WhosePanel:
        """Whose board."""
        panel = WhosePanel()
        panel.chosen.connect(self._chosen)
        return panel

    @cached_property
    def board(self) -> AboutPanel:
        """All about one board."""
        return AboutPanel()

    @cached_property
    def monitor(self) -> MonitorPanel:
        """The monitor; it listens to one place at a time."""
        panel = MonitorPanel(self._work, self._books)
        panel.freed.connect(self._freed)
        return panel

    def press(self, location: str, key: Key) -> None:
        """A key on a card."""
        spot = self._stations.spots.get(location)
        if key is Key.DARK and spot is not None:
            self._ask_dark(spot.card)
        elif key in (Key.YES, Key.NO):
            self._stations.answer(location, key.value)
        elif key is Key.RETRY:
            if isinstance(self.side.panel, MonitorPanel) and self.side.location == location:
                # A port has one listener: the board begins when the monitor has let go.
                self._then_retry = location
                self.side.leave()
            else:
                self._stations.retry(location)
        elif key is Key.CANCEL:
            self._stations.cancel(location)
        elif key is Key.WHOSE:
            self._ask_whose(location)
        elif key is Key.MONITOR and spot is not None:
            self.listen(spot.place)

        elif key is Key.BURN and spot is not None:
            self._ask_burn(spot.card)

    def listen(self, place: UsbPlace) -> None:
        """Opens the monitor."""
        self.side.show_panel(self.monitor, _("Monitor"), place.location, place.number)
        self.monitor.listen(place)

    def about(self, location: str) -> None:
        """Says everything about the board in a place."""
        spot = self._stations.spots.get(location)
        if spot is None or spot.card.state is State.EMPTY:
            return
        card = spot.card
        if self.side.panel is None or isinstance(self.side.panel, AboutPanel):
            self.board.show_card(card)
            self._show(self.board, card.serial or card.tag or _("Board"), card)

    def changed(self, location: str) -> None:
        """A place looks otherwise: what stands here about it follows, or goes."""
        if location != self.side.location:
            return
        spot = self._stations.spots.get(location)
        card = spot.card if spot is not None else None
        panel = self.side.panel
        if isinstance(panel, FlakePanel) and (card is None or card.state is not State.WAITING):
            self.side.leave()
        elif isinstance(panel, AboutPanel):
            if card is None or card.state is State.EMPTY:
                self.side.leave()
            else:
                panel.show_card(card)
        elif isinstance(panel, MonitorPanel) and spot is not None and spot.busy:
            # The port has one listener: the board goes first.
            self.side.leave()

    @cached_property
    def bootloader(self) -> BootloaderPanel:
        """The bootloader onto a blank chip."""
        return BootloaderPanel(self._books, self._work.jobs)

    def _closed(self, _location: str) -> None:
        if "monitor" in self.__dict__:
            self.monitor.leave()

    def _freed(self, location: str) -> None:
        if location == self._then_retry:
            self._then_retry = ""
            self._stations.retry(location)

    def _ask_dark(self, card: Card) -> None:
        leds = card.wanted.data.get("leds", _LEDS) if card.wanted else _LEDS
        self._show(self.flake, _("Which one is dark?"), card)
        self.flake.show_lamp(int(leds))

    def _ask_burn(self, card: Card) -> None:
        session = self._stations.session
        if session is None:
            return
        spots = self._stations.spots.values()
        others = [s.place for s in spots if s.present and s.card is not card and s.place.port]
        self._show(self.bootloader, _("Bootloader"), card)
        self.bootloader.offer(session.setup.project, others)

    def _dark(self, led: int) -> None:
        location = self.side.location
        self.side.leave()
        self._stations.answer(location, "dark", led)

    def _none_lit(self) -> None:
        location = self.side.location
        self.side.leave()
        self._stations.answer(location, "none_lit")

    def _ask_whose(self, location: str) -> None:
        card = next((c for c in self._stations.cards() if c.place.location == location), None)
        session = self._stations.session
        if card is None or session is None:
            return

        def came(table: Table) -> None:
            self.whose.show_table(table, empty=card.state is State.EMPTY)
            self._show(self.whose, _("Whose board"), card)

        self._work.jobs.run(
            READ,
            lambda: self._books.table(session.id),
            owner=self,
            done=came,
            refused=self.refused.emit,
            latest="table",
        )

    def _chosen(self, owner: Owner) -> None:
        location = self.side.location
        spot = self._stations.spots.get(location)
        self.side.leave()
        if spot is None or spot.card.state is State.EMPTY:
            words = owner.words if owner.participant or owner.tag else ""
            self._stations.expect(location, Expected(owner.participant, owner.tag, words))
            return
        board, participant = spot.card.serial or spot.card.tag, owner.participant
        if not board or participant is None:
            return
        op = self._books.new_op()
        name = owner.words.partition("  ")[2] or owner.words
        self._work.jobs.run(
            WRITE,
            lambda: self._books.assign(op, participant, board),
            owner=self,
            done=partial(self._assigned, location, name),
            refused=self.refused.emit,
        )

    def _assigned(self, location: str, name: str, _done: object) -> None:
        self._stations.named(location, name)

    def _show(self, panel: QWidget, title: str, card: Card) -> None:
        self.side.show_panel(panel, title, card.place.location, card.place.number)
