"""A rehearsal: a throw-away ledger with all a workshop needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from desktop.domain.bench.sessions import Kind, Setup
from desktop.domain.catalogue import ItemDraft, VariantDraft, search_text
from desktop.domain.moments import HOME
from desktop.domain.stock import Move, PlaceKind
from desktop.services.bench.projects import board
from desktop.services.changes import Desk, OpId, Topic, perform
from desktop.services.spelling import spell
from desktop.store import catalogue, owners, places, stock
from desktop.store.bench import numbers, people, sessions
from desktop.store.booth import events
from desktop.store.opening import open_ledger
from desktop.store.writing import Writer
from desktop.wording.rehearsal import people as names
from desktop.wording.rehearsal import said

PROJECT = "snowflake_lamp"
KITS = 40


@contextmanager
def practice_desk(desk: Desk, kind: Kind = Kind.WORKSHOP) -> Iterator[Desk]:
    """A desk like the real one on a ledger that is thrown away: a kit and a lamp in stock, an
    event, an open session with participants. Nothing of it reaches the real ledger.
    """
    # On Windows a file somebody still reads cannot be deleted: it goes with the next tidying.
    with TemporaryDirectory(prefix="yuanwu-practice-", ignore_cleanup_errors=True) as folder:
        database = open_ledger(Path(folder) / "practice.db")
        try:
            mine = replace(desk, database=database)
            _furnish(mine, kind)
            yield mine
        finally:
            database.close()


def _furnish(desk: Desk, kind: Kind) -> None:
    """Everything a workshop needs, as one act."""
    today = desk.now().astimezone(ZoneInfo(HOME)).date()

    def work(writer: Writer) -> int:
        connection = writer.connection
        table = places.create(writer, PlaceKind.SITE, said("place"), None)
        drafts = [ItemDraft(said(word), said("category")) for word in ("kit", "lamp")]
        kit, lamp = catalogue.create_variants(
            writer,
            [
                (item_id, draft.name, VariantDraft(code))
                for item_id, draft, code in zip(
                    catalogue.create_items(writer, [(draft, "") for draft in drafts]),
                    drafts,
                    ("SL-KIT", "SL"),
                    strict=True,
                )
            ],
        )
        whose = owners.first(connection)
        source = places.outside(connection, PlaceKind.OPENING)
        stock.post(writer, [Move(kit, whose, KITS, source, table)])
        event = events.save(writer, said("event"), today, today, HOME, table, False, None)
        setup = Setup(PROJECT, kind, said("session"), event, table, kit, lamp)
        session = sessions.add(writer, setup, None)
        numbers.lease(writer, board(PROJECT).series)
        everybody = [(name, search_text(*spell(name), name)) for name in names()]
        people.add(writer, session, everybody)
        return session

    request = {"kind": kind.value}
    perform(desk, "open_session", OpId.new(), request, work, int, {Topic.BENCH})
