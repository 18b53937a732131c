"""The list as a page."""

from __future__ import annotations

from desktop.domain.production import Production
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.production.things.export import exports
from desktop.ui.production.things.rows import ask_things, chips, columns
from desktop.ui.production.ways import Ways
from desktop.ui.table import Ask, Empty, ListPage, Source
from desktop.wording import _

_WORD = "production"


class ThingsList(ListPage):
    """Enter or a double click opens a thing; one that is chosen can be moved on from here."""

    def __init__(self, ways: Ways, empty: Empty) -> None:
        work = ways.work

        def count(ask: Ask) -> int:
            one = Ask(ask.sort, ask.descending, ask.text, ask.chips, 0, 1)
            return ask_things(work.desk(), one, ways.event()).total

        super().__init__(
            _("Things that are had made"),
            columns(),
            Source(
                fetch=lambda ask: ask_things(work.desk(), ask, ways.event()).rows,
                count=count,
                key=lambda thing: thing.id,
            ),
            work.jobs,
            sort="due",
            chips=chips(),
            empty=empty,
            exports=exports(self, ways),
        )
        self._ways = ways
        self.field.setPlaceholderText(_("Search: name, supplier, person, waybill, design"))
        self.open_key = IconKey(theme.icon("chevron-right"), _("Open"))
        self.onward_key = IconKey(theme.icon("arrow-right"), _("Next stage"))
        self.freight_key = IconKey(theme.icon("truck"), _("Share freight"))
        self.freight_key.setToolTip(_("One freight for the things that are selected"))
        self.freight_key.clicked.connect(self._freight)
        self.grid.chosen.connect(self._selected)
        for key in (self.open_key, self.onward_key, self.freight_key):
            key.setEnabled(False)
            self.buttons.addWidget(key)
        self.open_key.clicked.connect(self._open)
        self.onward_key.clicked.connect(self._onward)
        self.current.connect(self._chosen)
        self.opened.connect(lambda thing: ways.show(thing.id))
        self.columns_chosen.connect(lambda keys: ways.keeping.keep_columns(_WORD, keys))
        self.show_columns(ways.keeping.columns(_WORD))
        work.news.listen(self, (Topic.PRODUCTION, Topic.EVENTS), self.refresh)

    def ask(self) -> None:
        """Asks again."""
        self.refresh()

    def _one(self) -> Production | None:
        rows = self.grid.selected_rows()
        return rows[0] if rows and isinstance(rows[0], Production) else None

    def _chosen(self, thing: object) -> None:
        here = isinstance(thing, Production)
        self._selected()
        self.open_key.setEnabled(here)
        self.onward_key.setEnabled(
            isinstance(thing, Production) and thing.draft.stage.next is not None
        )

    def _selected(self) -> None:
        self.freight_key.setEnabled(len(self.grid.selected_rows()) > 1)

    def _freight(self) -> None:
        rows = [row for row in self.grid.selected_rows() if isinstance(row, Production)]
        if len(rows) > 1:
            self._ways.begin("freight", tuple(rows))

    def _open(self) -> None:
        if (thing := self._one()) is not None:
            self._ways.show(thing.id)

    def _onward(self) -> None:
        if (thing := self._one()) is not None:
            self._ways.begin("stage", thing.id)
