"""The workshop evening, for `pictures.py`: made-up boards at the real bench, on a real ledger.

The boards, and the people who press their buttons, are those of the practice; what they measure
differs a little from one run to the next.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path

from camera import HEIGHT, WIDTH, Camera, result
from laying import Lying, table
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.sample import LIST
from desktop.domain.bench.card import State
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.services import booth, catalogue, imports, places, stock
from desktop.services.bench import participants, report
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.settings import resource
from desktop.ui.bench.cards.card import BoardCard
from desktop.ui.bench.cards.look import Key
from desktop.ui.bench.page import BenchPage
from desktop.ui.forms import Picker
from hardware.practice import Bench

EVENT = {"zh": "开源市集 2026", "en": "Open Source Fair 2026"}
KIT = {"zh": "雪花灯套件", "en": "Snowflake lamp kit"}
HOME = "成都·仓库"
KITS = 40
DARK = 12  # the LED that is dark
# The second eight: by place, what is wrong.
WRONG = {3: "led_dark", 5: "silent", 7: "light_stuck"}
NAMES = {
    "zh": [f + g for g, f in product("晓岚 子衿 明哲 若溪".split(), "林陈黄吴周")],
    "en": "Ada Ben Chloe Dan Eva Finn Gail Hugo Ines Jon Kim Leo Mia Ned Oli Pia Quin Ray Sue Tom"
    "".split(),
}
PEOPLE = 20
TURN = 10  # ms


class Workshop(Camera):
    """Sixteen lamps, of which three do not pass at first; the report; a ruler."""

    shots = ("session", "wall", "dark", "faults", "monitor", "people", "report", "ruler")

    def __init__(
        self, app: QApplication, language: str, dark: bool, out: Path, wanted: set[str]
    ) -> None:
        super().__init__(app, language, dark, out, wanted, welcomed=True)
        self.flowing = False  # whether time passes by itself, as the monitor's lines need it

    def prepare(self) -> None:
        """The stock, kits, an event; made-up boards instead of what is plugged in."""
        self.session.show()
        self.window.resize(WIDTH, HEIGHT)
        self.settle()
        desk = self.session.desk()
        told = result(imports.preview(desk, resource("demo", LIST)))
        list(imports.apply(desk, OpId.new(), told))
        list(catalogue.spell_pending(desk))
        draft = VariantEdit(VariantDraft("SL-KIT", "", None, None))
        catalogue.save_item(desk, OpId.new(), ItemDraft(KIT[self.language], "硬件"), [draft])
        home, source = places.find_place(desk, HOME), places.find_place(desk, "opening")
        stock.move(desk, OpId.new(), "SL-KIT", KITS, source.id, home.id, reason="入库")
        booth.save_event(
            desk, OpId.new(), EVENT[self.language], date(2026, 10, 24), date(2026, 10, 25)
        )
        self.session.go("bench")
        self.until(lambda: bool(self.window.findChildren(BenchPage)))
        self.room = self.window.findChildren(BenchPage)[-1]
        self.wall = self.room.wall
        self.until(lambda: self.wall.opening.known is not None)
        self.wall.stations.rest()
        self.bench = Bench(8, 1, plugged=False)
        self.room.books.bench, self.room.books._places = self.bench, None
        self.wall.stations.watch()
        self.settle()

    def begin(self) -> None:
        """The session is opened; everybody comes and gets a kit."""
        where = self.wall.opening.where
        self.pick(where.place, "chengdu")
        self.pick(where.kit, "SL-KIT")
        where.event_box.setCurrentIndex(1)
        self.wall.opening.start.setFocus()
        self.shoot("session")
        self.press(self.wall.opening.start)
        self.until(lambda: self.wall.session is not None)
        session = self.wall.session
        assert session is not None
        self.number = session.id
        desk = self.session.desk()
        participants.add(desk, OpId.new(), self.number, NAMES[self.language][:PEOPLE])
        for one in participants.participants(desk, self.number)[: PEOPLE - 2]:
            participants.hand_kit(desk, OpId.new(), one.id)

    def first_eight(self) -> None:
        """All of them are well."""
        for place in range(1, 9):
            self.bench.plug(place)
        self.until(lambda: len(self.cards()) == 8)
        self.until(lambda: self.all_are(State.PASSED))
        self.clock.later(minutes=4)
        self.give(0)
        self.watch("wall")

    def second_eight(self) -> None:
        """Three of them are not; one of these has a dark LED, which is tapped."""
        for place in range(1, 9):
            self.bench.unplug(place)
        self.until(lambda: self.all_are(State.EMPTY))
        self.clock.later(minutes=9)
        for place in range(1, 9):
            self.bench.swap(place, WRONG.get(place, ""))
        card = self.wants_hands(3)
        self.press(card.keys[Key.DARK])
        self.watch("dark")
        self.press(self.wall.beside.flake.flake.leds[DARK - 1])
        self.until(lambda: not any(card.card.state in UNDER_WAY for card in self.cards()))
        self.clock.later(minutes=3)
        self.give(8)
        self.watch("faults")

    def listen(self) -> None:
        """The monitor at the first card; something is asked."""
        card = next(one for one in self.cards() if one.card.place.number == 1)
        self.press(card.keys[Key.MONITOR])
        monitor = self.wall.beside.monitor
        # Whoever sits there leaves the sensor alone, until it is covered for the picture.
        self.bench._person(1).willing = False
        self.flowing = True
        self.until(lambda: "light" in monitor.plot.lines)
        for line, place in (("id?", 0), ("vcc?", 0), ("light?", 1)):
            if place:
                self.bench.cover(place)
            QTest.keyClicks(monitor.line, line)
            QTest.keyClick(monitor.line, Qt.Key.Key_Return)
            self.until(lambda asked=line: f"→ {asked}" in monitor.lines())
        self.until(lambda: len(monitor.plot.lines["light"]) > 90)
        self.bench.cover(1)
        self.until(lambda: len(monitor.plot.lines["light"]) > 160)
        self.watch("monitor")
        self.flowing = False
        self.press(self.wall.beside.side.close_key)
        self.until(lambda: not self.bench.opened)

    def after(self) -> None:
        """Two are mended and pass; who has what; the report."""
        for place in (3, 7):
            self.bench.mend(place)
            card = next(one for one in self.cards() if one.card.place.number == place)
            self.press(card.keys[Key.RETRY])
        self.until(
            lambda: (
                sum(card.card.state is State.PASSED for card in self.cards())
                == len(self.cards()) - 1
            )
        )
        self.clock.later(minutes=6)
        self.room.open("workshop")
        self.until(lambda: self.session.jobs.idle)
        self.watch("people")
        if self.wants("report"):
            page = report.pdf(self.session.desk(), self.number)
            self.keep("report", table([Lying(page, 760, (260, 30))], (WIDTH, HEIGHT)))

    def ruler(self) -> None:
        """The ruler's tab."""
        self.room.open("ruler")
        self.until(lambda: self.session.jobs.idle)
        self.watch("ruler")

    # ── hands, while boards are under way ─────────────────────────────────────────────────────

    def cards(self) -> list[BoardCard]:
        """All cards on the wall."""
        return list(self.wall.grid.cards.values())

    def all_are(self, state: State) -> bool:
        """Whether every board stands so."""
        return all(card.card.state is state for card in self.cards())

    def wants_hands(self, number: int) -> BoardCard:
        """The card of a place, once its button is waited for."""

        def found() -> BoardCard | None:
            for card in self.cards():
                wanted = card.card.wanted
                if card.card.place.number == number and wanted and wanted.hands == "press_button":
                    return card
            return None

        self.until(lambda: found() is not None)
        card = found()
        assert card is not None
        return card

    def give(self, first: int) -> None:
        """The boards on the wall belong to those who sit there."""
        desk = self.session.desk()
        everybody = participants.participants(desk, self.number)[first:]
        for card, one in zip(self.cards(), everybody, strict=False):
            board = card.card.serial or card.card.tag
            if board:
                participants.assign(desk, OpId.new(), one.id, board)
                self.wall.stations.named(card.card.place.location, one.name)

    def pick(self, picker: Picker, text: str) -> None:
        """Types a part of a name and takes the first that is offered."""
        self.window.activateWindow()
        picker.field.setFocus()
        self.until(picker.field.hasFocus)
        QTest.keyClicks(picker.field, text)
        self.until(lambda: picker.list.count() > 0)
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
        self.settle()

    def press(self, button: QWidget) -> None:
        """A finger, without waiting for the boards."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def until(self, true: Callable[[], bool]) -> None:
        """Lets the program go on until it is so."""
        for _turn in range(6000):
            if true():
                return
            QTest.qWait(TURN)
            if self.flowing:
                self.clock.later(milliseconds=TURN)
        raise TimeoutError

    def watch(self, name: str) -> None:
        """Keeps what the window shows, though boards may be under way."""
        QTest.qWait(400)
        self.shoot(name, still=False)

    def whole(self) -> None:
        """From the empty bench to the report."""
        self.prepare()
        self.begin()
        self.first_eight()
        self.second_eight()
        self.listen()
        self.after()
        self.ruler()


UNDER_WAY = (State.FOUND, State.FLASHING, State.TESTING, State.WAITING, State.EMPTY)
