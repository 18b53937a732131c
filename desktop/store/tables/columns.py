"""The columns that tables have in common, and the names of their constraints."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    event,
    text,
)

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


def partial(name: str, *columns: str, where: str) -> Index:
    """An index of some of the rows only: those of which `where` is true."""
    return Index(name, *columns, info={"where": where})


@event.listens_for(metadata, "before_create")
def _say_where(_all: MetaData, connection: Connection, **_more: object) -> None:
    """An option of a dialect loads that dialect, and opening the window needs no second one: so
    only the one that makes tables is told which rows an index is of.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if "where" in index.info:
                options = index.dialect_options[connection.dialect.name]
                options["where"] = text(index.info["where"])
