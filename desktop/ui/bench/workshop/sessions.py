"""All sessions, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.bench.sessions import Session
from desktop.ui.bench.boards.rows import moment
from desktop.ui.jobs import Jobs
from desktop.ui.table import Ask, Chip, Column, Empty, ListPage
from desktop.ui.table.short import short
from desktop.ui.theme import Tone
from desktop.wording import _, bench, pgettext
from desktop.wording.columns import heading

if TYPE_CHECKING:
    from desktop.services.changes import Desk


def state(session: Session) -> str:
    """Open or closed, in a word."""
    return _("closed") if session.closed_at else _("open")


def columns() -> list[Column[Session]]:
    """What can be shown of a session."""
    return [
        Column("name", _("Session"), lambda s: s.setup.name, 220, stretch=True),
        Column("kind", _("Kind"), lambda s: bench.kind(s.setup.kind), 150),
        Column("state", heading("state"), state, 90,
               tone=lambda s: Tone.PLAIN if s.closed_at else Tone.GOOD),
        Column("opened", pgettext("session", "Opened"), lambda s: moment(s.opened_at), 150),
        Column("event", heading("event"), lambda s: s.event_name, 160, stretch=True),
        Column("place", heading("place"), lambda s: s.place_name, 120),
        Column("kit", _("Kit"), lambda s: s.kit_name, 160),
        Column("lamp", _("Finished lamp"), lambda s: s.lamp_name, 160, shown=False),
    ]  # fmt: skip


def ask_sessions(desk: Desk, ask: Ask) -> list[Session]:
    """The answer to the list's question, the newest first; runs in a lane."""
    from desktop.services.bench import sessions

    found = sessions.sessions(desk, ask.text)
    if "open" in ask.chips:
        found = [one for one in found if one.closed_at is None]
    return found


class SessionsList(ListPage):
    """`opened` carries a session."""

    def __init__(self, desk: Callable[[], Desk], jobs: Jobs, empty: Empty) -> None:
        super().__init__(
            _("Sessions"),
            columns(),
            short(
                lambda ask: ask_sessions(desk(), ask),
                columns(),
                lambda session: session.id,
                {"opened": lambda session: session.opened_at},
            ),
            jobs,
            sort="opened",
            descending=True,
            chips=[Chip("open", _("Open ones"))],
            empty=empty,
        )
        self.field.setPlaceholderText(_("Search: name, event, kind of board"))
