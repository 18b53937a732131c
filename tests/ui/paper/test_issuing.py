"""What stands between a list and its numbers: a key with a passphrase, another station's lease."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.paper.keys import Standing
from desktop.domain.paper.template import Draft
from desktop.services.changes import OpId
from desktop.services.paper import register, signing, templates
from desktop.ui.paper.certificates.page import CertificatesPage
from tests.ui.house import House
from tests.ui.walk import faults

SECRET = "correct horse 马"


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house at work."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        made.frame.resize(1280, 800)
        yield made


def named(house: House, *names: str) -> CertificatesPage:
    """The page of COSCon 之星 with these names pasted into it."""
    house.session.go("paper", ("certificates", "coscon-star"))
    house.settle()
    page: CertificatesPage = house.page("paper").certificates
    house.tap(page.form.who.ways["typed"])
    QGuiApplication.clipboard().setText("\n".join(names))
    house.tap(page.form.who.paste)
    house.until(
        lambda: (
            not page._soon.isActive()
            and page.wanted is not None
            and [d.recipient for d in page.wanted.drafts] == list(names)
        )
    )
    house.settle()
    return page


def sign(house: House, page: CertificatesPage) -> None:
    """Turns signing on."""
    page.form.ensureWidgetVisible(page.form.signed)
    page.form.signed.click()
    house.until(lambda: not page._soon.isActive())
    house.settle()
    assert page.wanted is not None
    assert page.wanted.signed


def issued(house: House, page: CertificatesPage) -> list[str]:
    """The numbers, once all is drawn."""
    house.until(lambda: page.done.printing.paper is not None)
    assert page.done._papers is not None
    return [one.number for one in page.done._papers.numbered]


def test_without_a_key_nobody_is_asked_to_sign(house):
    page = named(house, "王小明")
    assert not page.form.signed.isVisible()
    house.tap(page.issuing.go)
    assert len(issued(house, page)) == 1
    assert page.issuing.passphrase.isHidden()


def test_the_passphrase_is_asked_in_place_and_once(house):
    desk, keys = house.session.desk(), house.folders.keys
    signing.set_up(desk, OpId.new(), keys, SECRET)
    page = named(house, "左文瑒")
    sign(house, page)
    assert page.wanted is not None
    assert page.wanted.paper(0).signed.endswith("?" * 86)
    house.tap(page.issuing.go)
    asked = page.issuing.passphrase
    assert asked.isVisible()
    assert faults(page) == []
    house.write(asked.entry, "wrong")
    house.bot.keyClick(asked.entry, Qt.Key.Key_Return)
    house.until(lambda: "passphrase" in asked.field.under.text().lower())
    assert asked.isVisible()
    house.write(asked.entry, SECRET)
    house.tap(asked.go)
    (number,) = issued(house, page)
    paper = register.papers(desk, [register.certificate(desk, number).ref])[0]
    found = signing.verify(desk, paper.signed)
    assert (found.signed.recipient, found.standing) == ("左文瑒", Standing.VALID)
    house.tap(page.done.more_key)
    house.until(lambda: not page._soon.isActive())
    house.settle()
    house.tap(page.issuing.go)
    house.tap(page.issuing.answers.keys[1])
    assert not asked.isVisible()
    assert len(issued(house, page)) == 1
    assert SECRET.encode() not in house.folders.settings.read_bytes()


def test_a_forgotten_passphrase_stops_nobody(house):
    desk = house.session.desk()
    signing.set_up(desk, OpId.new(), house.folders.keys, SECRET)
    page = named(house, "左文瑒")
    sign(house, page)
    house.tap(page.issuing.go)
    house.tap(page.issuing.passphrase.without)
    (number,) = issued(house, page)
    assert register.certificate(desk, number).signature == ""


def test_numbers_of_another_station_are_taken_over_knowingly(house):
    desk = house.session.desk()
    other = replace(desk, station=UUID(int=9))
    star = templates.template(desk, "coscon-star")
    register.issue(other, OpId.new(), star, [Draft("李雷")], date.today(), "开源社")
    page = named(house, "王小明")
    house.tap(page.issuing.go)
    words = page.issuing.answers.notice.words.text()
    assert "another station" in words
    assert "the same number may be given twice" in words
    assert faults(page) == []
    house.tap(page.issuing.answers.keys[0])
    assert issued(house, page)[0].endswith("-0002")


def test_the_bar_offers_no_undo_for_a_number_that_was_given(house):
    page = named(house, "王小明")
    house.tap(page.issuing.go)
    assert len(issued(house, page)) == 1
    house.settle()
    assert not house.frame.top.undo.isVisible()
