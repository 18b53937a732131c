"""The batch in hand: what was ordered, how it was found, and the label of its lot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.bench.batches import Batch, Sample
from desktop.ui import theme
from desktop.ui.bench.boards.rows import moment
from desktop.ui.bench.labelpaper import label_paper
from desktop.ui.bench.ruler.batches import rows
from desktop.ui.forms import Badge, primary_button, tool_button
from desktop.ui.part import Part
from desktop.ui.printing import Printing
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, pgettext
from desktop.wording.joining import listed

if TYPE_CHECKING:
    from desktop.domain.paper.labels import Copies
    from desktop.services.changes import Desk


class BatchCard(QWidget):
    """`inspect(Batch)` begins the inspection, `closed` when it was put away."""

    inspect = Signal(object)
    closed = Signal()

    def __init__(self, work: Workplace, keeping: Keeping, desk: Callable[[], Desk]) -> None:
        super().__init__()
        self._keeping, self._desk = keeping, desk
        self.batch: Batch | None = None
        self.order = Part("")
        self.state = Badge()
        self.close_key = tool_button("x", _("Put the batch away"))
        self.facts = QLabel(wordWrap=True)
        self.inspect_key = primary_button(_("It has come: inspect it"), "search")
        self.found = Part(_("Inspected"))
        self.result = QLabel(wordWrap=True)
        self.samples = QLabel(wordWrap=True)
        self.printing = Printing(work, keeping, "labels", _("Print the lot label"))
        self._lay_out()
        self.inspect_key.clicked.connect(lambda: self.inspect.emit(self.batch))
        self.close_key.clicked.connect(self.leave)
        self.hide()

    def show_batch(self, batch: Batch) -> None:
        """Takes one in hand."""
        self.batch = batch
        draft, found = batch.draft, batch.inspection
        self.order.title.setText(draft.lot)
        self.setAccessibleName(draft.lot)
        self.state.say(rows.state(batch), rows.tone(batch))
        facts = [
            draft.product,
            _("{n} ordered, noted {at}").format(
                n=f"{draft.expected:,}", at=moment(batch.ordered_at)
            ),
        ]
        if batch.variant_name:
            facts.append(_("In the stock: {item}").format(item=batch.variant_name))
        elif found is None:
            facts.append(_("What they become in the stock is asked when they are inspected."))
        facts += [text for text in (draft.supplier, draft.note) if text]
        self.facts.setText("\n".join(facts))
        self.inspect_key.setVisible(found is None)
        self.found.setVisible(found is not None)
        if found is not None:
            said = _("{arrived} came; {good} good, {refused} not. {n} looked at, {bad} bad.")
            words = said.format(
                arrived=f"{found.arrived:,}",
                good=f"{found.good:,}",
                refused=f"{found.refused:,}",
                n=len(found.samples),
                bad=found.bad,
            )
            where = _("The good ones lie at {place}.").format(place=found.place_name)
            lines = [words, *([where] if found.place_name else []), found.note]
            lines.append(f"{moment(found.at)} · {found.by}")
            self.result.setText("\n".join(line for line in lines if line))
            self.samples.setText(
                "\n".join(told(n, one) for n, one in enumerate(found.samples, start=1))
            )
        desk, local = self._desk(), batch.id

        def label() -> Copies:
            from desktop.services.bench import batches

            return batches.lot_label(desk, local)

        self.printing.offer(label_paper(self._keeping, draft.lot, label))
        self.show()

    def leave(self) -> None:
        """Puts it away."""
        self.batch = None
        self.hide()
        self.closed.emit()

    def _lay_out(self) -> None:
        self.order.column.removeWidget(self.order.title)
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.order.title, 1)
        head.addWidget(self.state)
        head.addWidget(self.close_key)
        self.order.column.insertLayout(0, head)
        self.order.column.addWidget(self.facts)
        self.order.column.addWidget(self.inspect_key)
        for label in (self.result, self.samples):
            self.found.column.addWidget(label)
        theme.set_tone(self.samples, "muted")
        for label in (self.facts, self.result, self.samples):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        labels = Part(_("Label of the lot"), _("For the box they are kept in."))
        labels.column.addWidget(self.printing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.order, self.found, labels):
            column.addWidget(part)


def told(number: int, sample: Sample) -> str:
    """One board that was looked at, in a line."""
    measures = " / ".join(
        "–" if value is None else f"{value / 1000:.2f}"
        for value in (sample.zero_um, sample.middle_um, sample.end_um)
    )
    faults = {
        "scale": _("scale"),
        "legible": _("print not legible"),
        "burr": _("burr"),
        "finish": _("finish"),
    }
    wrong = listed(faults[word] for word in sample.faults)
    how = _("bad: {why}").format(why=wrong) if wrong else pgettext("sample", "good")
    note = f" · {sample.note}" if sample.note else ""
    return f"{number}.  {measures} mm · {how}{note}"
