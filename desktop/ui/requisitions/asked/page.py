"""The list as a page."""

from __future__ import annotations

from desktop.services.changes import Topic
from desktop.ui.requisitions.asked.export import exports
from desktop.ui.requisitions.asked.rows import ask_requests, chips, columns
from desktop.ui.requisitions.ways import Ways
from desktop.ui.table import Ask, ListPage, Source
from desktop.wording import _

_WORD = "requisitions"


class RequestList(ListPage):
    """The most urgent first. The row in hand shows its story beside; Enter goes into it."""

    def __init__(self, ways: Ways) -> None:
        work = ways.work

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
        work.news.listen(self, (Topic.REQUISITIONS, Topic.RULES), self.refresh)

    def ask(self) -> None:
        """Asks again."""
        self.refresh()
