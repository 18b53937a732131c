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
from PySide6.QtWidgets import QApplication

from desktop.app.sample import LIST
from desktop.documents.labels import labels
from desktop.domain.bench.card import State
from desktop.domain.bench.sessions import Kind
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.paper import sizes
from desktop.services import booth, catalogue, imports, places, stock
from desktop.services.bench import attempts, participants, report
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.services.paper import drawing, register, templates
from desktop.settings import resource
from desktop.ui.bench.cards.card import BoardCard
from desktop.ui.bench.cards.look import Key
from desktop.ui.bench.page import BenchPage
from hardware.practice import Bench

EVENT = {"zh": "开源市集 2026", "en": "Open Source Fair 2026"}
KIT = {"zh": "雪花灯套件", "en": "Snowflake lamp kit"}
LAMP = {"zh": "雪花灯", "en": "Snowflake lamp"}
HOME = "成都·仓库"
COMMUNITY = "开源社"
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

    shots = ("session", "wall", "dark", "faults", "monitor", "people", "report", "stocked", "ruler")

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
        for code, names in (("SL-KIT", KIT), ("SL-LAMP", LAMP)):
            draft = VariantEdit(VariantDraft(code, "", None, None))
            catalogue.save_item(desk, OpId.new(), ItemDraft(names[self.language], "硬件"), [draft])
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
        self.papers()

    def papers(self) -> None:
        """The report, certificates and labels, laid on a table."""
        if not self.wants("report"):
            return
        desk = self.session.desk()
        passed = [card.card.serial for card in self.cards() if card.card.serial]
        copies = [attempts.label(desk, serial, LAMP[self.language]) for serial in sorted(passed)]
        sheet = result(labels(copies, sizes.stock("3x8 70x37"))).data
        template = templates.template(desk, "workshop")
        drafts = participants.certificates(desk, self.number, template)
        day = self.clock().date()
        issued = register.issue(desk, OpId.new(), template, drafts, day, COMMUNITY)
        ref = register.certificate(desk, issued.certificates[0].number).ref
        lying = (
            Lying(sheet, 470, (768, 420)),
            Lying(result(drawing.issued(desk, [ref])).data, 500, (752, 40)),
            Lying(report.pdf(desk, self.number), 690, (40, 40)),
        )
        self.keep("report", table(lying, (WIDTH, HEIGHT)))

    def production(self) -> None:
        """Eight lamps for the stock, and where that is told."""
        self.room.open("wall")
        for place in range(1, 9):
            self.bench.unplug(place)
        self.press(self.wall.head.end)
        self.until(lambda: self.wall.session is None and self.wall.opening.isVisible())
        self.clock.later(hours=20)
        opening = self.wall.opening
        self.until(lambda: self.session.jobs.idle)
        self.press(opening.kinds[Kind.PRODUCTION])
        self.pick(opening.where.lamp, "SL-LAMP")
        self.press(opening.start)
        self.until(lambda: self.wall.session is not None)
        for place in range(1, 9):
            self.bench.swap(place)
        self.until(lambda: len(self.cards()) == 8 and self.all_are(State.PASSED))
        lamp = catalogue.variant(self.session.desk(), "SL-LAMP")
        self.session.go("stock", ("item", lamp.uid))
        self.settle()
        self.watch("stocked")
        self.session.go("bench")

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
        self.production()
        self.ruler()


UNDER_WAY = (State.FOUND, State.FLASHING, State.TESTING, State.WAITING, State.EMPTY)
