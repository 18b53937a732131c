"""How things come onto the list: by search, by scan, from a file, or typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import NotFound, Refused
from desktop.domain.paper.labels import BoardLabel, BoxLabel, Label, ParcelLabel
from desktop.domain.paper.serials import serials
from desktop.ui import days, theme
from desktop.ui.forms import Choice, Field, FlowLayout, Picker
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.paper.labels.kinds import Kind, adding
from desktop.ui.usual import downloads
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.refusals import sentence

_WORDS = {Kind.BOXES: "box", Kind.PLACES: "place"}
_LISTS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls"


class Adding(QWidget):
    """`found` carries (key, title, copies) triples, `typed` labels that need no ledger."""

    found = Signal(object)
    typed = Signal(object)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.kind = Kind.ITEMS
        self.notices = NoticeBar()
        self.pick = Picker(adding(Kind.ITEMS), self._find, work.jobs)
        self.pick.picked.connect(self._picked)
        self.pick.field.returnPressed.connect(self._nothing_found)
        self.pick.field.textEdited.connect(lambda _text: self.notices.clear())
        self.file = IconKey(theme.icon("folder-open"), _("From a file"))
        self.every = IconKey(theme.icon("plus"), _("Add all"))
        self.file.clicked.connect(self._choose_file)
        self.every.clicked.connect(self._add_every)
        self.boards = _Boards()
        self.parcel = _Parcel(Picker(_("Box"), self._find_boxes, work.jobs))
        self.boards.made.connect(self.typed)
        self.parcel.made.connect(self._fill_parcel)
        self._field = Field(adding(Kind.ITEMS), self.pick)
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT)
        row.addWidget(self._field, 1)
        foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        for key in (self.file, self.every):
            row.addWidget(key, 0, foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.boards, self.parcel):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.notices)
        self.turn_to(Kind.ITEMS)

    def turn_to(self, kind: Kind) -> None:
        """Another kind of labels is made."""
        self.kind = kind
        self.notices.clear()
        known = kind in (Kind.ITEMS, Kind.BOXES, Kind.PLACES)
        self._field.setVisible(known)
        self._field.label.setText(adding(kind))
        self.pick.setAccessibleName(adding(kind))
        self.pick.field.setAccessibleName(adding(kind))
        self.pick.set_choice(None)
        self.boards.setVisible(kind is Kind.BOARDS)
        self.parcel.setVisible(kind is Kind.PARCELS)
        self.file.setVisible(kind in (Kind.ITEMS, Kind.PARCELS))
        self.every.setVisible(kind in (Kind.BOXES, Kind.PLACES))

    # ── the ledger's own things ───────────────────────────────────────────────────────────────

    def _find(self, text: str) -> Sequence[Choice]:
        from desktop.ui.paper.labels.asking import find

        return find(self._work.desk(), self.kind, text)

    def _find_boxes(self, text: str) -> Sequence[Choice]:
        from desktop.ui.paper.labels.asking import find

        return find(self._work.desk(), Kind.BOXES, text)

    def _fill_parcel(self, parcel: ParcelLabel) -> None:
        """A parcel packed from a box says what lies in that box."""
        box = self.parcel.box.chosen()
        self.parcel.box.set_choice(None)
        if box is None:
            self.typed.emit([parcel])
            return
        desk = self._work.desk()

        def ask() -> Label:
            from desktop.ui.paper.labels.asking import labels_of

            return labels_of(desk, Kind.BOXES, [box.key])[box.key]

        def came(found: Label) -> None:
            contents = found.contents if isinstance(found, BoxLabel) else ()
            self.typed.emit([replace(parcel, contents=contents)])

        self._work.jobs.run(READ, ask, owner=self, done=came, refused=self.notices.refuse)

    def _picked(self, choice: Choice | None) -> None:
        if choice is not None:
            self.pick.set_choice(None)
            self.found.emit([(choice.key, choice.title, 1)])

    def _nothing_found(self) -> None:
        """Entered though nothing of that name was offered."""
        wanted, kind, desk = self.pick.field.text().strip(), self.kind, self._work.desk()
        if not wanted:
            return

        def look() -> Sequence[Choice]:
            from desktop.ui.paper.labels.asking import find

            return find(desk, kind, wanted)

        def came(found: Sequence[Choice]) -> None:
            # Whoever types fast enters before the choices are there.
            if found or self.pick.field.text().strip() != wanted or kind is not self.kind:
                return
            self.notices.refuse(NotFound(_WORDS.get(kind, "item"), wanted))

        self._work.jobs.run(READ, look, owner=self, done=came, latest="nothing")

    def _add_every(self) -> None:
        desk, kind = self._work.desk(), self.kind

        def look() -> list[Choice]:
            from desktop.ui.paper.labels.asking import every

            return every(desk, kind)

        def came(choices: list[Choice]) -> None:
            self.found.emit([(choice.key, choice.title, 1) for choice in choices])

        self._work.jobs.run(READ, look, owner=self, done=came, refused=self.notices.refuse)

    # ── from a file ───────────────────────────────────────────────────────────────────────────

    def _choose_file(self) -> None:
        kinds = _("Lists") + f" ({_LISTS})"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a list"), downloads(), kinds)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Adds what a list of codes (and copies), or of parcels, says."""
        self.notices.clear()

        def parcels() -> list[ParcelLabel]:
            from desktop.exchange import label_lists

            return label_lists.parcels(path)

        def codes() -> list[tuple[str, str, int]]:
            from desktop.exchange import label_lists

            return [(code, "", copies) for code, copies in label_lists.codes(path)]

        run = partial(self._work.jobs.run, READ, owner=self, refused=self.notices.refuse)
        if self.kind is Kind.PARCELS:
            run(parcels, done=self.typed.emit)
        else:
            run(codes, done=self.found.emit)


class _Typed(QWidget):
    """A few fields and the key that makes labels of them."""

    made = Signal(object)

    def __init__(
        self, kind: Kind, rows: Sequence[Sequence[QWidget]], act: Callable[[], None]
    ) -> None:
        super().__init__()
        self.add = IconKey(theme.icon("plus"), adding(kind))
        self.add.clicked.connect(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for parts in rows:
            row = QHBoxLayout()
            row.setSpacing(theme.UNIT)
            for part in parts:
                row.addWidget(part, 1)
            column.addLayout(row)
        foot = FlowLayout(spacing=theme.UNIT)
        foot.addWidget(self.add)
        column.addLayout(foot)


class _Boards(_Typed):
    """Serial numbers, one a line; what they are and since when they pass."""

    def __init__(self) -> None:
        self.entry = QPlainTextEdit()
        self.entry.setPlaceholderText(_("SL-0017, SL-0020..SL-0040"))
        self.entry.setTabChangesFocus(True)
        self.product = QLineEdit()
        self.passed = QCheckBox(_("Passed the test on"))
        self.day = QDateEdit(days.today())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(_("Day of the test"))
        keep_still(self.day)
        self.passed.setChecked(True)
        self.passed.setMinimumHeight(theme.TOUCH)
        self.passed.toggled.connect(self.day.setEnabled)
        day = QWidget()
        row = FlowLayout(day, spacing=theme.UNIT)
        row.addWidget(self.passed)
        row.addWidget(self.day)
        self.entry.setFixedHeight(theme.grown(self.entry.font(), 92))
        self.field = Field(_("Serial numbers, one by one or 0001..0020"), self.entry)
        product = Field(_("Product"), self.product)
        super().__init__(Kind.BOARDS, ((self.field,), (product,), (day,)), self._make)

    def _make(self) -> None:
        try:
            found = serials(self.entry.toPlainText())
        except Refused as no:
            self.field.refuse(sentence(no))
            return
        if not found:
            self.field.refuse(_("Write at least one serial number."))
            return
        self.field.clear()
        day = self.day.date()
        passed = date(day.year(), day.month(), day.day()) if self.passed.isChecked() else None
        product = self.product.text().strip()
        made: list[Label] = [BoardLabel(serial, product, passed) for serial in found]
        self.entry.clear()
        self.made.emit(made)


class _Parcel(_Typed):
    """Who gets it and where, and the box whose contents go with it. `made` carries one label."""

    def __init__(self, box: Picker) -> None:
        self.box = box
        self.entries = {
            key: QLineEdit()
            for key in ("recipient", "phone", "address", "sender", "number", "waybill")
        }
        names = (
            *(_("Recipient"), _("Phone"), _("Address")),
            *(_("Sender"), _("Number of the parcel"), _("Waybill")),
        )
        self.fields = {
            key: Field(name, entry)
            for name, (key, entry) in zip(names, self.entries.items(), strict=True)
        }
        recipient, phone, address, sender, number, waybill = self.fields.values()
        contents = Field(_("With what lies in the box"), box)
        rows = ((recipient, phone), (address,), (sender, number), (waybill, contents))
        super().__init__(Kind.PARCELS, rows, self._make)
        for entry in self.entries.values():
            entry.returnPressed.connect(self._make)

    def _make(self) -> None:
        said = [" ".join(entry.text().split()) for entry in self.entries.values()]
        if not said[0]:
            self.fields["recipient"].refuse(_("Write who gets the parcel."))
            self.entries["recipient"].setFocus()
            return
        self.fields["recipient"].clear()
        for key, entry in self.entries.items():
            # Who sends one parcel sends the next one too.
            if key != "sender":
                entry.clear()
        recipient, phone, address, sender, number, waybill = said
        self.made.emit(ParcelLabel(recipient, phone, address, sender, number, waybill))
        self.entries["recipient"].setFocus()
