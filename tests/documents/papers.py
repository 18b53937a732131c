"""Papers to draw in tests: every shipped template, filled as somebody would."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2

from desktop.documents import certificates
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.parsing import parse
from desktop.domain.paper.sizes import Shift
from desktop.domain.paper.template import Filled, Template
from desktop.domain.progress import Progress
from desktop.settings import resource

FOLDER = Path(str(resource("templates")))
KEYS = sorted(file.stem for file in FOLDER.glob("*.toml"))
FIELDS = {
    "quarter": "3",
    "year": "2026",
    "community": "成都",
    "position": "发起人",
    "term_from": "2026-01-01",
    "term_to": "2026年12月31日",
    "role": "签到组",
    "hours": "16",
    "topic": "从零开始",
    "forum": "开源教育",
    "event": "COSCon'26",
    "volunteer_id": "VOL-2026-001286",
    "service_time": "2026年10月4日",
    "project": "中国开源年会",
    "content": "开源集市值守",
    "principal": "王伟",
    "handler": "李明",
    "contact": "hi@example.org",
}
SIGNED = "KYS1|3f2a9c01|KYS-STAR-2026-0017|STAR|左文瑒|2026-10-04|" + "Zm9v" * 22


def template(key: str) -> Template:
    """A shipped template."""
    return parse((FOLDER / f"{key}.toml").read_text("utf-8"), key)


def paper(key: str, recipient: str = "左文瑒", **fields: str) -> Filled:
    """A paper of a shipped template."""
    made = template(key)
    number = f"KYS-{made.kind}-2026-0017" if made.register else ""
    known = {k: v for k, v in FIELDS.items() if made.field(k)}
    return Filled(made, recipient, known | fields, number, date(2026, 10, 4), "开源社")


def signed(one: Filled) -> Filled:
    """The paper with a signature to be put into its QR."""
    return replace(one, signed=SIGNED)


def own(text: str, recipient: str = "左文瑒", **fields: str) -> Filled:
    """A paper of a template of one's own: the text of its [[draw]] tables."""
    made = parse(f'title = "试"\nkind = "T"\n{text}', "own")
    return Filled(made, recipient, fields, "KYS-T-2026-0001", date(2026, 10, 4), "开源社")


def finish(drawing: Generator[Progress, None, Drawn]) -> Drawn:
    """What is drawn, its progress unheeded."""
    while True:
        try:
            next(drawing)
        except StopIteration as done:
            result: Drawn = done.value
            return result


def drawn(*some: Filled, preprinted: bool = False, shift: Shift | None = None) -> Drawn:
    """The papers as a PDF."""
    return finish(certificates.draw(some, preprinted=preprinted, shift=shift))


def read(pdf: bytes, page: int = 0) -> str:
    """What another program reads on a page, without line ends."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range()
    return str(text).replace("\r", "").replace("\n", "")
