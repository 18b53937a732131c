"""Owners, places, and every fact about pieces; the balances that add them up."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    func,
)

from desktop.store.tables.columns import DERIVED, metadata, moments, op, own_id, ref, retired, uid

owner = Table(
    "owner",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False, unique=True),
    Column("position", Integer, nullable=False),  # 0 is the community itself
)

place = Table(
    "place",
    metadata,
    own_id(),
    uid(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    ref("parent", "place", null=True),
    retired(),
    Column("search", Text, nullable=False, info=DERIVED),
    Column("sort", Text, nullable=False, info=DERIVED),
)
Index("uq_place_parent_name", func.coalesce(place.c.parent, 0), place.c.name, unique=True)

place_move = Table(
    "place_move",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("place", "place"),
    ref("from_parent", "place", null=True),
    ref("to_parent", "place", null=True),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_place_move_place_at", "place", "at"),
)

movement = Table(
    "movement",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("variant", "variant"),
    ref("owner", "owner"),
    Column("qty", BigInteger, nullable=False),
    ref("from_place", "place"),
    ref("to_place", "place"),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("qty > 0", name="qty"),
    CheckConstraint("from_place <> to_place", name="ends"),
    Index("ix_movement_variant_at", "variant", "at"),
    Index("ix_movement_from_at", "from_place", "at"),
    Index("ix_movement_to_at", "to_place", "at"),
)

balance = Table(
    "balance",
    metadata,
    ref("variant", "variant"),
    ref("owner", "owner"),
    ref("place", "place"),
    Column("qty", BigInteger, nullable=False),
    Column("disputed", Integer, nullable=False),
    PrimaryKeyConstraint("variant", "owner", "place"),
    CheckConstraint("qty >= 0 OR disputed = 1", name="qty"),
    Index("ix_balance_place", "place", "variant"),
)

remark = Table(
    "remark",
    metadata,
    ref("variant", "variant"),
    ref("owner", "owner"),
    ref("place", "place"),
    Column("note", Text, nullable=False),
    Column("verified_at", BigInteger),
    PrimaryKeyConstraint("variant", "owner", "place"),
)

allocation = Table(
    "allocation",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("variant", "variant"),
    ref("owner", "owner"),
    ref("place", "place"),
    Column("qty", BigInteger, nullable=False),  # > 0 takes, < 0 gives free
    Column("purpose", Text, nullable=False),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("qty <> 0", name="qty"),
    Index("ix_allocation_key", "variant", "owner", "place", "qty"),
)

import_row = Table(
    "import_row",
    metadata,
    op(),
    Column("line", Integer, nullable=False),  # the row's number in the sheet
    ref("variant", "variant"),
    ref("owner", "owner"),
    ref("place", "place"),
    Column("qty", BigInteger),  # the last quantity this row ever said
    Column("content", Text, nullable=False),  # canonical JSON of the row
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_import_row_key", "variant", "owner", "place"),
)
