"""The list as a page."""

from __future__ import annotations

from desktop.services.changes import Topic
from desktop.ui.jobs import READ
from desktop.ui.requisitions.asked.export import exports
from desktop.ui.requisitions.asked.rows import ask_requests, chips, columns, find_request
from desktop.ui.requisitions.ways import Ways
from desktop.ui.table import Ask, ListPage, Source
from desktop.ui.theme import Tone
from desktop.wording import _

_WORD = "requisitions"


class RequestList(ListPage):
    """The most urgent first. The row in hand shows its story beside; Enter goes into it."""

    def __init__(self, ways: Ways) -> None:
        work = ways.work
        self._work = work
        self._brought: int | None = None  # the number of the row that is to be in view

        def count(ask: Ask) -> int:
            one = Ask(ask.sort, ask.descending, ask.text, ask.chips, 0, 1)
            return ask_requests(work.desk(), one).total

        super().__init__(
            _("Requests"),
            columns(),
            Source(
                fetch=lambda ask: ask_requests(work.desk(), ask).rows,
                count=count,
                key=lambda one: one.id,
            ),
            work.jobs,
            sort="urgent",
            chips=chips(),
            exports=exports(self, ways),
        )
        self.field.setPlaceholderText(_("Search: event, city, number, code, applicant, article"))
        self.columns_chosen.connect(lambda keys: ways.keeping.keep_columns(_WORD, keys))
        self.show_columns(ways.keeping.columns(_WORD))
        self.model.loaded.connect(self._came)
        work.news.listen(self, (Topic.REQUISITIONS, Topic.RULES), self.refresh)

    def ask(self) -> None:
        """Asks again."""
        self.refresh()

    def refresh(self) -> None:
        """Asks again; a row that is brought comes into view, else the place is kept."""
        if self._brought is None:
            super().refresh()
        else:
            self.model.put(self.model.ask, self._brought)

    def bring(self, which: int) -> None:
        """Selects a request (local id) and scrolls to it; says so where the list leaves it out."""
        desk, asked = self._work.desk(), self.model.ask

        def found(number: int | None) -> None:
            if number is None:
                self.notices.say(
                    _("The request is saved, but this list is filtered and leaves it out."),
                    Tone.PLAIN,
                    _("Show everything"),
                    lambda: self._show_all(which),
                )
                return
            self._brought = number
            self.select(which)
            self.refresh()

        self._work.jobs.run(
            READ,
            lambda: find_request(desk, asked, which),
            owner=self,
            done=found,
            refused=self.notices.refuse,
            latest="bring",
        )

    def _show_all(self, which: int) -> None:
        self.field.clear()
        self.set_chips(frozenset())
        self.bring(which)

    def _came(self) -> None:
        if self._brought is not None:
            self._brought = None
            self.grid.scrollTo(self.grid.currentIndex())
