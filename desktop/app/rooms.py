"""The rooms that work, and their order for whoever comes in. Pages are loaded when first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.app.doorway import Doorway
from desktop.settings import Role
from desktop.ui.window import Act, Room
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

PAGES = {
    room: f"desktop.ui.{room}.page"
    for room in (
        "today",
        "booth",
        "stock",
        "requisitions",
        "production",
        "paper",
        "bench",
        "settings",
    )
}
_FIRST = {Role.BOOTH: "booth", Role.MATERIALS: "stock", Role.WORKSHOP: "bench"}


def rooms(work: Callable[[], Workplace], keeping: Keeping) -> list[Room]:
    """All rooms in the order of the rail; `work` is asked when a page is made."""

    def today() -> QWidget:
        from desktop.ui.today.page import TodayPage

        return TodayPage(work(), keeping)

    def booth() -> QWidget:
        from desktop.ui.booth.page import BoothPage

        return BoothPage(work(), keeping)

    def stock() -> QWidget:
        from desktop.ui.stock.page import StockPage

        return StockPage(work(), keeping)

    def requisitions() -> QWidget:
        from desktop.ui.requisitions.page import RequisitionsPage

        return RequisitionsPage(work(), keeping)

    def production() -> QWidget:
        from desktop.ui.production.page import ProductionPage

        return ProductionPage(work(), keeping)

    def paper() -> QWidget:
        from desktop.ui.paper.page import PaperPage

        return PaperPage(work(), keeping)

    def bench() -> QWidget:
        from desktop.ui.bench.page import BenchPage

        return BenchPage(work(), keeping)

    def settings() -> QWidget:
        from desktop.ui.settings.page import SettingsPage

        return SettingsPage(work(), keeping)

    def go(what: object, room: str = "stock") -> Callable[[], None]:
        return lambda: work().go(room, what)

    acts = (
        Act(_("New item"), go("new"), "plus", "xinzeng wupin xzwp add", "Ctrl+N"),
        Act(_("Import a list"), go("import"), "upload", "daoru dr csv xlsx feishu"),
        Act(_("Receive goods"), go("receive"), "inbox", "ruku rk goods in", "Ctrl+R"),
        Act(_("Move goods"), go("move"), "arrow-left-right", "diaobo db", "Ctrl+M"),
        Act(_("Hand goods over"), go("handover"), "users", "jiaojie jj"),
        Act(_("New transfer"), go("transfer"), "truck", "diaobo db jihuo kuaidi send parcel"),
        Act(_("Transfers"), go("transfers"), "truck", "diaobo db zaitu kuaidi waybill transit"),
        Act(_("Correct the stock"), go("correct"), "scale", "gengzheng gz pandian"),
        Act(_("Pick list"), go("pick"), "clipboard-list", "jianhuodan jhd"),
        Act(_("Places"), go("places"), "map-pin", "didian dd boxes xiangzi"),
    )
    asked = (
        Act(
            _("New request"),
            go("new", "requisitions"),
            "plus",
            "xinzeng wuliao shenqing wlsq sq request",
        ),
        Act(
            _("Take in a list of requests"),
            go("import", "requisitions"),
            "upload",
            "daoru shenqing biao drsq feishu form requests",
        ),
        Act(
            _("Board of requests"),
            go("board", "requisitions"),
            "layers",
            "shenqing kanban sqkb board",
        ),
        Act(
            _("Overdue requests"),
            go("overdue", "requisitions"),
            "triangle-alert",
            "chaoqi cq shenqing late overdue promise",
        ),
        Act(
            _("Request from a pasted message"),
            go(("new", "message"), "requisitions"),
            "copy",
            "zhantie xiaoxi ztxx weixin feishu shenqing paste message",
        ),
        Act(
            _("Give to many"),
            go("give", "requisitions"),
            "gift",
            "paifa pf jinianpin gongxianzhe gift many",
        ),
        Act(
            _("Quotas of gifts"),
            go("quotas", "requisitions"),
            "users",
            "zengpin peie zppe jiangshi zhiyuanzhe quota",
        ),
        Act(
            _("Reference values"),
            go("guides", "requisitions"),
            "scale",
            "cankao edu cked guide value",
        ),
        Act(
            _("Templates of requests"),
            go("templates", "requisitions"),
            "clipboard-list",
            "moban mb shenqing xiaoxing huodong template",
        ),
        Act(
            _("Remembered words of requests"),
            go("words", "requisitions"),
            "history",
            "jizhu ci jzdc bieming pipei words alias",
        ),
        Act(
            _("Figures of requests"),
            go("figures", "requisitions"),
            "chart-column",
            "shenqing tongji sqtj median days report",
        ),
        Act(
            _("Purge contacts"),
            go("purge", "requisitions"),
            "lock",
            "qingchu lianxi xinxi qclx yinsi purge privacy",
        ),
    )
    made = (
        Act(
            _("New thing to be made"),
            go("new", "production"),
            "factory",
            "xinzeng wuliao xzwl zhizuo zz production",
        ),
        Act(
            _("Board of production"),
            go("board", "production"),
            "layers",
            "wuliao zhizuo kanban wlzz kb board stages",
        ),
        Act(
            _("Time line of production"),
            go("timeline", "production"),
            "calendar",
            "shijianzhou sjz jindu jd gantt timeline",
        ),
        Act(
            _("What is late in production"),
            go("late", "production"),
            "triangle-alert",
            "wuliao yanwu yw chaoqi cq late",
        ),
        Act(
            _("Suppliers"),
            go("suppliers", "production"),
            "factory",
            "gongyingshang gys changjia cj supplier",
        ),
        Act(
            _("Designs and their versions"),
            go("designs", "production"),
            "image",
            "sheji sj banben bb logo huizhang artwork",
        ),
        Act(
            _("Budget against actual"),
            go("budget", "production"),
            "wallet",
            "yusuan ys shiji sj jine budget",
        ),
        Act(
            _("Take in a production list"),
            go("import", "production"),
            "upload",
            "wuliao zongbiao wlzb daoru dr fenxiangbiao",
        ),
    )
    papers = (
        Act(_("Print labels"), go("labels", "paper"), "tag", "dayin biaoqian dybq label"),
        Act(
            _("Make certificates"),
            go("certificates", "paper"),
            "file-text",
            "zhengshu zs kapian card award",
        ),
        Act(
            _("Register of certificates"),
            go("register", "paper"),
            "clipboard-list",
            "dengjice djc zhengshu taizhang number reprint",
        ),
        Act(
            _("Verify a paper"),
            go(("register", "verify"), "paper"),
            "qr-code",
            "yanzheng yz zhenwei signature real forged",
        ),
        Act(
            _("Set up signing"),
            go(("register", "signing"), "paper"),
            "lock",
            "qianming qm miyao key signature",
        ),
    )
    boards = (
        Act(_("Start a workshop"), go("start", "bench"), "cpu", "gongzuofang gzf kaishi workshop"),
        Act(
            _("Practise with made-up boards"),
            go("practice", "bench"),
            "play",
            "lianxi lx yanlian moni rehearse practice",
        ),
        Act(
            _("Monitor of a board"),
            go("monitor", "bench"),
            "square-terminal",
            "jianshiqi jsq chuankou ck serial plot",
        ),
        Act(_("Flash and test boards"), go("wall", "bench"), "zap", "shaolu ceshi slcs flash"),
        Act(
            _("Workshops: people, kits, report"),
            go("workshop", "bench"),
            "graduation-cap",
            "gongzuofang gzf canyuzhe cyz taojian baogao participants certificates",
        ),
        Act(
            _("All boards and their history"),
            go("boards", "bench"),
            "clipboard-list",
            "banzi bz lishi ls xuliehao serial history",
        ),
        Act(
            _("Make a PCB ruler"),
            go(("ruler", "design"), "bench"),
            "ruler",
            "dianluban chizi dlbcz gerber pcb",
        ),
        Act(
            _("Batches of boards and their inspection"),
            go(("ruler", "batches"), "bench"),
            "inbox",
            "pici pc lailiao jianyan ljjy lot incoming",
        ),
    )
    return [
        Room("today", _("Today"), "calendar-check", lambda: Doorway(today)),
        Room("booth", _("Booth"), "store", lambda: Doorway(booth)),
        Room("stock", _("Stock"), "boxes", lambda: Doorway(stock), acts),
        Room("requisitions", _("Requests"), "hand", lambda: Doorway(requisitions), asked),
        Room("production", _("Production"), "factory", lambda: Doorway(production), made),
        Room("paper", _("Paper"), "printer", lambda: Doorway(paper), papers),
        Room("bench", _("Bench"), "cpu", lambda: Doorway(bench), boards),
        Room("settings", _("Settings"), "settings", lambda: Doorway(settings)),
    ]


def order(known: Sequence[Room], roles: Sequence[Role]) -> list[Room]:
    """Who comes for one thing sees its room first; settings stay last."""
    first = [_FIRST[role] for role in roles if role in _FIRST]
    if len(first) != 1:
        return list(known)
    return sorted(known, key=lambda room: room.key != first[0])
