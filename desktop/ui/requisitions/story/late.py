"""What is left when a parcel would come too late: fetched, carried along, something else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal

from desktop.domain.requisitions import Act, Requisition, Verdict
from desktop.domain.requisitions.parcels import Way
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.part import Part
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.story.acts import STEPS
from desktop.wording import _
from desktop.wording.requisitions.rules import late_to_post

SUBSTITUTE = "substitute"


class TooLate(Part):
    """Hidden while there is time. `taken(step, how)`: what somebody chose, a way or a substitute,
    before the decision on the page that decides, after it on the page of parcels.
    """

    taken = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(_("Too late for the post"), " ")
        self.keys = {
            Way.PICKUP.value: IconKey(theme.icon("hand"), _("It is fetched")),
            Way.CARRIED.value: IconKey(theme.icon("user"), _("Somebody takes it along")),
            SUBSTITUTE: IconKey(theme.icon("repeat"), _("Something else instead")),
        }
        row = FlowLayout(spacing=theme.UNIT)
        for how, key in self.keys.items():
            key.clicked.connect(lambda _=False, h=how: self._take(h))
            row.addWidget(key)
        self.column.addLayout(row)
        self._act = Act.APPROVE
        self.hide()

    def show_request(self, one: Requisition, today: date, verdicts: Mapping[Act, Verdict]) -> None:
        """Another request."""
        decides = verdicts.get(Act.APPROVE) is Verdict.YES
        packs = verdicts.get(Act.PICK) is Verdict.YES
        self._act = Act.APPROVE if decides else Act.PICK
        late = saying.too_late(one, today)
        self.setVisible(late)
        if late and one.post_by is not None:
            self.text.setText(late_to_post(one.post_by))
        for how, key in self.keys.items():
            key.setVisible(decides or (packs and how != SUBSTITUTE))

    def _take(self, how: str) -> None:
        self.taken.emit(next(step for step in STEPS if step.act is self._act), how)
