"""How the acts of this tab are done: in the write lane, said in a toast, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.errors import Refused
from desktop.services import stock
from desktop.services.changes import OpId
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.tool import chip_button
from desktop.ui.jobs import WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.shutting import shut
from desktop.ui.workplace import Workplace


class Done(Protocol):
    """What every act answers."""

    @property
    def op(self) -> str:
        """Its identity, in hex."""


_Result = TypeVar("_Result", bound=Done)


def do(
    work: Workplace,
    owner: QWidget,
    notices: NoticeBar,
    act: Callable[[], _Result],
    said: Callable[[_Result], str],
    key: QPushButton,
    after: Callable[[], None] | None = None,
) -> None:
    """Does an act once; `key` waits meanwhile, a refusal stands in the notices."""
    open_again = shut(key)
    notices.clear()

    def done(result: _Result) -> None:
        open_again()
        work.toasts.say(said(result), lambda: _undo(work, owner, notices, result.op))
        if after is not None:
            after()

    def refused(no: Refused) -> None:
        open_again()
        notices.refuse(no)

    work.jobs.run(WRITE, act, owner=owner, done=done, refused=refused)


def _undo(work: Workplace, owner: QWidget, notices: NoticeBar, of: str) -> None:
    desk, op = work.desk(), OpId.new()
    work.jobs.run(
        WRITE, lambda: stock.undo(desk, op, UUID(of)), owner=owner, refused=notices.refuse
    )


class BoxChoice(QWidget):
    """Boxes to go along, each a key that is on or off."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: dict[int, QPushButton] = {}
        self._flow = FlowLayout(self)

    def show_boxes(self, boxes: list[tuple[int, str]], *, on: bool = False) -> None:
        """These boxes (local id and path); what was on stays on."""
        before = set(self.chosen())
        for key in self.keys.values():
            self._flow.removeWidget(key)
            key.hide()
            key.deleteLater()
        self.keys = {}
        for box, path in boxes:
            key = chip_button(path, on=on or box in before)
            self.keys[box] = key
            self._flow.addWidget(key)
        self.setVisible(bool(boxes))

    def chosen(self) -> list[int]:
        """Which are on."""
        return [box for box, key in self.keys.items() if key.isChecked()]
