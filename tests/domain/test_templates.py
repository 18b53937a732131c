"""Templates from their text, what is refused of them and on which line, and what they say."""

from __future__ import annotations

import contextlib
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import BadTemplate
from desktop.domain.paper import days, saying
from desktop.domain.paper.outline import strokes
from desktop.domain.paper.parsing import parse
from desktop.domain.paper.saying import Slot
from desktop.domain.paper.template import Align, Code, FieldKind, Filled, Picture, Words
from desktop.settings import resource

FOLDER = Path(str(resource("templates")))
HEAD = 'title = "试"\nkind = "T"\n'
TEXT = '[[draw]]\ntext = "{recipient}"\nat = [10, 10, 100]\n'
# By the issue and the community's own lists.
TITLES = {
    *("KCC 任命证书", "开源年度贡献人员", "开源季度贡献人员", "开源年会突出贡献人员"),
    *("开源优秀社区志愿者", "年度优秀志愿者", "COSCon 志愿者证书", "讲师感谢状", "出品人感谢状"),
    *("开源之星", "COSCon 之星", "社区合作之星", "顾问聘书", "邀请函", "感谢信"),
    *("工作坊参与证书", "志愿服务证明", "成员名片", "成员徽章"),
}


def refused(text: str, name: str = "mine") -> tuple[str, str, int]:
    with pytest.raises(BadTemplate) as trouble:
        parse(text, name)
    assert trouble.value.template == name
    return trouble.value.what, trouble.value.detail, trouble.value.line


def filled(text: str, **fields: str) -> Filled:
    made = parse(HEAD + text, "mine")
    return Filled(made, "左文瑒", fields, "KYS-T-2026-0001", date(2026, 10, 4), "开源社")


def said(text: str, declared: str = "", **fields: str) -> str:
    paper = filled(declared + TEXT, **fields)
    return saying.say(text, lambda slot: saying.value_of(paper, slot)).replace(saying.JOINER, "")


def test_every_kind_is_shipped_under_its_key_and_title():
    shipped = [parse(f.read_text("utf-8"), f.stem) for f in sorted(FOLDER.glob("*.toml"))]
    assert {one.title for one in shipped} == TITLES
    assert [one.key for one in shipped] == [f.stem for f in sorted(FOLDER.glob("*.toml"))]
    assert len({one.kind for one in shipped}) == len(shipped)


def test_every_award_belongs_to_one_template():
    shipped = [parse(f.read_text("utf-8"), f.stem) for f in FOLDER.glob("*.toml")]
    awards = [award for one in shipped for award in one.awards]
    assert len(set(awards)) == len(awards)
    assert {"开源之星", "COSCon 之星", "社区合作之星", "年度优秀志愿者"} <= set(awards)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda f: f.stem)
def test_certificates_have_room_for_a_seal_and_none_of_it_is_drawn(file):
    made = parse(file.read_text("utf-8"), file.stem)
    if made.register:
        assert "seal" in made.slots
        assert any(isinstance(one, Code) and one.text == "{signed}" for one in made.elements)
        numbered = [one for one in made.elements if isinstance(one, Words)]
        assert any("{number}" in one.text for one in numbered)


def test_the_identity_number_of_a_proof_is_for_one_print_only():
    made = parse((FOLDER / "volunteer-proof.toml").read_text("utf-8"), "volunteer-proof")
    once = [field.key for field in made.fields if field.once]
    assert once == ["identity"]
    number = made.field("volunteer_id")
    assert number is not None
    assert number.required


def test_the_example_of_the_manual_is_a_template():
    example = re.search(r"```toml\n(.*?)```", (FOLDER / "README.md").read_text("utf-8"), re.DOTALL)
    assert example
    made = parse(example[1])
    assert (made.key, made.wide, made.awards) == ("starlight", 210, ("星光奖", "星光"))
    assert [f.key for f in made.fields] == ["recipient", "reason"]
    assert made.slots == ("seal",)


def test_little_is_needed_and_the_rest_is_usual():
    made = parse(HEAD + TEXT)
    assert (made.key, made.rule) == ("t", "KYS-{kind}-{year}-{nnnn}")
    assert (made.wide, made.high) == (297, 210)
    (words,) = made.elements
    assert isinstance(words, Words)
    assert (words.size, words.least, words.lines, words.align) == (12, 7, 1, Align.LEFT)
    recipient = made.field("recipient")
    assert recipient is not None
    assert "姓名" in recipient.columns


@pytest.mark.parametrize(
    ("text", "what", "detail", "line"),
    [
        ("title = ", "syntax", "Invalid value", 1),
        (HEAD, "missing", "draw", 0),
        ('kind = "T"\n' + TEXT, "missing", "title", 0),
        (HEAD + 'colour = "red"\n' + TEXT, "unknown", "colour", 3),
        (HEAD + TEXT + 'font = "kai"\n', "unknown", "font", 6),
        (HEAD + TEXT.replace("recipient", "name"), "field", "name", 4),
        (HEAD + TEXT.replace("recipient", "recipient:han"), "field", "recipient:han", 4),
        (HEAD + TEXT.replace("{recipient}", "{recipient"), "value", "{", 4),
        (HEAD + TEXT.replace("{recipient}", "[[x"), "value", "[[", 4),
        (HEAD + TEXT.replace("100]", "400]"), "value", "at", 5),
        (HEAD + TEXT.replace("100]", "-4]"), "value", "at", 5),
        (HEAD + TEXT.replace("100]", "nan]"), "value", "at", 5),
        (HEAD + TEXT.replace("100]", '"100"]'), "value", "at", 5),
        (HEAD + TEXT.replace("100]", "true]"), "value", "at", 5),
        (HEAD + TEXT + "size = -3\n", "value", "size", 6),
        (HEAD + TEXT + "size = inf\n", "value", "size", 6),
        (HEAD + TEXT + 'colour = "gold"\n', "value", "colour", 6),
        (HEAD + TEXT + "least = 20\n", "value", "least", 6),
        (HEAD + TEXT + 'align = "middle"\n', "value", "align", 6),
        (HEAD + "[[draw]]\nline = [1, 1, 9, 9]\n", "value", "line", 4),
        (HEAD + '[[draw]]\nqr = "{signed}"\nat = [1, 1, 5]\n', "value", "at", 5),
        (HEAD + "[[draw]]\nat = [1, 1, 5]\n", "missing", "text | box", 3),
        (HEAD + '[[draw]]\nornament = "dragon"\nat = [1, 1, 5, 5]\n', "value", "ornament", 4),
        (HEAD + '[[draw]]\noutline = "M 1 A 2"\nat = [1, 1, 5, 5]\n', "value", "outline", 4),
        (HEAD + 'page = "B5"\n' + TEXT, "value", "page", 3),
        (HEAD + "page = [1e9, 3]\n" + TEXT, "value", "page", 3),
        (HEAD + 'number = "KYS"\n' + TEXT, "value", "number", 3),
        (HEAD + "bleed = -1\n" + TEXT, "value", "bleed", 3),
        (HEAD + 'fields = "x"\n' + TEXT, "value", "fields", 3),
        (HEAD + "[fields.number]\n" + TEXT, "value", "number", 3),
        (HEAD + '[fields.x]\nkind = "money"\n' + TEXT, "value", "kind", 4),
        (HEAD + "draw = 3\n", "value", "draw", 3),
        (HEAD + "draw = [3]\n", "value", "0", 3),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, what, detail, line):
    got = refused(text)
    assert (got[0], got[2]) == (what, line)
    assert got[1].startswith(detail)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 20_000,
        "a = " + "{a=" * 5_000,
        "a = " + "9" * 10_000,
        "#" * 300_000,
        HEAD + TEXT * 400,
        HEAD + '[[draw]]\noutline = "' + "M0 0" + "L1 1" * 9_000 + '"\nat = [1, 1, 5, 5]\n',
        HEAD + TEXT.replace("{recipient}", "长" * 9_000),
        HEAD + TEXT.replace("{recipient}", "\\u0000"),
        "\x00",
    ],
    ids=range(9),
)
def test_hostile_templates_are_refused(text):
    assert refused(text)[0] in ("syntax", "value", "missing")


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_template_or_refused(text):
    with contextlib.suppress(BadTemplate):
        parse(text, "x")


@given(
    st.dictionaries(
        st.sampled_from(["title", "kind", "page", "bleed", "draw", "fields", "text", "register"]),
        st.sampled_from(["1", "-1", '"x"', "[]", "[[1, 2]]", "{a = 1}", "true", "nan", "[{}]"]),
    )
)
@settings(max_examples=300, deadline=None)
def test_any_values_are_a_template_or_refused(values):
    with contextlib.suppress(BadTemplate):
        parse("\n".join(f"{key} = {value}" for key, value in values.items()), "x")


def test_a_template_written_on_windows_is_read():
    text = (HEAD + TEXT + "size = 'x'\n").replace("\n", "\r\n")
    assert refused("\ufeff" + text) == ("value", "size", 6)
    assert parse("\ufeff" + (HEAD + TEXT).replace("\n", "\r\n")).title == "试"


def test_places_in_the_bleed_are_on_the_paper_of_who_has_one():
    box = "[[draw]]\nbox = [-3, -3, 96, 60]\nfill = '#ffffff'\n"
    assert refused(HEAD + "page = [90, 54]\n" + box)[0] == "value"
    assert parse(HEAD + "page = [90, 54]\nbleed = 3\n" + box).bleed == 3


def test_colours_and_what_all_texts_have_are_said_once():
    made = parse(HEAD + "[colours]\ngold = '#a9823f'\n[text]\ncolour = 'gold'\nsize = 20\n" + TEXT)
    (words,) = made.elements
    assert isinstance(words, Words)
    assert (words.colour, words.size) == ("#a9823f", 20)


def test_pictures_have_slots():
    made = parse(HEAD + '[[draw]]\npicture = "seal"\nat = [1, 1, 30, 30]\n')
    assert isinstance(made.elements[0], Picture)
    assert made.slots == ("seal",)


def test_dates_are_said_in_every_form():
    assert said("{date}|{date:han}") == "2026年10月4日|二〇二六年十月四日"
    assert said("{date:iso}|{date:en}") == "2026-10-04|4 October 2026"
    assert "\u3007" in said("{date:han}")
    assert said("{date}", date="2024/1/14") == "2024年1月14日"


def test_a_field_of_a_kind_has_its_forms():
    declared = '[fields.on]\nkind = "date"\n[fields.q]\nkind = "number"\n'
    assert said("{on:han} {q:han} {q}", declared, on="2026年1月31日", q="第3季度") == (
        "二〇二六年一月三十一日 三 3"
    )
    assert said("{on}{q}", declared, on="soon", q="many") == ""


@pytest.mark.parametrize(
    ("year", "session"), [(2016, "一"), (2023, "八"), (2025, "十"), (2026, "十一"), (2035, "二十")]
)
def test_the_session_is_the_years(year, session):
    assert said("{session}", year=str(year)) == session


def test_the_session_may_be_said_otherwise():
    assert [said("{session}", session=s) for s in ("第九届", "9", "九")] == ["九"] * 3
    assert said("{session}") == "十一"  # of the day of issue
    assert said("{session}", year="2014") == ""


@pytest.mark.parametrize("on", [date(2024, 1, 14), date(2023, 10, 28)])
def test_an_award_given_in_january_is_last_years(on):
    made = parse((FOLDER / "coscon-star.toml").read_text("utf-8"), "coscon-star")
    paper = Filled(made, "石垚", {}, "", on, "开源社")
    assert saying.say("{year} {session}", lambda s: saying.value_of(paper, s)) == "2023 八"


def test_an_optional_part_vanishes_with_its_field():
    declared = "[fields.a]\n[fields.b]\nusual = '乙'\n"
    assert said("在[[{a}，]]此", declared) == "在此"
    assert said("在[[{a}，]]此", declared, a="甲") == "在甲，此"
    assert said("一\n[[{a}]]\n二 [[{b}]]", declared) == "一\n二 乙"
    assert said("[[{a}\n]][[{b}]]", declared) == "乙"


def test_values_are_not_read_again():
    assert said("{a}", "[fields.a]\n", a="{recipient} [[x]] &<>") == "{recipient} [[x]] &<>"
    assert said("{{{recipient}}}") == "{左文瑒}"


@given(st.dates())
def test_a_day_is_read_as_it_is_written(on):
    for form in ("cn", "iso"):
        text = days.said(on, form)
        assert days.day(text) == on or on.year < 1000
    assert re.fullmatch("[〇一二三四五六七八九十年月日]+", days.said(on, "han"))


@pytest.mark.parametrize("text", ["2026-02-30", "2026", "明天", "", "2026-13-01", "١٤-٠١-٢٠٢٤"])
def test_what_is_no_day_is_none(text):
    assert days.day(text) is None


def test_outlines_are_brought_to_lines_and_curves():
    drawn = strokes("m1 1h2v2H1z M5 5q1 1 2 0t2 0c0 1 1 1 1 0s1-1 1 0")
    assert "".join(stroke for stroke, _ in drawn) == "MLLLZMCCCC"
    assert drawn[1][1] == (3, 1)


@given(st.text(alphabet="MmLlHhVvCcSsQqTtZzA0123456789.-+e, ", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_outline_is_drawn_or_refused(text):
    try:
        found = strokes(text)
    except ValueError:
        return
    assert found
    assert found[0][0] == "M"


def test_short_names_are_kept_together():
    assert saying.together("左文瑒") == "左\u2060文\u2060瑒"
    assert saying.together("中国开源年会全体志愿者") == "中国开源年会全体志愿者"
    paper = filled(TEXT)
    assert saying.value_of(paper, Slot("recipient")).count(saying.JOINER) == 2


def test_the_kinds_of_words_every_paper_knows():
    made = parse(HEAD + TEXT)
    assert saying.kind_of(made, "date") is FieldKind.DATE
    assert saying.kind_of(made, "year") is FieldKind.NUMBER
