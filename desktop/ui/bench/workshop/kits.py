"""One key that hands a kit to everybody who has none; and the way to more kits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.bench.sessions import Participant, Session
from desktop.domain.errors import Refused
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Choice
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ, WRITE
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext

if TYPE_CHECKING:
    from desktop.domain.catalogue import Variant
    from desktop.services.changes import Desk


class KitsKey(IconKey):
    """`refused(Refused)` where the kits did not go round; those handed over stay so."""

    refused = Signal(object)

    def __init__(self, work: Workplace, desk: Callable[[], Desk]) -> None:
        super().__init__(theme.icon("package"), _("Kits for all"))
        self._work, self._desk = work, desk
        self._without: tuple[int, ...] = ()
        self.clicked.connect(self.hand_all)
        self.hide()

    def show_people(self, people: Sequence[Participant], session: Session) -> None:
        """Offered while somebody has none and the session knows its kit and place."""
        self._without = tuple(one.id for one in people if not one.kit)
        n = len(self._without)
        said = ngettext("Kits for all {n}", "Kits for all {n}", n)
        self.setText(said.format(n=f"{n:,}"))
        self.setToolTip(_("Hands one kit to everybody who has none"))
        stocked = session.setup.kit is not None and session.setup.place is not None
        # For one alone there is the key beside the list.
        self.setVisible(n > 1 and stocked and session.closed_at is None)
        self.setEnabled(True)

    def hand_all(self) -> None:
        """Hands them out in the order of the numbers, each as an act of its own."""
        desk, people = self._desk(), self._without

        def act() -> tuple[int, Refused | None]:
            from desktop.services.bench import participants

            for count, one in enumerate(people):
                try:
                    participants.hand_kit(desk, OpId.new(), one)
                except Refused as no:
                    return count, no
            return len(people), None

        def done(how: tuple[int, Refused | None]) -> None:
            count, no = how
            if count:
                said = ngettext("{n} kit was handed over", "{n} kits were handed over", count)
                self._work.toasts.say(said.format(n=f"{count:,}"))
            if no is not None:
                self.setEnabled(True)
                self.refused.emit(no)

        self.setEnabled(False)
        self._work.jobs.run(WRITE, act, owner=self, done=done)


def receive_kits(
    owner: QWidget, work: Workplace, desk: Callable[[], Desk], session: Session | None
) -> None:
    """Opens the receipt of goods with the session's kit and place filled in. Those of a rehearsal
    are in no real stock: it begins empty then.
    """
    here = desk()
    real = here.database is work.desk().database
    if not real or session is None or session.setup.kit is None or session.setup.place is None:
        work.go("stock", "receive")
        return
    kit, place = session.setup.kit, Choice(session.setup.place, session.place_name)

    def look() -> Variant:
        from desktop.services import catalogue

        return catalogue.variant_by_id(here, kit)

    def found(what: Variant) -> None:
        goods = [Choice(what.code, what.title, what.code)]
        work.go("stock", ("receive", (goods, place)))

    work.jobs.run(READ, look, owner=owner, done=found)
