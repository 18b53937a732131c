"""Papers drawn before they have numbers, and as issued."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from desktop.domain.errors import NothingToPrint
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.template import Draft
from desktop.services.changes import Desk, OpId
from desktop.services.paper import drawing, register, templates
from desktop.store.database import Database
from tests.documents.papers import finish
from tests.office import Office

ON = date(2026, 10, 4)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Office(database).desk


def text_of(pdf: bytes, page: int = 0) -> str:
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range()
    return str(text).replace("\r\n", "")


def test_a_preview_has_question_marks_where_the_number_will_stand(desk):
    template = templates.template(desk, "开源之星")
    papers = drawing.unnumbered(template, [Draft("左文瑒"), Draft("丁文昊（止戈）")], ON, "开源社")
    done = finish(drawing.together(papers))
    assert done.pages == 2
    assert "KYS-STAR-2026-????" in text_of(done.data)
    assert "丁文昊（止戈）" in text_of(done.data, 1)


def test_cards_have_no_number_to_preview(desk):
    template = templates.template(desk, "成员名片")
    (paper,) = drawing.unnumbered(template, [Draft("左文瑒")], ON, "开源社")
    assert paper.number == ""
    assert drawing.stem(paper) == "左文瑒"


def test_all_findings_are_told_with_their_page(desk):
    template = templates.template(desk, "开源季度贡献人员")
    drafts = [Draft("左文瑒", {"quarter": "3"}), Draft("李四", {})]
    papers = drawing.unnumbered(template, drafts, ON, "开源社")
    (found,) = drawing.check(papers)
    assert (found.who, found.what, found.detail, found.page) == (
        "李四",
        Trouble.MISSING,
        "quarter",
        2,
    )


def test_issued_papers_are_drawn_the_same_again(desk):
    template = templates.template(desk, "开源之星")
    drafts = [Draft("左文瑒"), Draft("Hong Phuc Dang")]
    issued = register.issue(desk, OpId.new(), template, drafts, ON, "开源社")
    refs = [one.ref for one in issued.certificates]
    first = finish(drawing.issued(desk, refs))
    assert "KYS-STAR-2026-0001" in text_of(first.data)
    assert "KYS-STAR-2026-0002" in text_of(first.data, 1)
    assert finish(drawing.issued(desk, refs)).data == first.data


def test_papers_leave_one_by_one_under_number_and_name(desk):
    template = templates.template(desk, "开源之星")
    papers = drawing.unnumbered(template, [Draft("甲"), Draft("乙")], ON, "开源社")
    found = dict(drawing.apart(papers))
    assert list(found) == ["KYS-STAR-2026-????-甲", "KYS-STAR-2026-????-乙"]
    assert all(data.startswith(b"%PDF") for data in found.values())
    assert all(len(pypdfium2.PdfDocument(data)) == 1 for data in found.values())


def test_no_papers_are_refused(desk):
    with pytest.raises(NothingToPrint):
        finish(drawing.together([]))
    with pytest.raises(NothingToPrint):
        list(drawing.apart([]))
