"""That an event's goods are settled: what was taken along has all become something."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text

from desktop.store.tables.columns import metadata, moments, op, ref

outing_close = Table(
    "outing_close",
    metadata,
    op(primary=True),
    ref("event", "event"),
    Column("note", Text, nullable=False),
    *moments(),
    Index("ix_outing_close_event", "event"),
)
