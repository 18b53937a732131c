"""The shop with a second home and requests that are approved, and words to fulfil them."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from desktop.domain.requisitions import Contact, LineDraft, RequisitionDraft, State
from desktop.domain.requisitions.parcels import Parcel, Postage, Take
from desktop.domain.stock import PlaceKind
from desktop.services import stock
from desktop.services.changes import Desk, OpId, perform
from desktop.services.requisitions import parcels
from desktop.store.database import Database
from desktop.store.requisitions import lines, rows
from desktop.store.writing import Writer
from tests.shop import Shop

PHONE, ADDRESS = "13812348000", "四川省成都市武侯区天府大道 1 号"


class Wishes(Shop):
    """Requests: `ask("TS-Lx2 BGx5")` is approved as it was asked."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.friend = self.place("张三", PlaceKind.PERSON)
        self.asked = 0

    def ask(self, wish: str, *, state: State = State.APPROVED, loan: str = "") -> int:
        """A request, its local id; articles named in `loan` come back."""
        self.asked += 1
        code = f"RQ-TEST{self.asked:02d}"
        draft = RequisitionDraft(
            "成都见面会", "小红", contact=Contact("王小明", PHONE, ADDRESS), submitted_at=self.time
        )
        wanted = [
            LineDraft(article, int(qty or 1), loan=article in loan.split())
            for word in wish.split()
            for article, _x, qty in [word.partition("x")]
        ]

        def work(writer: Writer) -> int:
            made = rows.make(writer, draft, wanted, code=code, state=state)
            for row in lines.rows(writer.connection, made.id):
                if state is State.APPROVED:
                    lines.change(writer, row, approved=row.qty)
            return int(made.id)

        return perform(self.desk, "save_requisition", OpId.new(), code, work, int, set())

    def lines(self, requisition: int) -> dict[str, int]:
        """Local ids of the lines by the code of what is given."""
        with self.desk.database.reading() as connection:
            return {line.gives: line.id for line in lines.of(connection, requisition)}

    def take(self, requisition: int, wish: str, place: int | None = None) -> list[Take]:
        """Takes in words: `TS-Lx2 BGx5`, from home or from another place."""
        mine = self.lines(requisition)
        return [
            Take(mine[article], place or self.home, 0, int(qty or 1))
            for word in wish.split()
            for article, _x, qty in [word.partition("x")]
        ]

    def pick(self, requisition: int, wish: str = "", place: int | None = None) -> parcels.Picked:
        """Picks what is said, without words what is proposed."""
        takes = self.take(requisition, wish, place) if wish else self.proposed(requisition)
        return parcels.pick(self.desk, OpId.new(), requisition, takes)

    def proposed(self, requisition: int) -> list[Take]:
        return list(parcels.propose(self.desk, requisition).takes)

    def ship(self, code: str, **said: object) -> parcels.Shipped:
        return parcels.ship(self.desk, OpId.new(), code, Postage(**said))  # type: ignore[arg-type] # its words

    def parcels(self, requisition: int) -> tuple[Parcel, ...]:
        return parcels.parcels(self.desk, requisition)

    def state(self, requisition: int) -> str:
        with self.desk.database.reading() as connection:
            return str(rows.get(connection, requisition).state)

    def line(self, requisition: int, code: str) -> tuple[int, int, int]:
        """Pieces picked, sent and arrived of an article."""
        with self.desk.database.reading() as connection:
            found = {line.gives: line for line in lines.of(connection, requisition)}[code]
        return found.picked, found.sent, found.arrived

    def free(self, code: str, place: int | None = None) -> int:
        found = stock.holdings(self.desk, code=code, place=place or self.home, tree=True).rows
        return sum(h.available for h in found)

    def undo(self, op: str) -> None:
        stock.undo(self.desk, OpId.new(), UUID(op))

    def as_(self, name: str) -> Desk:
        """The desk of somebody else."""
        return replace(self.desk, person=name)
