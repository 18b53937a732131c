"""Templates: shipped ones, the community's own over them, and every version that was ever used."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.domain.errors import BadTemplate, NotFound, Taken
from desktop.domain.paper.parsing import parse
from desktop.services import stock
from desktop.services.changes import OpId, Topic
from desktop.services.paper import register, templates
from desktop.store.database import Database
from tests.office import STAR, Office, paper
from tests.store.ledgers import proven

SHIPPED = "open-source-star"


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def edited(office: Office) -> str:
    """The shipped template with another word in it."""
    return templates.template(office.desk, SHIPPED).text.replace("荣誉证书", "奖状")


def test_the_shipped_templates_are_there_from_the_start(office: Office):
    found = templates.templates(office.desk)
    assert [one.key for one in found] == list(templates.shipped())
    assert templates.template(office.desk, "开源之星").key == SHIPPED
    assert templates.template(office.desk, " Open-Source-Star ").title == "开源之星"
    assert templates.own_keys(office.desk) == frozenset()


def test_an_unknown_name_is_answered_with_likely_ones(office: Office):
    with pytest.raises(NotFound) as refused:
        templates.template(office.desk, "之星")
    assert "开源之星" in refused.value.near
    with pytest.raises(NotFound) as refused:
        templates.template(office.desk, "open-sauce-star")
    assert refused.value.near[0] == "开源之星"


def test_the_communitys_own_stands_over_the_shipped_one(office: Office):
    text = edited(office)
    saved = templates.save(office.desk, OpId.new(), text)
    assert (saved.key, saved.own) == (SHIPPED, True)
    mine = templates.template(office.desk, SHIPPED)
    assert (mine.text, mine.sha256) == (text, saved.sha256)
    assert [one.key for one in templates.templates(office.desk)] == list(templates.shipped())
    assert templates.own_keys(office.desk) == {SHIPPED}
    assert office.told == [frozenset({Topic.PAPER})]
    back = templates.restore(office.desk, OpId.new(), SHIPPED)
    assert (back.own, back.title) == (False, "开源之星")
    assert templates.template(office.desk, SHIPPED) == templates.shipped()[SHIPPED]
    assert proven(office.desk) == ()


def test_a_template_of_ones_own_comes_after_the_shipped_ones_and_goes(office: Office):
    templates.save(office.desk, OpId.new(), STAR.text)
    assert templates.templates(office.desk)[-1] == STAR
    gone = templates.restore(office.desk, OpId.new(), "star")
    assert (gone.title, gone.sha256, gone.own) == ("", "", False)
    with pytest.raises(NotFound):
        templates.template(office.desk, "star")
    with pytest.raises(NotFound):
        templates.restore(office.desk, OpId.new(), "star")


def test_the_last_saved_version_is_the_one_that_stands(office: Office):
    first, second = paper(extra="# 一\n"), paper(extra="# 二\n")
    for one in (first, second, first):
        templates.save(office.desk, OpId.new(), one.text)
        assert templates.template(office.desk, "star") == one
    assert templates.version(office.desk, second.sha256) == second
    assert proven(office.desk) == ()


def test_saving_can_be_undone(office: Office):
    first, second = paper(extra="# 一\n"), paper(extra="# 二\n")
    for one in (first, second):
        op = OpId.new()
        templates.save(office.desk, op, one.text)
    stock.undo(office.desk, OpId.new(), op)
    assert templates.template(office.desk, "star") == first
    op = OpId.new()
    templates.restore(office.desk, op, "star")
    stock.undo(office.desk, OpId.new(), UUID(op.hex))
    assert templates.template(office.desk, "star") == first
    assert proven(office.desk) == ()


def test_the_text_of_the_shipped_one_brings_it_back(office: Office):
    templates.save(office.desk, OpId.new(), edited(office))
    standard = templates.shipped()[SHIPPED]
    assert templates.save(office.desk, OpId.new(), standard.text).own is False
    assert templates.own_keys(office.desk) == frozenset()


def test_a_shipped_version_that_was_used_does_not_hide_a_newer_one(office: Office, monkeypatch):
    old = templates.template(office.desk, SHIPPED)
    (one,) = office.issue("甲", template=old)
    newer = {SHIPPED: parse(edited(office), SHIPPED)}
    monkeypatch.setattr(templates, "shipped", lambda: newer)
    assert templates.template(office.desk, SHIPPED).sha256 == newer[SHIPPED].sha256
    (drawn,) = register.papers(office.desk, [one.ref])
    assert drawn.template == old
    assert proven(office.desk) == ()


def test_a_reprint_keeps_the_version_and_a_reissue_may_take_the_new_one(office: Office):
    one, two = office.issue("甲", "乙")
    newer = paper(extra="# 新\n")
    templates.save(office.desk, OpId.new(), newer.text)
    same = office.reissue(one.ref)
    other = office.reissue(two.ref, template=newer)
    drawn = register.papers(office.desk, [one.ref, same.ref, other.ref])
    assert [paper.template for paper in drawn] == [STAR, STAR, newer]


def test_what_cannot_be_drawn_is_not_saved(office: Office):
    for text in ("title = ", STAR.text + "# half a character: \ud83d"):
        with pytest.raises(BadTemplate):
            templates.save(office.desk, OpId.new(), text)
    assert office.told == []


def test_a_text_without_a_key_is_saved_under_the_one_it_has(office: Office):
    text = STAR.text.replace('key = "star"', "")
    assert templates.save(office.desk, OpId.new(), text, key="my-star").key == "my-star"
    assert templates.template(office.desk, "my-star").text == text
    with pytest.raises(Taken):
        templates.save(office.desk, OpId.new(), text, key="her-star")


def test_a_version_nobody_used_is_not_there(office: Office):
    with pytest.raises(NotFound):
        templates.version(office.desk, STAR.sha256)
    standard = templates.shipped()[SHIPPED]
    assert templates.version(office.desk, standard.sha256) == standard
