"""What identifies a person stands in the private values, and not where their keeping failed."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import insert

from desktop.store.database import Contention, Database
from desktop.store.tables import private

PHONE = "13912345678"


def test_a_statement_that_fails_does_not_tell_what_it_was_given(database: Database):
    row = {"id": uuid4().bytes, "salt": b"", "value": PHONE, "search": ""}
    with database.writing() as connection:
        connection.execute(insert(private), [row])
    with pytest.raises(Contention) as failed, database.writing() as connection:
        connection.execute(insert(private), [row])
    assert PHONE not in str(failed.value.__cause__)
