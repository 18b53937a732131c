from __future__ import annotations

from datetime import datetime

import pytest


@pytest.fixture
def shelf(say, stock_list):
    """A folder with the list in it."""
    assert say("import", stock_list).code == 0
    return say


@pytest.mark.parametrize("query", ["T恤", "tx", "ts-l", "COSCon", "txu L"])
def test_items_are_found_as_people_look_for_them(shelf, query):
    codes = {row["code"] for row in shelf("items", query, "--json").data}
    assert "TS-L" in codes
    assert "BADGE" not in codes


def test_items_tell_their_stable_keys(shelf):
    rows = {row["code"]: row for row in shelf("items", "--json").data}
    assert len(rows) == 4
    shirt = rows["TS-S"]
    assert (
        shirt.items()
        >= {
            "name": "COSCon T恤",
            "variant": "S",
            "year": 2026,
            "price_fen": 9900,
            "value_fen": None,
            "on_hand": 20,
            "available": 20,
        }.items()
    )
    assert rows["GIFT"]["price_fen"] is None


def test_goods_move_and_the_past_still_shows_them_where_they_lay(shelf):
    before = datetime.now().astimezone().isoformat()
    moved = shelf(
        "move", "TS-S", "3", "--from", "成都·仓库", "--to", "lost", "--reason", "雨", "--json"
    ).data
    assert (moved["item"], moved["qty"], moved["owner"]) == ("TS-S", 3, "开源社")
    assert (moved["from"], moved["to"]) == ("成都·仓库", "lost")
    now = shelf("stock", "--item", "TS-S", "--json").data
    assert [(r["item"], r["variant"], r["place"], r["on_hand"]) for r in now] == [
        ("TS-S", "S", "成都·仓库", 17)
    ]
    assert now[0].keys() >= {"owner", "available", "verified_at", "disputed"}
    then = shelf("stock", "--item", "TS-S", "--at", before, "--json").data
    assert [r["on_hand"] for r in then] == [20]
    assert shelf("undo", moved["op"], "--json").data["undone"] == 1
    assert shelf("stock", "--item", "TS-S", "--json").data[0]["on_hand"] == 20


def test_more_than_is_there_is_refused_unless_it_was_found(shelf):
    way = ("--from", "成都·仓库", "--to", "given", "--reason", "展示")
    refused = shelf("move", "TS-L", "11", *way, "--json")
    assert refused.code == 2
    assert refused.error.items() >= {"code": "out_of_stock", "wanted": 11, "on_hand": 10}.items()
    assert "only 10" in refused.err
    assert shelf("move", "TS-L", "11", *way, "--found", "--json").data["qty"] == 11


def test_goods_come_from_a_supplier(shelf):
    done = shelf(
        "move", "BADGE", "100", "--from", "supplier", "--to", "成都·仓库", "--reason", "到货"
    )
    assert done.code == 0
    assert shelf("stock", "--item", "BADGE", "--json").data[0]["on_hand"] == 140


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("move", "NO", "1", "--from", "成都·仓库", "--to", "lost", "--reason", "x"), "not_found"),
        (("move", "TS-S", "1", "--from", "月球", "--to", "lost", "--reason", "x"), "not_found"),
        (
            ("move", "TS-S", "1", "--from", "成都·仓库", "--to", "成都·仓库", "--reason", "x"),
            "same_place",
        ),
        (
            (
                *("move", "TS-S", "1", "--from", "成都·仓库", "--to", "lost"),
                *("--reason", "x", "--owner", "谁"),
            ),
            "not_found",
        ),
        (("move", "TS-S", "1", "--from", "成都·仓库", "--to", "lost", "--reason", " "), "missing"),
        (("move", "TS-S", "1.5", "--from", "a", "--to", "b", "--reason", "x"), "bad_command"),
        (("move", "TS-S", "-2", "--from", "a", "--to", "b", "--reason", "x"), "bad_command"),
        (("stock", "--place", "月球"), "not_found"),
        (("stock", "--owner", "谁"), "not_found"),
        (("stock", "--item", "NO"), "not_found"),
        (("stock", "--at", "gestern"), "bad_command"),
        (("undo", "00000000-0000-0000-0000-000000000001"), "not_found"),
        (("undo", "abc"), "bad_command"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_code(shelf, words, code):
    told = shelf(*words, "--json")
    assert (told.code, told.error["code"]) == (2, code)
    assert told.error["message"]
    assert told.error["message"] in told.err


def test_items_by_places_are_one_table(shelf, tmp_path):
    shelf("move", "TS-S", "3", "--from", "成都·仓库", "--to", "unknown", "--reason", "x")
    assert shelf("export", "matrix", "--out", tmp_path / "m.csv").code == 0
    head, *rows = (tmp_path / "m.csv").read_text("utf-8-sig").splitlines()
    assert head == "Code,Name,Variant,Sum,去向不明,成都·仓库"
    assert sorted(rows) == [
        "BADGE,开源社徽章,,40,,40",
        "GIFT,志愿者手册,,30,,30",
        "TS-L,COSCon T恤,L,10,,10",
        "TS-S,COSCon T恤,S,20,3,17",
    ]


@pytest.mark.parametrize("what", ["items", "stock", "moves", "sales"])
@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_a_person_can_see_goes_into_a_file(shelf, tmp_path, what, ending):
    out = tmp_path / f"{what}.{ending}"
    told = shelf("export", what, "--out", out, "--json")
    assert told.code == 0
    assert told.data["rows"] == (0 if what == "sales" else 4)
    start = out.read_bytes()[:4]
    assert start.startswith({"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "json": b"["}[ending])


def test_an_unknown_ending_writes_nothing(shelf, tmp_path):
    told = shelf("export", "items", "--out", tmp_path / "items.doc", "--json")
    assert (told.code, told.error["code"]) == (2, "cannot_write")
    assert not (tmp_path / "items.doc").exists()


def test_people_are_listed(shelf):
    shelf(
        "--by", "张三", "move", "TS-S", "1", "--from", "成都·仓库", "--to", "lost", "--reason", "x"
    )
    assert "张三" in [person["name"] for person in shelf("people", "--json").data]
