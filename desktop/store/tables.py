"""Every table of the ledger (see LEDGER in the architecture page).

Facts (movement, sale, payment …) are identified by `(op_id, line)` and never edited. Entities
carry a `uid` (16 bytes) besides their local `id`, which never leaves this database. Columns
marked `info={"derived": True}` can be computed from the others and are not journalled. Moments
are microseconds since 1970 UTC, money is fen, quantities are pieces.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
DERIVED: dict[str, Any] = {"derived": True}


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _uid() -> Column[bytes]:
    return Column("uid", LargeBinary(16), nullable=False, unique=True)


def _op(*, primary: bool = False) -> Column[bytes]:
    return Column("op_id", LargeBinary(16), nullable=False, primary_key=primary)


def _ref(name: str, table: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{table}.id"), nullable=null)


def _moments() -> tuple[Column[int], Column[int]]:
    """When it happened and when it was typed, microseconds UTC."""
    return (
        Column("at", BigInteger, nullable=False),
        Column("recorded_at", BigInteger, nullable=False),
    )


def _retired() -> Column[int]:
    return Column("retired_at", BigInteger)


# ── who and where ─────────────────────────────────────────────────────────────────────────────

person = Table(
    "person", metadata, _id(), _uid(), Column("name", Text, nullable=False, unique=True), _retired()
)

owner = Table(
    "owner",
    metadata,
    _id(),
    _uid(),
    Column("name", Text, nullable=False, unique=True),
    Column("position", Integer, nullable=False),  # 0 is the community itself
)

place = Table(
    "place",
    metadata,
    _id(),
    _uid(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    _ref("parent", "place", null=True),
    _retired(),
    Column("search", Text, nullable=False, info=DERIVED),
    Column("sort", Text, nullable=False, info=DERIVED),
)
Index("uq_place_parent_name", func.coalesce(place.c.parent, 0), place.c.name, unique=True)

place_move = Table(
    "place_move",
    metadata,
    _op(),
    Column("line", Integer, nullable=False),
    _ref("place", "place"),
    _ref("from_parent", "place", null=True),
    _ref("to_parent", "place", null=True),
    *_moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_place_move_place_at", "place", "at"),
)

# ── what ──────────────────────────────────────────────────────────────────────────────────────

photo = Table(
    "photo",
    metadata,
    _id(),
    Column("uid", LargeBinary(16), nullable=False, unique=True),  # first half of the SHA-256
    Column("sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("thumbnail", LargeBinary, info=DERIVED),  # at most 40 KB; the original lies beside
)

item = Table(
    "item",
    metadata,
    _id(),
    _uid(),
    Column("name", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("year", Integer),
    Column("unit", Text, nullable=False),
    Column("pack_size", Integer),
    Column("uncounted", Boolean, nullable=False),
    Column("photo_name", Text, nullable=False),  # the file names a list gave, comma joined
    _ref("photo", "photo", null=True),
    Index("ix_item_category", "category"),
    Index("ix_item_name", "name"),
)

variant = Table(
    "variant",
    metadata,
    _id(),
    _uid(),
    _ref("item", "item"),
    Column("label", Text, nullable=False),
    Column("code", Text, nullable=False, unique=True),
    Column("price_fen", BigInteger),
    Column("value_fen", BigInteger),
    _retired(),
    Column("search", Text, nullable=False, info=DERIVED),
    Column("sort", Text, nullable=False, info=DERIVED),
    Column("spelled", Boolean, nullable=False, info=DERIVED),  # pinyin is in search and sort
    Column("on_hand", BigInteger, nullable=False, info=DERIVED),  # over all real places
    Index("ix_variant_item", "item"),
    Index("ix_variant_sort", "sort", "id"),
    Index("ix_variant_on_hand", "on_hand", "id"),
    Index(
        "ix_variant_unspelled",
        "id",
        sqlite_where=text("NOT spelled"),
        postgresql_where=text("NOT spelled"),
    ),
)

# ── facts about stock ─────────────────────────────────────────────────────────────────────────

operation = Table(
    "operation",
    metadata,
    _op(primary=True),
    Column("kind", Text, nullable=False),
    *_moments(),
    _ref("actor", "person"),
    Column("station", LargeBinary(16), nullable=False),
    Column("note", Text, nullable=False),
    Column("request", LargeBinary(32), nullable=False),  # SHA-256 of what was asked for
    Column("result", Text, nullable=False),  # canonical JSON of what was answered
    Column("reverses", LargeBinary(16), unique=True),
    Index("ix_operation_recorded_at", "recorded_at"),
)

movement = Table(
    "movement",
    metadata,
    _op(),
    Column("line", Integer, nullable=False),
    _ref("variant", "variant"),
    _ref("owner", "owner"),
    Column("qty", BigInteger, nullable=False),
    _ref("from_place", "place"),
    _ref("to_place", "place"),
    *_moments(),
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
    _ref("variant", "variant"),
    _ref("owner", "owner"),
    _ref("place", "place"),
    Column("qty", BigInteger, nullable=False),
    Column("disputed", Integer, nullable=False),
    PrimaryKeyConstraint("variant", "owner", "place"),
    CheckConstraint("qty >= 0 OR disputed = 1", name="qty"),
    Index("ix_balance_place", "place", "variant"),
)

remark = Table(
    "remark",
    metadata,
    _ref("variant", "variant"),
    _ref("owner", "owner"),
    _ref("place", "place"),
    Column("note", Text, nullable=False),
    Column("verified_at", BigInteger),
    PrimaryKeyConstraint("variant", "owner", "place"),
)

allocation = Table(
    "allocation",
    metadata,
    _op(),
    Column("line", Integer, nullable=False),
    _ref("variant", "variant"),
    _ref("owner", "owner"),
    _ref("place", "place"),
    Column("qty", BigInteger, nullable=False),  # > 0 takes, < 0 gives free
    Column("purpose", Text, nullable=False),
    *_moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("qty <> 0", name="qty"),
    Index("ix_allocation_key", "variant", "owner", "place"),
)

import_row = Table(
    "import_row",
    metadata,
    _op(),
    Column("line", Integer, nullable=False),  # the row's number in the sheet
    _ref("variant", "variant"),
    _ref("owner", "owner"),
    _ref("place", "place"),
    Column("qty", BigInteger),  # the last quantity this row ever said
    Column("content", Text, nullable=False),  # canonical JSON of the row
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_import_row_key", "variant", "owner", "place"),
)

# ── the booth ─────────────────────────────────────────────────────────────────────────────────

event = Table(
    "event",
    metadata,
    _id(),
    _uid(),
    Column("name", Text, nullable=False, unique=True),
    Column("starts_on", Text, nullable=False),  # ISO dates in the event's zone
    Column("ends_on", Text, nullable=False),
    Column("zone", Text, nullable=False),
    _ref("place", "place"),
    Column("strict", Boolean, nullable=False),
    _retired(),
)

method = Table(
    "method",
    metadata,
    _id(),
    _uid(),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("cash", Boolean, nullable=False),
    Column("position", Integer, nullable=False),
)

account = Table(
    "account",
    metadata,
    _id(),
    _uid(),
    _ref("method", "method"),
    Column("label", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("code_text", Text, nullable=False),  # what the collection code says, "" if unknown
    _ref("photo", "photo", null=True),
    UniqueConstraint("method", "label", "holder"),
)

event_method = Table(
    "event_method",
    metadata,
    _ref("event", "event"),
    _ref("account", "account"),
    Column("position", Integer),  # None: no longer offered at this event
    PrimaryKeyConstraint("event", "account"),
)

till_claim = Table(
    "till_claim",
    metadata,
    _op(primary=True),
    Column("letter", Text, nullable=False),
    Column("station", LargeBinary(16), nullable=False),
    Column("first_n", Integer, nullable=False),
    *_moments(),
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
    _id(),
    _uid(),
    _ref("event", "event"),
    Column("letter", Text, nullable=False),
    Column("station", LargeBinary(16), nullable=False),
    Column("float_fen", BigInteger, nullable=False),
    _ref("opened_by", "person"),
    *_moments(),
    Index("ix_shift_event", "event"),
)

shift_close = Table(
    "shift_close",
    metadata,
    _op(primary=True),
    Column("shift", Integer, ForeignKey("shift.id"), nullable=False, unique=True),
    Column("counted_fen", BigInteger, nullable=False),
    Column("expected_fen", BigInteger, nullable=False),
    Column("keeper", Text, nullable=False),  # who keeps the cash
    Column("note", Text, nullable=False),
    _ref("closed_by", "person"),
    *_moments(),
)

sale = Table(
    "sale",
    metadata,
    _op(primary=True),
    _ref("event", "event"),
    _ref("shift", "shift"),
    Column("letter", Text, nullable=False),
    Column("station", LargeBinary(16), nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # sale gift refund exchange correction
    Column("total_fen", BigInteger, nullable=False),  # signed: what the buyer pays
    Column("of_op", LargeBinary(16)),  # the sale this one gives back or changes
    Column("reason", Text, nullable=False),
    Column("recipient", LargeBinary(16)),  # id of a private value
    _ref("actor", "person"),
    *_moments(),
    UniqueConstraint("station", "letter", "n"),
    Index("ix_sale_event_at", "event", "at"),
    Index("ix_sale_of_op", "of_op"),
)

sale_line = Table(
    "sale_line",
    metadata,
    _op(),
    Column("line", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # goods loose donation
    _ref("variant", "variant", null=True),
    _ref("owner", "owner", null=True),
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
    _op(),
    Column("line", Integer, nullable=False),
    Column("sale_op", LargeBinary(16), nullable=False),
    _ref("account", "account"),
    Column("amount_fen", BigInteger, nullable=False),  # signed, net of change
    Column("tendered_fen", BigInteger, nullable=False),
    Column("change_fen", BigInteger, nullable=False),
    Column("state", Text, nullable=False),  # claimed heard
    *_moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_payment_sale_op", "sale_op"),
)

payment_heard = Table(
    "payment_heard",
    metadata,
    _op(),
    Column("line", Integer, nullable=False),
    Column("payment_op", LargeBinary(16), nullable=False),
    Column("payment_line", Integer, nullable=False),
    *_moments(),
    PrimaryKeyConstraint("op_id", "line"),
    UniqueConstraint("payment_op", "payment_line"),
)

# ── the journal ───────────────────────────────────────────────────────────────────────────────

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
    _op(),
    *_moments(),
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
    info=DERIVED,  # the journal holds only the salted hash
)
