"""Messages about requests: written from the ledger, sent by a press, kept in the thread."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.domain.errors import FeishuTrouble, NotFound, NoWebhook, StepNotNow
from desktop.domain.requisitions import State
from desktop.domain.requisitions.arrivals import Step
from desktop.services.changes import OpId
from desktop.services.requisitions import messages, webhook
from desktop.store.database import Database
from desktop.store.requisitions import notes
from desktop.store.tables import journal, operation
from desktop.wording.refusals import sentence
from desktop.wording.requisitions import messages as words
from tests.services.arrived import Arrived
from tests.services.wishes import ADDRESS, PHONE
from tests.store.ledgers import proven

URL = "https://open.feishu.cn/open-apis/bot/v2/hook/0a1b2c3d-4e5f-6789-abcd-ef0123456789"


@pytest.fixture
def shop(database: Database) -> Arrived:
    return Arrived(database)


def steps(shop: Arrived, asked: int) -> list[Step]:
    return list(messages.steps(shop.desk, asked))


def test_each_state_offers_the_message_it_has_use_for(shop: Arrived):
    asked = shop.ask("BGx5", state=State.SUBMITTED)
    assert steps(shop, asked) == [Step.TAKEN]
    asked = shop.ask("BGx5 TS-Lx1", loan="TS-L")
    assert steps(shop, asked) == [Step.APPROVED]
    shop.pick(asked)
    shop.ship(shop.box(asked), waybill="SF1234567890123")
    assert steps(shop, asked) == [Step.SENT, Step.CONFIRM, Step.REPORT]
    shop.all(asked)
    assert steps(shop, asked) == [Step.REPORT, Step.BACK, Step.CLOSED]
    shop.due(asked, "TS-L", shop.time.date())
    assert steps(shop, asked)[0] == Step.BACK
    shop.report(asked, words="好")
    shop.close(asked, loans_stay=True)
    assert Step.CLOSED in steps(shop, asked)


def test_what_is_to_come_back_today_is_asked_for_from_the_first_hour_of_the_day(shop: Arrived):
    asked = shop.sent("BGx5 TS-Lx1", loan="TS-L")
    shop.all(asked)
    shop.due(asked, "TS-L", date(2026, 12, 1))
    shop.time = datetime(2026, 11, 30, 15, 59, tzinfo=UTC)  # a minute to midnight in Shanghai
    assert steps(shop, asked)[0] != Step.BACK
    shop.time = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
    assert steps(shop, asked)[0] == Step.BACK


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_message_tells_where_somebody_lives(shop: Arrived, lang: str):
    asked = shop.sent("BGx5 TS-Lx1", loan="TS-L")
    letter = messages.letter(shop.desk, asked)
    for step in Step:
        said = words.text(step, letter, lang)
        assert "小红" in said
        assert PHONE not in said
        assert ADDRESS not in said
        assert "王小明" not in said
    sent = messages.message(shop.desk, asked, Step.SENT, lang)
    assert "顺丰" in sent
    assert "SF1234567890123" in sent
    with pytest.raises(NotFound):
        messages.message(shop.desk, "RQ-NONE00", Step.SENT, lang)


def test_only_a_message_that_is_offered_is_written(shop: Arrived):
    asked = shop.sent("BGx5")
    for step in Step:
        if step in steps(shop, asked):
            assert messages.message(shop.desk, asked, step)
            continue
        with pytest.raises(StepNotNow) as refused:
            messages.message(shop.desk, asked, step)
        assert refused.value.offered == ("sent", "confirm", "report")
    assert "Please confirm receipt (confirm)" in sentence(refused.value)


def test_a_message_is_sent_to_the_group_and_kept_in_the_thread(shop: Arrived, tmp_path: Path):
    asked = shop.sent("BGx5")
    path = tmp_path / "keys" / "feishu.json"
    got: list[dict[str, object]] = []

    def post(url: str, body: bytes, _timeout: float) -> tuple[int, bytes]:
        assert url == URL
        got.append(json.loads(body))
        return 200, b'{"code":0}'

    said = messages.message(shop.desk, asked, Step.SENT)
    title = messages.title(shop.desk, asked)
    with pytest.raises(NoWebhook):
        webhook.tell(shop.desk, OpId.new(), path, asked, title, said, post=post)
    assert webhook.hint(path) == ""
    assert webhook.set_up(path, URL, "s3cr3t") == "open.feishu.cn …6789"
    webhook.tell(shop.desk, OpId.new(), path, asked, title, said, post=post)
    assert len(got) == 1
    assert "sign" in got[0]
    with shop.desk.database.reading() as connection:
        last = notes.story(connection, asked)[-1]
        bodies = b"".join(bytes(body, "utf-8") if isinstance(body, str) else bytes(body)
                          for body in connection.execute(journal.select().with_only_columns(
                              journal.c.body)).scalars())  # fmt: skip
        kept = repr(connection.execute(operation.select()).all())
    assert (last.what, last.text) == ("message", said)
    for told in (bodies.decode(), kept):
        assert "0a1b2c3d" not in told
        assert "s3cr3t" not in told
        assert "小红" not in told
    assert proven(shop.desk) == ()
    webhook.forget(path)
    assert webhook.hint(path) == ""


def test_what_did_not_go_out_is_not_kept(shop: Arrived, tmp_path: Path):
    asked = shop.sent("BGx5")
    path = tmp_path / "feishu.json"
    webhook.set_up(path, URL)

    def post(_url: str, _body: bytes, _timeout: float) -> tuple[int, bytes]:
        raise FeishuTrouble("offline", "")

    with pytest.raises(FeishuTrouble):
        webhook.tell(shop.desk, OpId.new(), path, asked, "题", "话", post=post)
    with pytest.raises(FeishuTrouble):
        webhook.try_out(shop.desk, path, "题", "话", post=post)
    with shop.desk.database.reading() as connection:
        assert [told.what for told in notes.story(connection, asked)][-1:] != ["message"]


def test_a_message_that_was_pasted_can_be_kept_too(shop: Arrived):
    asked = shop.sent("BGx5")
    webhook.keep(shop.desk, OpId.new(), asked, "已发出")
    with shop.desk.database.reading() as connection:
        assert notes.story(connection, asked)[-1].text == "已发出"
