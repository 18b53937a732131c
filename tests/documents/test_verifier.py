"""The verifying page as a file, and its logic where Node can run it."""

from __future__ import annotations

import html
import json
import random
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest

from desktop.documents import signing, verifier
from desktop.domain.errors import BadSignature
from desktop.settings import resource
from tests.documents.signed import DAY, KEYS, LONG, OLD, STRANGER, TRUE, forgeries

NODE = shutil.which("node")
PAGE = verifier.page("开源社 </script> & Co", KEYS).decode()
RUN = """
const shell = JSON.parse(require("fs").readFileSync(0, "utf8"));
const papers = require(shell.verify);
globalThis.nacl = require(shell.nacl);
if (shell.plain) Object.defineProperty(globalThis, "crypto", { value: undefined });
(async () => {
  const said = [];
  for (const text of shell.texts) {
    const { verdict, paper, late } = await papers.check(text, shell.keys);
    said.push([verdict, paper ? [paper.number, paper.kind, paper.recipient, paper.on] : null,
      !!late]);
  }
  console.log(JSON.stringify(said));
})();
"""


def given(page: str) -> dict[str, Any]:
    """What was written into the page for its scripts."""
    found = re.search(r'<script id="given" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    value: dict[str, Any] = json.loads(found[1])
    return value


def test_the_page_has_all_it_needs_inside_and_names_no_address():
    body = PAGE.partition("<pre>")[0] + PAGE.partition("</pre>")[2]  # licences name their homes
    body = re.sub(r"/\* .*?https://github\.com/\S+.*?\*/", "", body)
    assert re.findall(r"(?:https?:)?//[\w.-]+\.\w+", re.sub(r"//[^\n]*\n", "\n", body)) == []
    assert re.findall(r"<(?:link|script|img|iframe)[^>]*\b(?:src|href)=\"(?!data:,)", PAGE) == []
    assert "{{" not in PAGE


def test_exactly_its_own_scripts_may_run():
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', PAGE)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    scripts = re.findall(r"<script>(.*?)</script>", PAGE, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", PAGE, re.DOTALL)
    hashes = [
        f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
        for text in (*scripts, *styles)
    ]
    assert re.findall(r"'sha256-[^']+'", policy[1]) == hashes
    assert len(scripts) == 5


def test_a_name_cannot_break_out_of_it():
    assert '<p class="name">开源社 &lt;/script&gt; &amp; Co</p>' in PAGE
    assert given(PAGE)["name"] == "开源社 </script> & Co"
    assert PAGE.count("</script>") == 6


def test_the_licences_of_others_stand_in_it_and_beside_them():
    for name in ("jsqr-LICENSE.txt", "nacl-fast-LICENSE.txt"):
        assert html.escape(resource("verifier", "vendor", name).read_text("utf-8")) in PAGE
    readme = resource("verifier", "vendor", "README.md").read_text("utf-8")
    for script, version in (("jsqr.min.js", "1.4.0"), ("nacl-fast.min.js", "1.0.3")):
        assert f"`{script}`" in readme
        assert version in resource("verifier", "vendor", script).read_text("utf-8")[:120]
        assert version in readme


def test_the_same_keys_give_the_same_page():
    assert verifier.page("开源社", KEYS) == verifier.page("开源社", KEYS)


def test_it_opens_in_the_language_asked_for_and_has_both():
    chinese, english = verifier.page("开源社", KEYS).decode(), verifier.page("K", [], "en").decode()
    assert '<html lang="zh-CN">' in chinese
    assert "<title>证书验真 · 开源社</title>" in chinese
    assert '<html lang="en">' in english
    words = given(english)["words"]
    assert words["zh"].keys() == words["en"].keys()
    assert all(words["zh"].values())
    named = set(re.findall(r'data-word="(\w+)"', chinese))
    named |= set(re.findall(r'word\("(\w+)"\)', chinese))
    assert named <= words["zh"].keys()
    with pytest.raises(KeyError):
        verifier.page("K", [], "fr")


def test_a_key_is_retired_on_the_day_of_the_community():
    assert [key["retired"] for key in given(PAGE)["keys"]] == [None, "2024-01-01"]


def in_python(text: str) -> str:
    """What the program itself says of a text, in the page's words."""
    try:
        signing.verify(text, KEYS)
    except BadSignature as refused:
        if refused.what == "shape":
            return "damaged" if re.match(r"\s*KYS[0-9]+\|", text) else "foreign"
        return {"key": "unknown", "signature": "forged"}[refused.what]
    return "genuine"


def in_node(texts: list[str], *, plain: bool) -> list[tuple[str, list[str] | None, bool]]:
    """What the page says of texts; `plain`: without the engine's own Ed25519."""
    order = {
        "verify": str(resource("verifier", "verify.js")),
        "nacl": str(resource("verifier", "vendor", "nacl-fast.min.js")),
        "keys": given(PAGE)["keys"],
        "texts": texts,
        "plain": plain,
    }
    done = subprocess.run(
        [str(NODE), "-e", RUN], input=json.dumps(order).encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return [tuple(said) for said in json.loads(done.stdout)]


def altered(seed: int, count: int) -> list[str]:
    """True texts with one character put in, taken out or put in the place of another."""
    chance = random.Random(seed)
    letters = "|%KYS1AZaz09-_= \n\t\x00\x85\u2028é王𠮷%7C%0A%41"
    texts = []
    for _ in range(count):
        text = chance.choice([TRUE, LONG, OLD.sign("1", "", "\r\n|", DAY)])
        spot, letter = chance.randrange(len(text) + 1), chance.choice(letters)
        texts.append(text[:spot] + chance.choice([letter, "", "%2" + letter]) +
                     text[spot + chance.randrange(2) :])  # fmt: skip
    return texts


@pytest.mark.skipif(NODE is None, reason="node is not installed")
@pytest.mark.parametrize("plain", [False, True], ids=["own Ed25519", "inlined Ed25519"])
def test_page_and_program_say_the_same_of_every_text(plain):
    texts = [
        *(TRUE, f"\n {TRUE}\r\n", LONG, STRANGER.sign("1", "K", "甲", DAY), "", "https://a.b"),
        *("KYS1|", "KYS2|a", TRUE.replace("KYS1", "KYS9"), *forgeries().values()),
        *(OLD.sign("1", "K", "甲", DAY), OLD.sign("\x00\x1f\x7f\x9f\u2029", "%", "|", DAY)),
        *(TRUE.replace("2024-11-02", day) for day in ("2024-02-30", "0000-01-01", "2024-1-2")),
        *altered(7, 600),
    ]
    said = in_node(texts, plain=plain)
    assert [verdict for verdict, _, _ in said] == [in_python(text) for text in texts]
    assert {verdict for verdict, _, _ in said} == {
        *("genuine", "forged", "unknown", "damaged", "foreign"),
    }
    for text, (verdict, paper, late) in zip(texts, said, strict=True):
        if verdict == "genuine":
            signed, key = signing.verify(text, KEYS)
            on = signed.on.isoformat()
            assert paper == [signed.number, signed.kind, signed.recipient, on]
            assert late is (key.retired_at is not None)
