"""Templates by version, series of numbers, issued papers and what became of them, public keys.

Whatever names or describes a recipient is a private value (see `tables.journal`): the rows here
hold only its id. That goes for a paper's fields, its signed text and the reasons people give.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from desktop.store.tables.columns import DERIVED, metadata, moments, op, own_id, ref, retired

template = Table(  # a row is a version; the current one of a key is the one that is not retired
    "template",
    metadata,
    own_id(),
    Column("uid", LargeBinary(16), nullable=False, unique=True),  # first half of the SHA-256
    Column("key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    retired(),  # 0: born retired, which is how every version begins
    Index("ix_template_key", "key"),
)

series_claim = Table(
    "series_claim",
    metadata,
    op(primary=True),
    Column("series", Text, nullable=False),  # the number with {n} for its counter
    Column("station", LargeBinary(16), nullable=False),
    Column("first_n", Integer, nullable=False),
    *moments(),
)

series = Table(  # where a series stands now: derived from claims and certificates
    "series",
    metadata,
    Column("series", Text, primary_key=True),
    Column("station", LargeBinary(16), nullable=False),
    Column("last_n", Integer, nullable=False),
    info=DERIVED,
)

certificate = Table(
    "certificate",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    Column("series", Text, nullable=False),
    Column("station", LargeBinary(16), nullable=False),
    Column("n", Integer, nullable=False),
    Column("number", Text, nullable=False),
    ref("template", "template"),
    Column("kind", Text, nullable=False),  # the word in its number
    Column("recipient", LargeBinary(16), nullable=False),  # id of a private value
    Column("fields", LargeBinary(16)),  # of the private canonical JSON of all other fields
    Column("signed", LargeBinary(16)),  # of the private text for its QR
    Column("issued_on", Text, nullable=False),  # ISO date
    Column("issuer", Text, nullable=False),
    Column("pictures", Text, nullable=False),  # canonical JSON: slot → SHA-256
    Column("replaces_op", LargeBinary(16)),  # the paper it was issued anew for
    Column("replaces_line", Integer),
    *moments(),
    Column("search", Text, nullable=False, server_default="", info=DERIVED),
    PrimaryKeyConstraint("op_id", "line"),
    UniqueConstraint("station", "series", "n"),
    Index("ix_certificate_series_n", "series", "n"),
    Index("ix_certificate_number", "number"),
    Index("ix_certificate_at", "at", "op_id", "line"),
    Index("ix_certificate_issued_on", "issued_on", "template"),
    Index("ix_certificate_replaces", "replaces_op", "replaces_line"),
)

certificate_note = Table(
    "certificate_note",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    Column("of_op", LargeBinary(16), nullable=False),
    Column("of_line", Integer, nullable=False),
    Column("what", Text, nullable=False),  # printed unprinted claimed unclaimed void reissued
    Column("note", LargeBinary(16)),  # id of a private value
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_certificate_note_of", "of_op", "of_line", "what"),
)

signing_key = Table(  # public halves only
    "signing_key",
    metadata,
    own_id(),
    Column("uid", LargeBinary(16), nullable=False, unique=True),
    Column("key_id", Text, nullable=False),
    Column("public", LargeBinary(32), nullable=False),
    Column("label", Text, nullable=False),
    retired(),
)
