"""A workbench for tests: kits and lamps in a home, sessions, people, and boards that went through.

What a board's way ends in is typed here; `tests/services/test_bench_work.py` lets boards go it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from desktop.domain.bench.card import Card, Mark, State, StepRow, Trouble, UsbPlace
from desktop.domain.bench.recorded import Recorded
from desktop.domain.bench.sessions import Kind, Participant, Session, Setup
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, places, stock
from desktop.services.bench import attempts, participants, sessions
from desktop.services.changes import Desk, OpId, Topic
from desktop.store.database import Database

LAMP = "snowflake_lamp"
SERIES = "SL-{n:05d}"
STEPS = (
    StepRow("verify", Mark.DONE),
    StepRow("supply", Mark.DONE, 5006, "mv", 4500, 5500),
    StepRow("leds", Mark.DONE),
)


class Workbench:
    """One station at work; the clock goes on by a second whenever it is asked."""

    def __init__(
        self, database: Database, *, kits: int = 5, station: UUID | None = None, who: str = "小明"
    ) -> None:
        self.time = datetime(2026, 11, 28, 6, 0, tzinfo=UTC)
        self.told: list[frozenset[Topic]] = []
        self.desk = Desk(database, station or uuid4(), who, self._now, self.told.append)
        known = {one.name: one.id for one in places.places(self.desk)}
        self.home = known.get("成都·仓库") or self._furnish(kits)
        self.kit = catalogue.variant(self.desk, "SL-KIT").id
        self.lamp = catalogue.variant(self.desk, "SL").id

    def _now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def _furnish(self, kits: int) -> int:
        for code, name in (("SL-KIT", "雪花灯套件"), ("SL", "雪花灯")):
            edit = catalogue.VariantEdit(VariantDraft(code))
            catalogue.save_item(self.desk, OpId.new(), ItemDraft(name), [edit])
        home = places.create_place(self.desk, OpId.new(), PlaceKind.SITE, "成都·仓库", None).id
        if kits:
            self.bring(kits, home)
        return home

    def bring(self, kits: int, home: int | None = None) -> None:
        """Kits arrive from the supplier."""
        source = places.find_place(self.desk, "supplier").id
        goal = self.home if home is None else home
        stock.move(self.desk, OpId.new(), "SL-KIT", kits, source, goal, reason="到货")

    def setup(self, kind: Kind = Kind.WORKSHOP, name: str = "COSCon 工作坊", **more: Any) -> Setup:
        """A session as it is opened here."""
        said = {"place": self.home, "kit": self.kit, "lamp": self.lamp} | more
        return Setup(said.pop("project", LAMP), kind, name, **said)

    def open(self, kind: Kind = Kind.WORKSHOP, name: str = "COSCon 工作坊", **more: Any) -> Session:
        """Opens one."""
        return sessions.open_session(self.desk, OpId.new(), self.setup(kind, name, **more))

    def seat(self, session: Session, *names: str) -> list[Participant]:
        """People sit down."""
        participants.add(self.desk, OpId.new(), session.id, names)
        return participants.participants(self.desk, session.id)[-len(names) :]

    def number(self, session: Session) -> str:
        """The next serial number."""
        return attempts.take_number(self.desk, OpId.new(), session, SERIES)

    def passes(self, session: Session, serial: str = "", *, tag: str = "", **more: Any) -> Recorded:
        """A board passes: a new one with the next number, or one that comes with its own."""
        who = more.pop("who", None)
        card = Card(
            UsbPlace("1-1.1", "/dev/ttyUSB0", "1a86:7523", 1),
            State.PASSED,
            LAMP,
            steps=STEPS,
            serial=serial or self.number(session),
            tag=tag,
            firmware="snowlamp 1.0.0",
            seconds=31.5,
            returned=bool(serial),
        )
        return attempts.record(self.desk, more.pop("op", OpId.new()), session, card, who)

    def fails(
        self,
        session: Session,
        code: str = "led_dark",
        serial: str = "",
        *,
        tag: str = "",
        **more: Any,
    ) -> Recorded:
        """A board fails; data of the fault by name."""
        who, op = more.pop("who", None), more.pop("op", OpId.new())
        data = more or ({"led": 12, "of": 19} if code == "led_dark" else {})
        card = Card(
            UsbPlace("1-1.2", "/dev/ttyUSB1", "1a86:7523", 2),
            State.FAILED,
            LAMP,
            steps=(*STEPS[:-1], StepRow("leds", Mark.FAILED)),
            trouble=Trouble(code, data),
            serial=serial,
            tag=tag,
            firmware="snowlamp 1.0.0",
            seconds=12.0,
            returned=bool(serial),
        )
        return attempts.record(self.desk, op, session, card, who)

    def undo(self, op: str) -> str:
        """Takes an act back; the act that did so."""
        return stock.undo(self.desk, OpId.new(), UUID(op)).op

    def lies(self) -> dict[str, int]:
        """What lies at home, by code."""
        rows = stock.holdings(self.desk, place=self.home, limit=100).rows
        return {row.code: row.on_hand for row in rows if row.on_hand}
