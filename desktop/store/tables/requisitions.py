"""物料申请: what was asked, what was decided, what left in which parcel and what came back."""

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

giveaway = Table(  # 派发: one act that gives something to each person of a list
    "giveaway",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False),
    Column("audience", Text, nullable=False),  # 讲师, 赞助, 志愿者 …: which quota it counts against
    ref("event", "event", null=True),
    Column("note", Text, nullable=False),
    retired(),
    *moments(),
)

requisition = Table(
    "requisition",
    metadata,
    own_id(),
    uid(),
    Column("code", Text, nullable=False, unique=True),  # RQ-7K2QMX: ours, on paper and in holds
    Column("number", Text, nullable=False),  # what the source calls it (自动编号), "" if nothing
    Column("source", Text, nullable=False),  # form app message template booth xiaohongshu giveaway
    Column("state", Text, nullable=False),
    Column("goal", Text, nullable=False),  # given, or sold where it was paid for: booth, shop
    Column("kind", Text, nullable=False),  # 活动类型
    Column("title", Text, nullable=False),  # 活动名称
    Column("city", Text, nullable=False),
    Column("team", Text, nullable=False),  # KCC, working group, partner community
    Column("headcount", Integer),
    ref("event", "event", null=True),
    ref("giveaway", "giveaway", null=True),
    Column("of_sale", LargeBinary(16)),  # the act of the booth's sale whose goods are posted
    # Private values' ids: what identifies people stands in the journal as hashes only.
    Column("applicant", LargeBinary(16)),
    ref("asked_by", "person", null=True),  # where the applicant is one who works here
    Column("recipient", LargeBinary(16)),
    Column("phone", LargeBinary(16)),
    Column("address", LargeBinary(16)),
    Column("remark", LargeBinary(16)),  # free words may name people
    Column("submitted_at", BigInteger),
    Column("needed_on", Text),  # ISO date
    Column("value_fen", BigInteger, nullable=False),  # of what is asked, then of what is approved
    Column("guide_fen", BigInteger),  # 参考额度 when it was decided
    Column("over_reason", LargeBinary(16)),  # a private value, as every word that people type
    Column("paused_at", BigInteger),  # 待申请人补充 since
    Column("paused_days", Integer, nullable=False),  # working days that it waited so before
    Column("answered_at", BigInteger),  # approved (by all who have to) or rejected
    Column("decided_at", BigInteger),
    ref("decided_by", "person", null=True),
    ref("seconded_by", "person", null=True),
    Column("sent_at", BigInteger),  # the last parcel left
    Column("received_at", BigInteger),
    Column("closed_at", BigInteger),  # closed, rejected or cancelled
    Column("reported_at", BigInteger),  # 活动回执
    # Private values: pictures show people, and words may name them.
    Column("report_link", LargeBinary(16)),
    Column("report", LargeBinary(16)),
    retired(),
    *moments(),
    # Working days change when the State Council speaks: derived, never journalled. ISO dates.
    Column("due_on", Text, info=DERIVED),  # by the promise; None while it is paused or done
    Column("post_by", Text, info=DERIVED),  # 最晚寄出日
    Column("urgent_on", Text, info=DERIVED),  # the earlier one of the two
    Column("search", Text, nullable=False, info=DERIVED),
    Index("ix_requisition_state", "state", "urgent_on"),
    Index("ix_requisition_urgent", "urgent_on"),
    Index("ix_requisition_submitted", "submitted_at"),
    Index("ix_requisition_number", "number"),
    Index("ix_requisition_giveaway", "giveaway"),
)

requisition_line = Table(
    "requisition_line",
    metadata,
    own_id(),
    uid(),
    ref("requisition", "requisition"),
    Column("position", Integer, nullable=False),  # from 1
    Column("said", Text, nullable=False),  # as it was asked for
    Column("qty_said", Text, nullable=False),  # "20-30", "若干": what the number was read from
    ref("variant", "variant", null=True),  # None: nobody knows yet which article is meant
    Column("sure", Text, nullable=False),  # how certain the match is
    Column("qty", BigInteger),  # None: nobody knows yet how many
    Column("approved", BigInteger),  # None: not decided
    ref("substitute", "variant", null=True),  # what is given in its place
    Column("reason", LargeBinary(16)),  # private: of less, of nothing, of the substitute
    # Refused because it was not there, in pieces: what is bought next is counted from this alone.
    Column("lacking", BigInteger, nullable=False),
    Column("loan", Boolean, nullable=False),  # 可归还
    Column("back_on", Text),  # ISO date
    retired(),
    *moments(),
    CheckConstraint("qty > 0", name="qty"),
    CheckConstraint("approved >= 0", name="approved"),
    Index("ix_requisition_line_requisition", "requisition"),
    Index("ix_requisition_line_variant", "variant"),
)

requisition_note = Table(  # the thread: every act, question, answer, message and word
    "requisition_note",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("requisition", "requisition"),
    Column("what", Text, nullable=False),  # the word of the act, or message, word
    Column("text", LargeBinary(16)),  # id of a private value: words to and of people
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_requisition_note_requisition", "requisition"),
)

parcel = Table(  # what leaves one home for one request: by post, fetched, carried
    "parcel",
    metadata,
    own_id(),
    uid(),
    Column("code", Text, nullable=False, unique=True),  # RQ-7K2QMX-1: the purpose of its holds
    ref("requisition", "requisition"),
    ref("from_place", "place"),
    Column("way", Text, nullable=False),  # post, pickup 自提, carried 随身带
    Column("state", Text, nullable=False),  # packing, sent, arrived, cancelled
    ref("transit", "place", null=True),
    Column("carrier", Text, nullable=False),
    Column("waybill", Text, nullable=False),
    Column("carried_by", LargeBinary(16)),  # a private value: often it is who gets it
    Column("paid_by", Text, nullable=False),  # sender 寄付, receiver 到付, ""
    Column("postage_fen", BigInteger),
    Column("advanced_by", Text, nullable=False),  # 垫付人, for the accounts: no purge takes it
    Column("repaid", Text, nullable=False),  # 报销状态: "", asked, paid
    Column("sent_at", BigInteger),
    Column("arrived_at", BigInteger),
    retired(),
    *moments(),
    Index("ix_parcel_requisition", "requisition"),
    Index("ix_parcel_state", "state"),
)

requisition_piece = Table(  # pieces of a line and what became of them; why stands in the thread
    "requisition_piece",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("requisition_line", "requisition_line"),
    ref("parcel", "parcel", null=True),
    # picked (< 0: put back), sent, arrived, short, damaged, lost,
    # returned, kept, spoiled, missing (of a loan or a left-over)
    Column("what", Text, nullable=False),
    ref("variant", "variant"),
    ref("owner", "owner"),
    ref("place", "place"),  # picked: where it lies; else where it went
    Column("qty", BigInteger, nullable=False),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
    CheckConstraint("qty <> 0", name="qty"),
    Index("ix_requisition_piece_line", "requisition_line"),
    Index("ix_requisition_piece_parcel", "parcel"),
)

requisition_row = Table(  # what an import took of each row, to know it again
    "requisition_row",
    metadata,
    op(),
    Column("line", Integer, nullable=False),  # the row's number in the sheet
    ref("requisition", "requisition"),
    Column("content", Text, nullable=False),  # canonical JSON of the row without private columns
    PrimaryKeyConstraint("op_id", "line"),
    Index("ix_requisition_row_requisition", "requisition"),
)

requisition_template = Table(  # 小型活动 …: what such an event usually asks for
    "requisition_template",
    metadata,
    own_id(),
    uid(),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("lines", Text, nullable=False),  # as people write them, one a line
    Column("note", Text, nullable=False),
    retired(),
    *moments(),
)

guide = Table(  # 参考额度: for a kind of event from so many people on, from a day on
    "guide",
    metadata,
    own_id(),
    uid(),
    Column("kind", Text, nullable=False),  # "" is every kind
    Column("people_from", Integer, nullable=False),
    Column("from_on", Text, nullable=False),  # ISO date
    Column("amount_fen", BigInteger, nullable=False),
    Column("note", Text, nullable=False),
    retired(),
    *moments(),
)

alias = Table(  # which article people mean by a word
    "alias",
    metadata,
    own_id(),
    uid(),
    Column("said", Text, nullable=False, unique=True),  # as `domain.requisitions` folds words
    ref("variant", "variant", null=True),  # None: no article of ours
    retired(),
    *moments(),
)

quota = Table(  # how much of an article an audience of an event gets
    "quota",
    metadata,
    own_id(),
    uid(),
    ref("event", "event", null=True),
    Column("audience", Text, nullable=False),
    ref("variant", "variant"),
    Column("each", BigInteger, nullable=False),  # pieces a person
    Column("people", Integer),  # how many there are
    retired(),
    *moments(),
    CheckConstraint("each > 0", name="each"),
)

rule = Table(  # what the group settled: the promise, days of the post, when contacts are purged
    "rule",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text),  # None: as it comes
)

workyear = Table(  # a year's holidays and make-up days that were imported
    "workyear",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("days", Text),  # canonical JSON [[ISO date, is it off, name], …]; None: as shipped
)

purge = Table(  # which private values were deleted for good: `check` proves they are gone
    "purge",
    metadata,
    op(),
    Column("line", Integer, nullable=False),
    ref("requisition", "requisition", null=True),
    Column("private", LargeBinary(16), nullable=False),
    *moments(),
    PrimaryKeyConstraint("op_id", "line"),
)
