"""Events, tills, sales and what was paid."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from desktop.store.tables.columns import DERIVED, metadata, moments, op, own_id, ref, retired, uid

event = Table(
    "event",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False, unique=True),
    Column("starts_on", Text, nullable=False),  # ISO dates in the event's zone
    Column("ends_on", Text, nullable=False),
    Column("zone", Text, nullable=False),
    ref("place", "place"),
    Column("strict", Boolean, nullable=False),
    retired(),
)

method = Table(
    "method",
    metadata,
    own_id(),
    uid(),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("cash", Boolean, nullable=False),
    Column("position", Integer, nullable=False),
)

account = Table(
    "account",
    metadata,
    own_id(),
    uid(),
    ref("method", "method"),
    Column("label", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("code_text", Text, nullable=False),  # what the collection code says, "" if unknown
    ref("photo", "photo", null=True),
    UniqueConstraint("method", "label", "holder"),
)

event_method = Table(
    "event_method",
    metadata,
    ref("event", "event"),
    ref("account", "account"),
    Column("position", Integer),  # None: no longer offered at this event
    PrimaryKeyConstraint("event", "account"),
)

till_claim = Table(
    "till_claim",
    metadata,
    op(primary=True),
    Column("letter", Text, nullable=False),
    Column("station", LargeBinary(16), nullable=False),
    Column("first_n", Integer, nullable=False),
    *moments(),
)

till = Table(  # where a letter stands now: derived from claims and sales
    "till",
    metadata,
    Column("letter", Text, primary_key=True),
    Column("station", LargeBinary(16), nullable=False),
    Column("last_n", Integer, nullable=False),
    info=DERIVED,
)

shift = Table(
    "shift",
    metadata,
    own_id(),
    uid(),
    ref("event", "event"),
    Column("letter", Text, nullable=False),
    Column("station", LargeBinary(16), nullable=False),
    Column("float_fen", BigInteger, nullable=False),
    ref("opened_by", "person"),
    *moments(),
    Index("ix_shift_event", "event"),
)

shift_close = Table(
    "shift_close",
    metadata,
    op(primary=True),
    Column("shift", Integer, ForeignKey("shift.id"), nullable=False, unique=True),
    Column("counted_fen", BigInteger, nullable=False),
    Column("expected_fen", BigInteger, nullable=False),
    Column("keeper", Text, nullable=False),  # who keeps the cash
    Column("note", Text, nullable=False),
    ref("closed_by", "person"),
    *moments(),
)

sale = Table(
    "sale",
    metadata,
    op(primary=True),
    ref("event", "event"),
    ref("shift", "shift"),
    Column("letter", Text, nullable=False),
    Column("station", LargeBinary(16), nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # sale gift refund exchange correction
    Column("total_fen", BigInteger, nullable=False),  # signed: what the buyer pays
    Column("of_op", LargeBinary(16)),  # the sale this one gives back or changes
    Column("reason", Text, nullable=False),
    Column("recipient", LargeBinary(16)),  # id of a private value
    ref("actor", "person"),
    *moments(),
    UniqueConstraint("station", "letter", "n"),
    Index("ix_sale_event_at", "event", "at"),
    Index("ix_sale_of_op", "of_op"),
)

sale_line = Table(
    "sale_line",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # goods loose donation
    ref("variant", "variant", null=True),
    ref("owner", "owner", null=True),
    Column("label", Text, nullable=False),  # name of a loose article, else ""
    Column("qty", BigInteger, nullable=False),  # signed: > 0 to the buyer
    Column("unit_fen", BigInteger, nullable=False),
    Column("amount_fen", BigInteger, nullable=False),  # signed
    Column("of_line", Integer),  # the line of sale.of_op that this one gives back
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_sale_line_variant", "variant"),
)

payment = Table(
    "payment",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    Column("sale_op", LargeBinary(16), nullable=False),
    ref("shift", "shift"),  # whose drawer and evening the money belongs to
    ref("account", "account"),
    Column("amount_fen", BigInteger, nullable=False),  # signed, net of change
    Column("tendered_fen", BigInteger, nullable=False),
    Column("change_fen", BigInteger, nullable=False),
    Column("state", Text, nullable=False),  # claimed heard
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_payment_sale_op", "sale_op"),
)

payment_heard = Table(
    "payment_heard",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    Column("payment_op", LargeBinary(16), nullable=False),
    Column("payment_line", Integer, nullable=False),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    UniqueConstraint("payment_op", "payment_line"),
)
