"""The shipped image, flashed by our client, speaks the protocol that we speak."""

from __future__ import annotations

from contextlib import suppress

import pytest

from hardware import images
from hardware.boards import shipped
from hardware.faults import Fault
from hardware.flashers.stk500 import Stk500
from hardware.link.line import open_line
from hardware.link.protocol import Talk, crc16

BOARDS = shipped()
BUILT = [part for part in BOARDS["snowflake_lamp"].parts if not part.like]


@pytest.mark.parametrize("key", ["snowflake_lamp", "pcb_ruler"])
@pytest.mark.parametrize("part", BUILT, ids=lambda part: part.name)
def test_a_flashed_board_boots_and_answers(emulator, key, part):
    kind = BOARDS[key]
    image = images.choose(kind, part)
    firmware = images.check(kind, image)
    board = emulator(part.name)
    line = open_line(str(board.port))
    client = Stk500(line)
    client.sync(kind.bauds)
    assert [*client.write(firmware, part), *client.verify(firmware, part)]
    client.leave()
    talk = Talk(line)
    assert talk.boot() == f"{kind.product} {image.version}"
    identity = talk.identity()
    assert (identity.name, identity.version) == (image.product, image.version)
    assert (identity.protocol, identity.signature) == (image.protocol, part.signature)
    assert (identity.leds, identity.serial, identity.marked) == (kind.leds, "", 0)
    assert talk.crc(image.size) == image.crc
    assert kind.limits.supply_low <= talk.supply() <= kind.limits.supply_high
    assert talk.button() is False
    talk.serial(kind.series.format(n=42))
    talk.mark(1)
    talk.revision(3)
    identity = talk.identity()
    assert identity.serial == kind.series.format(n=42)
    assert (identity.marked, identity.revision) == (1, 3)
    line.close()


def test_a_real_firmware_is_not_misunderstood_under_noise(emulator):
    kind = BOARDS["snowflake_lamp"]
    image = images.choose(kind, kind.parts[0])
    board = emulator(program=image.file)
    line = open_line(str(board.port))
    talk = Talk(line)
    with suppress(Fault):
        talk.boot()  # through the bootloader, which waits a second
    board.tell("noise 0.01")
    wanted = f"{crc16(images.check(kind, image).data[:64]):04x}"
    right = 0
    for _ in range(60):
        with suppress(Fault):
            assert talk.ask("crc? 64", timeout=0.1) == {"crc": wanted}
            right += 1
    line.close()
    assert right > 30
