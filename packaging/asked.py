"""Requests, for `pictures.py`: who asks for what until when, what is answered, what leaves."""

from __future__ import annotations

from pathlib import Path

from camera import HEIGHT, WIDTH, Camera, result
from PySide6.QtWidgets import QApplication

from desktop.app.sample import LIST
from desktop.app.sample_asked import have_asked
from desktop.services import catalogue, imports
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, looking, picking, proposing
from desktop.settings import resource


class Asked(Camera):
    """The list with a story, an answer, a parcel that is packed."""

    shots = ("requests", "decide", "parcels")

    def __init__(
        self, app: QApplication, language: str, dark: bool, out: Path, wanted: set[str]
    ) -> None:
        super().__init__(app, language, dark, out, wanted, welcomed=True)

    def prepare(self) -> None:
        """The list of stock, and six requests."""
        self.session.show()
        self.window.resize(WIDTH, HEIGHT)
        self.settle()
        desk = self.session.desk()
        list(imports.apply(desk, OpId.new(), result(imports.preview(desk, resource("demo", LIST)))))
        list(catalogue.spell_pending(desk))
        have_asked(desk)
        self.session.go("requisitions")
        self.settle()

    def called(self, title: str) -> int:
        """The request of this event."""
        rows = looking.requisitions(self.session.desk(), limit=50).rows
        return next(one.id for one in rows if one.title == title)

    def go(self, key: str, what: object) -> None:
        """A story, or a page of its own inside the room."""
        self.session.go("requisitions", (key, what))
        self.settle()

    def whole(self) -> None:
        """From the list to a parcel."""
        self.prepare()
        self.go("request", self.called("深圳工作坊"))
        self.shoot("requests")
        evening, desk = self.called("杭州开源之夜"), self.session.desk()
        self.go("decide", evening)
        self.shoot("decide")
        deciding.approve(desk, OpId.new(), evening)
        picking.pick(desk, OpId.new(), evening, proposing.propose(desk, evening).takes[:1])
        self.go("parcels", evening)
        self.shoot("parcels")
