"""People of a gift, as volunteers type and paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import TooLong
from desktop.domain.requisitions.giving import Person
from desktop.exchange.requisitions.typed import typed_people, written_people

PHONE = "13800138000"


@pytest.mark.parametrize(
    "line",
    [
        f"张三 L {PHONE} 北京市海淀区中关村大街1号",
        f"张三，L，{PHONE}，北京市海淀区中关村大街1号",
        "张三, l码, +86 138-0013-8000, 北京市海淀区中关村大街1号",
        f"张三、L、{PHONE}、北京市海淀区中关村大街1号",
        f"张三\t{PHONE}\tL\t\t北京市海淀区中关村大街1号",
        f"张三,Ｌ {PHONE} 北京市海淀区中关村大街1号",
        f"张三 {PHONE} L 北京市海淀区中关村大街1号",
        f"北京市海淀区中关村大街1号 张三 {PHONE} L",
        f"姓名：张三 尺码：L 手机：{PHONE} 地址：北京市海淀区中关村大街1号",
    ],
)
def test_one_person_is_read_however_the_line_is_parted(line: str):
    (person,) = typed_people(line).people
    assert (person.name, person.size[:1].upper().replace("Ｌ", "L")) == ("张三", "L")
    assert (person.phone, person.address) == (PHONE, "北京市海淀区中关村大街1号")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("甲、乙；丁文昊（止戈）", [("甲", ""), ("乙", ""), ("丁文昊（止戈）", "")]),
        ("张三,L;李四,M", [("张三", "L"), ("李四", "M")]),
        ("张三 L、李四 2XL", [("张三", "L"), ("李四", "2XL")]),
        ("张三、L、李四、均码", [("张三", "L"), ("李四", "均码")]),
        ("Anni Lai, 170", [("Anni Lai", "170")]),
        ("Anni Lai XXL", [("Anni Lai", "XXL")]),
        ("路遥 S", [("路遥", "S")]),
        ("M", [("M", "")]),
        (" \n，\n", []),
    ],
)
def test_names_and_sizes(text: str, people: list[tuple[str, str]]):
    assert [(one.name, one.size) for one in typed_people(text).people] == people


def test_an_address_may_have_blanks_and_enumerations():
    (one,) = typed_people(f"欧阳娜 {PHONE} 成都市高新区 天府大道3号、2 栋").people
    assert (one.name, one.address) == ("欧阳娜", "成都市高新区 天府大道3号 2 栋")


def test_somebody_twice_is_taken_once():
    found = typed_people(f"张三 L {PHONE}\n张三 {PHONE}\n张三 13900139000")
    assert [one.phone for one in found.people] == [PHONE, "13900139000"]
    assert found.twice == ("张三",)


def test_a_name_that_is_none_is_refused_without_its_words():
    with pytest.raises(TooLong) as caught:
        typed_people("甲" * 81)
    assert "甲" not in str(caught.value.data())


_NAMES = st.sampled_from(["甲", "乙", "丁文昊（止戈）", "Anni Lai", "路遥"])


@given(
    st.lists(_NAMES, unique=True, max_size=4),
    st.sampled_from(["", "L", "均码", "UK 12"]),
    st.sampled_from(["", PHONE]),
    st.sampled_from(["", "成都市某路 1 号、2 栋"]),
)
def test_people_written_out_are_read_again(names, size: str, phone: str, address: str):
    people = tuple(Person(n, size, phone, address, row) for row, n in enumerate(names, start=1))
    assert typed_people(written_people(people)).people == people


@given(st.text("张三李L2X ,，\t、;；:：138+-\n姓名地址市号", max_size=80))
def test_whatever_is_typed_nobody_is_nameless(text: str):
    assert all(one.name.strip() for one in typed_people(text).people)


def test_names_are_typed_with_size_phone_and_address():
    found = typed_people("甲, L\n乙\t13812345678\t成都市某路 1 号\n\n丙、丁")
    assert [(p.name, p.size, p.phone, p.address) for p in found.people] == [
        ("甲", "L", "", ""),
        ("乙", "", "13812345678", "成都市某路 1 号"),
        ("丙", "", "", ""),
        ("丁", "", "", ""),
    ]
