"""“姓名 手机 地址” as people paste it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.requisitions import Contact
from desktop.domain.requisitions.contact import phone_of, read_contact

WHO = Contact("王小明", "13812345678", "浙江省杭州市西湖区某路 1 号 3 楼")


@pytest.mark.parametrize(
    "text",
    [
        "王小明 13812345678 浙江省杭州市西湖区某路 1 号 3 楼",
        "王小明，138-1234-5678，浙江省杭州市西湖区某路 1 号 3 楼",
        "浙江省杭州市西湖区某路 1 号 3 楼 王小明 +86 138 1234 5678",
        "收件人：王小明\n手机号：+86-13812345678\n收件地址：浙江省杭州市西湖区某路 1 号 3 楼",
        "地址: 浙江省杭州市西湖区某路 1 号 3 楼\n电话: １３８１２３４５６７８\n姓名: 王小明",
        "姓名：王小明 电话：13812345678 地址：浙江省杭州市西湖区某路 1 号 3 楼",
    ],
)
def test_it_is_taken_apart(text: str):
    assert read_contact(text) == WHO


def test_what_is_not_certain_stays_empty():
    assert read_contact("") == Contact()
    assert read_contact("好的") == Contact("好的")
    assert read_contact("021-5555") == Contact("", "", "021-5555")
    assert read_contact("13812345678") == Contact("", "13812345678", "")


@pytest.mark.parametrize("name", ["路遥", "王镇", "木村", "楼小雨", "王小路", "欧阳州平"])
def test_a_name_may_have_a_word_of_addresses(name: str):
    found = Contact(name, "13812345678", "陕西省西安市雁塔区科技路1号")
    assert read_contact(f"{name} 13812345678 陕西省西安市雁塔区科技路1号") == found


def test_a_town_is_nobodys_name():
    found = Contact("", "13812345678", "北京市 海淀区 中关村大街 1号")
    assert read_contact("北京市 海淀区 中关村大街 1号 13812345678") == found


def test_a_phone_is_eleven_digits_or_as_it_was_said():
    assert phone_of("+86-13812345678") == "13812345678"
    assert phone_of(" 0571-88880000 ") == "0571-88880000"


@given(st.text(max_size=2000))
def test_no_text_is_too_strange(text: str):
    found = read_contact(text)
    assert all(isinstance(part, str) for part in (found.recipient, found.phone, found.address))


@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.sampled_from(["{n} {p} {a}", "{a},{n},{p}", "姓名:{n}\n电话:{p}\n地址:{a}"]),
)
def test_a_phone_is_found_wherever_it_stands(phone: str, shape: str):
    text = shape.format(n="李四", p=phone, a="上海市示例区样例路 9 号")
    assert read_contact(text) == Contact("李四", phone, "上海市示例区样例路 9 号")
