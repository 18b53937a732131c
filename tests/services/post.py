"""The shop with a second home, and words to send goods there."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from desktop.domain.stock import PlaceKind
from desktop.domain.transfers import State, Way, What
from desktop.services import stock, transfers
from desktop.services.changes import Desk, OpId
from desktop.services.transfers import Pick, ReceiptLine, TransferDraft
from desktop.store.database import Database
from tests.shop import Shop


class Post(Shop):
    """The shop with a second home, and words to send goods there."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.friend = self.place("张三", PlaceKind.PERSON)

    def draft(self, wish: str = "", way: Way = Way.PARCEL) -> str:
        """A draft from home to the friend: `TS-L BGx5`."""
        picks = [
            Pick(code, int(qty or 1))
            for word in wish.split()
            for code, _x, qty in [word.partition("x")]
        ]
        wanted = TransferDraft(self.home, self.friend, way)
        return transfers.draft(self.desk, OpId.new(), wanted, picks).transfer

    def send(self, code: str, **said: object) -> str:
        return transfers.send(self.desk, OpId.new(), code, **said).op  # type: ignore[arg-type] # its words

    def box(self, name: str, **goods: int) -> int:
        """A box at home with goods of it: `box("A1", BG=5)`."""
        made = self.place(name, PlaceKind.BOX, self.home)
        for code, qty in goods.items():
            self.move(code.replace("_", "-"), qty, self.home, made)
        return made

    def told(self, code: str, wish: str, reason: str = "") -> transfers.Received:
        """A receipt in words: `BG:arrived:3 BG:lost:1`."""
        lines = {line.code: line for line in transfers.card(self.desk, code).lines}
        said = [
            ReceiptLine(lines[article].key, What(what), int(qty), reason)
            for word in wish.split()
            for article, what, qty in [word.split(":")]
        ]
        return transfers.receive(self.desk, OpId.new(), code, said)

    def undo(self, op: str) -> None:
        stock.undo(self.desk, OpId.new(), UUID(op))

    def as_(self, name: str) -> Desk:
        """The desk of somebody else."""
        return replace(self.desk, person=name)

    def state(self, code: str) -> State:
        return transfers.transfer(self.desk, code).state

    def free(self, code: str) -> int:
        rows = stock.holdings(self.desk, code=code, place=self.home, tree=True).rows
        return sum(h.available for h in rows)
