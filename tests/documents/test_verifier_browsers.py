"""The verifying page as a person meets it, in Chromium and in Firefox, whichever are installed.

`./run --test tests/documents/test_verifier_browsers.py -rs` says which were not. No other machine
is reached: pages come from files and from a server on this machine.
"""

from __future__ import annotations

import base64
import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from desktop.documents import pages, verifier
from tests.documents.browsers import chromium, firefox
from tests.documents.browsers.asking import (
    ANSWER,
    CLEAR,
    CONTRAST,
    DROP,
    FILE,
    PASTE,
    chosen,
    page_says,
    pasted,
)
from tests.documents.browsers.browser import Browser
from tests.documents.browsers.chromium import Chromium
from tests.documents.browsers.firefox import Firefox
from tests.documents.signed import (
    DAY,
    KEYS,
    LONG,
    NUMBER,
    OLD,
    OURS,
    STRANGER,
    TRUE,
    WHO,
    camera_film,
    forgeries,
    page_with,
    picture_of,
)

PROGRAMS = {"chromium": chromium.program(), "firefox": firefox.program()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page and pictures of codes."""
    folder = tmp_path_factory.mktemp("verifier")
    (folder / "page.html").write_bytes(verifier.page("开源社", KEYS))
    (folder / "true.png").write_bytes(picture_of(TRUE))
    (folder / "forged.png").write_bytes(picture_of(forgeries()["recipient"]))
    (folder / "other.png").write_bytes(picture_of("https://example.org/收款"))
    (folder / "blank.png").write_bytes(pages.png_of(pages.Raster(9, 9, b"\xff" * 243), 100))
    a4 = page_with(LONG, mm=25, wide=297, high=210)
    (folder / "certificate.png").write_bytes(pages.png(a4, 0, 200))
    (folder / "camera.y4m").write_bytes(camera_film(TRUE))
    return folder


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def browser(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A real browser, started once for all tests."""
    if PROGRAMS[request.param] is None:
        pytest.skip(f"{request.param} is not installed")
    if os.name != "posix":
        pytest.skip("the browsers are driven over pipes that only POSIX hands on")
    home = tmp_path_factory.mktemp(request.param)
    started: Browser
    started = Firefox(home) if request.param == "firefox" else Chromium(home, folder / "camera.y4m")
    yield started
    started.close()


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[str]:
    """The address of a static host on this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser, folder: Path) -> Browser:
    """The page, opened from its file."""
    browser.open((folder / "page.html").as_uri())
    return browser


GENUINE = ["genuine", "✓", WHO, NUMBER, "VOLUNTEER", DAY.isoformat(), f"2024 ({KEYS[0].key_id})"]


def test_a_genuine_text_is_told(page: Browser):
    assert pasted(page, TRUE) == GENUINE
    assert pasted(page, f"\n  {TRUE}\r\n") == GENUINE


@pytest.mark.parametrize("what", sorted(forgeries()))
def test_whatever_is_altered_is_told(page: Browser, what: str):
    assert pasted(page, forgeries()[what])[:2] == ["forged", "✗"]


def test_half_a_text_an_unknown_key_and_something_else_are_told_apart(page: Browser):
    assert pasted(page, TRUE[:-5])[:2] == ["damaged", "✗"]
    assert pasted(page, STRANGER.sign("1", "K", "甲", DAY))[:2] == ["unknown", "?"]
    assert pasted(page, "https://example.org")[:2] == ["foreign", "?"]
    assert pasted(page, " ")[:2] == ["empty", "?"]


def test_a_paper_dated_after_its_key_was_retired_is_genuine_with_a_warning(page: Browser):
    shown = "return document.getElementById('warning').checkVisibility()"
    assert pasted(page, OLD.sign("1", "K", "甲", DAY))[:2] == ["genuine", "!"]
    assert page.run(shown) is True
    assert pasted(page, TRUE)[:2] == ["genuine", "✓"]
    assert page.run(shown) is False


def test_the_page_says_that_it_cannot_know_what_was_voided_later(page: Browser):
    pasted(page, TRUE)
    said = page.run("return document.getElementById('limits').innerText")
    assert "作废" in said


def test_a_hostile_name_stays_text(page: Browser):
    name = "<img src=x onerror=alert(1)>\u202egnp\x1b"
    shown = pasted(page, OURS.sign("1", "K", name, DAY))
    assert shown[2] == "<img src=x onerror=alert(1)>⟨U+202E⟩gnp⟨U+001B⟩"
    assert page.run("return document.querySelectorAll('img').length") == 0


def test_a_picture_is_read_when_it_is_chosen(page: Browser, folder: Path):
    assert chosen(page, folder / "true.png") == GENUINE
    assert chosen(page, folder / "forged.png")[:2] == ["forged", "✗"]
    assert chosen(page, folder / "other.png") == ["foreign", "?", "https://example.org/收款"]
    assert chosen(page, folder / "blank.png")[:2] == ["nocode", "?"]
    assert chosen(page, folder / "page.html")[:2] == ["nocode", "?"]


def test_a_whole_certificate_as_it_travels_by_chat_is_read(page: Browser, folder: Path):
    assert chosen(page, folder / "certificate.png")[:2] == ["genuine", "✓"]
    assert page.run("return document.getElementById('busy').hidden") is True


@pytest.mark.parametrize("event", ["drop", "paste"])
def test_a_picture_is_read_when_it_is_dropped_or_pasted(page: Browser, folder: Path, event: str):
    picture = base64.b64encode((folder / "true.png").read_bytes()).decode()
    made = DROP if event == "drop" else PASTE
    assert page.run(f"{CLEAR} {FILE} {made} {ANSWER}", picture) == GENUINE


def test_a_text_is_verified_as_soon_as_it_is_pasted(page: Browser):
    box = "const box = new DataTransfer(); box.setData('text/plain', g[0]);"
    assert page.run(f"{CLEAR} {box} {PASTE} {ANSWER}", TRUE) == GENUINE


def test_a_browser_without_its_own_decoder_and_signatures_says_the_same(
    page: Browser, folder: Path
):
    page.run(
        "delete window.BarcodeDetector;"
        "Object.defineProperty(window, 'crypto', { value: undefined });"
        "const own = nacl.sign.detached.verify; window.counted = 0;"
        "nacl.sign.detached.verify = (...all) => { window.counted++; return own(...all); };"
    )
    assert page.run("return [typeof BarcodeDetector, typeof crypto]") == ["undefined"] * 2
    assert pasted(page, TRUE) == GENUINE
    assert chosen(page, folder / "true.png") == GENUINE
    assert chosen(page, folder / "forged.png")[:2] == ["forged", "✗"]
    assert page.run("return window.counted") == 3
    for what, text in forgeries().items():
        assert pasted(page, text)[0] == "forged", what


def test_a_browser_that_knows_ed25519_is_asked_itself(page: Browser):
    page.run("nacl.sign.detached.verify = () => { throw new Error('not this one'); };")
    assert pasted(page, TRUE) == GENUINE
    assert pasted(page, forgeries()["recipient"])[0] == "forged"


@pytest.mark.parametrize("said", ["true", "another alphabet"])
def test_a_decoder_of_the_browser_is_asked_first_and_not_trusted_with_alphabets(
    page: Browser, folder: Path, said: str
):
    text = TRUE if said == "true" else TRUE.encode().decode("latin-1")
    page.run(
        "window.asked = 0; window.BarcodeDetector = class {"
        " static async getSupportedFormats() { return ['qr_code']; }"
        " async detect() { window.asked++; return [{ rawValue: window.answer }]; } };"
        "window.answer = g[0];",
        text,
    )
    assert chosen(page, folder / "true.png") == GENUINE
    assert page.run("return window.asked") == 1


def test_nothing_is_fetched_and_nothing_can_be(page: Browser):
    pasted(page, TRUE)
    assert page.run("return performance.getEntriesByType('resource').map((e) => e.name)") == []
    blocked = page.run(
        "const seen = []; document.addEventListener('securitypolicyviolation',"
        " (event) => seen.push(event.effectiveDirective));"
        "try { await fetch('https://example.org/'); seen.push('fetched'); } catch {}"
        "const image = new Image(); image.src = 'https://example.org/a.png';"
        "await new Promise((done) => { image.onerror = done; });"
        "const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
        "document.head.append(script); await new Promise((done) => setTimeout(done));"
        "return [...new Set(seen), typeof window.ran];"
    )
    assert sorted(blocked) == ["connect-src", "img-src", "script-src-elem", "undefined"]


def test_opening_it_asks_for_nothing_and_leaves_no_complaint(page: Browser, folder: Path):
    if isinstance(page, Chromium):  # Firefox does not tell what it asked for
        asked = [url for url in page.requested() if not url.startswith("data:")]
        assert asked == [(folder / "page.html").as_uri()]
        assert page.complaints() == []


def test_from_a_file_it_says_plainly_how_it_is_with_cameras(page: Browser):
    said = page.run("return document.getElementById('nocamera').innerText")
    assert "https" in said
    assert "localhost" in said


def test_without_a_camera_the_other_ways_stay(browser: Browser, host: str):
    browser.open(host)
    assert page_says(browser, "nocamera") == ""
    browser.run(
        "navigator.mediaDevices.getUserMedia = async () => { throw new Error('no'); };"
        "document.getElementById('scan').click(); await new Promise((done) => setTimeout(done));"
    )
    assert "允许" in page_says(browser, "nocamera")
    assert pasted(browser, TRUE) == GENUINE


def test_a_code_held_before_the_camera_is_read(browser: Browser, host: str):
    browser.open(host)
    if isinstance(browser, Chromium):
        found = browser.run(CLEAR + "document.getElementById('scan').click();" + ANSWER)
        assert found == GENUINE
    else:  # the camera that Firefox pretends shows a colour and no code
        browser.run(
            "document.getElementById('scan').click();"
            "const video = document.querySelector('video');"
            "while (!video.videoWidth) await new Promise((again) => setTimeout(again, 10));"
        )
        assert browser.run("return document.getElementById('ways').hidden") is True
        browser.run("document.getElementById('stop').click();")
    assert browser.run("return document.querySelector('video').srcObject") is None
    assert browser.run("return document.getElementById('camera').hidden") is True


def test_the_next_paper_comes_by_its_button(page: Browser):
    pasted(page, TRUE)
    assert page.run("return document.getElementById('ways').hidden") is True
    page.run("document.getElementById('again').click();")
    assert page.run(
        "return ['result', 'ways'].map((id) => document.getElementById(id).hidden)"
    ) == [True, False]
    assert page.run("return document.getElementById('text').value") == ""


def test_it_speaks_chinese_first_and_english_at_a_touch(page: Browser):
    assert page.run("return document.title") == "证书验真 · 开源社"
    pasted(page, TRUE)
    page.run("document.getElementById('language').click();")
    assert page.run("return document.title") == "Verify a paper · 开源社"
    assert page_says(page, "verdict") == "Genuine signature"
    assert page.run("return document.documentElement.lang") == "en"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("wide", [320, 460, 1200])
def test_nothing_runs_over_the_edge_and_all_is_readable(page: Browser, wide: int, dark: bool):
    page.size(wide, 800)
    page.dark(dark)
    for text in (TRUE, forgeries()["kind"], STRANGER.sign("N" * 60, "K", "甲", DAY), LONG):
        pasted(page, text)
        assert page.run("return document.documentElement.scrollWidth - innerWidth") <= 0
        for part in ("verdict", "meaning"):
            assert page.run(CONTRAST, part) >= 4.5  # WCAG 2.2 §1.4.3
