"""The left half: the template, who gets one, what is the same on all, pictures and stock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.paper.keys import KeyStatus
from desktop.domain.paper.problems import Finding, Trouble
from desktop.domain.paper.template import Template
from desktop.ui import theme
from desktop.ui.forms.dropping import first_file
from desktop.ui.paper.certificates.choosing import Choosing
from desktop.ui.paper.certificates.fold import Fold
from desktop.ui.paper.certificates.forall import ForAll
from desktop.ui.paper.certificates.listfile import Elsewhere, elsewhere
from desktop.ui.paper.certificates.pictures import Pictures
from desktop.ui.paper.certificates.rows import RECIPIENT
from desktop.ui.paper.certificates.stock import StockPart
from desktop.ui.paper.certificates.wanted import Question, Wanted
from desktop.ui.paper.certificates.who import Who
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _


class Form(QScrollArea):
    """`changed` tells that papers look different now."""

    changed = Signal()

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._keeping = keeping
        self._status: KeyStatus | None = None
        self._template: Template | None = None
        self.choosing = Choosing()
        self.who = Who(work)
        self.forall = ForAll(keeping)
        self.pictures = Pictures(work.jobs)
        self.stock = StockPart(keeping)
        self.signed = QCheckBox(_("Sign them: a QR that anybody can verify"))
        self.pictures_fold = Fold(_("Logo, seal, signature"), self.pictures)
        self.stock_fold = Fold(_("Paper and printer"), self.stock)
        self._lay_out()
        self._connect()

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def show_templates(self, templates: Sequence[Template], own: frozenset[str], key: str) -> None:
        """What there is; one of them is chosen."""
        self.choosing.show_templates(templates, own, key, self.forall.issued_on)
        template = self.choosing.template
        before, self._template = self._template, template
        if template is None or (before is not None and before.sha256 == template.sha256):
            return
        self.forall.set_template(template)
        self.pictures.set_slots(template.slots)
        self.pictures_fold.setVisible(bool(template.slots))
        self.stock.set_template(template)
        self._say_signed()
        self.who.set_template(template, self.forall.issued_on)
        self.changed.emit()

    def set_status(self, status: KeyStatus) -> None:
        """How it stands with the key: the switch is there only where it signs."""
        self._status = status
        self._say_signed()

    @property
    def template(self) -> Template | None:
        """The template that is chosen."""
        return self._template

    def elsewhere(self, template: Template) -> Elsewhere | None:
        """Where the list belongs if no row of it is for this template."""
        found = self.who.file.found
        if found is None or found.asked.template.sha256 != template.sha256:
            return None  # it is being read again just now
        return elsewhere(found, self.choosing.templates)

    def question(self) -> Question | None:
        """What is wanted now, None without a template."""
        if self._template is None:
            return None
        common = self.forall.fields
        self.who.table.rows.set_usual(common)
        return Question(
            template=self._template,
            entries=self.who.entries(),
            common=common,
            issued_on=self.forall.issued_on,
            issuer=self.forall.issuer.text().strip(),
            pictures=self.pictures.chosen,
            preprinted=self.stock.preprinted.isChecked(),
            shift=self.stock.shift,
            signed=self.signs,
        )

    @property
    def signs(self) -> bool:
        """Whether papers are to be signed."""
        return not self.signed.isHidden() and self.signed.isChecked()

    # ── a list is dropped anywhere ────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Takes them wherever they are let go."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads the first file that was dropped."""
        path = first_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.who.take_file(path)

    # ── marks ─────────────────────────────────────────────────────────────────────────────────

    def mark_findings(self, wanted: Wanted, findings: Sequence[Finding]) -> None:
        """Marks the cells that must be mended."""
        faults: dict[int, set[str]] = {}
        for one in findings:
            if one.stops and one.page:
                draft = wanted.drafts[one.page - 1]
                faults.setdefault(draft.row - 1, set()).add(_field(one, draft.fields))
        self.who.table.rows.set_faults({row: frozenset(keys) for row, keys in faults.items()})

    def show_finding(self, wanted: Wanted, found: Finding) -> None:
        """Takes the cell of a finding in hand: what is typed next mends it."""
        if wanted.example or not found.page:
            return
        draft = wanted.drafts[found.page - 1]
        key = _field(found, draft.fields)
        self.who.table.mark(draft.row - 1, key)
        place: QWidget = self.who.table
        if key in self.forall.entries and key not in draft.fields:
            place = self.forall.entries[key]
        self.ensureWidgetVisible(place)
        place.setFocus()

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _say_signed(self) -> None:
        template, status = self._template, self._status
        can = template is not None and template.register and status is not None and status.signs
        self.signed.setVisible(can)

    def _said_extras(self) -> None:
        self.pictures_fold.say(_(", ").join(self.pictures.names.values()))
        self.stock_fold.say(self.stock.said)
        self.changed.emit()

    def _connect(self) -> None:
        self.who.changed.connect(self.changed)
        self.who.begun.connect(self._show_table)
        self.forall.changed.connect(self.changed)
        self.forall.day_changed.connect(self._day_changed)
        self.pictures.changed.connect(self._said_extras)
        self.stock.changed.connect(self._said_extras)
        self.signed.toggled.connect(lambda _on: self.changed.emit())

    def _show_table(self) -> None:
        # It was just laid out anew: it is where it will stay in the next turn of the loop.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.who.table))

    def _day_changed(self) -> None:
        self.who.set_day(self.forall.issued_on)
        self.changed.emit()

    def _lay_out(self) -> None:
        self.signed.setMinimumHeight(theme.TOUCH)
        self.signed.hide()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.choosing)
        column.addSpacing(theme.UNIT)
        column.addWidget(_head(_("Who gets one")))
        column.addWidget(self.who)
        column.addSpacing(theme.UNIT)
        column.addWidget(_head(_("On every paper")))
        column.addWidget(self.forall)
        column.addWidget(self.signed)
        column.addWidget(self.pictures_fold)
        column.addWidget(self.stock_fold)
        column.addStretch(1)
        self.setAcceptDrops(True)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)


def _head(text: str) -> QLabel:
    label = QLabel(text)
    theme.set_heading(label, "line")
    return label


def _field(found: Finding, fields: Mapping[str, str]) -> str:
    """The field that a finding is about: most name it, a missing glyph stands in one of them."""
    if found.what is Trouble.GLYPH:
        hit = (k for k, text in fields.items() if any(char in text for char in found.detail))
        return next(hit, RECIPIENT)
    named = found.what in (Trouble.MISSING, Trouble.TOO_LONG, Trouble.BAD_VALUE)
    return found.detail if named else RECIPIENT
