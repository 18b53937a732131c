"""Protocol v2: what is asked and answered, and that noise is never taken for an answer."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.faults import Code, Fault
from hardware.link.protocol import Talk, crc16, framed
from hardware.link.wire import Wire
from hardware.steps import Identity
from tests.hardware.firmwares import Lamp


def fault_of(lamp: Lamp, command: str = "vcc?") -> Fault:
    with pytest.raises(Fault) as caught:
        Talk(lamp.wire).ask(command)
    return caught.value


def answering(answer: bytes) -> Talk:
    """A board that says the same to everything."""
    wire = Wire(lambda _: wire.say(answer), patient=False)
    return Talk(wire)


def test_the_crc_is_the_one_of_the_catalogue():
    assert crc16(b"123456789") == 0x6F91  # CRC-16/MCRF4XX
    assert framed(">07 id?") == b">07 id?*dd78\n"


def test_a_lamp_says_who_it_is():
    assert Talk(Lamp(serial="SL-00042", mark=1).wire).identity() == Identity(
        name="snowlamp",
        version="1.0.0",
        protocol=2,
        signature="1e950f",
        leds=19,
        serial="SL-00042",
        marked=1,
        revision=0,
    )


def test_a_lamp_without_a_number_says_none():
    assert Talk(Lamp().wire).identity().serial == ""


def test_what_is_measured_is_a_number():
    lamp = Lamp()
    talk = Talk(lamp.wire)
    assert talk.supply() == 5006
    assert talk.light() == 511
    assert talk.button() is True
    assert talk.crc(3840) == crc16(lamp.flash)


def test_what_is_written_is_kept():
    lamp = Lamp()
    talk = Talk(lamp.wire)
    talk.serial("SL-00042")
    talk.mark(1)
    talk.led(18, "100000")
    talk.fill("000010")
    identity = talk.identity()
    assert (identity.serial, identity.marked) == ("SL-00042", 1)
    assert lamp.asked == ["sn SL-00042", "pass 1", "led 18 100000", "fill 000010", "id?"]


@pytest.mark.parametrize("text", ["", "x" * 17, "a b", "a*b", "雪花", "a\n"])
def test_a_number_that_a_board_cannot_keep_is_never_sent(text):
    lamp = Lamp()
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Talk(lamp.wire).serial(text)
    assert lamp.asked == []


def test_a_start_is_heard():
    lamp = Lamp()
    lamp.wire.reset()
    assert Talk(lamp.wire).boot() == "snowlamp 1.0.0"


def test_no_start_is_a_fault():
    with pytest.raises(Fault) as caught:
        Talk(Lamp().wire).boot(0.1)
    assert caught.value.code is Code.NO_BOOT


def test_a_board_that_says_nothing_is_silent():
    assert fault_of(Lamp(mute=True)).code is Code.SILENT


def test_a_board_of_which_nothing_is_understood_is_noisy():
    assert fault_of(Lamp(noise=0.5)).code is Code.NOISE


def test_a_firmware_that_does_not_know_a_word_is_another():
    assert fault_of(Lamp(), "dance").code is Code.WRONG_FIRMWARE
    assert fault_of(Lamp(), "led 19 100000").code is Code.WRONG_FIRMWARE


def test_a_board_that_cannot_keep_its_number_says_so():
    fault = fault_of(Lamp(forgets=True), "sn SL-00042")
    assert (fault.code, fault.data) == (Code.NOT_KEPT, {"what": "serial"})


def test_a_board_pulled_out_is_unplugged():
    lamp = Lamp()
    lamp.wire.unplug()
    assert fault_of(lamp).code is Code.UNPLUGGED


def test_an_answer_to_an_older_question_is_passed_over():
    old, new = framed("<01 OK vcc mv=1"), framed("<02 OK vcc mv=2")
    wire = Wire(lambda _: wire.say(old + new), patient=False)
    talk = Talk(wire)
    assert talk.supply() == 1
    assert talk.supply() == 2


def test_an_answer_to_another_word_is_none():
    with pytest.raises(Fault) as caught:
        answering(framed("<01 OK light raw=5")).supply()
    assert caught.value.code is Code.NOISE


def test_an_answer_without_a_checksum_is_none():
    with pytest.raises(Fault):
        answering(b"<01 OK vcc mv=5000\n").supply()


def test_lines_may_end_in_two_signs_and_come_in_pieces():
    whole = framed("<01 OK vcc mv=5000").replace(b"\n", b"\r\n")
    wire = Wire(lambda _: None)
    talk = Talk(wire)
    wire.say(b"hello\r\n\xff\x00" + whole[:9])
    wire.say(whole[9:])
    assert talk.supply() == 5000


def test_questions_are_counted_and_never_nought():
    lamp = Lamp()
    talk = Talk(lamp.wire)
    for _ in range(250):
        talk.supply()
    assert len(lamp.asked) == 250


@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_no_single_wrong_bit_is_taken_for_an_answer(place, bit):
    answer = bytearray(framed("<01 OK vcc mv=5000"))
    answer[place % len(answer)] ^= 1 << bit
    with suppress(Fault):
        assert answering(bytes(answer)).supply() == 5000


@given(st.binary(max_size=400))
def test_whatever_a_board_says_it_is_an_answer_or_a_fault(said):
    with suppress(Fault):
        answering(said + b"\n").identity()
    with suppress(Fault):
        answering(said + b"\n").boot(0.01)


@pytest.mark.parametrize("seed", range(3))
def test_under_noise_an_answer_is_the_right_one_or_none(seed):
    talk = Talk(Lamp(noise=0.01, seed=seed).wire)
    for number in range(300):
        with suppress(Fault):
            assert talk.ask(f"echo? {number:06}")["text"] == f"{number:06}"
