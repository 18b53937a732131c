from __future__ import annotations

import pytest

from tests.cli.conftest import sell


def test_a_sale_tells_its_stable_keys(shop):
    told = sell(shop, "--pay", "wechat", "TS-S")
    assert told.data.keys() >= {"number", "total_fen", "paid_fen", "change_fen", "op", "warnings"}


def test_articles_stand_on_both_sides_of_an_option(shop):
    assert sell(shop, "TS-S", "--pay", "cash", "BADGEx2").data["total_fen"] == 12_900


@pytest.mark.parametrize("times", ["x", "X", "×", "*"])
def test_a_number_behind_a_code_is_a_quantity(shop, times):
    assert sell(shop, "--pay", "cash", f"BADGE{times}3").data["total_fen"] == 4_500


def test_a_code_that_ends_like_a_quantity_is_still_a_code(shop, stock_list):
    stock_list.write_text("编号,名称,单价\nPIN-2x3,拼图徽章,7\n", "utf-8")
    assert shop("import", stock_list).code == 0
    assert sell(shop, "--pay", "cash", "PIN-2x3").data["total_fen"] == 700
    assert sell(shop, "--pay", "cash", "PIN-2x3x2").data["total_fen"] == 1_400


def test_claimed_money_is_not_yet_heard_of_but_cash_always_is(shop):
    sell(shop, "--claimed", "--pay", "cash:5000", "--pay", "wechat", "TS-S")
    figures = shop("day", "COSCon'26", "--json").data
    assert (figures["claimed_fen"], figures["heard_fen"]) == (4_900, 5_000)
    assert figures["claims"][0]["number"] == "A-0001"


def test_what_the_books_lack_is_sold_with_a_warning_and_strictly_refused(shop):
    strict = sell(shop, "--strict", "--pay", "cash", "TS-Sx11")
    assert (strict.code, strict.error["code"]) == (2, "out_of_stock")
    sold = sell(shop, "--pay", "cash", "TS-Sx11")
    assert sold.code == 0
    (warning,) = sold.data["warnings"]
    assert (warning["code"], warning["qty"]) == ("found", 1)
    told = shop("sell", "--event", "COSCon'26", "--till", "A", "--pay", "cash", "TS-S")
    assert "booked as found" in told.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--pay", "cash:100", "TS-S"), "not_enough_paid"),
        (("--pay", "wechat:99999", "TS-S"), "over_paid"),
        (("--pay", "bitcoin", "TS-S"), "not_found"),
        (("--pay", "cash", "GIFT"), "not_for_sale"),
        (("--pay", "cash", "NO"), "not_found"),
        (("--pay", "cash:1.5", "TS-S"), "bad_command"),
        (("--pay", "cash", "TS-Sx0"), "bad_command"),
        (("--pay", "cash"), "bad_command"),
        (("TS-S",), "bad_command"),
        (("--pay", "cash", "--give", "speaker", "TS-S"), "bad_command"),
        (("--pay", "cash", "--nonsense", "TS-S"), "bad_command"),
    ],
)
def test_a_sale_that_cannot_be_is_refused_and_takes_no_number(shop, words, code):
    told = sell(shop, *words)
    assert (told.code, told.error["code"]) == (2, code)
    assert sell(shop, "--pay", "cash", "TS-S").data["number"] == "A-0001"


def test_a_till_that_is_not_open_sells_nothing(shop):
    told = shop("sell", "--event", "COSCon'26", "--till", "B", "--pay", "cash", "TS-S", "--json")
    assert (told.code, told.error["code"]) == (2, "no_shift")
    nowhere = shop("sell", "--event", "X", "--till", "A", "--pay", "cash", "TS-S", "--json")
    assert (nowhere.error["code"], nowhere.error["kind"]) == ("not_found", "event")


def test_a_gift_has_its_reason(shop, tmp_path):
    assert sell(shop, "--give", "Volunteer", "BADGEx2").data["kind"] == "gift"
    shop("export", "sales", "--out", tmp_path / "s.json")
    assert '"volunteer"' in (tmp_path / "s.json").read_text("utf-8")


def test_a_refund_by_line_leaves_the_goods_where_they_are_said_to_be(shop):
    sell(shop, "--pay", "cash", "TS-Sx3")
    place = ("stock", "--item", "TS-S", "--place", "展位", "--json")
    assert shop("refund", "a1", "TS-S", "--reason", "x", "--json").data["refund_fen"] == 9_900
    assert shop(*place).data[0]["on_hand"] == 8
    assert shop("refund", "1", "TS-S", "--reason", "x", "--keep").code == 0
    assert shop("refund", "1", "TS-S", "--reason", "x", "--damaged").code == 0
    assert shop(*place).data[0]["on_hand"] == 8
    more = shop("refund", "1", "TS-S", "--reason", "x", "--json")
    assert (more.code, more.error["code"]) == (2, "already_refunded")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("refund", "A-0099", "--reason", "x"), "not_found"),
        (("refund", "A-0001", "BADGE", "--reason", "x"), "not_found"),
        (("refund", "A-0001", "TS-Sx9", "--reason", "x"), "already_refunded"),
        (("refund", "A-0001"), "bad_command"),
        (("refund", "A-0001", "--reason", " "), "missing"),
        (("refund", "A-0001", "--reason", "x", "--keep", "--damaged"), "bad_command"),
    ],
)
def test_a_refund_that_cannot_be_is_refused(shop, words, code):
    sell(shop, "--pay", "cash", "TS-S")
    told = shop(*words, "--json")
    assert (told.code, told.error["code"]) == (2, code)


def test_a_shift_is_opened_and_closed_once(shop):
    again = shop("shift", "open", "--event", "COSCon'26", "--till", "A", "--cash", "0", "--json")
    assert (again.code, again.error["code"]) == (2, "shift_open")
    close = ("shift", "close", "--event", "COSCon'26", "--till", "A", "--cash", "30000", "--json")
    assert shop(*close).data["difference_fen"] == 0
    assert shop(*close).error["code"] == "shift_closed"
    never = shop("shift", "close", "--event", "COSCon'26", "--till", "Z", "--cash", "0", "--json")
    assert never.error["code"] == "no_shift"


def test_an_event_has_one_name_and_ends_after_it_begins(shop):
    taken = shop("event", "COSCon'26", "--from", "2026-10-24", "--json")
    assert (taken.code, taken.error["code"]) == (2, "taken")
    backwards = shop("event", "E", "--from", "2026-10-24", "--to", "2026-10-23", "--json")
    assert backwards.error["code"] == "ends_too_early"
    assert "2026-10-23" in backwards.error["message"]


def test_a_day_without_sales_is_nothing_everywhere(shop):
    figures = shop("day", "COSCon'26", "--date", "2020-01-01", "--json").data
    assert (figures["sales"], figures["net_fen"], figures["day"]) == (0, 0, "2020-01-01")
    assert shop("day", "COSCon'26", "--date", "2020-01-01").code == 0
