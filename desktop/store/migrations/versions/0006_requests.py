"""Requests: what was asked, what was decided, what left and what came back."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the new tables."""
    op.create_table(
        "giveaway",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_giveaway_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_giveaway")),
        sa.UniqueConstraint("uid", name=op.f("uq_giveaway_uid")),
    )

    op.create_table(
        "requisition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("giveaway", sa.Integer(), nullable=True),
        sa.Column("of_sale", sa.LargeBinary(length=16), nullable=True),
        sa.Column("applicant", sa.LargeBinary(length=16), nullable=True),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("recipient", sa.LargeBinary(length=16), nullable=True),
        sa.Column("phone", sa.LargeBinary(length=16), nullable=True),
        sa.Column("address", sa.LargeBinary(length=16), nullable=True),
        sa.Column("remark", sa.LargeBinary(length=16), nullable=True),
        sa.Column("submitted_at", sa.BigInteger(), nullable=True),
        sa.Column("needed_on", sa.Text(), nullable=True),
        sa.Column("value_fen", sa.BigInteger(), nullable=False),
        sa.Column("guide_fen", sa.BigInteger(), nullable=True),
        sa.Column("over_reason", sa.LargeBinary(length=16), nullable=True),
        sa.Column("paused_at", sa.BigInteger(), nullable=True),
        sa.Column("paused_days", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("seconded_by", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("received_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("reported_at", sa.BigInteger(), nullable=True),
        sa.Column("report_link", sa.LargeBinary(length=16), nullable=True),
        sa.Column("report", sa.LargeBinary(length=16), nullable=True),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("post_by", sa.Text(), nullable=True),
        sa.Column("urgent_on", sa.Text(), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_requisition_asked_by")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_requisition_decided_by")
        ),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_requisition_event")),
        sa.ForeignKeyConstraint(
            ["giveaway"], ["giveaway.id"], name=op.f("fk_requisition_giveaway")
        ),
        sa.ForeignKeyConstraint(
            ["seconded_by"], ["person.id"], name=op.f("fk_requisition_seconded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requisition")),
        sa.UniqueConstraint("code", name=op.f("uq_requisition_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_requisition_uid")),
    )

    with op.batch_alter_table("requisition", schema=None) as batch_op:
        batch_op.create_index("ix_requisition_giveaway", ["giveaway"], unique=False)
        batch_op.create_index("ix_requisition_number", ["number"], unique=False)
        batch_op.create_index("ix_requisition_state", ["state", "urgent_on"], unique=False)
        batch_op.create_index("ix_requisition_submitted", ["submitted_at"], unique=False)
        batch_op.create_index("ix_requisition_urgent", ["urgent_on"], unique=False)

    op.create_table(
        "requisition_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("requisition", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("qty_said", sa.Text(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=True),
        sa.Column("sure", sa.Text(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=True),
        sa.Column("approved", sa.BigInteger(), nullable=True),
        sa.Column("substitute", sa.Integer(), nullable=True),
        sa.Column("reason", sa.LargeBinary(length=16), nullable=True),
        sa.Column("lacking", sa.BigInteger(), nullable=False),
        sa.Column("loan", sa.Boolean(), nullable=False),
        sa.Column("back_on", sa.Text(), nullable=True),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("approved >= 0", name=op.f("ck_requisition_line_approved")),
        sa.CheckConstraint("qty > 0", name=op.f("ck_requisition_line_qty")),
        sa.ForeignKeyConstraint(
            ["requisition"], ["requisition.id"], name=op.f("fk_requisition_line_requisition")
        ),
        sa.ForeignKeyConstraint(
            ["substitute"], ["variant.id"], name=op.f("fk_requisition_line_substitute")
        ),
        sa.ForeignKeyConstraint(
            ["variant"], ["variant.id"], name=op.f("fk_requisition_line_variant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requisition_line")),
        sa.UniqueConstraint("uid", name=op.f("uq_requisition_line_uid")),
    )

    with op.batch_alter_table("requisition_line", schema=None) as batch_op:
        batch_op.create_index("ix_requisition_line_requisition", ["requisition"], unique=False)
        batch_op.create_index("ix_requisition_line_variant", ["variant"], unique=False)

    op.create_table(
        "requisition_note",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("requisition", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(length=16), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["requisition"], ["requisition.id"], name=op.f("fk_requisition_note_requisition")
        ),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_requisition_note")),
    )

    with op.batch_alter_table("requisition_note", schema=None) as batch_op:
        batch_op.create_index("ix_requisition_note_requisition", ["requisition"], unique=False)

    op.create_table(
        "parcel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("requisition", sa.Integer(), nullable=False),
        sa.Column("from_place", sa.Integer(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("transit", sa.Integer(), nullable=True),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("waybill", sa.Text(), nullable=False),
        sa.Column("carried_by", sa.LargeBinary(length=16), nullable=True),
        sa.Column("paid_by", sa.Text(), nullable=False),
        sa.Column("postage_fen", sa.BigInteger(), nullable=True),
        sa.Column("advanced_by", sa.Text(), nullable=False),
        sa.Column("repaid", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("arrived_at", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["from_place"], ["place.id"], name=op.f("fk_parcel_from_place")),
        sa.ForeignKeyConstraint(
            ["requisition"], ["requisition.id"], name=op.f("fk_parcel_requisition")
        ),
        sa.ForeignKeyConstraint(["transit"], ["place.id"], name=op.f("fk_parcel_transit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parcel")),
        sa.UniqueConstraint("code", name=op.f("uq_parcel_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_parcel_uid")),
    )

    with op.batch_alter_table("parcel", schema=None) as batch_op:
        batch_op.create_index("ix_parcel_requisition", ["requisition"], unique=False)
        batch_op.create_index("ix_parcel_state", ["state"], unique=False)

    op.create_table(
        "requisition_piece",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("requisition_line", sa.Integer(), nullable=False),
        sa.Column("parcel", sa.Integer(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("qty <> 0", name=op.f("ck_requisition_piece_qty")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_requisition_piece_owner")),
        sa.ForeignKeyConstraint(
            ["parcel"], ["parcel.id"], name=op.f("fk_requisition_piece_parcel")
        ),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_requisition_piece_place")),
        sa.ForeignKeyConstraint(
            ["requisition_line"],
            ["requisition_line.id"],
            name=op.f("fk_requisition_piece_requisition_line"),
        ),
        sa.ForeignKeyConstraint(
            ["variant"], ["variant.id"], name=op.f("fk_requisition_piece_variant")
        ),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_requisition_piece")),
    )

    with op.batch_alter_table("requisition_piece", schema=None) as batch_op:
        batch_op.create_index("ix_requisition_piece_line", ["requisition_line"], unique=False)
        batch_op.create_index("ix_requisition_piece_parcel", ["parcel"], unique=False)

    op.create_table(
        "requisition_row",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("requisition", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["requisition"], ["requisition.id"], name=op.f("fk_requisition_row_requisition")
        ),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_requisition_row")),
    )

    with op.batch_alter_table("requisition_row", schema=None) as batch_op:
        batch_op.create_index("ix_requisition_row_requisition", ["requisition"], unique=False)
