"""Kits: what one is made of, in versions, and every one that was put together or taken apart."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from desktop.store.tables.columns import metadata, moments, op, own_id, ref, retired, uid

bom = Table(  # a version of a bill of materials; the newest that is not retired is in use
    "bom",
    metadata,
    own_id(),
    uid(),
    ref("variant", "variant"),  # the kit
    Column("version", Integer, nullable=False),  # from 1
    Column("note", Text, nullable=False),
    Column("when_sold", Boolean, nullable=False),  # the till may put it together while selling
    retired(),
    *moments(),
    Index("ix_bom_variant", "variant"),
)

bom_part = Table(  # a slot takes one of its choices, in this order
    "bom_part",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("bom", "bom"),
    Column("slot", Integer, nullable=False),  # from 1
    Column("choice", Integer, nullable=False),  # 0 is the usual one
    ref("variant", "variant"),
    Column("qty", BigInteger, nullable=False),  # pieces for one kit
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("qty > 0", name="qty"),
    Index("ix_bom_part_bom", "bom"),
    Index("ix_bom_part_variant", "variant"),
)

assembly = Table(
    "assembly",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("bom", "bom"),
    ref("place", "place"),
    ref("owner", "owner"),
    Column("qty", BigInteger, nullable=False),  # > 0 put together, < 0 taken apart
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("qty <> 0", name="qty"),
    Index("ix_assembly_bom", "bom"),
)
