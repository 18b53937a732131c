"""The side pane of an item: what it is, where it lies, how it came there, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import money
from desktop.domain.catalogue import Variant
from desktop.services import catalogue
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import ElidedLabel, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.tool import tool_button
from desktop.ui.jobs import LONG, READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.lying import Lying
from desktop.ui.stock.minimums import Minimums
from desktop.ui.stock.photos import PhotoBox, make_thumbnail
from desktop.ui.stock.story import Story
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _


class ItemCard(QWidget):
    """`act` names what to do with this item: receive move handover correct kit edit labels."""

    act = Signal(str)

    def __init__(self, work: Workplace, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._keeping = work, keeping
        self.variant: Variant | None = None
        self.photo = PhotoBox()
        self.photo.given.connect(self._give_photo)
        self.title = QLabel(wordWrap=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = QLabel(wordWrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.price = QLabel()
        self.notices = NoticeBar()
        self.lying = Lying(work)
        self.minimums = Minimums(work, of_place=False)
        self.story = Story(work)
        self.story_head = QLabel(_("Story"))
        self.keys: dict[str, QPushButton] = {}
        self.more = self._more()
        self._lay_out()
        theme.set_heading(self.title, "part")
        theme.set_heading(self.price, "line")
        theme.set_heading(self.story_head, "line")

    def show_item(self, variant: Variant | None) -> None:
        """Shows another item; None empties the pane."""
        same = variant is not None and self.variant is not None and variant.uid == self.variant.uid
        self.variant = variant
        self._inner.setVisible(variant is not None)
        self._none.setVisible(variant is None)
        if variant is None:
            return
        if not same:
            self.notices.clear()
        self.title.setText(variant.title)
        self.facts.setText(facts(variant))
        self.price.setText(price(variant))
        for key in ("receive", "move", "handover", "correct"):
            self.keys[key].setEnabled(not variant.uncounted and not variant.retired)
        self._kit.setEnabled(not variant.uncounted)
        self._retire.setText(_("Bring back into the lists") if variant.retired else _("Retire"))
        self._ask_photo(variant)
        self.minimums.setVisible(not variant.uncounted)
        self.minimums.show_item(variant.code)
        if not same:
            self.lying.show_item(variant.code)
            self.story.show_item(variant.code)
        else:
            self.lying.ask()
            self.story.ask()

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _more(self) -> QToolButton:
        button = tool_button("ellipsis", _("More acts"), framed=True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(theme.icon("tag"), _("Print labels"), lambda: self.act.emit("labels"))
        self._kit = menu.addAction(theme.icon("gift"), _("Kit"), lambda: self.act.emit("kit"))
        menu.addAction(theme.icon("camera"), _("Choose a photo"), self.photo.choose)
        self._retire = menu.addAction(theme.icon("inbox"), _("Retire"), self._retire_or_back)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        acts = FlowLayout(spacing=theme.UNIT)
        for key, icon, said in (
            ("move", "arrow-left-right", _("Move")),
            ("receive", "inbox", _("Receive")),
            ("handover", "users", _("Hand over")),
            ("correct", "scale", _("Correct")),
            ("edit", "pencil", _("Edit")),
        ):
            button = IconKey(theme.icon(icon), said)
            button.clicked.connect(lambda _=False, k=key: self.act.emit(k))
            self.keys[key] = button
            acts.addWidget(button)
        acts.addWidget(self.more)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addWidget(self.price)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT * 2)
        head.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT * 2)
        column.addLayout(head)
        column.addLayout(acts)
        column.addWidget(self.notices)
        column.addWidget(self.lying)
        column.addWidget(self.minimums)
        column.addWidget(self.story_head)
        column.addWidget(self.story, 1)
        self._none = ElidedLabel(_("Choose an item to see where it lies."), muted=True)
        self._inner.hide()
        whole = QWidget()
        around = QVBoxLayout(whole)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._none)
        around.addWidget(self._inner, 1)
        scroll = scrolled(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    # ── acts on the thing itself ──────────────────────────────────────────────────────────────

    def _ask_photo(self, variant: Variant) -> None:
        if variant.photo is None:
            self.photo.show_photo(None)
            return
        desk, sha = self._work.desk(), variant.photo

        def came(found: dict[str, bytes]) -> None:
            if self.variant is not None and self.variant.photo == sha:
                self.photo.show_photo(found.get(sha))

        self._work.jobs.run(
            READ, lambda: catalogue.thumbnails(desk, [sha]), owner=self, done=came, latest="photo"
        )

    def _give_photo(self, way: Callable[[], tuple[str, bytes]]) -> None:
        if self.variant is None:
            return
        desk, item, folder = self._work.desk(), self.variant.item_id, self._keeping.folders.photos

        def work() -> object:
            name, original = way()
            small = make_thumbnail(original, name)
            return catalogue.set_photo(desk, OpId.new(), item, name, original, small, folder)

        # In the long lane: a camera's picture takes its time.
        self._work.jobs.run(LONG, work, owner=self, refused=self.notices.refuse)

    def _retire_or_back(self) -> None:
        if self.variant is None:
            return
        desk, uid, back = self._work.desk(), self.variant.uid, self.variant.retired
        title = self.variant.title

        def done(_done: object) -> None:
            said = _("Back in the lists: {item}") if back else _("Retired: {item}")
            self._work.toasts.say(said.format(item=title))

        self._work.jobs.run(
            WRITE,
            lambda: catalogue.retire(desk, OpId.new(), uid, back=back),
            owner=self,
            done=done,
            refused=self.notices.refuse,
        )


def facts(found: Variant) -> str:
    """What an item is besides its name, on one or two lines."""
    parts = [found.code, found.category, "" if found.year is None else str(found.year)]
    if found.pack_size:
        parts.append(_("{n} {unit} a pack").format(n=found.pack_size, unit=found.unit))
    if found.value_fen is not None:
        parts.append(_("reference value {value}").format(value=money.show(found.value_fen)))
    if found.uncounted:
        parts.append(_("not kept in stock"))
    if found.retired:
        parts.append(_("retired"))
    return " · ".join(part for part in parts if part)


def price(found: Variant) -> str:
    """Its price."""
    return _("Not for sale") if found.price_fen is None else money.show(found.price_fen)
