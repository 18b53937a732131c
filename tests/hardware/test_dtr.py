"""The edge of DTR, which a pseudo terminal has not: through an RFC 2217 server in this process."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
import serial
from serial.rfc2217 import PortManager

from hardware.flashers.stk500 import Stk500
from hardware.link.line import open_line
from tests.hardware.emulated import Emulated


class Bridge:
    """A USB bridge with its capacitor: gives the board's port out by network, and presses RESET
    when DTR falls.
    """

    def __init__(self, board: Emulated) -> None:
        self.board = board
        self.resets = 0
        self._port = serial.Serial(str(board.port), 115200, timeout=0)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"rfc2217://127.0.0.1:{self._server.getsockname()[1]}"
        self._dtr = False
        self._thread = threading.Thread(target=self._serve, name="bridge", daemon=True)
        self._thread.start()

    # what PortManager asks of a port: settings go on, the modem lines are ours

    def __getattr__(self, name: str) -> object:
        return getattr(self._port, name)

    cts = dsr = ri = cd = False
    rts = break_condition = False

    @property
    def dtr(self) -> bool:
        return self._dtr

    @dtr.setter
    def dtr(self, on: bool) -> None:
        if on and not self._dtr:
            self.resets += 1
            self.board.tell("reset")
        self._dtr = on

    def write(self, data: bytes) -> None:
        """PortManager's way to the network."""
        self._connection.sendall(data)

    def _serve(self) -> None:
        self._connection, _ = self._server.accept()
        self._connection.settimeout(0.001)
        # duck-typed in pyserial: it asks for a port's settings and for somewhere to write
        manager = PortManager(self, self)  # type: ignore[arg-type]
        while True:
            try:
                data = self._connection.recv(1024)
                if not data:
                    return
                self._port.write(b"".join(manager.filter(data)))
            except TimeoutError:
                pass
            except OSError:
                return
            heard = self._port.read(1024)
            if heard:
                self._connection.sendall(b"".join(manager.escape(heard)))

    def close(self) -> None:
        self._server.close()
        self._thread.join(5)
        self._connection.close()
        self._port.close()


@pytest.fixture
def bridge(emulator) -> Iterator[Bridge]:
    bridge = Bridge(emulator(autoreset=False))
    yield bridge
    bridge.close()


# pyserial 3.5 names its reading thread in the old way
@pytest.mark.filterwarnings("ignore:set(Daemon|Name):DeprecationWarning")
def test_an_edge_of_dtr_resets_the_board(bridge):
    line = open_line(bridge.url)
    before = bridge.resets
    client = Stk500(line)
    assert client.sync([115200]) == 115200
    assert bridge.resets > before
    assert client.signature() == "1e950f"
    line.close()
