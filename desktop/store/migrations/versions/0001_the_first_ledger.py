"""The first ledger: all tables, and the places, owner and methods every ledger has."""

import sqlalchemy as sa
from alembic import op

from desktop.store.seeds import METHODS, OUTSIDE, OWNER, UNKNOWN, uid

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables and fills in the seeds."""
    op.create_table(
        "journal",
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("prev", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("station", "seq", name=op.f("pk_journal")),
    )
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.create_index("ix_journal_op_id", ["op_id"], unique=False)

    op.create_table(
        "method",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("cash", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_method")),
        sa.UniqueConstraint("code", name=op.f("uq_method_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_method_uid")),
    )
    op.create_table(
        "owner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner")),
        sa.UniqueConstraint("name", name=op.f("uq_owner_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_owner_uid")),
    )
    op.create_table(
        "payment_heard",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("payment_op", sa.LargeBinary(length=16), nullable=False),
        sa.Column("payment_line", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_payment_heard")),
        sa.UniqueConstraint(
            "payment_op", "payment_line", name=op.f("uq_payment_heard_payment_op_payment_line")
        ),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("name", name=op.f("uq_person_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_uid")),
    )
    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("thumbnail", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("sha256", name=op.f("uq_photo_sha256")),
        sa.UniqueConstraint("uid", name=op.f("uq_photo_uid")),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["parent"], ["place.id"], name=op.f("fk_place_parent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("uid", name=op.f("uq_place_uid")),
    )
    op.create_index(
        "uq_place_parent_name", "place", [sa.text("coalesce(parent, 0)"), "name"], unique=True
    )
    op.create_table(
        "private",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private")),
        info={"derived": True},
    )
    op.create_table(
        "station",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
        info={"derived": True},
    )
    op.create_table(
        "till",
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("last_n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("letter", name=op.f("pk_till")),
        info={"derived": True},
    )
    op.create_table(
        "till_claim",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("first_n", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_till_claim")),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("method", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("code_text", sa.Text(), nullable=False),
        sa.Column("photo", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["method"], ["method.id"], name=op.f("fk_account_method")),
        sa.ForeignKeyConstraint(["photo"], ["photo.id"], name=op.f("fk_account_photo")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint(
            "method", "label", "holder", name=op.f("uq_account_method_label_holder")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_account_uid")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("strict", sa.Boolean(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_event_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("name", name=op.f("uq_event_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_uid")),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("pack_size", sa.Integer(), nullable=True),
        sa.Column("uncounted", sa.Boolean(), nullable=False),
        sa.Column("photo_name", sa.Text(), nullable=False),
        sa.Column("photo", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["photo"], ["photo.id"], name=op.f("fk_item_photo")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("uid", name=op.f("uq_item_uid")),
    )
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.create_index("ix_item_category", ["category"], unique=False)
        batch_op.create_index("ix_item_name", ["name"], unique=False)

    op.create_table(
        "operation",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("request", sa.LargeBinary(length=32), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("reverses", sa.LargeBinary(length=16), nullable=True),
        sa.ForeignKeyConstraint(["actor"], ["person.id"], name=op.f("fk_operation_actor")),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_operation")),
        sa.UniqueConstraint("reverses", name=op.f("uq_operation_reverses")),
    )
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.create_index("ix_operation_recorded_at", ["recorded_at"], unique=False)

    op.create_table(
        "place_move",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("from_parent", sa.Integer(), nullable=True),
        sa.Column("to_parent", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_parent"], ["place.id"], name=op.f("fk_place_move_from_parent")
        ),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_place_move_place")),
        sa.ForeignKeyConstraint(["to_parent"], ["place.id"], name=op.f("fk_place_move_to_parent")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_place_move")),
    )
    with op.batch_alter_table("place_move", schema=None) as batch_op:
        batch_op.create_index("ix_place_move_place_at", ["place", "at"], unique=False)

    op.create_table(
        "event_method",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_event_method_account")),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_event_method_event")),
        sa.PrimaryKeyConstraint("event", "account", name=op.f("pk_event_method")),
    )
    op.create_table(
        "shift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("float_fen", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_shift_event")),
        sa.ForeignKeyConstraint(["opened_by"], ["person.id"], name=op.f("fk_shift_opened_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
        sa.UniqueConstraint("uid", name=op.f("uq_shift_uid")),
    )
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.create_index("ix_shift_event", ["event"], unique=False)

    op.create_table(
        "payment",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("sale_op", sa.LargeBinary(length=16), nullable=False),
        sa.Column("shift", sa.Integer(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("tendered_fen", sa.BigInteger(), nullable=False),
        sa.Column("change_fen", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_payment_account")),
        sa.ForeignKeyConstraint(["shift"], ["shift.id"], name=op.f("fk_payment_shift")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_payment")),
    )
    with op.batch_alter_table("payment", schema=None) as batch_op:
        batch_op.create_index("ix_payment_sale_op", ["sale_op"], unique=False)

    op.create_table(
        "variant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("price_fen", sa.BigInteger(), nullable=True),
        sa.Column("value_fen", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("spelled", sa.Boolean(), nullable=False),
        sa.Column("on_hand", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["item.id"], name=op.f("fk_variant_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_variant")),
        sa.UniqueConstraint("code", name=op.f("uq_variant_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_variant_uid")),
    )
    with op.batch_alter_table("variant", schema=None) as batch_op:
        batch_op.create_index("ix_variant_item", ["item"], unique=False)
        batch_op.create_index(
            "ix_variant_listed",
            ["sort", "id"],
            unique=False,
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        )
        batch_op.create_index("ix_variant_on_hand", ["on_hand", "id"], unique=False)
        batch_op.create_index("ix_variant_sort", ["sort", "id"], unique=False)
        batch_op.create_index(
            "ix_variant_unspelled",
            ["id"],
            unique=False,
            sqlite_where=sa.text("NOT spelled"),
            postgresql_where=sa.text("NOT spelled"),
        )

    op.create_table(
        "allocation",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("qty <> 0", name=op.f("ck_allocation_qty")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_allocation_owner")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_allocation_place")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_allocation_variant")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_allocation")),
    )
    with op.batch_alter_table("allocation", schema=None) as batch_op:
        batch_op.create_index("ix_allocation_key", ["variant", "owner", "place"], unique=False)

    op.create_table(
        "balance",
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("disputed", sa.Integer(), nullable=False),
        sa.CheckConstraint("qty >= 0 OR disputed = 1", name=op.f("ck_balance_qty")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_balance_owner")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_balance_place")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_balance_variant")),
        sa.PrimaryKeyConstraint("variant", "owner", "place", name=op.f("pk_balance")),
    )
    with op.batch_alter_table("balance", schema=None) as batch_op:
        batch_op.create_index("ix_balance_place", ["place", "variant"], unique=False)

    op.create_table(
        "import_row",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_import_row_owner")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_import_row_place")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_import_row_variant")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_import_row")),
    )
    with op.batch_alter_table("import_row", schema=None) as batch_op:
        batch_op.create_index("ix_import_row_key", ["variant", "owner", "place"], unique=False)

    op.create_table(
        "movement",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("from_place", sa.Integer(), nullable=False),
        sa.Column("to_place", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("from_place <> to_place", name=op.f("ck_movement_ends")),
        sa.CheckConstraint("qty > 0", name=op.f("ck_movement_qty")),
        sa.ForeignKeyConstraint(["from_place"], ["place.id"], name=op.f("fk_movement_from_place")),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_movement_owner")),
        sa.ForeignKeyConstraint(["to_place"], ["place.id"], name=op.f("fk_movement_to_place")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_movement_variant")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_movement")),
    )
    with op.batch_alter_table("movement", schema=None) as batch_op:
        batch_op.create_index("ix_movement_from_at", ["from_place", "at"], unique=False)
        batch_op.create_index("ix_movement_to_at", ["to_place", "at"], unique=False)
        batch_op.create_index("ix_movement_variant_at", ["variant", "at"], unique=False)

    op.create_table(
        "remark",
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("verified_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_remark_owner")),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name=op.f("fk_remark_place")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_remark_variant")),
        sa.PrimaryKeyConstraint("variant", "owner", "place", name=op.f("pk_remark")),
    )
    op.create_table(
        "sale",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("shift", sa.Integer(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("station", sa.LargeBinary(length=16), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("total_fen", sa.BigInteger(), nullable=False),
        sa.Column("of_op", sa.LargeBinary(length=16), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recipient", sa.LargeBinary(length=16), nullable=True),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["person.id"], name=op.f("fk_sale_actor")),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("fk_sale_event")),
        sa.ForeignKeyConstraint(["shift"], ["shift.id"], name=op.f("fk_sale_shift")),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_sale")),
        sa.UniqueConstraint("station", "letter", "n", name=op.f("uq_sale_station_letter_n")),
    )
    with op.batch_alter_table("sale", schema=None) as batch_op:
        batch_op.create_index("ix_sale_event_at", ["event", "at"], unique=False)
        batch_op.create_index("ix_sale_of_op", ["of_op"], unique=False)

    op.create_table(
        "sale_line",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Integer(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("qty", sa.BigInteger(), nullable=False),
        sa.Column("unit_fen", sa.BigInteger(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("of_line", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"], name=op.f("fk_sale_line_owner")),
        sa.ForeignKeyConstraint(["variant"], ["variant.id"], name=op.f("fk_sale_line_variant")),
        sa.PrimaryKeyConstraint("op_id", "line", name=op.f("pk_sale_line")),
    )
    with op.batch_alter_table("sale_line", schema=None) as batch_op:
        batch_op.create_index("ix_sale_line_variant", ["variant"], unique=False)

    op.create_table(
        "shift_close",
        sa.Column("op_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("shift", sa.Integer(), nullable=False),
        sa.Column("counted_fen", sa.BigInteger(), nullable=False),
        sa.Column("expected_fen", sa.BigInteger(), nullable=False),
        sa.Column("keeper", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("closed_by", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["person.id"], name=op.f("fk_shift_close_closed_by")
        ),
        sa.ForeignKeyConstraint(["shift"], ["shift.id"], name=op.f("fk_shift_close_shift")),
        sa.PrimaryKeyConstraint("op_id", name=op.f("pk_shift_close")),
        sa.UniqueConstraint("shift", name=op.f("uq_shift_close_shift")),
    )
    _seed()


def _seed() -> None:
    """The closed list of outside places, the unknown place, the first owner, the methods."""
    text, number, raw = sa.Text(), sa.Integer(), sa.LargeBinary()
    place = sa.table(
        "place",
        sa.column("uid", raw),
        sa.column("kind", text),
        sa.column("name", text),
        sa.column("search", text),
        sa.column("sort", text),
    )
    places = [("unknown", UNKNOWN), *((kind, kind) for kind in OUTSIDE)]
    op.bulk_insert(
        place,
        [
            {"uid": uid("place", k), "kind": k, "name": n, "search": f"{n} {k}", "sort": k}
            for k, n in places
        ],
    )
    owner = sa.table(
        "owner", sa.column("uid", raw), sa.column("name", text), sa.column("position", number)
    )
    op.bulk_insert(owner, [{"uid": uid("owner", OWNER), "name": OWNER, "position": 0}])
    method = sa.table(
        "method",
        sa.column("uid", raw),
        sa.column("code", text),
        sa.column("name", text),
        sa.column("cash", sa.Boolean()),
        sa.column("position", number),
    )
    op.bulk_insert(
        method,
        [
            {"uid": uid("method", code), "code": code, "name": name, "cash": cash, "position": i}
            for i, (code, name, cash) in enumerate(METHODS, start=1)
        ],
    )
