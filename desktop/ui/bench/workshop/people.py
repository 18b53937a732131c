"""Everybody in a session: kit and boards of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.bench.sessions import Participant
from desktop.ui.jobs import Jobs
from desktop.ui.table import Ask, Chip, Column, Empty, ListPage
from desktop.ui.table.short import short
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.bench.lists import WORDS, said
from desktop.wording.joining import listed

if TYPE_CHECKING:
    from desktop.services.changes import Desk

WITHOUT_KIT, WITHOUT_BOARD = "no_kit", "no_board"


def kit(one: Participant) -> str:
    """How the kit came to this person; a dash for none yet."""
    return said(one.kit) if one.kit in WORDS else "–"


def boards(one: Participant) -> str:
    """The serial numbers, and the paper numbers of boards that did not pass yet."""
    return listed((*one.serials, *one.tags))


def name(one: Participant) -> str:
    """The name; one that was deleted is said so."""
    return one.name or _("(name deleted)")


def columns() -> list[Column[Participant]]:
    """What can be shown of a participant."""
    return [
        Column("number", said("number"), lambda p: f"{p.number}", 72, number=True),
        Column("name", said("participant"), name, 150, stretch=True),
        Column("kit", said("kit"), kit, 110,
               tone=lambda p: Tone.GOOD if p.kit else Tone.PLAIN),
        Column("boards", said("boards"), boards, 170, stretch=True),
    ]  # fmt: skip


def ask_people(desk: Desk, session: int, ask: Ask) -> list[Participant]:
    """The answer to the list's question; runs in a lane. A session has few enough people for all
    of them to be read.
    """
    from desktop.domain.catalogue import search_terms, search_text
    from desktop.services.bench import participants
    from desktop.services.spelling import spell

    if not session:
        return []
    found = participants.participants(desk, session)
    for term in search_terms(ask.text):
        found = [
            one
            for one in found
            if term in f"{one.number} {boards(one)}".lower()
            or term in search_text(*spell(one.name), one.name)
        ]
    if WITHOUT_KIT in ask.chips:
        found = [one for one in found if not one.kit]
    if WITHOUT_BOARD in ask.chips:
        found = [one for one in found if not one.serials]
    return found


class PeopleList(ListPage):
    """`turn_to` shows the people of a session."""

    def __init__(self, desk: Callable[[], Desk], jobs: Jobs, empty: Empty) -> None:
        self.session = 0

        super().__init__(
            said("participants"),
            columns(),
            short(
                lambda ask: ask_people(desk(), self.session, ask),
                columns(),
                lambda one: one.id,
                {"number": lambda one: one.number},
            ),
            jobs,
            sort="number",
            chips=[
                Chip(WITHOUT_KIT, _("Without a kit")),
                Chip(WITHOUT_BOARD, _("Without a board that passed")),
            ],
            empty=empty,
        )
        self.field.setPlaceholderText(_("Search: name, pinyin, number, board"))

    def turn_to(self, session: int) -> None:
        """Another session's people."""
        self.session = session
        self.refresh()
