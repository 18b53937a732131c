"""Chromium by the DevTools protocol: JSON ended by a zero byte, over two pipes (3 and 4)."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

# Ends as the program, its pipes under the numbers it knows them by.
_AS_3_AND_4 = """
import fcntl, os, sys
high = [fcntl.fcntl(int(one), fcntl.F_DUPFD, 10) for one in sys.argv[1:3]]
os.dup2(high[0], 3)
os.dup2(high[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
_PATIENCE = 90  # seconds
NAMES = ("chromium", "chromium-browser", "google-chrome")


def program() -> str | None:
    """Where it is installed."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Chromium:
    """Chromium with a camera that shows the file `camera` (MJPEG or Y4M), if there is one."""

    name = "chromium"

    def __init__(self, home: Path, camera: Path | None = None) -> None:
        words = [
            *(str(program()), "--headless=new", "--remote-debugging-pipe", "--disable-gpu"),
            *("--no-first-run", "--disable-dev-shm-usage", "--disable-background-networking"),
            *("--disable-component-update", "--disable-sync", f"--user-data-dir={home}"),
            # No name but this machine's own leads anywhere.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ]
        if os.geteuid() == 0:
            words.append("--no-sandbox")  # it refuses to start for root with one
        if camera:
            words += ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
            words += [f"--use-file-for-fake-video-capture={camera}"]
        theirs, mine = os.pipe()
        answers, told = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _AS_3_AND_4, str(theirs), str(told), *words],
            pass_fds=(theirs, told),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(home)},
        )
        os.close(theirs)
        os.close(told)
        self._out = os.fdopen(mine, "wb")
        self._in = os.fdopen(answers, "rb")
        self._rest = b""
        self._last = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        try:
            self._begin()
        except (OSError, EOFError):
            self._process.kill()
            self._end()
            raise

    def _begin(self) -> None:
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        said = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = said["sessionId"]
        for domain in ("Page", "Runtime", "DOM", "Network", "Log"):
            self._ask(f"{domain}.enable")

    def open(self, url: str) -> None:
        """Goes to a page and waits until it is loaded."""
        self.events.clear()
        self._ask("Page.navigate", url=url)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def run(self, code: str, *given: Any) -> Any:
        """The value of an async function's body, run in the page with `given` as `g`."""
        said = self._ask(
            "Runtime.evaluate",
            expression=f"(async (g) => {{ {code} }})({json.dumps(given)})",
            awaitPromise=True,
            returnByValue=True,
        )
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    def choose(self, selector: str, path: Path) -> None:
        """Chooses a file in a field for files, as a person does."""
        root = self._ask("DOM.getDocument")["root"]["nodeId"]
        node = self._ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self._ask("DOM.setFileInputFiles", nodeId=node, files=[str(path)])

    def size(self, wide: int, high: int) -> None:
        """The size of the page in pixels; 500 and less is a phone."""
        phone = wide <= 500
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=wide,
            height=high,
            deviceScaleFactor=2 if phone else 1,
            mobile=phone,
        )

    def dark(self, on: bool) -> None:
        """Whether the system is said to be dark."""
        feature = {"name": "prefers-color-scheme", "value": "dark" if on else "light"}
        self._ask("Emulation.setEmulatedMedia", features=[feature])

    def picture(self) -> bytes:
        """What the page looks like, as PNG."""
        return base64.b64decode(self._ask("Page.captureScreenshot", format="png")["data"])

    def requested(self) -> list[str]:
        """The addresses it asked for since the page was opened."""
        self.run("return 0")
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def complaints(self) -> list[str]:
        """What it wrote into its own log since the page was opened."""
        self.run("return 0")
        return [
            event["params"]["entry"]["text"]
            for event in self.events
            if event["method"] == "Log.entryAdded"
        ]

    def close(self) -> None:
        """Ends it."""
        self._session = None
        self._ask("Browser.close")
        self._end()

    def _end(self) -> None:
        self._process.wait(30)
        self._out.close()
        self._in.close()

    def _ask(self, method: str, **words: Any) -> dict[str, Any]:
        self._last += 1
        order: dict[str, Any] = {"id": self._last, "method": method, "params": words}
        if self._session:
            order["sessionId"] = self._session
        self._out.write(json.dumps(order).encode() + b"\0")
        self._out.flush()
        while True:
            said = self._next()
            if said.get("id") == self._last:
                assert "error" not in said, said
                result: dict[str, Any] = said["result"]
                return result
            if "method" in said:
                self.events.append(said)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            if not select.select([self._in], [], [], _PATIENCE)[0]:
                raise TimeoutError("the browser says nothing")
            more = os.read(self._in.fileno(), 1 << 20)
            if not more:
                raise EOFError("the browser ended")
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\0")
        said: dict[str, Any] = json.loads(line)
        return said
