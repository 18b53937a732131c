"""The bench: sessions, participants, numbers, attempts, whose boards; batches and inspections."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the new tables."""
    op.create_table(
        "bench_note",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("of_op", sa.LargeBinary(length=16), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_bench_note")),
    )
    with op.batch_alter_table("bench_note", schema=None) as batch_op:
        batch_op.create_index("ix_bench_note_of", ["of_op"], unique=False)

    op.create_table(
        "board",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ok", sa.Boolean(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("participant", sa.Integer(), nullable=True),
        sa.Column("firmware", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_board")),
    )
    with op.batch_alter_table("board", schema=None) as batch_op:
        batch_op.create_index("ix_board_last_at", ["last_at", "key"], unique=False)
        batch_op.create_index("ix_board_participant", ["participant"], unique=False)
        batch_op.create_index("ix_board_serial", ["serial", "tag", "key"], unique=False)
        batch_op.create_index("ix_board_session", ["session"], unique=False)

    op.create_table(
        "booking",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("of_op", sa.LargeBinary(length=16), nullable=False),
        sa.Column("qty", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("qty <> 0", name=op.f("ck_booking_qty")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_booking")),
    )
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.create_index("ix_booking_of", ["of_op"], unique=False)

    op.create_table(
        "number_lease",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("first_n", sa.Integer(), nullable=False),
        sa.Column("last_n", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_number_lease")),
    )
    with op.batch_alter_table("number_lease", schema=None) as batch_op:
        batch_op.create_index("ix_number_lease_series", ["series", "first_n"], unique=False)

    op.create_table(
        "number_series",
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("last_n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_number_series")),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("lot", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("expected", sa.BigInteger(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=True),
        sa.Column("supplier", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_batch_variant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("uid", name=op.f("uq_batch_uid")),
    )
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.create_index("ix_batch_lot", ["lot"], unique=False)

    op.create_table(
        "bench_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("kit", sa.Integer(), nullable=True),
        sa.Column("lamp", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("labels", sa.Boolean(), nullable=False),
        sa.Column("image", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_bench_session_event")),
        sa.ForeignKeyConstraint(["kit"], ["variant.id"], name=op.f("fk_bench_session_kit")),
        sa.ForeignKeyConstraint(["lamp"], ["variant.id"], name=op.f("fk_bench_session_lamp")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_bench_session_owner")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_bench_session_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bench_session")),
        sa.UniqueConstraint("uid", name=op.f("uq_bench_session_uid")),
    )
    op.create_table(
        "board_number",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("taken <> 0", name=op.f("ck_board_number_taken")),
        sa.ForeignKeyConstraint(
            ["session"], ["bench_session.id"], name=op.f("fk_board_number_session")
        ),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_board_number")),
    )
    with op.batch_alter_table("board_number", schema=None) as batch_op:
        batch_op.create_index("ix_board_number_serial", ["serial"], unique=False)
        batch_op.create_index("ix_board_number_series", ["series", "station", "n"], unique=False)

    op.create_table(
        "inspection",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("arrived", sa.BigInteger(), nullable=False),
        sa.Column("plan_n", sa.Integer(), nullable=False),
        sa.Column("plan_accept", sa.Integer(), nullable=False),
        sa.Column("samples", sa.Text(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("good", sa.BigInteger(), nullable=False),
        sa.Column("refused", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("good >= 0 AND refused >= 0", name=op.f("ck_inspection_pieces")),
        sa.ForeignKeyConstraint(["batch"], ["batch.id"], name=op.f("fk_inspection_batch")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_inspection_place")),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_inspection")),
    )
    with op.batch_alter_table("inspection", schema=None) as batch_op:
        batch_op.create_index("ix_inspection_batch", ["batch"], unique=False)

    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.LargeBinary(length=16), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session"], ["bench_session.id"], name=op.f("fk_participant_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("uid", name=op.f("uq_participant_uid")),
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index("ix_participant_session", ["session", "number"], unique=False)

    op.create_table(
        "attempt",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("tag", sa.Integer(), nullable=True),
        sa.Column("participant", sa.Integer(), nullable=True),
        sa.Column("ok", sa.Boolean(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("firmware", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("ms", sa.BigInteger(), nullable=False),
        sa.Column("returned", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("board", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"], ["participant.id"], name=op.f("fk_attempt_participant")
        ),
        sa.ForeignKeyConstraint(["session"], ["bench_session.id"], name=op.f("fk_attempt_session")),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_attempt")),
    )
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.create_index("ix_attempt_board", ["board", "at"], unique=False)
        batch_op.create_index("ix_attempt_session_tag", ["session", "tag"], unique=False)

    op.create_table(
        "board_holder",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("of_op", sa.LargeBinary(length=16), nullable=False),
        sa.Column("participant", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"], ["participant.id"], name=op.f("fk_board_holder_participant")
        ),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_board_holder")),
    )
    with op.batch_alter_table("board_holder", schema=None) as batch_op:
        batch_op.create_index("ix_board_holder_of", ["of_op"], unique=False)

    op.create_table(
        "kit_handed",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("participant", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("qty", sa.Integer(), nullable=False),
        sa.Column("sale", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("qty <> 0", name=op.f("ck_kit_handed_qty")),
        sa.ForeignKeyConstraint(
            ["participant"], ["participant.id"], name=op.f("fk_kit_handed_participant")
        ),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_kit_handed")),
    )
    with op.batch_alter_table("kit_handed", schema=None) as batch_op:
        batch_op.create_index("ix_kit_handed_participant", ["participant"], unique=False)
