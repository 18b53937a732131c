"""Five hundred certificates against their strings and frames drawn by reportlab alone; a preview
after an edit; how big one certificate is."""

from __future__ import annotations

import gc
import io
import resource as usage
import sys
from dataclasses import replace
from functools import partial

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.documents import certificates
from desktop.documents.certificates.checking import said_by
from desktop.documents.certificates.setting import FACES, setting
from desktop.documents.faces import Face, font, pieces
from desktop.documents.pages import pixels
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.parsing import parse
from desktop.domain.paper.template import Filled, Shape, Words
from tests.bench.figures import Board, part, took
from tests.documents.papers import FOLDER, KEYS, drawn, finish, paper, signed

pytestmark = pytest.mark.bench
MM = 72 / 25.4
PAPERS = 500
_FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
_GIVEN = "文昊佑玥敏钿清蕊艳玭月萱涵楠云鹤龙吟珍玄慧媛垚绪光绍雅毅炜基印祥佳润林瑒燊喆𠮷䶮㬎"


def people(many: int) -> list[Filled]:
    """Certificates for different names, some of them rare."""
    one = paper("open-source-star")
    names = (
        f"{_FAMILY[n % len(_FAMILY)]}{_GIVEN[n % len(_GIVEN)]}{_GIVEN[n * 7 % len(_GIVEN)]}"
        for n in range(many)
    )
    return [
        replace(one, recipient=name, number=f"KYS-STAR-2026-{n:04d}")
        for n, name in enumerate(names, start=1)
    ]


def all_drawn(papers: list[Filled]) -> Drawn:
    """The papers, with no line of earlier ones remembered."""
    setting.cache_clear()
    return finish(certificates.draw(papers))


Said = tuple[float, float, str, float, str]
Page = tuple[list[Said], list[Shape]]


def strings(one: Filled) -> Page:
    """What stands where on a paper: x, y, face, size and piece; and its frames."""
    found: list[Said] = []
    for words in one.template.elements:
        if isinstance(words, Words):
            laid = setting(words, said_by(one, words.text))
            for x, y, _, line in laid.lines:
                left, down = words.area.x * MM + x, one.template.high * MM - words.area.y * MM - y
                for face, piece in pieces(list(line.shapes)):
                    found.append((left, down, face.value, laid.size, piece))
                    left += font(face).stringWidth(piece, laid.size)
    return found, [shape for shape in one.template.elements if isinstance(shape, Shape)]


def by_reportlab(pages: list[Page]) -> bytes:
    """The floor: every string by drawString, every rectangle by rect."""
    memory = io.BytesIO()
    canvas = Canvas(memory, (297 * MM, 210 * MM), initialFontName=Face.SANS.value)  # type: ignore[arg-type]
    for said, shapes in pages:
        for shape in shapes:
            area = shape.area
            canvas.rect(area.x * MM, area.y * MM, area.wide * MM, area.high * MM, fill=1)
        for x, y, face, size, piece in said:
            canvas.setFont(face, size)
            canvas.drawString(x, y, piece)
        canvas.showPage()
    canvas.save()
    return memory.getvalue()


@pytest.fixture(scope="module", autouse=True)
def _faces_are_read() -> None:
    for face in FACES.values():
        font(face)


def test_five_hundred_certificates(board: Board) -> None:
    papers = people(PAPERS)
    pages = [strings(one) for one in papers]
    mine, floor = [], []
    for _ in range(3):
        gc.collect()
        floor.append(took(lambda: by_reportlab(pages)))
        mine.append(took(lambda: all_drawn(papers)))
    assert board.add(
        f"{PAPERS} certificates (≥ 100 pages/s)", min(mine), min(floor), at_most=1.4, below=5.0
    )


def test_five_hundred_signed_certificates(board: Board) -> None:
    papers = [signed(one) for one in people(PAPERS)]
    assert board.add(
        f"{PAPERS} certificates with signed QR", took(lambda: all_drawn(papers)), below=5.0
    )


def test_five_hundred_certificates_are_looked_through(board: Board) -> None:
    papers = people(PAPERS)
    setting.cache_clear()
    spent = took(lambda: [certificates.check(one) for one in papers])
    assert board.add(f"{PAPERS} certificates looked through", spent, below=1.0)


def test_an_edit_is_seen_at_once(board: Board) -> None:
    text = (FOLDER / "coscon-volunteer.toml").read_text("utf-8")
    one = paper("coscon-volunteer")

    def edit(n: int) -> None:
        made = parse(text.replace("CERTIFICATE", f"CERTIFICATE {n}"), "coscon-volunteer")
        filled = replace(one, template=made)
        certificates.check(filled)
        pixels(finish(certificates.draw([filled])).data, 0, 96)

    edit(-1)
    times = [took(partial(edit, n)) for n in range(15)]
    assert board.add("template edit to new preview", part(times, 0.5), below=0.15)


def test_five_thousand_certificates_stay_in_bounds(board: Board) -> None:
    spent = took(lambda: finish(certificates.draw(iter(people(5000)))))
    assert board.add("5,000 certificates", spent, below=50.0)
    if sys.platform == "linux":
        assert usage.getrusage(usage.RUSAGE_SELF).ru_maxrss < 600 * 1024  # KiB, of the whole run


@pytest.mark.parametrize("key", KEYS)
def test_one_certificate_is_small(key: str) -> None:
    assert len(drawn(signed(paper(key, "Łukasz 王𠮷䶮（志愿者）"))).data) <= 80_000
