import string
from dataclasses import fields

import pytest

from desktop.domain import errors
from desktop.domain.errors import BadFile, CannotWrite, DatabaseTrouble, NotFound, Refused
from desktop.domain.imports import Trouble
from desktop.wording import files
from desktop.wording.columns import HEADINGS, heading
from desktop.wording.refusals import SENTENCES, sentence, trouble, why

SAMPLES = {
    "str": "某物",
    "int": 3,
    "float": 210.5,
    "dict[str, int | str]": {"port": "COM7"},
    "tuple[str, ...]": ("甲", "乙"),
    "tuple[tuple[str, int], ...]": (("上海·KCC", 12),),
    "tuple[tuple[str, str], ...]": (("丁文昊（止戈）", "KYS-STAR-2024-0001"),),
    "tuple[tuple[str, str, str], ...]": (("琚致远", "glyph", "䶮"),),
    "tuple[tuple[str, str, str, int, int], ...]": (("徽章", "张三", "开源社", 2, 5),),
}


def every_kind(parent: type[Refused] = Refused) -> list[type[Refused]]:
    found = []
    for child in parent.__subclasses__():
        if child.__module__.startswith(errors.__name__):
            found += [child, *every_kind(child)]
    return found


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.code)
def test_every_refusal_has_a_sentence_of_its_own(kind):
    refused = kind(**{field.name: SAMPLES[str(field.type)] for field in fields(kind)})
    assert kind.code in SENTENCES, f"{kind.__name__} has no sentence"
    said = sentence(refused)
    assert len(said) > 12
    # A rule for numbers is explained with the braces that people write in it.
    assert kind is errors.BadNumberRule or "{" not in said


def test_no_two_refusals_share_a_code():
    codes = [kind.code for kind in every_kind()]
    assert len(set(codes)) == len(codes)
    assert set(SENTENCES) == set(codes)


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (BadFile, files.BAD_FILES),
        (CannotWrite, files.CANNOT_WRITE),
        (DatabaseTrouble, files.DATABASES),
    ],
    ids=["BadFile", "CannotWrite", "DatabaseTrouble"],
)
def test_every_reason_that_a_refusal_names_has_its_sentence(kind, table):
    listed = (kind.__doc__ or "").split("one of:")[1].split(".")[0]
    assert {word.strip() for word in listed.split(",")} == set(table)
    for text in table.values():
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert names <= {"file", "detail"}


def test_a_file_that_cannot_be_read_is_named_with_the_next_step():
    said = sentence(BadFile("库存.csv", "not_text", "PNG"))
    assert "库存.csv" in said
    assert "PNG" in said
    assert "Choose the CSV or XLSX" in said
    assert "unreadable" in sentence(BadFile("库存.csv", "unreadable"))
    assert "no_such_why" in sentence(BadFile("库存.csv", "no_such_why"))


def test_a_name_that_is_not_found_brings_the_likeliest_ones():
    assert sentence(NotFound("place", "成都", ("成都·仓库",))) == (
        "There is no place “成都”. Did you mean: 成都·仓库?"
    )
    assert sentence(NotFound("place", "成都")) == "There is no place “成都”."


def test_a_trouble_says_row_column_and_reason():
    found = Trouble(12, "单价", "1e2", "bad_amount", {"text": "1e2"})
    assert trouble(found).startswith("Row 12, “单价”: “1e2” is not an amount")
    assert why(found).startswith("“1e2” is not")
    beyond = Trouble(3, "", "x", "extra_cells", {"cells": 5, "headings": 4})
    assert trouble(beyond).startswith("Row 3: The line has 5 cells")


def test_a_trouble_of_an_unknown_kind_still_says_something():
    assert why(Trouble(1, "a", "b", "from_the_future")) == "from_the_future"


def test_a_refusal_without_sentence_is_said_with_its_data():
    class Odd(Refused):
        code = "odd"

    assert "odd" in sentence(Odd())


def test_every_field_has_a_heading_and_an_unknown_one_is_its_own():
    assert all(HEADINGS.values())
    assert heading("code") == "Code"
    assert heading("自定义") == "自定义"


def test_what_is_refunded_whole_is_not_counted_out_again():
    said = sentence(errors.AlreadyRefunded("A-0001", "贴纸", 1, 0))
    assert said == "贴纸 in A-0001 is refunded already, all of it."


@pytest.mark.parametrize("kind", ["ship_parcel", "hand_over_all", "post_sale", "send_transfer"])
def test_what_came_later_is_named_in_words(kind: str):
    for refused in (errors.UndoFirst("RQ-7K2QMX", kind), errors.LaterStands("RQ-7K2QMX", kind)):
        assert kind not in sentence(refused)
