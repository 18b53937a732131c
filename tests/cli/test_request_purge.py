"""`request purge`: lists what is due, deletes it, and says what its search found."""

from __future__ import annotations


def test_contacts_are_listed_deleted_and_searched_for(say, stock_list, tmp_path):
    assert say("import", stock_list).code == 0
    made = say(
        "request", "new", "成都开源之夜", "COSCon T恤/L x2", "--for", "小红",
        "--recipient", "王收件", "--phone", "13812345678", "--address", "成都市示例区样例路 1 号",
        "--json",
    )  # fmt: skip
    assert made.code == 0, made
    code = made.data["request"]
    assert say("request", "reject", code, "--reason", "今年的已经发完了", "--json").code == 0
    assert say("request", "purge", "--dry-run", "--json").data == {"requests": []}
    assert say("request", "purge", "--json").error["code"] == "nothing_due"
    assert say("rules", "set", "--purge-days", "0", "--json").code == 0
    (due,) = say("request", "purge", "--dry-run", "--json").data["requests"]
    assert (due["request"], due["values"]) == (code, 4)
    done = say("request", "purge", "--json")
    assert done.code == 0
    assert (done.data["requests"], done.data["values"], done.data["found"]) == (1, 4, [])
    held = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*.db*"))
    assert b"13812345678" not in held
    undone = say("undo", done.data["op"], "--json")
    assert undone.error["code"] == "gone_for_good"
    assert say("check").code == 0
