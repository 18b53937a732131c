"""Operations, the chains of the stations, and the values the chains only hash."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from desktop.store.tables.columns import DERIVED, metadata, moments, op, ref

operation = Table(
    "operation",
    metadata,
    op(primary=True),
    Column("kind", Text, nullable=False),
    *moments(),
    ref("actor", "person"),
    Column("station", LargeBinary(16), nullable=False),
    Column("note", Text, nullable=False),
    Column("request", LargeBinary(32), nullable=False),  # SHA-256 of what was asked for
    Column("result", Text, nullable=False),  # canonical JSON of what was answered
    Column("reverses", LargeBinary(16), unique=True),
    Index("ix_operation_recorded_at", "recorded_at"),
)

station = Table(
    "station",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("head", LargeBinary(32), nullable=False),
    info=DERIVED,
)

journal = Table(
    "journal",
    metadata,
    Column("station", LargeBinary(16), nullable=False),
    Column("seq", BigInteger, nullable=False),
    op(),
    *moments(),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("prev", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    PrimaryKeyConstraint("station", "seq"),
    Index("ix_journal_op_id", "op_id"),
)

private = Table(
    "private",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("salt", LargeBinary(16), nullable=False),
    Column("value", Text, nullable=False),
    # What lists search in and sort by, "" where nobody searches; it goes when the value goes.
    Column("search", Text, nullable=False, server_default=""),
    info=DERIVED,  # the journal holds only the salted hash
)
