"""Designs as a page: every version, and who still has goods that were made from it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.production import Artwork, Lying
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.facts import Facts, Lines
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.production.ways import Ways
from desktop.ui.table import Ask, Column, Empty, ListPage, Source
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext


class DesignsPage(ListPage):
    """The newest version of each design first; an old one is marked as such."""

    def __init__(self, ways: Ways) -> None:
        work = ways.work

        def look(ask: Ask) -> list[Artwork]:
            from desktop.services import production

            found = production.artworks(work.desk(), ask.text)
            return found[ask.offset : ask.offset + ask.limit] if ask.limit else found

        super().__init__(
            _("Designs"),
            [
                Column("name", _("Design"), lambda a: a.draft.name, 160, stretch=True,
                       sortable=False),
                Column("version", _("Version"), lambda a: a.draft.version, 90, sortable=False),
                Column("state", _("State"), _state, 120, sortable=False,
                       tone=lambda a: Tone.PLAIN if a.latest else Tone.WARN),
                Column("used", _("Used for"), _used, 110, sortable=False),
                Column("by", _("Made by"), lambda a: a.draft.made_by, 100, sortable=False),
                Column("file", _("File"), lambda a: a.file.name if a.file else "", 140,
                       sortable=False),
            ],
            Source(
                fetch=look,
                count=lambda ask: len(look(Ask(ask.sort, text=ask.text))),
                key=lambda one: one.id,
            ),
            work.jobs,
            sort="name",
            empty=Empty(
                _("Designs and their versions stand here"),
                _("So that one click says who still has goods with the old logo."),
                "image",
                _("New design"),
                lambda: ways.begin("artwork", None),
            ),
        )  # fmt: skip
        self.field.setPlaceholderText(_("Search: name, version"))
        self.card = DesignCard(ways)
        self.set_side(self.card, 400)
        self.card.hide()
        self.new_key = IconKey(theme.icon("plus"), _("New design"))
        self.new_key.clicked.connect(lambda: ways.begin("artwork", None))
        self.buttons.addWidget(self.new_key)
        self.current.connect(self.card.show_design)
        self.opened.connect(lambda one: ways.begin("artwork", one))
        work.news.listen(self, (Topic.PRODUCTION, Topic.STOCK), self.refresh)

    def ask(self) -> None:
        """Asks again."""
        self.refresh()


class DesignCard(QWidget):
    """One version: its file, and where goods of it lie."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.design: Artwork | None = None
        self.name = QLabel(wordWrap=True)
        theme.set_heading(self.name, "part")
        self.notices = NoticeBar()
        self.facts, self.lying = Facts(), Lines()
        self.who = QLabel(wordWrap=True)
        theme.set_heading(self.who, "line")
        self.edit_key = IconKey(theme.icon("pencil"), _("Edit"))
        self.edit_key.clicked.connect(lambda: ways.begin("artwork", self.design))
        self.stock_key = IconKey(theme.icon("boxes"), _("Show them in the stock"))
        self.stock_key.clicked.connect(self._to_stock)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.UNIT, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.name, self.notices, self.facts, self.edit_key, self.who, self.lying,
                     self.stock_key):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def show_design(self, design: object) -> None:
        """Takes a version in hand, or None."""
        self.notices.clear()
        self.design = design if isinstance(design, Artwork) else None
        self.setVisible(self.design is not None)
        if self.design is None:
            return
        draft = self.design.draft
        self.name.setText(self.design.title)
        self.facts.show_facts(
            (
                (_("State"), _state(self.design)),
                (_("Used for"), _used(self.design)),
                (_("Made by"), draft.made_by),
                (_("File"), self.design.file.name if self.design.file else ""),
                (_("Note"), draft.note),
            )
        )
        desk, which = self._ways.work.desk(), self.design.id

        def look() -> list[Lying]:
            from desktop.services import production

            return production.who_has(desk, which)

        self._ways.work.jobs.run(
            *(READ, look), owner=self, done=self._came, refused=self.notices.refuse, latest="lying"
        )

    def _came(self, found: list[Lying]) -> None:
        total = sum(one.on_hand for one in found)
        if found:
            said = ngettext("{n} piece of it lies somewhere", "{n} pieces of it lie somewhere",
                            total)  # fmt: skip
            self.who.setText(said.format(n=f"{total:,}"))
        else:
            self.who.setText(_("Nobody has goods of it on the books."))
        self.lying.show_lines(lying(one) for one in found)
        self.stock_key.setVisible(bool(found))

    def _to_stock(self) -> None:
        if self.design is not None:
            self._ways.work.go("stock", ("artwork", self.design.id))


def lying(one: Lying) -> tuple[str, Tone]:
    """Where pieces lie, in a line."""
    title = f"{one.item} {one.label}".rstrip()
    text = _("{place}: {item} × {n}").format(place=one.place, item=title, n=f"{one.on_hand:,}")
    if one.mixed:
        text += "  ·  " + _("other versions may be among them: look")
    return text, Tone.WARN if one.mixed else Tone.PLAIN


def _state(one: Artwork) -> str:
    if one.retired:
        return _("Retired")
    return _("The latest") if one.latest else _("An old version")


def _used(one: Artwork) -> str:
    return ngettext("{n} thing", "{n} things", one.used).format(n=f"{one.used:,}")
