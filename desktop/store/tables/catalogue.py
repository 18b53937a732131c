"""Items, their variants and pictures."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, Table, Text

from desktop.store.tables.columns import DERIVED, metadata, own_id, partial, ref, retired, uid

photo = Table(
    "photo",
    metadata,
    own_id(),
    Column("uid", LargeBinary(16), nullable=False, unique=True),  # first half of the SHA-256
    Column("sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("thumbnail", LargeBinary, info=DERIVED),  # at most 40 KB; the original lies beside
)

item = Table(
    "item",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("year", Integer),
    Column("unit", Text, nullable=False),
    Column("pack_size", Integer),
    Column("uncounted", Boolean, nullable=False),
    Column("photo_name", Text, nullable=False),  # the file names a list gave, comma joined
    ref("photo", "photo", null=True),
    Column("returnable", Boolean),  # 可归还: lent, not given; None is no
    Index("ix_item_category", "category"),
    Index("ix_item_name", "name"),
)

variant = Table(
    "variant",
    metadata,
    own_id(),
    uid(),
    ref("item", "item"),
    Column("label", Text, nullable=False),
    Column("code", Text, nullable=False, unique=True),
    Column("price_fen", BigInteger),
    Column("value_fen", BigInteger),
    retired(),
    Column("search", Text, nullable=False, info=DERIVED),
    Column("sort", Text, nullable=False, info=DERIVED),
    Column("spelled", Boolean, nullable=False, info=DERIVED),  # pinyin is in search and sort
    Column("on_hand", BigInteger, nullable=False, info=DERIVED),  # over all real places
    Index("ix_variant_item", "item"),
    Index("ix_variant_sort", "sort", "id"),
    Index("ix_variant_on_hand", "on_hand", "id"),
    partial("ix_variant_listed", "sort", "id", where="retired_at IS NULL"),
    partial("ix_variant_unspelled", "id", where="NOT spelled"),
)
