"""What a person should look at before certificates are printed, said by name, field and page."""

from __future__ import annotations

import re

import pytest

from desktop.documents import certificates
from desktop.documents.certificates.setting import setting
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.template import Words
from tests.documents.papers import KEYS, drawn, paper, read, template


def test_what_no_face_has_is_refused_by_name():
    (found,) = certificates.check(paper("open-source-star", "王\U0001f43c小"))
    assert (found.who, found.what, found.detail) == ("王\U0001f43c小", Trouble.GLYPH, "\U0001f43c")
    assert found.stops


@pytest.mark.parametrize("name", ["محمد علي", "דוד", "王\ue000", "\u3164", "\u2800"])
def test_scripts_without_glyphs_private_and_blank_characters_are_refused(name):
    assert Trouble.GLYPH in {f.what for f in certificates.check(paper("open-source-star", name))}


@pytest.mark.parametrize("hidden", ["\u202e", "\x00", "\u200b", "\ufeff", "\U000e0100", "\udc80"])
def test_what_cannot_be_seen_is_taken_out_and_said(hidden):
    done = drawn(paper("open-source-star", f"王{hidden}小明"))
    assert "王小明" in read(done.data)
    assert (Trouble.STRIPPED, "recipient") in {(f.what, f.detail) for f in done.findings}


def test_an_accent_that_stands_alone_joins_its_letter():
    done = drawn(paper("open-source-star", "Nguye\u0302\u0303n"))
    assert "Nguy\u1ec5n" in read(done.data)
    assert not done.findings


def test_a_nickname_in_its_brackets_stays_together():
    words = next(
        w
        for w in template("member-badge").elements
        if isinstance(w, Words) and "{recipient}" in w.text
    )
    lines = [line.text for *_, line in setting(words, "丁文昊（止戈）").lines]
    assert lines == ["丁文昊", "（止戈）"]


def test_a_long_name_shrinks_wraps_and_says_so():
    found = certificates.check(paper("open-source-star", "长" * 40))
    said = {f.what: f.detail for f in found}
    assert re.fullmatch(r"\d\d", said[Trouble.SHRUNK])
    assert said[Trouble.WRAPPED] == "2"


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("length", [1, 7, 21, 40])
def test_forty_characters_fit_on_every_template(key, length):
    assert not [f for f in certificates.check(paper(key, "鬱" * length)) if f.stops]


def test_what_does_not_fit_at_its_least_is_too_long_and_names_its_field():
    found = certificates.check(paper("open-source-star", "长" * 400))
    assert (Trouble.TOO_LONG, "recipient") in {(f.what, f.detail) for f in found}
    assert drawn(paper("open-source-star", "长" * 50_000)).pages == 1


def test_missing_and_senseless_fields_are_named():
    bad = paper("volunteer-proof", "", hours="许多", contact="")
    said = {(f.who, f.what, f.detail) for f in certificates.check(bad)}
    title = bad.template.title
    assert (title, Trouble.MISSING, "recipient") in said
    assert (title, Trouble.MISSING, "contact") in said
    assert (title, Trouble.BAD_VALUE, "hours") in said


def test_a_year_before_the_first_conference_has_no_session():
    found = certificates.check(paper("coscon-star", year="2014"))
    assert [(f.what, f.detail) for f in found] == [(Trouble.BAD_VALUE, "session")]


def test_findings_know_their_page():
    done = drawn(paper("open-source-star"), paper("open-source-star", "长" * 40))
    assert {f.page for f in done.findings} == {2}
