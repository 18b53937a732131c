"""Firefox by Marionette: JSON after its length and a colon, over a local port."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import threading
from pathlib import Path
from typing import Any

_PATIENCE = 90  # seconds
NAMES = ("firefox-esr", "firefox")
PREFERENCES = {
    "marionette.port": 0,  # any that is free: it says which
    # No other machine is reached: all but this one goes to a port where nobody is.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": False,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    # A camera that shows a changing colour, given without asking.
    "media.navigator.streams.fake": True,
    "media.navigator.permission.disabled": True,
}


def program() -> str | None:
    """Where it is installed."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Firefox:
    """Firefox with a camera that shows no code."""

    name = "firefox"

    def __init__(self, home: Path) -> None:
        home.mkdir(exist_ok=True)
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
        (home / "user.js").write_text("\n".join(lines))
        self._process = subprocess.Popen(
            [
                str(program()),
                "--headless",
                "--marionette",
                "--no-remote",
                "-remote-allow-system-access",
                "--profile",
                str(home),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(home)},
        )
        assert self._process.stdout is not None
        late = threading.Timer(_PATIENCE, self._process.kill)
        late.start()
        for line in self._process.stdout:
            if b"Listening on port" in line:
                port = int(line.rsplit(b" ", 1)[1])
                break
        else:
            self._process.wait()
            self._process.stdout.close()
            late.cancel()
            raise EOFError("the browser ended")
        late.cancel()
        # Nobody reads what it says from now on, but somebody must take it.
        self._listener = threading.Thread(target=self._process.stdout.read, daemon=True)
        self._listener.start()
        self._line = socket.create_connection(("127.0.0.1", port), _PATIENCE)
        self._rest = b""
        self._last = 0
        self._next()  # it introduces itself
        self._ask("WebDriver:NewSession", capabilities={})
        self._ask("WebDriver:SetTimeouts", script=60_000, pageLoad=60_000)

    def open(self, url: str) -> None:
        """Goes to a page and waits until it is loaded."""
        self._ask("WebDriver:Navigate", url=url)

    def run(self, code: str, *given: Any) -> Any:
        """The value of an async function's body, run in the page with `given` as `g`."""
        script = (
            "const [g, done] = [arguments[0], arguments[arguments.length - 1]];"
            f"(async (g) => {{ {code} }})(g).then(v => done([v]), e => done(String(e)))"
        )
        said = self._ask("WebDriver:ExecuteAsyncScript", script=script, args=[given])["value"]
        assert isinstance(said, list), said
        return said[0]

    def choose(self, selector: str, path: Path) -> None:
        """Chooses a file in a field for files, as a person does."""
        found = self._ask("WebDriver:FindElement", using="css selector", value=selector)["value"]
        (element,) = found.values()
        self._ask("WebDriver:ElementSendKeys", id=element, text=str(path))

    def size(self, wide: int, high: int) -> None:
        """The size of the page in pixels (not below 450: no window of Firefox is narrower)."""
        inner = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]")
        self._ask("WebDriver:SetWindowRect", width=wide + inner[0], height=high + inner[1])

    def dark(self, on: bool) -> None:
        """Whether the system is said to be dark."""
        self._ask("Marionette:SetContext", value="chrome")
        name = "layout.css.prefers-color-scheme.content-override"
        script = f"Services.prefs.setIntPref({json.dumps(name)}, {0 if on else 1})"
        self._ask("WebDriver:ExecuteScript", script=script, args=[])
        self._ask("Marionette:SetContext", value="content")

    def picture(self) -> bytes:
        """What the page looks like, as PNG."""
        said = self._ask("WebDriver:TakeScreenshot", full=False)
        return base64.b64decode(said["value"])

    def close(self) -> None:
        """Ends it."""
        self._ask("Marionette:Quit", flags=["eForceQuit"])
        self._line.close()
        self._process.wait(30)
        self._listener.join(30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _ask(self, command: str, **words: Any) -> dict[str, Any]:
        self._last += 1
        order = json.dumps([0, self._last, command, words]).encode()
        self._line.sendall(str(len(order)).encode() + b":" + order)
        _, number, refused, result = self._next()
        assert number == self._last
        assert refused is None, refused
        return dict(result or {})

    def _next(self) -> Any:
        while b":" not in self._rest:
            self._more()
        length, _, self._rest = self._rest.partition(b":")
        while len(self._rest) < int(length):
            self._more()
        said, self._rest = self._rest[: int(length)], self._rest[int(length) :]
        return json.loads(said)

    def _more(self) -> None:
        more = self._line.recv(1 << 20)
        if not more:
            raise EOFError("the browser ended")
        self._rest += more
