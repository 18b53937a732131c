"""The columns that tables have in common, and the names of their constraints."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
DERIVED: dict[str, Any] = {"derived": True}


def own_id() -> Column[int]:
    """The local key, which never leaves this database."""
    return Column("id", Integer, primary_key=True)


def uid() -> Column[bytes]:
    """What an entity is known by in every database: 16 bytes."""
    return Column("uid", LargeBinary(16), nullable=False, unique=True)


def op(*, primary: bool = False) -> Column[bytes]:
    """The command that a fact belongs to."""
    return Column("op_id", LargeBinary(16), nullable=False, primary_key=primary)


def ref(name: str, table: str, *, null: bool = False) -> Column[int]:
    """A local id of another table; the journal says its uid."""
    return Column(name, Integer, ForeignKey(f"{table}.id"), nullable=null)


def moments() -> tuple[Column[int], Column[int]]:
    """When it happened and when it was typed, microseconds UTC."""
    return (
        Column("at", BigInteger, nullable=False),
        Column("recorded_at", BigInteger, nullable=False),
    )


def retired() -> Column[int]:
    """Since when it takes no new facts, microseconds UTC; None while it does."""
    return Column("retired_at", BigInteger)
