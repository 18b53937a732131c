"""Who keeps a place and how a parcel reaches them, how much should lie there, what is settled."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from desktop.store.tables.columns import metadata, moments, op, ref

keeping = Table(  # one row a place; what identifies a person is a private value's id
    "keeping",
    metadata,
    ref("place", "place"),
    ref("keeper", "person", null=True),  # 保管人
    Column("city", Text),
    Column("area", Text),  # of a box: 区域, e.g. 签到区
    Column("recipient", LargeBinary(16)),
    Column("phone", LargeBinary(16)),
    Column("address", LargeBinary(16)),
    PrimaryKeyConstraint("place"),
)

minimum = Table(  # the least that should lie in a place and all that lies in it
    "minimum",
    metadata,
    ref("variant", "variant"),
    ref("place", "place"),
    Column("qty", BigInteger, nullable=False),  # 0: no minimum any more
    PrimaryKeyConstraint("variant", "place"),
    CheckConstraint("qty >= 0", name="qty"),
)

settled = Table(  # nothing may be typed any more as having happened before `until`
    "settled",
    metadata,
    op(primary=True),
    Column("until", BigInteger, nullable=False),  # microseconds UTC
    *moments(),
)
