"""物料制作: from artwork to shelf; suppliers, quotes, goods-in, what came back from an event."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from desktop.store.tables.columns import metadata, moments, op, own_id, ref, retired, uid

attachment = Table(  # a file that lies beside the database under its hash
    "attachment",
    metadata,
    own_id(),
    Column("uid", LargeBinary(16), nullable=False, unique=True),  # first half of the SHA-256
    Column("sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("bytes", BigInteger, nullable=False),
)

supplier = Table(
    "supplier",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False),
    Column("city", Text, nullable=False),
    Column("contact", LargeBinary(16)),  # id of a private value
    Column("phone", LargeBinary(16)),  # id of a private value
    Column("moq", BigInteger),  # 起订量, pieces
    Column("days", Integer),  # usual delivery, days
    Column("note", Text, nullable=False),
    retired(),
    *moments(),
)

artwork = Table(  # 设计稿: one row a version
    "artwork",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False),
    Column("version", Text, nullable=False),
    ref("file", "attachment", null=True),
    Column("made_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    retired(),
    *moments(),
    Index("ix_artwork_name", "name"),
)

production = Table(  # one thing that is had made, and its purchase
    "production",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False),  # 物料
    Column("kind", Text, nullable=False),  # print, buy, make: 印刷 采购 制作
    Column("category", Text, nullable=False),  # 类别 of the budget
    Column("stage", Text, nullable=False),
    Column("qty", BigInteger),
    Column("purpose", Text, nullable=False),  # 用途
    Column("spec", Text, nullable=False),  # size, material, bleed, format
    ref("event", "event", null=True),
    ref("variant", "variant", null=True),  # what goods-in books
    ref("owner", "owner", null=True),
    ref("artwork", "artwork", null=True),
    ref("supplier", "supplier", null=True),
    ref("copied_from", "production", null=True),  # 再来一单
    Column("responsible", Text, nullable=False),  # 负责人
    Column("design_by", Text, nullable=False),
    Column("buy_by", Text, nullable=False),
    Column("make_by", Text, nullable=False),
    Column("accept_by", Text, nullable=False),
    Column("needed_on", Text),  # ISO dates
    Column("ordered_on", Text),
    Column("promised_on", Text),
    Column("sent_on", Text),
    Column("arrived_on", Text),
    Column("carrier", Text, nullable=False),
    Column("waybill", Text, nullable=False),
    Column("unit_fen", BigInteger),
    Column("freight_fen", BigInteger),
    Column("budget_fen", BigInteger),
    Column("actual_fen", BigInteger),
    Column("contract", Text, nullable=False),
    Column("paid_how", Text, nullable=False),
    Column("advanced_by", Text, nullable=False),
    Column("pay_state", Text, nullable=False),
    Column("invoice_state", Text, nullable=False),
    Column("note", Text, nullable=False),
    retired(),
    *moments(),
    Index("ix_production_stage", "stage"),
    Index("ix_production_event", "event"),
    Index("ix_production_variant", "variant"),
    Index("ix_production_supplier", "supplier"),
    Index("ix_production_artwork", "artwork"),
)

quote = Table(
    "quote",
    metadata,
    own_id(),
    uid(),
    ref("production", "production"),
    ref("supplier", "supplier"),
    Column("qty", BigInteger, nullable=False),
    Column("unit_fen", BigInteger, nullable=False),
    Column("freight_fen", BigInteger, nullable=False),
    Column("moq", BigInteger),
    Column("days", Integer),
    Column("note", Text, nullable=False),
    retired(),
    *moments(),
    Index("ix_quote_production", "production"),
)

production_note = Table(  # the thread: stages, samples with their verdict, files, words
    "production_note",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("production", "production"),
    Column("stage", Text, nullable=False),  # in which it was said
    Column("what", Text, nullable=False),  # stage, sample, file, fault, word
    Column("verdict", Text, nullable=False),  # of a sample: good, bad
    Column("text", Text, nullable=False),
    ref("file", "attachment", null=True),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_production_note_production", "production"),
)

goods_in = Table(  # 到货验收, in parts; the good pieces are movements of the same act
    "goods_in",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("production", "production"),
    Column("expected", BigInteger, nullable=False),
    Column("arrived", BigInteger, nullable=False),
    Column("good", BigInteger, nullable=False),
    ref("place", "place", null=True),
    Column("accepted_by", Text, nullable=False),
    Column("problem", Text, nullable=False),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("good >= 0 AND good <= arrived", name="good"),
    Index("ix_goods_in_production", "production"),
)

approval = Table(  # 审批记录 of the budget
    "approval",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("production", "production", null=True),
    Column("approved_on", Text),  # ISO date
    Column("matter", Text, nullable=False),
    Column("amount_fen", BigInteger),
    Column("applicant", Text, nullable=False),
    Column("approver", Text, nullable=False),
    Column("state", Text, nullable=False),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
)

recovery = Table(  # 现场回收: what was left after an event and what became of it
    "recovery",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("event", "event"),
    ref("variant", "variant"),
    ref("owner", "owner"),
    Column("qty", BigInteger, nullable=False),
    ref("to_place", "place"),
    Column("way", Text, nullable=False),  # 处理方式
    Column("responsible", Text, nullable=False),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("qty > 0", name="qty"),
    Index("ix_recovery_event", "event"),
)
