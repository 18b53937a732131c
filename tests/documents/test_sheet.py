from __future__ import annotations

import pypdfium2
import pytest

from desktop.documents import sheet
from desktop.documents.sheet import Face, Sheet


def written(*texts: str) -> str:
    """What another program reads out of a page on which the texts were written."""
    paper = Sheet(400, 400, title="t")
    for n, text in enumerate(texts):
        paper.text(10, 20 + 20 * n, text, 12)
    return str(pypdfium2.PdfDocument(paper.data())[0].get_textpage().get_text_range())


@pytest.mark.parametrize("name", ["王瑒", "𠮷野燊", "㬎堃喆", "COSCon'26 ¥9.90", "𬱖𬭳𰻝"])
def test_every_character_of_a_name_is_read_back(name):
    assert name in written(name)


def test_a_character_no_face_has_becomes_a_mark_and_is_named():
    assert "A〓B" in written("A\U0001f43cB")
    assert sheet.lacking("A\U0001f43cB王") == ("\U0001f43c",)


def test_marks_without_a_shape_vanish_and_line_ends_become_blanks():
    assert [piece for _, piece in sheet.runs("a\u200db\ufe0f\nc\x00")] == ["ab c"]


def test_a_text_is_split_where_the_face_changes_only():
    assert list(sheet.runs("野𠮷野")) == [
        (Face.SANS, "野"),
        (Face.KAI, "𠮷"),
        (Face.SANS, "野"),
    ]


def test_what_does_not_fit_is_cut_with_a_mark():
    cut = sheet.fitted("开源社十周年纪念", 10, 45)
    assert cut.endswith("…")
    assert sheet.width(cut, 10) <= 45
    assert sheet.fitted("开源", 10, 45) == "开源"


def test_chinese_breaks_anywhere_and_other_words_at_blanks():
    assert sheet.wrapped("开源社周年", 10, 31) == ["开源社", "周年"]
    assert sheet.wrapped("Taken along", 10, 50) == ["Taken", "along"]
    assert sheet.wrapped("开源社周年纪念", 10, 31, most=2) == ["开源社", "周年…"]
    assert sheet.wrapped("", 10, 30) == []


def test_only_embedded_fonts_are_listed_and_no_page_is_empty():
    paper = Sheet(200, 200, title="t")
    paper.text(10, 20, "源物 𠮷", 12)
    paper.next_page()
    paper.text(10, 20, "2", 12, face=Face.BOLD)
    data = paper.data()
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") >= 2
    assert len(pypdfium2.PdfDocument(data)) == 2


def test_a_name_has_one_weight_whichever_face_writes_its_rarest_character():
    def ink(face: Face) -> int:
        paper = Sheet(100, 100, title="t")
        paper.text(10, 80, "瑒", 60, face=face)  # Noto Sans SC Bold comes without it
        page = pypdfium2.PdfDocument(paper.data())[0].render(scale=2, grayscale=True)
        return sum(255 - value for value in page.to_pil().tobytes())

    assert list(sheet.runs("瑒", Face.BOLD)) == [(Face.SANS, "瑒")]
    assert ink(Face.BOLD) > 1.2 * ink(Face.SANS)
