"""The register is proven, rebuilt from journals alone, and races leave no number out."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from desktop.services.changes import Desk, OpId
from desktop.services.paper import register, templates
from desktop.services.safekeeping import backup, rebuild
from desktop.store import private
from desktop.store.database import Database, connect
from tests.office import STAR, VOLUNTEER, Office, numbers
from tests.store.ledgers import ended, proven, same_ledger
from tests.store.processes import together


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


@pytest.fixture
def busy(office: Office) -> Office:
    """A register with a bit of everything."""
    one, two, three = office.issue("左文瑒", "琚致远", "Nguyễn Văn A", reason="组织市集")
    office.void(one.ref)
    office.reissue(two.ref, recipient="琚致遠")
    register.mark_printed(office.desk, OpId.new(), [two.ref, three.ref])
    register.mark_claimed(office.desk, OpId.new(), [three.ref])
    register.mark_claimed(office.desk, OpId.new(), [three.ref], False)
    templates.save(office.desk, OpId.new(), STAR.text)
    templates.restore(office.desk, OpId.new(), "star")
    other = Office(office.desk.database, person="小红")
    other.issue("丁文昊", template=VOLUNTEER)
    other.issue("丁文昊", take_over=True)
    return office


# What is done to the register behind the program's back, and what `check` says of it.
FORGERIES = [
    ("UPDATE certificate SET n = 9 WHERE n = 4", {"differs", "number"}),
    ("UPDATE certificate SET number = 'KYS-STAR-2026-0001' WHERE n = 3", {"differs", "twice"}),
    ("UPDATE certificate SET issuer = 'x' WHERE n = 3", {"differs"}),
    ("UPDATE certificate SET replaces_line = 7 WHERE n = 4", {"differs", "orphan", "replaced"}),
    ("DELETE FROM certificate WHERE n = 5", {"missing", "series"}),
    ("UPDATE series SET last_n = last_n + 1", {"series"}),
    ("DELETE FROM series", {"series"}),
    ("UPDATE certificate_note SET what = 'claimed' WHERE what = 'void'", {"differs"}),
    ("UPDATE certificate_note SET of_line = 9 WHERE what = 'void'", {"differs", "orphan"}),
    ("DELETE FROM certificate_note WHERE what = 'reissued'", {"missing", "replaced"}),
    ("UPDATE certificate_note SET what = 'reissued' WHERE what = 'void'",
     {"differs", "replaced"}),
    ("DELETE FROM series_claim WHERE first_n = 5", {"missing", "number", "series"}),
    ("UPDATE template SET body = 'x' WHERE key = 'star'", {"differs", "version"}),
    ("UPDATE template SET retired_at = NULL WHERE key = 'volunteer'", {"differs"}),
    ("UPDATE private SET value = 'x' WHERE value = '左文瑒'", {"differs"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_a_forged_register_is_found(busy: Office, forgery, codes):
    assert proven(busy.desk) == ()
    with busy.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    assert {problem.code for problem in proven(busy.desk)} == codes


def test_from_the_journals_alone_the_register_is_rebuilt(busy: Office, tmp_path: Path):
    ended(rebuild(busy.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(again, busy.desk.database)
    desk = Desk(again, busy.desk.station, "小明", busy.desk.now)
    assert proven(desk) == ()
    # Names are gone, as after a purge; numbers and states are not.
    told = register.register(desk, sort="number", descending=False).rows
    assert [p.number for p in told] == [p.number for p in busy.all()]
    assert [(p.state, p.printed, p.claimed) for p in told] == [
        (p.state, p.printed, p.claimed) for p in busy.all()
    ]
    assert {p.recipient for p in told} == {""}
    assert register.register(desk, "开源之星").total == 5
    again.close()


def test_a_rebuilt_register_counts_on(busy: Office, tmp_path: Path):
    ended(rebuild(busy.desk.database, tmp_path / "again.db"))
    again = Office(connect(tmp_path / "again.db"), busy.desk.station)
    assert numbers(again.issue("戊", take_over=True)) == ["KYS-STAR-2026-0006"]
    assert proven(again.desk) == ()
    again.desk.database.close()


def test_a_copy_keeps_the_names(busy: Office, tmp_path: Path):
    backup(busy.desk, tmp_path / "copy.db")
    copy = Office(connect(tmp_path / "copy.db"), busy.desk.station)
    assert copy.all() == busy.all()
    assert copy.list("zwc") == ["左文瑒"]
    assert proven(copy.desk) == ()
    copy.desk.database.close()


def test_a_purge_leaves_the_register_whole(busy: Office):
    with busy.desk.database.writing() as connection:
        for (kept,) in connection.exec_driver_sql("SELECT recipient FROM certificate").all():
            private.purge(connection, bytes(kept))
    assert proven(busy.desk) == ()
    assert busy.list("zwc") == []


def test_papers_that_come_late_are_accepted_and_counted_past(office: Office):
    """As when another ledger's journal is merged: its papers bear numbers of the same series."""
    office.issue("甲")
    stranger = uuid4().bytes
    database = office.desk.database
    office.issue("乙", "丙", "丁")
    with database.writing() as connection:
        mark = "?" if database.embedded else "%s"
        connection.exec_driver_sql(
            f"UPDATE certificate SET station = {mark}, n = n + 10,"
            f" number = 'KYS-STAR-2026-001' || line WHERE n > 1",
            (stranger,),
        )
        connection.exec_driver_sql("UPDATE series SET last_n = 1")
    assert numbers(office.issue("戊")) == ["KYS-STAR-2026-0015"]
    with database.reading() as connection:
        claims = "SELECT first_n FROM series_claim ORDER BY first_n"
        assert connection.exec_driver_sql(claims).scalars().all() == [1, 15]


def test_processes_that_issue_in_one_series_leave_no_number_out(office: Office, ledger: Path | str):
    mine = {"station": office.desk.station.hex, "times": 6, "papers": 3}
    wishes = [mine | {"who": who} for who in "甲乙丙丁"]
    answers = together(ledger, "issue", wishes)
    given = sorted(number for answer in answers for number in answer)
    assert given == [f"KYS-STAR-2026-{n:04d}" for n in range(1, 73)]
    for answer in answers:  # each act's own numbers follow each other
        ends = [int(number[-4:]) for number in answer]
        assert [n - ends[i - i % 3] for i, n in enumerate(ends)] == [0, 1, 2] * 6
    assert proven(office.desk) == ()


def test_stations_that_take_a_series_from_each_other_leave_no_number_out(
    office: Office, ledger: Path | str
):
    wishes = [{"who": who, "times": 5, "papers": 2, "take_over": True} for who in "甲乙丙"]
    answers = together(ledger, "issue", wishes)
    given = sorted(number for answer in answers for number in answer)
    assert given == [f"KYS-STAR-2026-{n:04d}" for n in range(1, 31)]
    assert proven(office.desk) == ()


def test_of_several_stations_one_gets_the_series(office: Office, ledger: Path | str):
    wishes = [{"who": who, "times": 3, "papers": 1} for who in "甲乙丙丁"]
    answers = together(ledger, "issue", wishes)
    assert sorted(len(answer) for answer in answers) == [0, 0, 0, 3]
    assert proven(office.desk) == ()


def test_one_paper_is_replaced_once_whoever_wants_it(office: Office, ledger: Path | str):
    (one,) = office.issue("甲")
    wish = {"op": one.ref.op, "station": office.desk.station.hex}
    answers = together(ledger, "replace_paper", [wish] * 4)
    assert sorted(answers) == ["", "", "", "KYS-STAR-2026-0002"]
    assert proven(office.desk) == ()
