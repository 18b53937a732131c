"""Goods on their way from one keeper to another, and what became of every line."""

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
)

from desktop.store.tables.columns import metadata, moments, op, own_id, ref, retired, uid

transfer = Table(
    "transfer",
    metadata,
    own_id(),
    uid(),
    Column("code", Text, nullable=False),  # short, for people: on the parcel, in a message
    Column("way", Text, nullable=False),  # parcel, handover, carried
    Column("state", Text, nullable=False),  # draft, sent, closed, cancelled
    ref("from_place", "place"),
    ref("to_place", "place"),
    ref("transit", "place", null=True),  # the place in transit, from sending on
    ref("event", "event", null=True),
    Column("carrier", Text, nullable=False),
    Column("waybill", Text, nullable=False),
    Column("parcels", Integer),
    Column("secret", Text, nullable=False),  # closes a handover: only the giver sees it
    Column("needed_on", Text),  # ISO date
    Column("note", Text, nullable=False),
    Column("sent_at", BigInteger),
    Column("closed_at", BigInteger),
    retired(),
    *moments(),
    Index("ix_transfer_state", "state", "sent_at"),
)

transfer_line = Table(
    "transfer_line",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("transfer", "transfer"),
    # picked (< 0: put back), sent, arrived, not_sent, damaged, lost, unknown, extra
    Column("what", Text, nullable=False),
    ref("variant", "variant"),
    ref("owner", "owner"),
    ref("box", "place", null=True),  # in which it lies and travels; none: loose
    # picked: where it lies; sent: the place in transit; of goods in a box: the box that travels;
    # outcomes: where it went
    ref("place", "place"),
    Column("qty", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("qty <> 0", name="qty"),
    Index("ix_transfer_line_transfer", "transfer"),
)
