"""Signing as a station lives with it: off at first, set up once, lost, retired, never a stop."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.documents import signing as keyring
from desktop.domain.errors import BadSignature, KeyTrouble, NotFound
from desktop.domain.paper.keys import KeyState, Standing
from desktop.domain.paper.signed import parse
from desktop.services.changes import Desk, OpId, Topic
from desktop.services.paper import register, signing
from desktop.services.safekeeping import backup, rebuild
from desktop.settings import Folders
from desktop.store.database import Database, connect
from tests.office import DAY, Office
from tests.store.ledgers import ended, proven

SECRET = "correct horse 马"


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Folders(tmp_path / "data").keys


def signed_paper(office: Office, folder: Path, recipient: str = "左文瑒"):
    """A paper issued with this station's key."""
    (one,) = office.issue(recipient, signer=signing.signer(folder))
    return office.paper(one.number)


def state(office: Office, folder: Path) -> KeyState:
    return signing.status(office.desk, folder).state


def test_at_first_nothing_is_signed_and_nobody_is_asked(office: Office, folder: Path):
    found = signing.status(office.desk, folder)
    assert (found.state, found.signs, found.locked) == (KeyState.OFF, False, False)
    assert found.path == str(folder / "signing.pem")
    assert not folder.exists()
    (one,) = office.issue("左文瑒")
    assert office.paper(one.number).signature == ""
    with pytest.raises(KeyTrouble) as refused:
        signing.signer(folder)
    assert refused.value.what == "absent"


def test_a_key_is_set_up_once_and_every_station_can_verify(office: Office, folder: Path):
    op = OpId.new()
    saved = signing.set_up(office.desk, op, folder, label=" 2026 ")
    assert office.told == [frozenset({Topic.PAPER})]
    found = signing.status(office.desk, folder)
    assert (found.state, found.signs) == (KeyState.READY, True)
    assert found.key is not None
    assert (saved.uid, saved.key_id, saved.label) == (found.key.uid, found.key.key_id, "2026")
    assert signing.set_up(office.desk, op, folder, label="2026") == saved  # the same command again
    with pytest.raises(KeyTrouble) as refused:
        signing.set_up(office.desk, OpId.new(), folder)
    assert refused.value.what == "exists"
    assert signing.public_keys(office.desk) == [found.key]
    paper = signed_paper(office, folder)
    other = Desk(office.desk.database, uuid4(), "小红", now=office.desk.now)
    verified = signing.verify(other, paper.signature)
    assert (verified.signed.number, verified.signed.recipient) == (paper.number, "左文瑒")
    assert (verified.key, verified.standing, verified.late) == (found.key, Standing.VALID, False)
    assert proven(office.desk) == ()


def test_a_reprint_carries_the_same_signature(office: Office, folder: Path):
    signing.set_up(office.desk, OpId.new(), folder)
    paper = signed_paper(office, folder)
    (again,) = register.papers(office.desk, [paper.ref])
    assert again.signed == paper.signature


def test_the_register_says_what_became_of_a_genuine_paper(office: Office, folder: Path):
    signing.set_up(office.desk, OpId.new(), folder)
    void, anew = signed_paper(office, folder, "甲"), signed_paper(office, folder, "乙")
    register.void(office.desk, OpId.new(), void.ref, "误发")
    later = register.reissue(
        office.desk, OpId.new(), anew.ref, "改名", signer=signing.signer(folder)
    )
    assert signing.verify(office.desk, void.signature).standing is Standing.VOID
    verified = signing.verify(office.desk, anew.signature)
    assert verified.standing is Standing.REISSUED
    assert verified.replaced_by == later.number
    assert signing.verify(office.desk, office.paper(later.number).signature).standing is (
        Standing.VALID
    )
    ours = signing.signer(folder)
    strange = ours.sign("KYS-STAR-1999-0001", "STAR", "甲", DAY)
    assert signing.verify(office.desk, strange).standing is Standing.ABSENT
    other = ours.sign(void.number, "STAR", "丙", DAY)
    assert signing.verify(office.desk, other).standing is Standing.OTHER


def test_what_is_not_genuine_is_refused(office: Office, folder: Path):
    signing.set_up(office.desk, OpId.new(), folder)
    text = signed_paper(office, folder).signature
    for bad, what in (
        ("https://example.org", "shape"),
        (text[:-1], "shape"),
        (text.replace("左文瑒", "左文龙"), "signature"),
        (text.replace(f"|{parse(text).key}|", "|AAAAAAAA|"), "key"),
    ):
        with pytest.raises(BadSignature) as refused:
            signing.verify(office.desk, bad)
        assert refused.value.what == what


def test_a_passphrase_stands_nowhere(office: Office, folder: Path, caplog, tmp_path: Path):
    caplog.set_level(0)
    signing.set_up(office.desk, OpId.new(), folder, SECRET, "2026")
    found = signing.status(office.desk, folder)
    assert (found.state, found.signs, found.locked) == (KeyState.LOCKED, True, True)
    with pytest.raises(KeyTrouble) as refused:
        signing.signer(folder, "wrong")
    assert refused.value.what == "passphrase"
    signer = signing.signer(folder, SECRET)
    told = caplog.text + repr(signer) + repr(found) + repr(refused.value)
    backup(office.desk, tmp_path / "copy.db")
    written = [p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()]
    private = keyring.read(folder / "signing.pem").private.splitlines()[1]
    assert "horse" not in told
    assert not any(b"horse" in one for one in written)
    assert sum(private in one for one in written) == 1  # the key's file alone: in no backup


def test_a_lost_key_is_retired_and_never_stops_printing(office: Office, folder: Path):
    signing.set_up(office.desk, OpId.new(), folder, label="旧")
    old = signed_paper(office, folder)
    (key,) = signing.public_keys(office.desk)
    (folder / "signing.pem").unlink()
    assert state(office, folder) is KeyState.OFF
    (unsigned,) = office.issue("乙")
    assert office.paper(unsigned.number).signature == ""
    office.time += timedelta(days=2)
    signing.retire(office.desk, OpId.new(), folder, key.uid)
    verified = signing.verify(office.desk, old.signature)
    assert (verified.standing, verified.late) == (Standing.VALID, False)
    assert verified.key.retired_at == office.time
    new = signing.set_up(office.desk, OpId.new(), folder, label="新")
    assert [k.label for k in signing.public_keys(office.desk)] == ["新", "旧"]
    assert state(office, folder) is KeyState.READY
    assert new.uid != key.uid
    assert proven(office.desk) == ()


def test_what_a_retired_key_signed_later_is_looked_at(office: Office, folder: Path):
    saved = signing.set_up(office.desk, OpId.new(), folder)
    signer = signing.signer(folder)
    signing.retire(office.desk, OpId.new(), folder, saved.uid)
    for day, late in ((DAY, False), (DAY + timedelta(days=1), True)):
        assert signing.verify(office.desk, signer.sign("X", "STAR", "甲", day)).late is late


def test_a_retired_key_is_put_aside_and_not_deleted(office: Office, folder: Path):
    saved = signing.set_up(office.desk, OpId.new(), folder)
    retired = OpId.new()
    signing.retire(office.desk, retired, folder, saved.uid)
    assert [p.name for p in folder.iterdir()] == [f"signing-{saved.key_id}.pem"]
    assert state(office, folder) is KeyState.OFF
    assert signing.retire(office.desk, retired, folder, saved.uid) == saved
    office.time += timedelta(days=1)
    again = signing.retire(office.desk, OpId.new(), folder, saved.uid)
    assert again == saved
    (key,) = signing.public_keys(office.desk)
    assert key.retired_at == office.time - timedelta(days=1)  # it stays as it was
    with pytest.raises(NotFound):
        signing.retire(office.desk, OpId.new(), folder, "00" * 16)


def test_a_key_retired_by_another_station_signs_no_more(
    office: Office, folder: Path, tmp_path: Path
):
    saved = signing.set_up(office.desk, OpId.new(), folder)
    signing.retire(office.desk, OpId.new(), tmp_path / "elsewhere", saved.uid)
    found = signing.status(office.desk, folder)
    assert (found.state, found.signs) == (KeyState.RETIRED, False)
    signing.set_up(office.desk, OpId.new(), folder)
    assert state(office, folder) is KeyState.READY
    assert len(list(folder.iterdir())) == 2


def test_a_key_that_the_register_does_not_know_is_taken_in(office: Office, folder: Path):
    made = keyring.make(folder / "signing.pem", SECRET)  # a set-up that was cut short
    assert state(office, folder) is KeyState.STRANGE
    with pytest.raises(KeyTrouble) as refused:
        signing.set_up(office.desk, OpId.new(), folder)
    assert refused.value.what == "passphrase"
    assert signing.public_keys(office.desk) == []
    signing.set_up(office.desk, OpId.new(), folder, SECRET)
    (key,) = signing.public_keys(office.desk)
    assert key.public == made.public
    assert state(office, folder) is KeyState.LOCKED


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_key_that_is_not_fit_is_told_before_anybody_wants_to_sign(office: Office, folder: Path):
    signing.set_up(office.desk, OpId.new(), folder)
    (folder / "signing.pem").chmod(0o644)
    assert state(office, folder) is KeyState.UNSAFE
    (folder / "signing.pem").chmod(0o600)
    (folder / "signing.pem").write_text("rubbish")
    assert state(office, folder) is KeyState.UNREADABLE


def test_from_the_journals_alone_the_public_keys_come_back(
    office: Office, folder: Path, tmp_path: Path
):
    saved = signing.set_up(office.desk, OpId.new(), folder, label="2026")
    text = signing.signer(folder).sign("X", "STAR", "甲", DAY)
    signing.retire(office.desk, OpId.new(), tmp_path / "elsewhere", saved.uid)
    ended(rebuild(office.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    try:
        desk = Desk(again, uuid4(), "小红")
        assert signing.public_keys(desk) == signing.public_keys(office.desk)
        assert signing.verify(desk, text).standing is Standing.ABSENT
    finally:
        again.close()


def test_the_page_holds_every_public_key_and_no_private_one(office: Office, folder: Path):
    signing.set_up(office.desk, OpId.new(), folder, label="第一把")
    page = signing.verifier(office.desk, "开源社")
    (key,) = signing.public_keys(office.desk)
    assert key.key_id.encode() in page
    assert "第一把".encode() in page
    assert b"PRIVATE KEY" not in page
    assert page == signing.verifier(office.desk, "开源社")
