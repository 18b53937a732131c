"""The form of an item; `saved` carries the code of its first variant."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import money
from desktop.domain.catalogue import ItemDraft
from desktop.domain.errors import BadYear, Refused
from desktop.services import catalogue
from desktop.services.catalogue import ItemCard, ItemSaved
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.jobs import LONG, READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.edit.variants import Variants
from desktop.ui.stock.head import PanelHead
from desktop.ui.stock.photos import PhotoBox, make_thumbnail
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording.columns import heading
from desktop.wording.refusals import sentence

_WIDTH = 760
FIRST_YEAR, LAST_YEAR = 1980, 2100


class ItemForm(QWidget):
    """A new item, or one that is there already by its local id."""

    saved = Signal(str)
    closed = Signal()

    def __init__(self, work: Workplace, keeping: Keeping, item_id: int | None) -> None:
        super().__init__()
        self._work, self._keeping, self._item = work, keeping, item_id
        self._op = OpId.new()
        self._photo: Callable[[], tuple[str, bytes]] | None = None
        self.head = PanelHead(_("New item") if item_id is None else _("Edit item"), "tag")
        self.head.closed.connect(self.closed)
        self.photo = PhotoBox(160)
        self.photo.given.connect(self._take_photo)
        self.name = QLineEdit()
        self.category = QLineEdit()
        self.year = QLineEdit()
        self.unit = QLineEdit(_("pc"))
        self.pack = QLineEdit()
        self.uncounted = QCheckBox(_("Not kept in stock (fees, postage, claw-machine plays)"))
        self.uncounted.setMinimumHeight(theme.TOUCH)
        self.returnable = QCheckBox(_("Comes back: requests lend it, they do not give it away"))
        self.returnable.setMinimumHeight(theme.TOUCH)
        self.variants = Variants()
        self.variants.show_variants(())
        self.notices = NoticeBar()
        self.save = QPushButton(_("Save"))
        theme.set_primary(self.save)
        self.save.clicked.connect(self._save)
        self.fields = {
            "name": Field(heading("name"), self.name),
            "category": Field(heading("category"), self.category),
            "year": Field(heading("year"), self.year),
            "unit": Field(heading("unit"), self.unit),
            "pack_size": Field(heading("pack_size"), self.pack, _("Pieces in a pack, if any")),
        }
        self._lay_out()
        self.setFocusProxy(self.name)
        desk = work.desk()
        work.jobs.run(READ, lambda: catalogue.categories(desk), owner=self, done=self._complete)
        if item_id is not None:
            work.jobs.run(READ, lambda: catalogue.item(desk, item_id), owner=self, done=self._show)

    def draft(self) -> ItemDraft:
        """What the form says of the item. Raises BadYear and BadQuantity."""
        year, pack = money.narrow(self.year.text()), self.pack.text().strip()
        if year and not (year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR):
            raise BadYear(self.year.text(), FIRST_YEAR, LAST_YEAR)
        return ItemDraft(
            name=self.name.text().strip(),
            category=self.category.text().strip(),
            year=int(year) if year else None,
            unit=self.unit.text().strip(),
            pack_size=money.parse_quantity(pack) if pack else None,
            uncounted=self.uncounted.isChecked(),
            returnable=self.returnable.isChecked(),
        )

    def _show(self, card: ItemCard) -> None:
        draft = card.draft
        self.name.setText(draft.name)
        self.category.setText(draft.category)
        self.year.setText(str(draft.year or ""))
        self.unit.setText(draft.unit)
        self.pack.setText(str(draft.pack_size or ""))
        self.uncounted.setChecked(draft.uncounted)
        self.returnable.setChecked(draft.returnable)
        self.variants.show_variants(card.variants)
        if card.photo is not None:
            desk, sha = self._work.desk(), card.photo
            self._work.jobs.run(
                READ,
                lambda: catalogue.thumbnails(desk, [sha]).get(sha),
                owner=self,
                done=self.photo.show_photo,
            )

    def _complete(self, categories: tuple[str, ...]) -> None:
        completer = QCompleter(list(categories), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.category.setCompleter(completer)

    def _take_photo(self, way: Callable[[], tuple[str, bytes]]) -> None:
        def work() -> tuple[str, bytes, bytes]:
            name, original = way()
            return name, original, make_thumbnail(original, name)

        def came(found: tuple[str, bytes, bytes]) -> None:
            name, original, small = found
            self._photo = lambda: (name, original)
            self.photo.show_photo(small)

        self._work.jobs.run(
            LONG, work, owner=self, done=came, refused=self.notices.refuse, latest="photo"
        )

    # ── saving ────────────────────────────────────────────────────────────────────────────────

    def _save(self) -> None:
        self.notices.clear()
        for field in self.fields.values():
            field.clear()
        try:
            draft, edits = self.draft(), self.variants.edits()
        except Refused as no:
            self._refuse(no)
            return
        desk, op, item = self._work.desk(), self._op, self._item
        way, folder = self._photo, self._keeping.folders.photos

        def command() -> ItemSaved:
            done = catalogue.save_item(desk, op, draft, edits, item)
            if way is not None:
                name, original = way()
                small = make_thumbnail(original, name)
                catalogue.set_photo(desk, OpId.new(), done.item_id, name, original, small, folder)
            return done

        self.save.setEnabled(False)
        self._work.jobs.run(WRITE, command, owner=self, done=self._saved, refused=self._refuse)

    def _saved(self, done: ItemSaved) -> None:
        self._work.toasts.say(_("Saved: {item}").format(item=self.name.text().strip()))
        self.saved.emit(done.codes[0])

    def _refuse(self, no: Refused) -> None:
        self.save.setEnabled(True)
        self._op = OpId.new()
        where = {"bad_year": "year", "bad_quantity": "pack_size"}.get(no.code)
        where = str(no.data().get("field")) if no.code == "missing" else where
        if where in self.fields:
            self.fields[where].refuse(sentence(no))
            self.fields[where].entry.setFocus()
        else:
            self.notices.refuse(no)

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(theme.UNIT * 2)
        fields.setVerticalSpacing(theme.UNIT * 2)
        top = Qt.AlignmentFlag.AlignTop
        fields.addWidget(self.fields["name"], 0, 0, 1, 2, top)
        fields.addWidget(self.fields["category"], 0, 2, 1, 2, top)
        for column, key in enumerate(("year", "unit")):
            fields.addWidget(self.fields[key], 1, column, top)
        fields.addWidget(self.fields["pack_size"], 1, 2, 1, 2, top)
        fields.addWidget(self.uncounted, 2, 0, 1, 4)
        fields.addWidget(self.returnable, 3, 0, 1, 4)
        upper = QHBoxLayout()
        upper.setSpacing(theme.UNIT * 3)
        upper.addWidget(self.photo, 0, top)
        upper.addLayout(fields, 1)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.save)
        inner = QWidget()
        inner.setMaximumWidth(theme.grown(self.font(), _WIDTH))
        column_ = QVBoxLayout(inner)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(theme.UNIT * 2)
        column_.addWidget(self.head)
        column_.addLayout(upper)
        column_.addSpacing(theme.UNIT)
        column_.addWidget(Field(_("Variants, with codes and prices"), self.variants))
        column_.addWidget(self.notices)
        column_.addLayout(bottom)
        column_.addStretch(1)
        middle = QWidget()
        around = QHBoxLayout(middle)
        around.setContentsMargins(*(theme.UNIT * 3,) * 4)
        around.addWidget(inner, 1)
        around.addStretch(0)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
