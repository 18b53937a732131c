"""Names stand in private values alone; what is typed for one print stands nowhere."""

from __future__ import annotations

import pytest

from desktop.domain.errors import (
    Purged,
)
from desktop.domain.paper.register import State
from desktop.services.changes import OpId
from desktop.services.paper import register
from desktop.store import private
from desktop.store.database import Database
from tests.office import Office, Pen
from tests.store.ledgers import proven


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def everything_written(office: Office) -> str:
    """All that stands in the ledger outside of its private values."""
    told = []
    with office.desk.database.reading() as connection:
        for table in ("journal", "operation", "certificate", "certificate_note", "template"):
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}"):
                told += [bytes(v).decode("utf-8", "replace") if isinstance(v, (bytes, memoryview))
                         else str(v) for v in row]  # fmt: skip
    return "\n".join(told)


def test_what_is_typed_for_one_print_is_kept_nowhere(office: Office, caplog):
    (one,) = office.issue("甲", id_number="110101199001011234")
    typed = {"id_number": "110101199001011234", "reason": "not asked here"}
    (drawn,) = register.papers(office.desk, [one.ref], once=[typed])
    assert drawn.fields == {"id_number": "110101199001011234"}
    (again,) = register.papers(office.desk, [one.ref])
    assert again.fields == {}
    with office.desk.database.reading() as connection:
        values = connection.exec_driver_sql("SELECT value, search FROM private").all()
    assert "1990" not in everything_written(office) + repr(values) + caplog.text


def test_names_stand_in_private_values_alone(office: Office):
    (one,) = office.issue("欧阳锋", reason="西域白驼山", signer=Pen())
    new = office.reissue(one.ref, "欧阳锋不是欧阳峰", recipient="欧阳峰", signer=Pen())
    office.void(new.ref, "欧阳说不要")
    told = everything_written(office)
    for secret in ("欧阳", "白驼", "ouyang", "oyf", "不要"):
        assert secret not in told


def test_the_stored_hash_of_a_request_does_not_give_names_away(office: Office, database: Database):
    """Two offices that issue the same to different people store the same request."""
    ops = OpId.new(), OpId.new()
    office.issue("甲", op=ops[0])
    office.issue("乙", op=ops[1])
    with database.reading() as connection:
        asked = connection.exec_driver_sql(
            "SELECT DISTINCT request FROM operation WHERE kind = 'issue_papers'"
        ).all()
    assert len(asked) == 1


def test_a_purged_name_is_gone_and_the_number_stays(office: Office):
    one, two = office.issue("甲", "乙", reason="组织市集")
    with office.desk.database.writing() as connection:
        ids = connection.exec_driver_sql("SELECT recipient, fields FROM certificate WHERE n = 1")
        for private_id in ids.one():
            private.purge(connection, bytes(private_id))
    found = office.paper(one.number)
    assert (found.recipient, found.fields, found.state) == ("", {}, State.VALID)
    with pytest.raises(Purged):
        register.papers(office.desk, [one.ref, two.ref])
    with pytest.raises(Purged):
        office.reissue(one.ref)
    assert office.list("甲") == []
    assert office.list(sort="recipient", descending=False) == ["", "乙"]
    office.void(one.ref)
    assert proven(office.desk) == ()


def test_control_characters_never_reach_the_register(office: Office):
    (one,) = office.issue(" 甲\x00\x07乙 ", reason="一\n二\x1b")
    found = office.paper(one.number)
    assert (found.recipient, found.fields) == ("甲乙", {"reason": "一\n二"})
