"""What stands around the till: sounds, battery, codes for the buyer, keys for many accounts."""

import io
import wave

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QFontMetricsF

from desktop.domain.booth.event import Account, AccountDraft
from desktop.ui import theme
from desktop.ui.booth import power
from desktop.ui.booth.customer import CodeCard
from desktop.ui.booth.keys import Slot
from desktop.ui.booth.selling.paykeys import pay_keys
from desktop.ui.sounds import Sounds, write_tone
from tests.ui.booth.stand import ACCOUNTS

MANY = (
    *ACCOUNTS,
    AccountDraft("code", "", "小李"),
    AccountDraft("unionpay", "", "小李"),
    AccountDraft("xiaohongshu", "", "小李"),
)


def account(number, method, *, cash=False):
    return Account(number, f"{number:02x}", method, "", cash, "", "小王")


def test_codes_stand_on_f1_f2_and_f6_cash_on_f3():
    keys = pay_keys([account(1, "cash", cash=True), account(2, "wechat"), account(3, "alipay")])
    assert [k.slot for k in keys] == [
        Slot.ACCOUNT, Slot.ACCOUNT, Slot.CASH, Slot.GIFT, Slot.PARK, Slot.EMPTY,
    ]  # fmt: skip
    assert keys[0].accounts[0].method == "wechat"


def test_more_accounts_than_keys_stand_behind_the_last():
    codes = [account(n, "other") for n in range(1, 6)]
    keys = pay_keys(codes)
    assert keys[5].slot is Slot.MORE
    assert [a.id for a in keys[5].accounts] == [3, 4, 5]


def test_the_keys_behind_the_last_one_pay_too(stand):
    stand.open(accounts=MANY)
    stand.show()
    stand.tap(stand.tile("BD"))
    stand.key(Qt.Key.Key_F6)
    others = stand.page.selling.cart.others
    assert others.isVisible()
    stand.tap(others.keys[-1])
    assert stand.sales()[0].payments[0].account.method == "xiaohongshu"


def test_a_tone_is_a_real_sound_file(tmp_path):
    write_tone(tmp_path / "good.wav", 880.0, 0.16)
    with wave.open(str(tmp_path / "good.wav")) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(0.16, abs=0.001)


def test_silence_is_respected(tmp_path):
    sounds = Sounds(tmp_path, on=False)
    sounds.good()
    sounds.bad()
    assert list(tmp_path.iterdir()) == []


def supply(folder, kind, status, capacity):
    folder.mkdir(parents=True)
    for name, text in (("type", kind), ("status", status), ("capacity", capacity)):
        (folder / name).write_text(f"{text}\n")


def test_the_battery_is_read_only_while_it_empties(tmp_path):
    assert power.battery(tmp_path / "nothing") is None
    supply(tmp_path / "AC", "Mains", "", "")
    supply(tmp_path / "BAT0", "Battery", "Charging", "15")
    assert power.battery(tmp_path) is None
    (tmp_path / "BAT0" / "status").write_text("Discharging\n")
    assert power.battery(tmp_path) == 15


def test_a_low_battery_is_said_once_until_it_was_charged(till):
    said: list[int] = []
    till.page.power.low.connect(said.append)
    for percent in (40, 20, 19, None, 18):
        till.page.power._seen(percent)
    assert said == [20, 18]
    assert "18 %" in till.page.notices.words.text()


def test_a_phone_reads_the_code_in_the_buyers_window(qtbot):
    text = "wxp://f2f0Abc-123"
    card = CodeCard(Account(1, "01", "wechat", "", False, "", "", text), None)
    qtbot.addWidget(card)
    card.resize(card.sizeHint())
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    card.grab().save(buffer, "BMP")
    [read] = zxingcpp.read_barcodes(Image.open(io.BytesIO(bytes(data.data()))))
    assert read.text == text


def test_in_large_text_the_words_of_the_pay_keys_stay_whole(stand, qapp):
    theme.apply(qapp, dark=False, scale=200)
    stand.open(accounts=[*ACCOUNTS, AccountDraft("wechat", "财务", "小李", "wxp://two")])
    stand.show()
    stand.page.resize(1136, 640)
    stand.settle()
    for key in stand.page.selling.pay.buttons:
        room = key.width() - 14
        assert QFontMetricsF(key.title_font(room)).horizontalAdvance(key.text()) <= room


def test_in_large_text_all_quick_cash_keys_are_whole(stand, qapp):
    theme.apply(qapp, dark=False, scale=200)
    stand.open()
    stand.show()
    stand.page.resize(1136, 640)
    for code in ("TS-L", "BD", "BD"):
        stand.tap(stand.tile(code))
    stand.tap(stand.pay_key(3))
    keys = stand.page.selling.cart.cash.keys
    assert len(keys) == 5
    stand.qtbot.waitUntil(
        lambda: all(key.visibleRegion().boundingRect() == key.rect() for key in keys)
    )
