"""Labels and slips on the command line: what is asked for stands on paper and scans."""

from __future__ import annotations

import socket
import threading

import pytest

from desktop.documents.pages import Pages
from tests.cli.conftest import sell
from tests.cli.issued import scanned, texts


@pytest.fixture
def stock(say, stock_list):
    """Goods are in."""
    assert say("import", stock_list).code == 0
    return say


def size(path):
    with Pages(path.read_bytes()) as pages:
        return tuple(round(side, 1) for side in pages.size(0))


# ── labels ────────────────────────────────────────────────────────────────────────────────────


def test_so_many_labels_of_each_article_stand_on_a_roll_and_scan(stock, tmp_path):
    out = tmp_path / "标签.pdf"
    words = ("paper", "labels", "items", "TS-Lx2", "--size", "40x30")
    done = stock(*words, "--out", out, "BADGE", "--json")
    assert done.code == 0, done.err
    assert (done.data["pages"], done.data["labels"], done.data["size"]) == (3, 3, "40x30")
    assert size(out) == (40.0, 30.0)
    assert set(scanned(out, 0)) == {"TS-L"}
    assert set(scanned(out, 2)) == {"BADGE"}
    assert "T恤" in texts(out)[0]


def test_a_sheet_begins_at_the_first_free_label(stock, tmp_path):
    out = tmp_path / "a.pdf"
    words = ("paper", "labels", "items", "TS-Lx2", "--size", "3x8 70x37", "--out", out, "--json")
    assert stock(*words, "--start", "24").data["pages"] == 2
    assert size(out) == (210.0, 297.0)
    no = stock(*words, "--start", "25")
    assert (no.code, no.error["code"]) == (2, "bad_command")


def test_what_lies_somewhere_gets_a_label_for_each_piece(stock, tmp_path):
    words = ("paper", "labels", "items", "--size", "40x30", "--out", tmp_path / "a.pdf", "--json")
    assert stock(*words, "--from-place", "成都·仓库").data["labels"] == 100
    assert stock(*words, "--all").data["labels"] == 4
    roster = tmp_path / "标签.csv"
    roster.write_text("编号,份数\nTS-S,5\nBADGE,\n", "utf-8-sig")
    assert stock(*words, "--file", roster).data["labels"] == 6


def test_prices_can_be_left_out(stock, tmp_path):
    words = ("paper", "labels", "items", "TS-L", "--size", "40x30", "--out", tmp_path / "a.pdf")
    stock(*words)
    assert "99" in texts(tmp_path / "a.pdf")[0]
    stock(*words, "--no-price")
    assert "99" not in texts(tmp_path / "a.pdf")[0]


def test_boxes_and_places_by_name_boards_by_number_parcels_by_recipient(stock, tmp_path):
    def labels(kind, *words, on="70x50"):
        done = stock("paper", "labels", kind, *words, "--size", on, "--out", out, "--json")
        assert done.code == 0, done.err
        return done.data["labels"]

    out = tmp_path / "a.pdf"
    assert labels("places", "成都·仓库x2") == 2
    assert "成都·仓库" in texts(out)[0]
    assert labels("boards", "SL-0001..0003", "BX2", "--product", "雪花灯") == 4
    assert "BX2" in scanned(out, 3)
    assert labels("parcels", "--recipient", "张三", "--address", "成都", on="100x150") == 1
    assert "张三" in texts(out)[0]
    roster = tmp_path / "收件.csv"
    roster.write_text("收件人,电话\n张三,13800138000\n李四,13900139000\n", "gb18030")
    assert labels("parcels", "--file", roster, on="100x150") == 2


def test_a_label_printer_gets_its_own_language(stock, tmp_path):
    words = ("paper", "labels", "items", "TS-L", "--size", "40x30")
    assert stock(*words, "--out", tmp_path / "a.tspl").code == 0
    job = (tmp_path / "a.tspl").read_bytes()
    assert job.startswith(b"SIZE 40 mm,30 mm\r\n")
    with socket.create_server(("127.0.0.1", 0)) as printer:
        taken: list[bytes] = []

        def listen() -> None:
            line, _address = printer.accept()
            with line, line.makefile("rb") as stream:
                taken.append(stream.read())

        listening = threading.Thread(target=listen)
        listening.start()
        done = stock(*words, "--device", f"127.0.0.1:{printer.getsockname()[1]}")
        listening.join()
    assert done.code == 0, done.err
    assert taken == [job]


def test_a_phones_label_app_gets_a_workbook_and_pictures(stock, tmp_path):
    done = stock(
        "paper", "labels", "items", "TS-L", "--size", "40x30", "--out", tmp_path / "app", "--json"
    )
    assert done.code == 0, done.err
    assert sorted(path.name for path in (tmp_path / "app").iterdir()) == ["TS-L.png", "labels.xlsx"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("items", "--out", "a.pdf"), "bad_command"),
        (("items", "TS-L"), "bad_command"),
        (("items", "TS-L", "--out", "a.pdf", "--print", "x"), "bad_command"),
        (("items", "TS-L", "--all", "--out", "a.pdf"), "bad_command"),
        (("items", "TS-L", "--size", "3x8 70x37", "--out", "a.tspl"), "bad_command"),
        (("items", "TS-L", "--size", "9x9", "--out", "a.pdf"), "unknown_size"),
        (
            ("items", "TS-L", "--size", "3x8 70x37", "--start", "25", "--out", "a.pdf"),
            "bad_command",
        ),
        (("items", "NONE", "--out", "a.pdf"), "not_found"),
        (("boxes", "--from-place", "成都·仓库", "--out", "a.pdf"), "bad_command"),
        (("boxes", "--all", "--out", "a.pdf"), "nothing_to_print"),
        (("parcels", "张三", "--out", "a.pdf"), "bad_command"),
        (("boards", "SL-9..SL-1", "--out", "a.pdf"), "bad_serials"),
    ],
)
def test_what_cannot_be_printed_is_refused(stock, tmp_path, monkeypatch, words, code):
    monkeypatch.chdir(tmp_path)
    no = stock("paper", "labels", *words, "--json")
    assert (no.code, no.error["code"]) == (2, code)
    assert not (tmp_path / "a.pdf").exists()


def test_a_calibration_sheet_is_as_large_as_its_paper(say, tmp_path):
    out = tmp_path / "a.pdf"
    assert say("paper", "calibration", "--out", out).code == 0
    assert size(out) == (210.0, 297.0)
    assert (
        say("paper", "calibration", "--out", out, "--size", "100x150", "--shift=1.5,-0.5").code == 0
    )
    assert size(out) == (100.0, 150.0)


# ── slips ─────────────────────────────────────────────────────────────────────────────────────


def test_slips_of_a_till_say_what_was_recorded(shop, tmp_path):
    number = sell(shop, "--pay", "cash:20000", "TS-S", "BADGE").data["number"]
    out = tmp_path / "a.pdf"
    till = ("--event", "COSCon'26", "--out", out, "--json")
    assert shop("paper", "slip", "sale", number, *till).data["pages"] == 1
    assert number in texts(out)[0]
    assert size(out)[0] == 80.0
    shop("paper", "slip", "sale", number, "--gift", *till)
    assert "114" not in texts(out)[0]
    assert shop("paper", "slip", "closing", "--till", "A", "--width", "A4", *till).code == 0
    assert size(out) == (210.0, 297.0)
    assert shop("paper", "slip", "fallback", *till).data["pages"] == 1
    no = shop("paper", "slip", "closing", "--till", "B", *till)
    assert (no.code, no.error["code"]) == (2, "no_shift")


def test_lists_for_who_packs(stock, tmp_path):
    out = tmp_path / "a.pdf"
    done = stock(
        "paper", "slip", "pick", "TS-Sx3", "BADGE", "--title", "深圳", "--out", out, "--json"
    )
    assert done.code == 0, done.err
    assert "成都·仓库" in texts(out)[0]
    done = stock("paper", "slip", "packing", "--place", "成都·仓库", "--out", out, "--json")
    assert done.code == 0, done.err
    assert "TS-S" in texts(out)[0]
    no = stock("paper", "slip", "pick", "--out", out, "--json")
    assert (no.code, no.error["code"]) == (2, "nothing_to_print")
    no = stock("paper", "slip", "pick", "TS-S", "--width", "80", "--out", out, "--json")
    assert (no.code, no.error["code"]) == (2, "unknown_size")
