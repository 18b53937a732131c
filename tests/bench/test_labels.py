"""A thousand different labels, against the same strings and modules drawn by reportlab alone."""

from __future__ import annotations

import gc
import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.codes import code128, qr
from desktop.documents.faces import Face, font
from desktop.documents.labels import labels, layout
from desktop.documents.labels.drawing import path_of
from desktop.documents.labels.plate import Block, Plate, Said, Squares, modules_of, squares_of
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.labels import Copies, ItemLabel
from desktop.domain.paper.sizes import stock
from tests.bench.figures import Board, took

pytestmark = pytest.mark.bench
MM = 72 / 25.4
ROLL = stock("40x30")
LABELS = 1000
NAMES = (
    "COSCon'26 纪念 T恤",
    "开源社十周年帆布袋",
    "徽章",
    "𠮷祥物贴纸套装（10 张）",
    "雪花灯套件",
)


def articles(many: int) -> list[Copies]:
    """Labels of different articles, with names, variants and prices as they are."""
    return [
        Copies(ItemLabel(f"TS-{n:04d}", f"{NAMES[n % 5]} {n}", ("黑色 L", "")[n % 2], 990 + n))
        for n in range(many)
    ]


def drawn(copies: list[Copies]) -> Drawn:
    """The labels, with nothing remembered of earlier ones."""
    for cache in (modules_of, squares_of, path_of):
        cache.cache_clear()
    work = labels(copies, ROLL)
    while True:
        try:
            next(work)
        except StopIteration as end:
            result = end.value
            assert isinstance(result, Drawn)
            return result


def by_reportlab(plates: list[Plate]) -> bytes:
    """The floor: every string by drawString, every run of dark modules by rect."""
    memory = io.BytesIO()
    canvas = Canvas(
        memory,
        pagesize=(ROLL.wide * MM, ROLL.high * MM),
        initialFontName=Face.SANS.value,  # type: ignore[arg-type]
        pageCompression=1,
    )
    for plate in plates:
        for mark in plate.marks:
            if isinstance(mark, Said):
                canvas.setFillGray(1 if mark.white else 0)
                x = mark.x * MM
                for face, piece in mark.pieces:
                    canvas.setFont(face.value, mark.size)
                    canvas.drawString(x, (plate.high - mark.y) * MM, piece)
                    x += font(face).stringWidth(piece, mark.size)
            elif isinstance(mark, Squares):
                canvas.setFillGray(0)
                _rects(canvas, plate.high, mark)
            elif isinstance(mark, Block):
                area = mark.area
                y = (plate.high - area.y - area.high) * MM
                canvas.roundRect(area.x * MM, y, area.wide * MM, area.high * MM,
                                 mark.radius * MM, stroke=0, fill=1)  # fmt: skip
        canvas.showPage()
    canvas.save()
    return memory.getvalue()


def _rects(canvas: Canvas, high: float, code: Squares) -> None:
    for y, row in enumerate(code.rows):
        start = None
        for x, dark in enumerate((*row, False)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                canvas.rect((code.x + start * code.wide) * MM,
                            (high - code.y - (y + 1) * code.high) * MM,
                            (x - start) * code.wide * MM, code.high * MM,
                            stroke=0, fill=1)  # fmt: skip
                start = None


def test_a_thousand_labels(board: Board):
    copies = articles(LABELS)
    drawn(copies[:5])  # faces are read once a start, not once a label
    plates = [layout.lay_out(one.label, ROLL) for one in copies]
    ours, floors = [], []
    for _ in range(3):
        gc.collect()
        ours.append(took(lambda: drawn(copies)))
        gc.collect()
        floors.append(took(lambda: by_reportlab(plates)))
    # At least 250 labels a second: a thousand below four seconds.
    assert board.add(
        "1,000 labels 40x30, QR and bars", min(ours), min(floors), at_most=1.4, below=4.0
    )


def test_the_same_label_a_thousand_times(board: Board):
    once = articles(1)
    drawn(once)
    assert board.add(
        "1,000 times the same label",
        took(lambda: drawn([Copies(once[0].label, LABELS)])),
        below=1.0,
    )


def test_the_codes_alone(board: Board):
    texts = [f"TS-{n:04d}" for n in range(LABELS)]
    assert board.add("1,000 QR codes", took(lambda: [qr(text) for text in texts]), below=4.0)
    assert board.add("1,000 Code 128", took(lambda: [code128(text) for text in texts]), below=1.0)
