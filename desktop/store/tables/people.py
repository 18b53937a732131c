"""Who works with the ledger."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from desktop.store.tables.columns import metadata, own_id, retired, uid

person = Table(
    "person",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False, unique=True),
    retired(),
    Column("role", Text),  # what they may do; None: everything
)
