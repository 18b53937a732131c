"""Stock in many hands: keepers, transfers, counts, kits; who may do what."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the new tables."""
    op.create_table(
        "settled",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_settled")),
    )

    op.create_table(
        "keeping",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("keeper", sa.Integer(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("recipient", sa.LargeBinary(length=16), nullable=True),
        sa.Column("phone", sa.LargeBinary(length=16), nullable=True),
        sa.Column("address", sa.LargeBinary(length=16), nullable=True),
        sa.ForeignKeyConstraint(["keeper"], ["person.id"], name=op.f("fk_keeping_keeper")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_keeping_place")),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_keeping")),
    )

    op.create_table(
        "stock_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("tree", sa.Boolean(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("pass", sa.Integer(), nullable=False),
        sa.Column("recount", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_stock_count_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_count")),
        sa.UniqueConstraint("uid", name=op.f("uq_stock_count_uid")),
    )

    with op.batch_alter_table("stock_count", schema=None) as batch_op:
        batch_op.create_index("ix_stock_count_state", ["state"], unique=False)

    op.create_table(
        "transfer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("from_place", sa.Integer(), nullable=False),
        sa.Column("to_place", sa.Integer(), nullable=False),
        sa.Column("transit", sa.Integer(), nullable=True),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("waybill", sa.Text(), nullable=False),
        sa.Column("parcels", sa.Integer(), nullable=True),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("needed_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_transfer_event")),
        sa.ForeignKeyConstraint(["from_place"], ["place.id"], name=op.f("fk_transfer_from_place")),
        sa.ForeignKeyConstraint(["to_place"], ["place.id"], name=op.f("fk_transfer_to_place")),
        sa.ForeignKeyConstraint(["transit"], ["place.id"], name=op.f("fk_transfer_transit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
        sa.UniqueConstraint("uid", name=op.f("uq_transfer_uid")),
    )

    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.create_index("ix_transfer_state", ["state", "sent_at"], unique=False)

    op.create_table(
        "bom",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("when_sold", sa.Boolean(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_bom_variant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bom")),
        sa.UniqueConstraint("uid", name=op.f("uq_bom_uid")),
    )

    with op.batch_alter_table("bom", schema=None) as batch_op:
        batch_op.create_index("ix_bom_variant", ["variant"], unique=False)

    op.create_table(
        "count_entry",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("pass", sa.Integer(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("estimate", sa.Boolean(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("counter", sa.Text(), nullable=False),
        sa.Column("counted_at", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["count"], ["stock_count.id"], name=op.f("fk_count_entry_count")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_count_entry_owner")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_count_entry_place")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_count_entry_variant")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_count_entry")),
    )

    with op.batch_alter_table("count_entry", schema=None) as batch_op:
        batch_op.create_index("ix_count_entry_count", ["count", "place", "variant"], unique=False)

    op.create_table(
        "count_result",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("expected", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("estimate", sa.Boolean(), nullable=False),
        sa.Column("booked", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("counted_at", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["count"], ["stock_count.id"], name=op.f("fk_count_result_count")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_count_result_owner")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_count_result_place")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_count_result_variant")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_count_result")),
    )

    with op.batch_alter_table("count_result", schema=None) as batch_op:
        batch_op.create_index("ix_count_result_count", ["count"], unique=False)
        batch_op.create_index("ix_count_result_key", ["variant", "owner", "place"], unique=False)

    op.create_table(
        "count_scope",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["count"], ["stock_count.id"], name=op.f("fk_count_scope_count")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_count_scope_variant")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_count_scope")),
    )

    with op.batch_alter_table("count_scope", schema=None) as batch_op:
        batch_op.create_index("ix_count_scope_count", ["count"], unique=False)

    op.create_table(
        "minimum",
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("qty >= 0", name=op.f("ck_minimum_qty")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_minimum_place")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_minimum_variant")),
        sa.PrimaryKeyConstraint("variant", "place", name=op.f("pk_minimum")),
    )

    op.create_table(
        "transfer_line",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("transfer", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("box", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("qty <> 0", name=op.f("ck_transfer_line_qty")),
        sa.ForeignKeyConstraint(["box"], ["place.id"], name=op.f("fk_transfer_line_box")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_transfer_line_owner")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_transfer_line_place")),
        sa.ForeignKeyConstraint(
            ["transfer"], ["transfer.id"], name=op.f("fk_transfer_line_transfer")
        ),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_transfer_line_variant")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_transfer_line")),
    )

    with op.batch_alter_table("transfer_line", schema=None) as batch_op:
        batch_op.create_index("ix_transfer_line_transfer", ["transfer"], unique=False)

    op.create_table(
        "assembly",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("bom", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("qty <> 0", name=op.f("ck_assembly_qty")),
        sa.ForeignKeyConstraint(["bom"], ["bom.id"], name=op.f("fk_assembly_bom")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_assembly_owner")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_assembly_place")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_assembly")),
    )

    with op.batch_alter_table("assembly", schema=None) as batch_op:
        batch_op.create_index("ix_assembly_bom", ["bom"], unique=False)

    op.create_table(
        "bom_part",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("bom", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("qty > 0", name=op.f("ck_bom_part_qty")),
        sa.ForeignKeyConstraint(["bom"], ["bom.id"], name=op.f("fk_bom_part_bom")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_bom_part_variant")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_bom_part")),
    )

    with op.batch_alter_table("bom_part", schema=None) as batch_op:
        batch_op.create_index("ix_bom_part_bom", ["bom"], unique=False)
        batch_op.create_index("ix_bom_part_variant", ["variant"], unique=False)

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("role", sa.Text(), nullable=True))

    # What is held of a key is added up out of the index alone.
    op.drop_index("ix_allocation_key", "allocation")
    op.create_index("ix_allocation_key", "allocation", ["variant", "owner", "place", "qty"])

    # ### end Alembic commands ###
