"""Signed papers for tests: keys that are the same at every run, and pictures of their codes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

from reportlab.pdfgen.canvas import Canvas

from desktop.documents import pages
from desktop.documents.codes import qr
from desktop.documents.signing import Signer
from desktop.domain.paper.keys import PublicKey
from desktop.domain.paper.signed import parse

MM = 72 / 25.4


def signer(number: int = 1) -> Signer:
    """A key that is the same at every run."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Signer(Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32))


def public(signs: Signer, label: str, retired_at: datetime | None = None) -> PublicKey:
    """Its public half."""
    return PublicKey("", signs.key_id, signs.public, label, retired_at)


OURS, OLD, STRANGER = signer(1), signer(2), signer(3)
KEYS = [public(OURS, "2024"), public(OLD, "旧", datetime(2023, 12, 31, 17, tzinfo=UTC))]
DAY = date(2024, 11, 2)
WHO = "王瑒（小明）🦄|50%"
NUMBER = "KYS-VOLUNTEER-2024-0123"
TRUE = OURS.sign(NUMBER, "VOLUNTEER", WHO, DAY)
LONG = OURS.sign(
    NUMBER, "VOLUNTEER", "开源社二零二四年度优秀志愿者代表团队喆堃燊瑒锜䶮𠮷㬎" * 2, DAY
)


def forgeries() -> dict[str, str]:
    """The true text with one thing altered in it, by what was altered."""
    true = parse(TRUE)
    one = bytearray(true.signature)
    one[40] ^= 1
    order = 2**252 + 27742317777372353535851937790883648493  # of Ed25519's group, RFC 8032 §5.1
    again = int.from_bytes(true.signature[32:], "little") + order
    return {
        "number": replace(true, number="KYS-VOLUNTEER-2024-0124").text,
        "kind": replace(true, kind="STAR").text,
        "recipient": replace(true, recipient="王瑒（大明）🦄|50%").text,
        "date": replace(true, on=date(2024, 11, 3)).text,
        "key": replace(true, key=OLD.key_id).text,
        "signature": replace(true, signature=bytes(one)).text,
        "the signature's other spelling": replace(
            true, signature=true.signature[:32] + again.to_bytes(32, "little")
        ).text,
        "the signer": replace(parse(STRANGER.sign(NUMBER, "V", WHO, DAY)), key=OURS.key_id).text,
    }


def page_with(text: str, *, mm: float, wide: float, high: float, level: str = "m") -> bytes:
    """A PDF of a page with one code of `mm` in its lower right corner; sizes in mm."""
    file = io.BytesIO()
    canvas = Canvas(file, (wide * MM, high * MM), invariant=True)
    matrix = qr(text, error=level)
    step = mm * MM / len(matrix)
    left, top = (wide - mm - 5) * MM, (mm + 5) * MM
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                canvas.rect(left + x * step, top - (y + 1) * step, step, step, 0, 1)
    canvas.save()
    return file.getvalue()


def picture_of(text: str, dpi: float = 200) -> bytes:
    """A PNG of a code alone."""
    return pages.png(page_with(text, mm=30, wide=40, high=40), 0, dpi)


def camera_film(text: str) -> bytes:
    """A film of one still picture for a pretended camera (YUV4MPEG2, 640 × 640): the code."""
    raster = pages.pixels(page_with(text, mm=30, wide=40, high=40), 0, 640 * 25.4 / 40)
    grey = raster.rgb[::3]
    lines = [grey[y * raster.wide : (y + 1) * raster.wide] for y in range(raster.high)]
    square = b"".join(line[:640].ljust(640, b"\xff") for line in lines[:640])
    plane = square.ljust(640 * 640, b"\xff")
    frame = b"FRAME\n" + plane + b"\x80" * (2 * 320 * 320)
    return b"YUV4MPEG2 W640 H640 F10:1 Ip A1:1 C420\n" + frame * 2
