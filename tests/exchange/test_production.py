"""Headings, words and cells of the community's tables about production."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import BadFile, UnknownWord
from desktop.domain.money import LARGEST_QUANTITY
from desktop.domain.production import Making, Stage
from desktop.domain.production.lists import TITLES, TableKind
from desktop.exchange.kinds import Kind, guess_kind
from desktop.exchange.production import columns, read_table, table_of, words
from desktop.exchange.production.reading import passed
from desktop.exchange.tables import write_table

# The community's own headings (its conference guide).
HEADINGS = {
    TableKind.LIST: "物料|类型|数量|用途|负责人|供应商|下单时间|到货时间|状态|备注",
    TableKind.BOXES: "箱号|区域|物料|数量|负责人|放置位置",
    TableKind.GOODS_IN: "物料|应到数量|实到数量|是否合格|验收人|问题",
    TableKind.BACK: "物料|剩余数量|回收位置|处理方式|负责人",
    TableKind.BUDGET: "类别|项目|预计金额|实际金额|负责人|付款状态|发票状态|备注",
    TableKind.APPROVALS: "日期|事项|金额|申请人|审批人|状态",
}


@pytest.mark.parametrize("kind", TableKind)
def test_a_table_is_known_by_the_communitys_own_headings(kind: TableKind):
    header = HEADINGS[kind].split("|")
    assert columns.which(header)[0] is kind
    assert columns.which(list(reversed(header)))[0] is kind
    assert guess_kind(header) is Kind.PRODUCTION
    assert [heading for _, heading in columns.written(kind)] == header
    assert TITLES[kind]


@pytest.mark.parametrize(
    "header",
    [
        "编号,名称,类型,规格,年份,单位,单价,库存数量,存放地点,所属",
        "物料,数量,地点,备注",
        "奖项,获奖人,颁奖日期",
    ],
)
def test_a_stock_list_is_no_table_of_production(header: str):
    assert columns.which(header.split(","))[0] is None
    assert guess_kind(header.split(",")) is not Kind.PRODUCTION


def test_a_file_that_is_none_of_them_is_refused_with_its_headings(tmp_path: Path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(BadFile, match="unknown_kind"):
        read_table(path)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("是", True), ("合格", True), ("✓", True), ("否", False), ("不合格", False), ("", None),
        ("980", 980), ("合格980", 980), ("合格：980件", 980), ("980/1000", 980), (980.0, 980),
        (True, True), ("1", 1), ("1,280", 1280),
    ],
)  # fmt: skip
def test_whether_goods_passed_is_said_in_many_ways(cell: object, said: object):
    assert passed(cell) == said  # type: ignore[arg-type]  # what a spreadsheet holds


@given(st.integers(0, LARGEST_QUANTITY))
def test_how_many_are_good_is_read_as_it_is_written(pieces: int):
    assert passed(f"合格{pieces}") == passed(str(pieces)) == pieces


@given(st.text(max_size=12))
def test_any_cell_is_read_or_refused_with_what_may_stand_there(text: str):
    with suppress(UnknownWord):
        found = passed(text)
        assert found is None or isinstance(found, (bool, int))


@given(st.sampled_from([*words.STAGES, *words.MAKINGS]))
def test_every_word_that_is_written_is_read_again(code: str):
    known = words.STAGES if code in words.STAGES else words.MAKINGS
    assert words.strict(known, words.written(known, code)) == code


@given(st.text(max_size=12))
def test_free_words_stay_as_they_were_written(text: str):
    for known in (words.CONTRACTS, words.PAID_HOW, words.PAY_STATES, words.INVOICE_STATES):
        said = words.free(known, text)
        assert said == text or said in known


def test_no_word_means_two_things():
    for known in (words.STAGES, words.MAKINGS, words.PAY_STATES, words.INVOICE_STATES):
        said = [words.plain(word) for some in known.values() for word in some]
        assert len(set(said)) == len(said)
    assert set(words.STAGES) == set(Stage)
    assert set(words.MAKINGS) == set(Making) - {Making.UNSAID}


_CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")))


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "name": _CELLS.map(str.strip).filter(bool),
                "kind": st.sampled_from([k.value for k in Making]),
                "qty": st.none() | st.integers(0, LARGEST_QUANTITY),
                "responsible": _CELLS,
                "ordered_on": st.none() | st.dates().filter(lambda d: 1980 <= d.year <= 2100),
                "stage": st.sampled_from([s.value for s in Stage]),
            }
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([".csv", ".xlsx"]),
)
def test_what_is_written_is_read_again(tmp_path_factory, rows, ending: str):
    path = tmp_path_factory.mktemp("out") / f"物料总表{ending}"
    write_table(path, table_of(TableKind.LIST, rows))
    read = read_table(path)
    assert (read.kind, read.troubles, len(read.rows)) == (TableKind.LIST, (), len(rows))
    for row, said in zip(read.rows, rows, strict=True):
        assert (row.said["kind"], row.said["qty"]) == (said["kind"], said["qty"])
        assert row.said["stage"] == said["stage"]
        on = said["ordered_on"]
        assert row.said["ordered_on"] == (None if on is None else on.isoformat())
