"""The panel of an act: what, how many, from where to where, why; and what that will do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.stock import Holding, Owner, PlaceKind
from desktop.services import places, stock
from desktop.services.changes import OpId
from desktop.services.stock import Moved, MoveLine
from desktop.ui import theme
from desktop.ui.forms import Choice, Field, Picker
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.wheel import keep_still
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.acts import effect
from desktop.ui.stock.acts.kinds import ActKind, title
from desktop.ui.stock.acts.lines import Goods
from desktop.ui.stock.acts.when import Earlier
from desktop.ui.stock.choices import find_keepers, find_places
from desktop.ui.stock.head import PanelHead
from desktop.ui.workplace import Workplace
from desktop.wording import _

# What lies back contradicts what is known since; the person may know better.
_CONTRADICTED = ("past_negative", "counted_since")


class ActForm(QWidget):
    """`done` carries what was moved, `closed` that nobody wants it any more."""

    done = Signal(object)
    closed = Signal()

    def __init__(self, work: Workplace, kind: ActKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self.kind = work, kind
        self._op = OpId.new()
        self._said = 0
        self._held: dict[str, tuple[Holding, ...]] = {}
        self.head = PanelHead(title(kind), kind.icon)
        self.head.closed.connect(self.closed)
        self.notices = NoticeBar()
        self.goods = Goods(work, single=kind.counts)
        self.source = self._place(kind.source)
        self.goal = self._place(kind.goal)
        self.owner = QComboBox()
        keep_still(self.owner)
        self.owner.view().setAccessibleName(_("Owners"))
        self.reason = QLineEdit(_(kind.reason))
        self.when = Earlier()
        self.effect = QLabel(wordWrap=True)
        self.effect.setAccessibleName(_("What this will do"))
        self.found = QPushButton(_("They are there: book them as found"))
        self.found.setMinimumHeight(theme.TOUCH)
        self.found.hide()
        self.found.clicked.connect(lambda: self._go(found=True))
        self.missing = QLabel(wordWrap=True)
        theme.set_tone(self.missing, "muted")
        self.go = QPushButton(_(kind.button))
        theme.set_primary(self.go)
        self.go.clicked.connect(lambda: self._go())
        self._lay_out()
        self.goods.changed.connect(self._changed)
        self.owner.currentIndexChanged.connect(lambda _i: self._know(self._held))
        self.reason.textChanged.connect(lambda _t: self._show_effect())
        self.reason.returnPressed.connect(lambda: self._go())
        desk = work.desk()
        work.jobs.run(READ, lambda: stock.owners(desk), owner=self, done=self._take)
        self._show_effect()

    def begin(self, items: list[Choice], place: Choice | None = None) -> None:
        """Starts with goods, and a place they lie at, that are known already."""
        self.goods.fill(items, 0 if self.kind.counts else 1)
        first = self.source or self.goal
        if place is not None and first is not None:
            first.set_choice(place)
        self._changed()
        line = self.goods.lines[0]
        (line.qty if line.item.chosen() else line.item).setFocus()

    def take(self, item: Choice) -> None:
        """A scanned item: one more piece of it, or a line of its own."""
        self.goods.take(item)

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _place(self, label: str) -> Picker | None:
        if not label:
            return None
        keepers = self.kind.new_place is PlaceKind.PERSON
        picker = Picker(
            _(label),
            find_keepers(self._work) if keepers else find_places(self._work),
            self._work.jobs,
            create=_("New keeper “{name}”") if keepers else _("New place: {name}"),
        )
        picker.picked.connect(lambda _choice: self._changed())
        picker.created.connect(lambda name: self._create(picker, name))
        return picker

    def _lay_out(self) -> None:
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, theme.UNIT, 0)
        fields.setSpacing(theme.UNIT * 2)
        counts = self.kind.counts
        self.goods_field = Field(
            _("Item, and how many there really are") if counts else _("Goods"), self.goods
        )
        fields.addWidget(self.goods_field)
        self.fields: dict[str, Field] = {"goods": self.goods_field}
        for key, label, entry in (
            ("source", self.kind.source, self.source),
            ("goal", self.kind.goal, self.goal),
            ("owner", _("Owner"), self.owner),
            ("reason", _("Reason"), self.reason),
        ):
            if entry is not None:
                self.fields[key] = Field(_(label), entry)
                fields.addWidget(self.fields[key])
        fields.addWidget(self.when)
        turned_up = self.kind.key == "found"  # nobody is asked why
        self.fields["reason"].setVisible(not turned_up)
        self.when.setVisible(not turned_up and not counts)
        fields.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(scrolled(inner), 1)
        column.addWidget(self.effect)
        column.addWidget(self.notices)
        column.addWidget(self.found)
        column.addWidget(self.missing)
        column.addWidget(self.go)

    def _take(self, owners: list[Owner]) -> None:
        self.owner.clear()
        if self.kind.source and not self.kind.counts:
            self.owner.addItem(_("Whoever owns what lies there"), None)
        for owner in owners:
            self.owner.addItem(owner.name, owner.id)

    def _create(self, picker: Picker, name: str) -> None:
        desk, op, kind = self._work.desk(), OpId.new(), self.kind.new_place

        def made(saved: places.PlaceSaved) -> None:
            picker.made(name, Choice(saved.id, saved.path))
            self._changed()

        self._work.jobs.run(
            WRITE,
            lambda: places.create_place(desk, op, kind, name),
            owner=self,
            done=made,
            refused=self.notices.refuse,
        )

    # ── what it will do ───────────────────────────────────────────────────────────────────────

    def _changed(self) -> None:
        self.notices.clear()
        self.found.hide()
        desk, codes = self._work.desk(), [wish.code for wish in self.goods.wishes()]

        def look() -> dict[str, tuple[Holding, ...]]:
            return {code: stock.holdings(desk, code=code, limit=1000).rows for code in codes}

        self._work.jobs.run(
            READ, look, owner=self, done=self._know, refused=self.notices.refuse, latest="held"
        )

    def _know(self, held: dict[str, tuple[Holding, ...]]) -> None:
        self._held = held
        ends = {(h.place_id, h.place) for lines in held.values() for h in lines}
        if self.source is not None and len(ends) == 1:
            self.source.offer(Choice(*ends.pop()))  # they can come from nowhere else
        self._follow_books()
        self._show_effect()

    def _follow_books(self) -> None:
        """A correction begins with what the books say, until somebody counted otherwise."""
        source, line = _end(self.source), self.goods.lines[0]
        if not self.kind.counts or source is None or line.qty.value() != self._said:
            return
        held = self._held.get(wish.code, ()) if (wish := line.wish()) else ()
        self._said = effect.held_at(held, source[0], self._owner_name())
        line.qty.set_value(self._said)
        if line.qty.field.hasFocus():
            line.qty.field.selectAll()

    def _owner_name(self) -> str:
        return self.owner.currentText() if self.owner.currentData() is not None else ""

    def _changes(self) -> list[tuple[effect.Wish, list[effect.Change]]]:
        source, goal = _end(self.source), _end(self.goal)
        found = []
        for wish in self.goods.wishes():
            held = self._held.get(wish.code, ())
            if self.kind.counts:
                done = [effect.counted(wish, held, source, self._owner_name())] if source else []
            else:
                done = effect.changes(wish, held, source, goal, self._owner_name())
            found.append((wish, done))
        return found

    def _show_effect(self) -> None:
        said = [effect.sentence(wish, done) for wish, done in self._changes() if done]
        self.effect.setText("\n".join(said))
        self.effect.setVisible(bool(said))
        why = self._why_not()
        self.missing.setText(why)
        self.missing.setVisible(bool(why))
        self.go.setAccessibleDescription(why)
        self.go.setEnabled(not why)

    def _why_not(self) -> str:
        """What is still missing, "" where it can be done."""
        entered: dict[str, object] = {_("Goods"): self.goods.wishes()}
        for label, picker in ((self.kind.source, self.source), (self.kind.goal, self.goal)):
            if picker is not None:
                entered[_(label)] = picker.chosen()
        entered[_("Reason")] = self.reason.text().strip()
        done = [c for _wish, done in self._changes() for c in done] if self.kind.counts else []
        return effect.missing(entered, done)

    # ── doing it ──────────────────────────────────────────────────────────────────────────────

    def _go(self, *, found: bool = False, anyway: bool = False) -> None:
        if self._why_not():
            return
        self.go.setEnabled(False)
        self._work.jobs.run(
            WRITE,
            self._command(found, anyway),
            owner=self,
            done=self._finished,
            refused=self._refused,
        )

    def _command(self, found: bool, anyway: bool) -> Callable[[], Moved]:
        desk, op, kind, reason = self._work.desk(), self._op, self.kind, self.reason.text()
        source, goal, owner = _end(self.source), _end(self.goal), self.owner.currentData()
        wishes, at = self.goods.wishes(), self.when.moment()
        if kind.counts and source is not None:
            wish = wishes[0]
            before = effect.held_at(self._held.get(wish.code, ()), source[0], self._owner_name())
            more = wish.qty > before
            lines = [MoveLine(wish.code, abs(wish.qty - before), owner)]
        else:
            more = False
            lines = [MoveLine(wish.code, wish.qty, owner) for wish in wishes]

        def command() -> Moved:
            outside = places.find_place(desk, kind.outside).id if kind.outside else 0
            start = source[0] if source else outside
            end = goal[0] if goal else outside
            if more:
                start, end = end, start
            if kind.key == "found":
                return effect.found(desk, op, lines, end)
            return stock.move_many(
                desk, op, lines, start, end,
                reason=reason, found=found, kind=kind.key, at=at, anyway=anyway,
            )  # fmt: skip

        return command

    def _finished(self, moved: Moved) -> None:
        self._op = OpId.new()
        self.done.emit(moved)

    def _refused(self, no: Refused) -> None:
        self.go.setEnabled(True)
        if no.code in _CONTRADICTED:
            self._op = OpId.new()
            self.notices.refuse(no, _("Book it anyway"), lambda: self._go(anyway=True))
            return
        self.notices.refuse(no)
        self.found.setVisible(no.code == "out_of_stock" and self.kind.source != "")


def _end(picker: Picker | None) -> tuple[int, str] | None:
    choice = None if picker is None else picker.chosen()
    return None if choice is None else (int(str(choice.key)), choice.title)
