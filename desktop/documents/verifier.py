"""The verifying page: one HTML file that tells genuine papers anywhere, without any network.

Keys, words, scripts and their licences are all inside; its policy (Content-Security-Policy)
allows exactly these scripts and no address at all. It opens from a file and from any static host.
"""

from __future__ import annotations

import html
import json
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256
from zoneinfo import ZoneInfo

from desktop.domain.moments import HOME
from desktop.domain.paper.keys import PublicKey
from desktop.settings import resource

LANGUAGES = {"zh": "zh-CN", "en": "en"}
_SCRIPTS = {
    "nacl": ("vendor", "nacl-fast.min.js"),
    "jsqr": ("vendor", "jsqr.min.js"),
    "verify": ("verify.js",),
    "reading": ("reading.js",),
    "page": ("page.js",),
}
_LICENCES = {
    "jsQR 1.4.0": ("vendor", "jsqr-LICENSE.txt"),
    "TweetNaCl.js 1.0.3": ("vendor", "nacl-fast-LICENSE.txt"),
}
_PLACE = re.compile(r"\{\{(\w+)\}\}")


def page(community: str, keys: Sequence[PublicKey], language: str = "zh") -> bytes:
    """The page of a community with its public keys, retired ones too: papers they signed stay so.

    `language` is the one it opens in, zh or en (KeyError for others); a button shows the other.
    The same keys give the same bytes.
    """
    words = json.loads(_text("words.json"))
    given = {
        "name": community,
        "language": language,
        "words": words,
        "keys": [_key(key) for key in keys],
    }
    scripts = {name: _text(*path) for name, path in _SCRIPTS.items()}
    style = _text("page.css")
    parts = {
        "lang": LANGUAGES[language],
        "title": html.escape(f"{words[language]['title']} · {community}"),
        "name": html.escape(community),
        "policy": _policy(style, list(scripts.values())),
        "style": style,
        "licences": html.escape("\n\n".join(f"{n}\n\n{_text(*p)}" for n, p in _LICENCES.items())),
        # In a script no < may stand that could begin a tag.
        "given": json.dumps(given, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c"),
        **scripts,
    }
    return _PLACE.sub(lambda place: parts[place[1]], _text("page.html")).encode()


def _key(key: PublicKey) -> dict[str, str | None]:
    since = key.retired_at
    retired = since.astimezone(ZoneInfo(HOME)).date().isoformat() if since else None
    return {
        "id": key.key_id,
        "public": urlsafe_b64encode(key.public).decode().rstrip("="),
        "label": key.label,
        "retired": retired,
    }


def _policy(style: str, scripts: Sequence[str]) -> str:
    """Nothing may be fetched, sent or framed; these scripts may run, this style may be used."""
    allowed = " ".join(map(_hashed, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hashed(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _text(*path: str) -> str:
    return resource("verifier", *path).read_text("utf-8")
