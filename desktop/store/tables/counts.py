"""Counts: what is to be counted, who said how many when, and what came of it."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from desktop.store.tables.columns import metadata, moments, op, own_id, ref, retired, uid

stock_count = Table(
    "stock_count",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False),
    ref("place", "place"),
    Column("tree", Boolean, nullable=False),  # with all that lies in the place
    Column("category", Text, nullable=False),  # only this one; empty: all
    Column("blind", Boolean, nullable=False),
    Column("state", Text, nullable=False),  # open, closed, dropped
    Column("pass", Integer, nullable=False),  # the one that is counted in now, from 1
    Column("recount", Text, nullable=False),  # what that pass is of: differing, all; first: empty
    Column("closed_at", BigInteger),
    retired(),
    *moments(),
    Index("ix_stock_count_state", "state"),
)

count_scope = Table(  # a list instead of all that should lie there
    "count_scope",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("count", "stock_count"),
    ref("variant", "variant"),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_count_scope_count", "count"),
)

count_entry = Table(
    "count_entry",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("count", "stock_count"),
    Column("pass", Integer, nullable=False),
    ref("variant", "variant", null=True),  # None: a thing that is no item yet, named in `said`
    ref("owner", "owner", null=True),
    ref("place", "place"),
    Column("qty", BigInteger, nullable=False),  # entries of one pass add up; < 0 corrects
    Column("estimate", Boolean, nullable=False),  # 估: never counts as verified
    Column("said", Text, nullable=False),  # what was written: `3包+12`
    Column("counter", Text, nullable=False),
    Column("counted_at", BigInteger, nullable=False),  # microseconds UTC
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_count_entry_count", "count", "place", "variant"),
)

count_result = Table(
    "count_result",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("count", "stock_count"),
    ref("variant", "variant"),
    ref("owner", "owner"),
    ref("place", "place"),
    Column("expected", BigInteger, nullable=False),  # at the moment counted
    Column("counted", BigInteger, nullable=False),
    Column("estimate", Boolean, nullable=False),
    Column("booked", Boolean, nullable=False),  # the difference became a movement
    Column("reason", Text, nullable=False),
    Column("counted_at", BigInteger, nullable=False),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_count_result_count", "count"),
    Index("ix_count_result_key", "variant", "owner", "place"),
)
