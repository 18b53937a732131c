"""From a list of awards to papers in a zip, as the person in the window does it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication

from desktop.app.finding import providers
from desktop.domain.paper.template import Template
from desktop.services.changes import OpId
from desktop.services.paper import register
from desktop.ui import theme
from desktop.ui.jobs import PAPER
from desktop.ui.paper.certificates.page import CertificatesPage
from tests.ui.house import House
from tests.ui.paper.forms import AWARDS, drop, issue, opened, recipients, shown, type_names
from tests.ui.walk import faults


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house at work."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        made.frame.resize(1280, 800)
        yield made


@pytest.fixture
def page(house) -> CertificatesPage:
    """The page with COSCon 之星 chosen."""
    return opened(house, "coscon-star")


# ── the story ─────────────────────────────────────────────────────────────────────────────────


def test_an_award_list_becomes_papers_in_a_zip(house, page, tmp_path):
    drop(house, page, AWARDS)
    assert "recipient → 姓名或团队" in page.form.who.file.became.text()
    skipped = page.form.who.file.skipped.text().splitlines()
    assert len(skipped) == 4
    assert any("another award (社区合作之星)" in line for line in skipped)
    names = recipients(page)
    assert len(names) == 21
    assert page.wanted.paper(0).number.endswith("-????")
    assert page.view.preview.of.text() == "of 21"
    assert page.issuing.go.text() == "Issue 21 papers"
    assert faults(page) == []
    issue(house, page)
    house.until(lambda: page.done.printing.paper is not None)
    assert page.done.title.text() == "21 papers were issued"
    numbers = [number for number, _name in page.done._papers.names()]
    assert numbers[0].endswith("-0001")
    assert numbers[-1].endswith("-0021")
    assert page.done.printing.paper.pages == 21
    assert faults(page) == []
    out = tmp_path / "之星.zip"
    page.done.save_each(out)
    house.settle()
    with zipfile.ZipFile(out) as bundle:
        assert bundle.namelist() == [
            f"{number}-{name}{ending}"
            for number, name in zip(numbers, names, strict=True)
            for ending in (".pdf", ".png")
        ]
    house.settle()
    listed = register.register(house.session.desk(), limit=50)
    assert listed.total == 21
    assert all(one.printed for one in listed.rows)


def test_a_list_of_another_year_is_told_until_the_date_fits(house, page):
    drop(house, page, AWARDS)
    warning = page.form.who.file.warning
    assert "The list is of 2024" in warning.text()
    page.form.forall.day.setDate(QDate(2024, 1, 14))
    shown(house, page)
    assert not warning.isVisible()
    assert page.wanted.issued_on.year == 2024


def test_a_list_may_be_dropped_anywhere_on_the_form(house, page):
    house.tap(page.form.who.ways["typed"])
    drop(house, page, AWARDS, page.form)
    assert len(recipients(page)) == 21
    assert page.form.who.ways["file"].isChecked()


def test_saved_as_one_pdf_and_looked_at_by_name(house, page, tmp_path):
    drop(house, page, AWARDS)
    issue(house, page)
    house.until(lambda: page.done.printing.paper is not None)
    page.done.list.setCurrentRow(4)
    assert page.view.preview.page == 4
    before = page.form.verticalScrollBar().value()
    page.done.printing.save(tmp_path / "all.pdf")
    house.settle()
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")
    house.settle()
    assert register.register(house.session.desk(), printed=False).total == 0
    house.tap(page.done.more_key)
    assert page.form.verticalScrollBar().value() == before


# ── again ─────────────────────────────────────────────────────────────────────────────────────


def test_the_same_paper_is_reprinted_or_issued_again(house, page):
    type_names(house, page, "王小明")
    issue(house, page)
    house.until(lambda: page.done.printing.paper is not None)
    first = page.done._papers.numbered[0].number
    house.tap(page.done.more_key)
    shown(house, page)
    type_names(house, page, "李雷")
    issue(house, page)
    asked = [key.text() for key in page.issuing.answers.keys]
    assert asked == ["Reprint those, issue the other 1", "Issue again"]
    assert not page.issuing.go.isVisible()
    assert faults(page) == []
    house.tap(page.issuing.answers.keys[0])
    house.until(lambda: page.done.printing.paper is not None)
    assert [one.number[-4:] for one in page.done._papers.numbered] == ["0001", "0002"]
    assert page.done._papers.numbered[0].number == first
    house.tap(page.done.more_key)
    shown(house, page)
    issue(house, page)
    assert [key.text() for key in page.issuing.answers.keys] == ["Reprint those", "Issue again"]
    house.tap(page.issuing.answers.keys[1])
    house.until(lambda: page.done.printing.paper is not None)
    assert [one.number[-4:] for one in page.done._papers.numbered] == ["0003", "0004"]


def test_numbers_stay_where_drawing_is_stopped(house, page):
    type_names(house, page, "王小明")
    issue(house, page)
    house.until(lambda: page.done.printing.paper is not None)
    held = Event()
    house.session.jobs.run(PAPER, held.wait, owner=page)
    page.done.draw()
    house.bot.mouseClick(page.done.long.cancel, Qt.MouseButton.LeftButton)
    held.set()
    house.settle()
    assert "numbers stand in the register" in page.done.notices.words.text()
    assert page.done.printing.paper is None
    house.tap(page.done.again)
    house.until(lambda: page.done.printing.paper is not None)
    assert not page.done.again.isVisible()
    assert register.register(house.session.desk()).total == 1


def test_papers_that_were_taken_back_are_not_handed_out(house, page):
    type_names(house, page, "王小明")
    issue(house, page)
    house.until(lambda: page.done.printing.paper is not None)
    register.void(house.session.desk(), OpId.new(), page.done._papers.numbered[0].ref, "又错了")
    house.settle()
    assert page.done.printing.paper is None
    assert "do not count any more" in page.done.notices.words.text()


def test_of_a_list_only_the_papers_that_still_count_are_handed_out(house, page, tmp_path):
    type_names(house, page, "王小明", "李雷", "韩梅梅")
    issue(house, page)
    done = page.done
    house.until(lambda: done.printing.paper is not None)
    desk, three = house.session.desk(), done._papers.numbered
    register.void(desk, OpId.new(), three[1].ref, "写错了")
    house.until(lambda: done.list.count() == 2)
    house.until(lambda: done.printing.paper is not None)
    assert done.printing.paper.pages == 2
    assert [one.recipient for one in done._papers.numbered] == ["王小明", "韩梅梅"]
    said = "1 of them is void, replaced or without a name, and is left out."
    assert done.notices.words.text() == said
    assert faults(page) == []
    done.save_each(tmp_path / "papers")
    house.settle()
    kept = " ".join(path.name for path in (tmp_path / "papers").rglob("*.pdf"))
    assert "李雷" not in kept
    assert "韩梅梅" in kept
    printed = register.register(desk, printed=True).rows
    assert {one.recipient for one in printed} == {"王小明", "韩梅梅"}
    for one in (three[0], three[2]):
        register.void(desk, OpId.new(), one.ref, "全错了")
    house.settle()
    house.until(lambda: done.printing.paper is None)
    assert "do not count any more" in done.notices.words.text()


def test_only_the_pages_that_went_to_the_printer_are_noted(house, page):
    type_names(house, page, "王小明", "李雷")
    issue(house, page)
    house.until(lambda: page.done.printing.paper is not None)
    page.done.printing.panel.wanted.emit("Gone", (1,), 1)
    house.settle()
    assert "Gone" in page.done.printing.notices.words.text()
    assert register.register(house.session.desk(), printed=True).total == 0
    page.done.printing.printed.emit(1)
    house.settle()
    printed = register.register(house.session.desk(), printed=True).rows
    assert [one.recipient for one in printed] == ["李雷"]


def test_cards_are_made_without_numbers(house):
    page = opened(house, "name-card")
    type_names(house, page, "王小明", "李雷")
    assert page.issuing.go.text() == "Make 2 cards"
    issue(house, page)
    house.until(lambda: page.done.printing.paper is not None)
    assert page.done.title.text() == "2 cards are ready"
    assert not page.done.range.isVisible()
    assert register.register(house.session.desk()).total == 0


# ── finding, remembering, looking ─────────────────────────────────────────────────────────────


def test_templates_are_found_by_pinyin_and_the_last_one_is_remembered(house, page):
    choosing = page.form.choosing
    house.tap(choosing.other)
    house.write(choosing.field, "mp")
    keys = [choosing.list.item(n).text() for n in range(choosing.list.count())]
    assert "成员名片" in keys
    house.bot.keyClick(choosing.field, Qt.Key.Key_Return)
    shown(house, page)
    assert page.wanted.template.key == "name-card"
    assert page._keeping.settings().certificate == "name-card"
    found = providers(house.session.workplace)["templates"]("zyz")
    assert "COSCon 志愿者证书" in [hit.title for hit in found]
    assert faults(page) == []


def test_another_template_reads_the_list_for_itself(house, page):
    drop(house, page, AWARDS)
    house.session.go("paper", ("certificates", "community-star"))
    shown(house, page)
    assert len(recipients(page)) == 3
    assert page.issuing.go.text() == "Issue 3 papers"


def test_five_thousand_rows_draw_only_the_page_in_front(house, page):
    lines = "\n".join(f"志愿者{n}" for n in range(5_000))
    QGuiApplication.clipboard().setText(lines)
    house.tap(page.form.who.ways["typed"])
    house.tap(page.form.who.paste)
    house.until(lambda: page.view.preview.of.text() == "of 5,000")
    page.view.preview.turn_to(4_999)
    shown(house, page)
    assert page.wanted.paper(4_999).recipient == "志愿者4999"
    assert page.view.preview._made.page == 4_999


def test_pictures_are_off_until_one_is_chosen(house, page, tmp_path):
    from desktop.documents.pages import png
    from tests.ui.paper.sheets import pages

    assert page.wanted.pictures == {}
    assert "never makes a seal" in page.form.pictures.words.text()
    (tmp_path / "seal.png").write_bytes(png(pages(1, 40, 40), 0, 72))
    page.form.pictures.take("seal", tmp_path / "seal.png")
    house.settle()
    shown(house, page)
    assert set(page.wanted.pictures) == {"seal"}
    page.form.pictures.take("logo", tmp_path / "nothing.png")
    house.settle()
    assert "nothing.png" in page.form.pictures.notices.words.text()
    type_names(house, page, "王小明")
    issue(house, page)
    house.until(lambda: page.done.printing.paper is not None)
    number = page.done._papers.numbered[0].ref
    drawn = register.papers(house.session.desk(), [number], pictures=house.folders.photos)[0]
    assert drawn.pictures["seal"] == (tmp_path / "seal.png").read_bytes()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_large_text_and_the_dark_find_their_room(house, qapp, page, scale, dark):
    theme.apply(qapp, dark=dark, scale=scale)
    drop(house, page, AWARDS)
    page.form.pictures_fold.open()
    page.form.stock_fold.open()
    page.form.choosing.other.setChecked(True)
    shown(house, page)
    assert faults(page) == []


def test_a_template_knows_what_it_is(page):
    template: Template = page.wanted.template
    assert page.form.choosing.title.text() == template.title == "COSCon 之星"
    assert "KYS-CSTAR-" in page.form.choosing.about.text()
