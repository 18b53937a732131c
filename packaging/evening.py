"""The evening of labels and certificates, for `pictures.py`: real papers from a made-up list."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path

from camera import HEIGHT, WIDTH, Camera, result
from laying import Lying, table
from PIL import Image
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from desktop.app.sample import LIST
from desktop.documents.labels import labels
from desktop.domain.paper.labels import Copies
from desktop.domain.paper.sizes import Stock, stock
from desktop.domain.paper.template import Draft
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, imports, people, places
from desktop.services import stock as keeping
from desktop.services.changes import OpId
from desktop.services.paper import drawing, register, signing, slips, templates
from desktop.services.paper import labels as labelling
from desktop.settings import resource
from desktop.ui.paper.certificates.editor import page as editor
from desktop.ui.paper.certificates.editor.page import EditorPage
from desktop.ui.paper.certificates.page import CertificatesPage
from desktop.ui.paper.labels.page import LabelsPage
from desktop.ui.paper.page import PaperPage
from desktop.ui.paper.preview import Preview
from desktop.ui.paper.register.page import RegisterPage

SHEET = "3x8 70x37"
AWARD = "COSCon 志愿者"
DAY = date(2026, 10, 24)
COMMUNITY = "开源社"
# Names as they come, beside the plain ones: rare characters, nicknames, other scripts, teams.
RARE = (
    ("李瑒", "签到", "12"),
    ("䶮龑", "摄影", "9"),
    ("𠮷田 结", "翻译", "6"),
    ("欧阳堃（老堃）", "直播", "16"),
    ("Nguyễn Thị Ánh Dương", "Interpreter", "8"),
    ("Dilnur Tursun", "接待", "10"),
    ("社区文档小组", "文档", ""),
    ("Maximiliane von Württemberg-Hohenlohe (Maxi)", "Speaker care", "14"),
)
UNWRITABLE, MENDED = "张\U00031350", "张晟"
FAMILY, GIVEN = "陈林黄吴周徐孙马朱胡", "安宁 晓岚 子衿 明哲 若溪 一帆 雨桐 嘉禾 思远 知夏".split()
BOX = (("社区T恤 L", 20), ("社区T恤 M", 16), ("金属徽章 金色", 40), ("贴纸套装 城市", 60))


class Evening(Camera):
    """Sixty price labels, a box, a hundred certificates, a name card."""

    shots = ("labels", "certificates", "issued", "editor", "register", "verdict", "papers", "page")

    def __init__(
        self, app: QApplication, language: str, dark: bool, out: Path, wanted: set[str]
    ) -> None:
        super().__init__(
            app, language, dark, out, wanted, welcomed=True, issuer=COMMUNITY, label_size=SHEET
        )
        editor._today = lambda: DAY

    # ── before ────────────────────────────────────────────────────────────────────────────────

    def prepare(self) -> None:
        """The stock, a box that is packed, a person, a key."""
        self.session.show()
        self.window.resize(WIDTH, HEIGHT)
        self.settle()
        desk = self.session.desk()
        told = result(imports.preview(desk, resource("demo", LIST)))
        list(imports.apply(desk, OpId.new(), told))
        list(catalogue.spell_pending(desk))
        home = places.find_place(desk, "成都·仓库")
        box = places.create_place(desk, OpId.new(), PlaceKind.BOX, "A1", home.id)
        known = {v.title: v for v in catalogue.search(desk, limit=400).rows}
        lines = [keeping.MoveLine(known[name].code, qty) for name, qty in BOX]
        keeping.move_many(desk, OpId.new(), lines, home.id, box.id, reason="装箱", found=True)
        people.add_person(desk, OpId.new(), "唐知夏")
        signing.set_up(desk, OpId.new(), self.folders.keys, None, f"{COMMUNITY} 2026")
        self.box = box.id
        self.session.go("paper")
        while not self.window.findChildren(PaperPage):
            self.settle()
        self.settle()

    # ── labels ────────────────────────────────────────────────────────────────────────────────

    def labels(self) -> None:
        """Ten of each shirt, from the fourth label of a sheet on."""
        self.shirts = [
            v.code for v in catalogue.search(self.session.desk(), "社区T恤", limit=20).rows
        ][:6]
        self.session.go("paper", ("labels", "items", [(code, 10) for code in self.shirts]))
        self.settle()
        page = self._room.labels
        assert isinstance(page, LabelsPage)
        self._stand_still(page, page.view.preview)
        grid = page.wish.sizes.grid
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell(4).center().toPoint())
        self._stand_still(page, page.view.preview)
        self.shoot("labels")

    # ── certificates ──────────────────────────────────────────────────────────────────────────

    def certificates(self) -> None:
        """The list is dropped, looked over, mended and issued."""
        self.session.go("paper", ("certificates", "coscon-volunteer"))
        self.settle()
        page = self._room.certificates
        page.form.forall.day.setDate(QDate(DAY.year, DAY.month, DAY.day))
        self.drop(page.form.who.file, self._awards())
        self._stand_still(page, page.view.preview)
        page.view.preview.turn_to(2)
        page.form.verticalScrollBar().setValue(0)
        self._stand_still(page, page.view.preview)
        self.shoot("certificates")
        rows = page.form.who.table.rows
        for row in rows.rows:
            if row.recipient == UNWRITABLE:
                row.cells["recipient"] = MENDED
        rows.edited.emit()
        page.form.ensureWidgetVisible(page.form.signed)
        page.form.signed.click()
        self._stand_still(page, page.view.preview)
        self.tap(page.issuing.go)
        while page.done.printing.paper is None:
            self.settle()
        page.done.list.setCurrentRow(0)
        self._stand_still(page, page.view.preview)
        self.shoot("issued")

    def edit(self) -> None:
        """The template, with the paper of somebody on the list beside it."""
        page = self._room.certificates
        self.tap(page.done.more_key)
        self._stand_still(page, page.view.preview)
        self.tap(page.form.choosing.edit_key)
        self._stand_still(page.editor, page.editor.preview)
        text = page.editor.text
        found = text.document().find("[[draw]]")
        text.setTextCursor(found)
        text.centerCursor()
        self._stand_still(page.editor, page.editor.preview)
        self.shoot("editor")
        self.tap(page.editor.head.back)

    # ── the register ──────────────────────────────────────────────────────────────────────────

    def register(self) -> None:
        """One was written wrongly and is issued anew; some are handed over."""
        desk = self.session.desk()
        all_ = register.register(desk, limit=500, sort="number", descending=False).rows
        refs = [one.ref for one in all_]
        self.clock.later(minutes=12)
        register.mark_printed(desk, OpId.new(), refs)
        self.clock.later(hours=2)
        register.mark_claimed(desk, OpId.new(), refs[:40])
        self.clock.later(minutes=25)
        old = next(one for one in all_ if one.recipient == MENDED)
        new = register.reissue(
            *(desk, OpId.new(), old.ref, "名字写错了"),
            recipient="张昇",
            signer=signing.signer(self.folders.keys),
        )
        self.session.go("paper", ("register", old.number))
        self.settle()
        page = self._room.register
        self._stand_still(page, page.card.preview)
        scroll = page.card.findChild(QScrollArea)
        scroll.ensureWidgetVisible(page.card.told.story)
        self.shoot("register")
        self.number = new.number
        text = register.certificate(desk, new.number).signature
        self.session.go("paper", ("verify", text))
        self.settle()
        keep = page.signing.key.keep
        # The folder of this picture is thrown away; a reader's is where it usually is.
        keep.setText(keep.text().replace(str(self.folders.home), "~/.local/share/yuanwu"))
        self.shoot("verdict")
        self.text = text

    # ── on paper ──────────────────────────────────────────────────────────────────────────────

    def papers(self) -> None:
        """The pages themselves, laid on a table."""
        if not self.wants("papers"):
            return
        desk = self.session.desk()
        ref = register.certificate(desk, self.number).ref
        card = templates.template(desk, "name-card")
        draft = Draft("唐知夏", {"position": "正式成员", "email": "zhixia@example.org"})
        certificate = result(drawing.issued(desk, [ref])).data
        cards = result(drawing.together(drawing.unnumbered(card, [draft], DAY, COMMUNITY))).data
        price = _labels(labelling.items(desk, [(c, 10) for c in self.shirts]), stock(SHEET), 4)
        box = _labels(labelling.boxes(desk, [self.box]), stock("100x150"))
        packed = slips.packing_list(desk, places=[self.box]).data
        lying = (
            Lying(price, 360, (872, 40)),
            Lying(packed, 300, (930, 352)),
            Lying(certificate, 800, (40, 40)),
            Lying(cards, 300, (560, 560)),
            Lying(box, 230, (290, 425)),
        )
        self.keep("papers", table(lying, (WIDTH, HEIGHT)))

    def verifier(self) -> None:
        """The verifying page in a browser, where Chromium is installed."""
        from tests.documents.browsers import asking, chromium

        if not self.wants("page") or chromium.program() is None:
            return
        data = signing.verifier(self.session.desk(), COMMUNITY, self.language)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "verify.html"
            file.write_bytes(data)
            browser = chromium.Chromium(Path(folder) / "home")
            try:
                browser.size(WIDTH, HEIGHT)
                browser.open(file.as_uri())
                asking.pasted(browser, self.text)
                browser.run("window.scrollTo(0, 0)")
                shown = browser.picture()
            finally:
                browser.close()
        self.keep("page", Image.open(BytesIO(shown)).convert("RGB"))

    # ── the list, and waiting ─────────────────────────────────────────────────────────────────

    def _awards(self) -> Path:
        """A list as it comes: of two awards, one row not passed, one with a name nobody can set."""
        plain = [f + g for g, f in product(GIVEN, FAMILY)]
        jobs = ("签到", "引导", "直播", "摄影", "物料", "茶歇", "讲师接待", "云展位")
        rows = [(AWARD, name, job, hours, "是") for name, job, hours in RARE]
        rows.append((AWARD, UNWRITABLE, "物料", "8", "是"))
        rows += [
            (AWARD, name, jobs[n % len(jobs)], str(6 + n % 11), "是")
            for n, name in enumerate(plain[: 100 - len(rows)])
        ]
        rows.insert(2, ("讲师", "沈如一", "", "", "是"))
        rows.insert(5, (AWARD, "郑在途", "引导", "", "否"))
        path = self.folders.home.parent / "COSCon志愿者名单.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(("奖项", "姓名", "服务岗位", "服务时长", "是否通过"))
            table.writerows(rows)
        return path

    @property
    def _room(self) -> PaperPage:
        found = self.page(PaperPage)
        assert isinstance(found, PaperPage)
        return found

    def _stand_still(
        self, page: LabelsPage | CertificatesPage | EditorPage | RegisterPage, preview: Preview
    ) -> None:
        """Until everything is asked, answered and drawn."""
        for _turn in range(3):
            self.settle()
            # What was just changed is asked for after a short pause, which no job tells of.
            while page._soon.isActive() or preview._soon.isActive():
                QTest.qWait(10)
            self.settle()

    def whole(self) -> None:
        """From the stock to the page on the web."""
        self.prepare()
        self.labels()
        self.certificates()
        self.edit()
        self.register()
        self.papers()
        self.verifier()


def _labels(copies: Sequence[Copies], on: Stock, start: int = 1) -> bytes:
    return result(labels(copies, on, start=start)).data
