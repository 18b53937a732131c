"""From artwork to shelf: suppliers, artwork, production, quotes, goods-in, what came back."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes the new tables."""
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("sha256", name=op.f("uq_attachment_sha256")),
        sa.UniqueConstraint("uid", name=op.f("uq_attachment_uid")),
    )

    op.create_table(
        "supplier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("contact", sa.LargeBinary(length=16), nullable=True),
        sa.Column("phone", sa.LargeBinary(length=16), nullable=True),
        sa.Column("moq", sa.BigInteger(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier")),
        sa.UniqueConstraint("uid", name=op.f("uq_supplier_uid")),
    )

    op.create_table(
        "artwork",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("file", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["file"], ["attachment.id"], name=op.f("fk_artwork_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_artwork")),
        sa.UniqueConstraint("uid", name=op.f("uq_artwork_uid")),
    )

    with op.batch_alter_table("artwork", schema=None) as batch_op:
        batch_op.create_index("ix_artwork_name", ["name"], unique=False)

    op.create_table(
        "production",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("variant", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("artwork", sa.Integer(), nullable=True),
        sa.Column("supplier", sa.Integer(), nullable=True),
        sa.Column("copied_from", sa.Integer(), nullable=True),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("design_by", sa.Text(), nullable=False),
        sa.Column("buy_by", sa.Text(), nullable=False),
        sa.Column("make_by", sa.Text(), nullable=False),
        sa.Column("accept_by", sa.Text(), nullable=False),
        sa.Column("needed_on", sa.Text(), nullable=True),
        sa.Column("ordered_on", sa.Text(), nullable=True),
        sa.Column("promised_on", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("arrived_on", sa.Text(), nullable=True),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("waybill", sa.Text(), nullable=False),
        sa.Column("unit_fen", sa.BigInteger(), nullable=True),
        sa.Column("freight_fen", sa.BigInteger(), nullable=True),
        sa.Column("budget_fen", sa.BigInteger(), nullable=True),
        sa.Column("actual_fen", sa.BigInteger(), nullable=True),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("paid_how", sa.Text(), nullable=False),
        sa.Column("advanced_by", sa.Text(), nullable=False),
        sa.Column("pay_state", sa.Text(), nullable=False),
        sa.Column("invoice_state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["artwork"], ["artwork.id"], name=op.f("fk_production_artwork")),
        sa.ForeignKeyConstraint(
            ["copied_from"], ["production.id"], name=op.f("fk_production_copied_from")
        ),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_production_event")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_production_owner")),
        sa.ForeignKeyConstraint(["supplier"], ["supplier.id"], name=op.f("fk_production_supplier")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_production_variant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_production")),
        sa.UniqueConstraint("uid", name=op.f("uq_production_uid")),
    )

    with op.batch_alter_table("production", schema=None) as batch_op:
        batch_op.create_index("ix_production_artwork", ["artwork"], unique=False)
        batch_op.create_index("ix_production_event", ["event"], unique=False)
        batch_op.create_index("ix_production_stage", ["stage"], unique=False)
        batch_op.create_index("ix_production_supplier", ["supplier"], unique=False)
        batch_op.create_index("ix_production_variant", ["variant"], unique=False)

    op.create_table(
        "recovery",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("to_place", sa.Integer(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("qty > 0", name=op.f("ck_recovery_qty")),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_recovery_event")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_recovery_owner")),
        sa.ForeignKeyConstraint(["to_place"], ["place.id"], name=op.f("fk_recovery_to_place")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_recovery_variant")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_recovery")),
    )

    with op.batch_alter_table("recovery", schema=None) as batch_op:
        batch_op.create_index("ix_recovery_event", ["event"], unique=False)

    op.create_table(
        "outing_close",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_outing_close_event")),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_outing_close")),
    )

    with op.batch_alter_table("outing_close", schema=None) as batch_op:
        batch_op.create_index("ix_outing_close_event", ["event"], unique=False)

    op.create_table(
        "approval",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("production", sa.Integer(), nullable=True),
        sa.Column("approved_on", sa.Text(), nullable=True),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["production"], ["production.id"], name=op.f("fk_approval_production")
        ),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_approval")),
    )

    op.create_table(
        "goods_in",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("production", sa.Integer(), nullable=False),
        sa.Column("expected", sa.BigInteger(), nullable=False),
        sa.Column("arrived", sa.BigInteger(), nullable=False),
        sa.Column("good", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("accepted_by", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("good >= 0 AND good <= arrived", name=op.f("ck_goods_in_good")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_goods_in_place")),
        sa.ForeignKeyConstraint(
            ["production"], ["production.id"], name=op.f("fk_goods_in_production")
        ),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_goods_in")),
    )

    with op.batch_alter_table("goods_in", schema=None) as batch_op:
        batch_op.create_index("ix_goods_in_production", ["production"], unique=False)

    op.create_table(
        "production_note",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("production", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("file", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["file"], ["attachment.id"], name=op.f("fk_production_note_file")),
        sa.ForeignKeyConstraint(
            ["production"], ["production.id"], name=op.f("fk_production_note_production")
        ),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_production_note")),
    )

    with op.batch_alter_table("production_note", schema=None) as batch_op:
        batch_op.create_index("ix_production_note_production", ["production"], unique=False)

    op.create_table(
        "quote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("production", sa.Integer(), nullable=False),
        sa.Column("supplier", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("unit_fen", sa.BigInteger(), nullable=False),
        sa.Column("freight_fen", sa.BigInteger(), nullable=False),
        sa.Column("moq", sa.BigInteger(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["production"], ["production.id"], name=op.f("fk_quote_production")
        ),
        sa.ForeignKeyConstraint(["supplier"], ["supplier.id"], name=op.f("fk_quote_supplier")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
        sa.UniqueConstraint("uid", name=op.f("uq_quote_uid")),
    )

    with op.batch_alter_table("quote", schema=None) as batch_op:
        batch_op.create_index("ix_quote_production", ["production"], unique=False)
