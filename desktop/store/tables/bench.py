"""Sessions at the bench, who takes part, numbers of boards, attempts, whose boards; batches.

A board is no row of its own making: it is what its attempts say, under its serial number or, until
it has one, under its paper number in a session; the table `board` adds that up. Names of
participants are private values (see `tables.journal`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from desktop.store.tables.columns import DERIVED, metadata, moments, op, own_id, ref, retired, uid

bench_session = Table(
    "bench_session",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False),
    Column("project", Text, nullable=False),  # a kind of board by its key
    Column("kind", Text, nullable=False),  # workshop or production
    Column("station", LargeBinary(16), nullable=False),  # that opened it
    ref("event", "event", null=True),
    ref("place", "place", null=True),
    ref("kit", "variant", null=True),
    ref("lamp", "variant", null=True),
    ref("owner", "owner", null=True),
    Column("labels", Boolean, nullable=False),
    Column("image", Text, nullable=False),
    Column("closed_at", BigInteger),
    retired(),
    *moments(),
)

participant = Table(
    "participant",
    metadata,
    own_id(),
    uid(),
    ref("session", "bench_session"),
    Column("number", Integer, nullable=False),
    Column("name", LargeBinary(16), nullable=False),  # id of a private value
    retired(),
    Index("ix_participant_session", "session", "number"),
)

kit_handed = Table(
    "kit_handed",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("participant", "participant"),
    Column("how", Text, nullable=False),  # handed, sold
    Column("qty", Integer, nullable=False),  # 1, or -1 when it was taken back
    Column("sale", Text, nullable=False),  # its number at the till
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("qty <> 0", name="qty"),
    Index("ix_kit_handed_participant", "participant"),
)

number_lease = Table(  # a block of numbers that only this station gives out
    "number_lease",
    metadata,
    op(primary=True),
    Column("series", Text, nullable=False),  # SL-{n:05d}
    Column("station", LargeBinary(16), nullable=False),
    Column("first_n", Integer, nullable=False),
    Column("last_n", Integer, nullable=False),
    *moments(),
    Index("ix_number_lease_series", "series", "first_n"),
)

number_series = Table(  # the last number of a series that is leased to anybody
    "number_series",
    metadata,
    Column("series", Text, primary_key=True),
    Column("last_n", Integer, nullable=False),
    info=DERIVED,
)

board_number = Table(
    "board_number",
    metadata,
    op(primary=True),
    Column("series", Text, nullable=False),
    Column("station", LargeBinary(16), nullable=False),
    Column("n", Integer, nullable=False),
    Column("serial", Text, nullable=False),
    ref("session", "bench_session"),
    Column("taken", Integer, nullable=False),  # 1 for a board; -1: given back, never written
    *moments(),
    CheckConstraint("taken <> 0", name="taken"),
    Index("ix_board_number_series", "series", "station", "n"),
    Index("ix_board_number_serial", "serial"),
)

attempt = Table(
    "attempt",
    metadata,
    op(primary=True),
    ref("session", "bench_session"),
    Column("project", Text, nullable=False),
    Column("serial", Text, nullable=False),  # "": none yet
    Column("tag", Integer),  # its paper number in the session
    ref("participant", "participant", null=True),
    Column("ok", Boolean, nullable=False),
    Column("code", Text, nullable=False),  # the fault, "" when it passed
    Column("data", Text, nullable=False),  # canonical JSON of the fault's data
    Column("steps", Text, nullable=False),  # canonical JSON of the rows of its card
    Column("firmware", Text, nullable=False),
    Column("location", Text, nullable=False),
    Column("ms", BigInteger, nullable=False),
    Column("returned", Boolean, nullable=False),  # it came with a number
    *moments(),
    Column("board", Text, nullable=False, server_default="", info=DERIVED),
    Index("ix_attempt_session_tag", "session", "tag"),
    Index("ix_attempt_board", "board", "at"),
)

bench_note = Table(  # what became of an attempt or an inspection
    "bench_note",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    Column("of_op", LargeBinary(16), nullable=False),
    Column("what", Text, nullable=False),  # withdrawn, restored
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_bench_note_of", "of_op"),
)

booking = Table(  # the movements of this act are an attempt's: its pass stands in the stock
    "booking",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    Column("of_op", LargeBinary(16), nullable=False),
    Column("qty", Integer, nullable=False),  # 1, or -1 when it was taken back
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("qty <> 0", name="qty"),
    Index("ix_booking_of", "of_op"),
)

board_holder = Table(  # whose a board is said to be, besides what its attempts say
    "board_holder",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    Column("of_op", LargeBinary(16), nullable=False),  # any attempt of the board
    ref("participant", "participant", null=True),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_board_holder_of", "of_op"),
)

board = Table(  # boards as their attempts make them
    "board",
    metadata,
    Column("key", Text, primary_key=True),  # the serial, or T-07@session's local id
    Column("serial", Text, nullable=False),
    Column("tag", Text, nullable=False),
    Column("project", Text, nullable=False),
    Column("ok", Boolean, nullable=False),
    Column("code", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("session", Integer, nullable=False),
    Column("participant", Integer),
    Column("firmware", Text, nullable=False),
    Column("search", Text, nullable=False),
    Index("ix_board_last_at", "last_at", "key"),
    Index("ix_board_serial", "serial", "tag", "key"),
    Index("ix_board_session", "session"),
    Index("ix_board_participant", "participant"),
    info=DERIVED,
)

batch = Table(
    "batch",
    metadata,
    own_id(),
    uid(),
    Column("lot", Text, nullable=False),
    Column("product", Text, nullable=False),
    Column("expected", BigInteger, nullable=False),
    ref("variant", "variant", null=True),
    Column("supplier", Text, nullable=False),
    Column("note", Text, nullable=False),
    retired(),
    *moments(),
    Index("ix_batch_lot", "lot"),
)

inspection = Table(
    "inspection",
    metadata,
    op(primary=True),
    ref("batch", "batch"),
    Column("arrived", BigInteger, nullable=False),
    Column("plan_n", Integer, nullable=False),
    Column("plan_accept", Integer, nullable=False),
    Column("samples", Text, nullable=False),  # canonical JSON
    Column("accepted", Boolean, nullable=False),
    Column("good", BigInteger, nullable=False),
    Column("refused", BigInteger, nullable=False),
    ref("place", "place", null=True),
    Column("note", Text, nullable=False),
    *moments(),
    CheckConstraint("good >= 0 AND refused >= 0", name="pieces"),
    Index("ix_inspection_batch", "batch"),
)
