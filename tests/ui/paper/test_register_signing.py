"""Signing: off until somebody wants it; whoever scans a signed paper is told what it is worth."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.app.finding import providers
from desktop.domain.paper.keys import KeyState
from desktop.domain.paper.register import State
from desktop.domain.paper.template import Draft
from desktop.services.changes import OpId
from desktop.services.paper import register, signing, templates
from desktop.ui.paper.register.reissue import ReissueForm
from desktop.ui.paper.register.signing.page import SigningPage
from tests.ui.house import House
from tests.ui.keys import scan
from tests.ui.paper.register_room import opened, settled
from tests.ui.walk import faults

DAY = date(2026, 10, 4)


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house at work."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        made.frame.resize(1280, 800)
        yield made


@pytest.fixture
def page(house) -> SigningPage:
    """The page of keys and numbers."""
    made = opened(house, ("register", "signing")).signing
    house.settle()
    return made


@pytest.fixture
def paper(house) -> register.Numbered:
    """A signed paper of 张三."""
    desk, folder = house.session.desk(), house.folders.keys
    signing.set_up(desk, OpId.new(), folder, None, "开源社 2026")
    return issue(house, "张三")


def issue(house: House, name: str) -> register.Numbered:
    """A signed paper."""
    desk = house.session.desk()
    template = templates.template(desk, "coscon-star")
    done = register.issue(
        *(desk, OpId.new(), template, [Draft(name, {})], DAY, "开源社"),
        signer=signing.signer(house.folders.keys),
    )
    house.settle()
    return done.certificates[0]


def text_of(house: House, number: str) -> str:
    """What stands in the QR of a paper."""
    return register.certificate(house.session.desk(), number).signature


def status(house: House):
    """How it stands with the key."""
    return signing.status(house.session.desk(), house.folders.keys)


def set_up(house: House, page: SigningPage, *passphrases: str) -> None:
    """Fills the form and presses its key."""
    if page.key.form is None:
        house.tap(page.key.set_up)
    form = page.key.form
    assert form is not None
    form.label.setText("开源社 2026")
    for entry, said in zip((form.first, form.second), passphrases, strict=True):
        entry.clear()
        house.write(entry, said)
    house.tap(form.go)


def test_signing_is_off_and_explained_in_three_sentences(house, page):
    assert page.key.status.state is KeyState.OFF
    assert page.key.teach.text().count(".") == 3
    assert not page.key.retire_key.isVisible()
    assert not page.key.page_key.isVisible()
    assert "No number was given yet" in page.numbers.none.text()
    assert faults(page) == []


def test_a_wrongly_repeated_passphrase_makes_no_key(house, page):
    set_up(house, page, "correct horse", "correct house")
    form = page.key.form
    assert "not the same" in form.second_field.under.text()
    assert status(house).state is KeyState.OFF
    assert form.first.text() == "correct horse"
    assert form.second.text() == ""
    assert faults(page) == []
    set_up(house, page, "correct horse", "correct horse")
    assert page.key.form is None
    assert status(house).state is KeyState.LOCKED
    assert str(house.folders.keys) in page.key.keep.text()
    assert "Copy this file" in page.key.keep.text()
    assert page.known.lines.texts()[0][1:] == ["开源社 2026", "in use, on this computer"]
    assert faults(page) == []


def test_a_key_may_do_without_a_passphrase_and_be_retired(house, page):
    set_up(house, page, "", "")
    assert status(house).state is KeyState.READY
    house.tap(page.key.retire_key)
    house.tap(page.key.answers.keys[0])
    assert not status(house).signs
    assert "retired on" in page.known.lines.texts()[0][2]
    assert page.key.set_up.isVisible()


def test_the_verifying_page_is_saved(house, page, tmp_path):
    set_up(house, page, "", "")
    page.key.save_page(tmp_path / "verify.html")
    house.settle()
    text = (tmp_path / "verify.html").read_text("utf-8")
    assert status(house).key.key_id in text
    assert page.key.notices.step.text() == "Open"


@pytest.mark.skipif(os.name != "posix", reason="modes say nothing here")
def test_a_key_that_others_may_read_is_not_used_and_looked_at_again(house, page):
    set_up(house, page, "", "")
    path = signing.key_file(house.folders.keys)
    path.chmod(0o644)
    page.ask()
    house.settle()
    assert "chmod 600" in page.key.words.text()
    path.chmod(0o600)
    house.tap(page.key.again)
    assert "ready to sign" in page.key.words.text()


def test_a_genuine_text_that_was_pasted_is_found_good(house, page, paper):
    QGuiApplication.clipboard().setText(text_of(house, paper.number))
    page.verifying.text.setFocus()
    house.bot.keyClick(page.verifying.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    house.tap(page.verifying.go)
    assert page.verifying.word.text() == "✓ Real and valid"
    assert "张三" in page.verifying.facts.text()
    assert "开源社 2026" in page.verifying.facts.text()
    assert faults(page) == []
    house.tap(page.verifying.show_key)
    room = house.page("paper").register
    settled(house, room)
    assert room.card.head.title.text() == "张三"
    assert room.card.told.verdict.text().startswith("✓ Signed.")
    house.tap(room.card.told.code_key)
    assert QGuiApplication.clipboard().text() == text_of(house, paper.number)


def test_forged_strange_and_other_texts_are_told_apart(house, page, paper):
    text = text_of(house, paper.number)
    wrong = {
        text.replace("张三", "李四"): "✗ Forged or altered",
        text.replace(status(house).key.key_id, "AAAAAAAA"): "✗ Unknown key",
        "KYS1|half a text": "✗ No signed paper",
    }
    for said, word in wrong.items():
        page.verify(said)
        house.settle()
        assert page.verifying.word.text() == word
        assert page.verifying.said.text()
        assert not page.verifying.show_key.isVisible()
    house.bot.keyClick(page.verifying.text, Qt.Key.Key_Backspace)
    assert not page.verifying.word.isVisible()


def test_what_became_of_a_paper_is_told_with_its_verdict(house, page, paper):
    desk = house.session.desk()
    new = register.reissue(desk, OpId.new(), paper.ref, "遗失", recipient="张三丰")
    page.verify(text_of(house, paper.number))
    house.settle()
    assert page.verifying.word.text() == "! Real, but look closer"
    assert new.number in page.verifying.said.text()


def test_a_signed_code_opens_its_verdict_wherever_it_is_scanned(house):
    desk, folder = house.session.desk(), house.folders.keys
    signing.set_up(desk, OpId.new(), folder, None, "")
    paper = issue(house, "Nguyen")
    house.session.go("stock")
    house.settle()
    house.frame.activateWindow()
    house.stock.items.grid.setFocus()
    scan(house.frame, text_of(house, paper.number))
    house.until(lambda: house.frame.here == "paper")
    house.settle()
    page = house.page("paper").register.signing
    assert page.isVisible()
    assert page.verifying.word.text() == "✓ Real and valid"
    house.tap(page.close_key)
    assert house.page("paper").register.list.isVisible()


def test_a_signed_code_is_verified_by_ctrl_k_too(house, paper):
    (hit,) = providers(house.session.workplace)["issued"](text_of(house, paper.number))
    hit.act()
    house.settle()
    assert house.page("paper").register.signing.verifying.word.text() == "✓ Real and valid"


def test_issuing_anew_signs_as_before_and_asks_for_the_passphrase(house, page):
    set_up(house, page, "pass phrase", "pass phrase")
    desk = house.session.desk()
    template = templates.template(desk, "coscon-star")
    signer = signing.signer(house.folders.keys, "pass phrase")
    (one,) = register.issue(
        *(desk, OpId.new(), template, [Draft("张三", {})], DAY, "开源社"), signer=signer
    ).certificates
    room = opened(house, ("register", one.number))
    house.tap(room.card.acts.reissue)
    form = room.card.form
    assert isinstance(form, ReissueForm)
    assert form.signed.isChecked()
    house.write(form.why, "遗失")
    form.go.click()
    house.settle()
    assert form.passphrase.isVisible()
    house.write(form.passphrase.entry, "wrong")
    form.passphrase.go.click()
    house.settle()
    assert "wrong" in form.passphrase.field.under.text()
    assert faults(room) == []
    house.write(form.passphrase.entry, "pass phrase")
    form.passphrase.go.click()
    settled(house, room)
    old = register.certificate(desk, one.number)
    assert old.state is State.REISSUED
    assert text_of(house, old.replaced_by).startswith("KYS1|")


def test_numbers_of_another_station_are_taken_over_when_asked(house, page):
    desk = house.session.desk()
    template = templates.template(desk, "coscon-star")
    other = type(desk)(desk.database, uuid4(), "小李", desk.now, desk.announce)
    (one,) = register.issue(
        *(other, OpId.new(), template, [Draft("张三", {})], DAY, "开源社")
    ).certificates
    page.ask()
    house.settle()
    (row,) = page.numbers.lines.texts()
    assert row[1] == one.number
    assert row[3] == f"station {other.station.hex[:4]}"
    room = opened(house, ("register", one.number))
    house.tap(room.card.acts.reissue)
    form = room.card.form
    assert isinstance(form, ReissueForm)
    house.write(form.why, "遗失")
    form.go.click()
    house.settle()
    assert other.station.hex[:4] in form.answers.notice.words.text()
    form.answers.keys[0].click()
    settled(house, room)
    assert register.certificate(desk, one.number).state is State.REISSUED
    opened(house, ("register", "numbers"))
    assert page.numbers.lines.texts()[0][3] == "this computer"
