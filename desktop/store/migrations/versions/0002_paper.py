"""Paper: templates, series of numbers, certificates, what became of them, public keys."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the new tables; private values can be searched."""
    op.create_table(
        "certificate_note",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("of_op", sa.LargeBinary(length=16), nullable=False),
        sa.Column("of_line", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("note", sa.LargeBinary(length=16), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_certificate_note")),
    )
    with op.batch_alter_table("certificate_note", schema=None) as batch_op:
        batch_op.create_index("ix_certificate_note_of", ["of_op", "of_line", "what"], unique=False)
    op.create_table(
        "series",
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("last_n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_series")),
    )
    op.create_table(
        "series_claim",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("first_n", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_series_claim")),
    )
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("public", sa.LargeBinary(length=32), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_signing_key_uid")),
    )
    op.create_table(
        "template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
        sa.UniqueConstraint("sha256", name=op.f("uq_template_sha256")),
        sa.UniqueConstraint("uid", name=op.f("uq_template_uid")),
    )
    with op.batch_alter_table("template", schema=None) as batch_op:
        batch_op.create_index("ix_template_key", ["key"], unique=False)
    op.create_table(
        "certificate",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("template", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recipient", sa.LargeBinary(length=16), nullable=False),
        sa.Column("fields", sa.LargeBinary(length=16), nullable=True),
        sa.Column("signed", sa.LargeBinary(length=16), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("pictures", sa.Text(), nullable=False),
        sa.Column("replaces_op", sa.LargeBinary(length=16), nullable=True),
        sa.Column("replaces_line", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("search", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["template"], ["template.id"], name=op.f("fk_certificate_template")
        ),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_certificate")),
        sa.UniqueConstraint("station", "series", "n", name=op.f("uq_certificate_station_series_n")),
    )
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.create_index("ix_certificate_at", ["at", "op_id", "line"], unique=False)
        batch_op.create_index("ix_certificate_issued_on", ["issued_on", "template"], unique=False)
        batch_op.create_index("ix_certificate_number", ["number"], unique=False)
        batch_op.create_index(
            "ix_certificate_replaces", ["replaces_op", "replaces_line"], unique=False
        )
        batch_op.create_index("ix_certificate_series_n", ["series", "n"], unique=False)
    with op.batch_alter_table("private", schema=None) as batch_op:
        batch_op.add_column(sa.Column("search", sa.Text(), server_default="", nullable=False))
