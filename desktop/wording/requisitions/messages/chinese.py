"""The messages in Chinese, short and polite, as a volunteer writes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.domain import masking
from desktop.domain.requisitions.arrivals import Step
from desktop.domain.requisitions.letters import Letter, LetterLine, LetterParcel


def _day(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"


def _head(letter: Letter) -> str:
    who = letter.applicant or "你"
    return f"{who}好！" if who != "你" else "你好！"


def _name(letter: Letter) -> str:
    return f"「{letter.title}」的物料申请（{letter.code}）" if letter.title else letter.code


def _line(line: LetterLine) -> str:
    qty = "数量待定" if line.asked is None else f"×{line.asked}"
    return f"· {line.item} {qty}"


def _given(line: LetterLine) -> str:
    why = f"（{masking.phones(line.reason)}）" if line.reason else ""
    name = f"{line.substitute}（代替 {line.item}）" if line.substitute else line.item
    if not line.approved:
        return f"· {line.item}：这次没有{why}"
    less = line.asked is not None and line.approved < line.asked
    qty = f"×{line.approved}" + (f"（申请 {line.asked}）" if less else "")
    lent = ""
    if line.loan:
        lent = "，借用" + (f"，请在 {_day(line.back_on)}前归还" if line.back_on else "，用后请归还")
    return f"· {name} {qty}{why}{lent}"


def _parcel(parcel: LetterParcel) -> str:
    if parcel.way == "pickup":
        return "· 自提"
    if parcel.way == "carried":
        return "· 由同行的伙伴带到" if not parcel.carried_by else f"· 由 {parcel.carried_by} 带到"
    number = f" 快递单号 {parcel.waybill}" if parcel.waybill else ""
    return f"· {parcel.carrier or '快递'}{number}"


def _taken(letter: Letter) -> list[str]:
    word = "发出" if letter.by_sending else "答复"
    due = f"我们会在 {_day(letter.due_on)}前{word}。" if letter.due_on else "我们会尽快答复。"
    need = f"需要日期：{_day(letter.needed_on)}。" if letter.needed_on else ""
    return [
        f"{_head(letter)}{_name(letter)}收到了。{need}{due}",
        *map(_line, letter.lines),
        "有变动请直接回复，谢谢！",
    ]


def _asked(letter: Letter) -> list[str]:
    asks = masking.phones(letter.said) or "有几处需要你补充一下。"
    return [
        f"{_head(letter)}{_name(letter)}还想请你补充：",
        asks,
        "收到你的回复后我们马上继续，谢谢！",
    ]


def _approved(letter: Letter) -> list[str]:
    due = f"计划 {_day(letter.due_on)}前发出。" if letter.due_on and letter.by_sending else ""
    return [
        f"{_head(letter)}{_name(letter)}已通过：",
        *map(_given, letter.lines),
        f"{due}发出后会把快递单号告诉你。",
    ]


def _rejected(letter: Letter) -> list[str]:
    why = masking.phones(letter.said)
    return [
        f"{_head(letter)}很抱歉，{_name(letter)}这次没能通过。",
        f"原因：{why}" if why else "",
        "有疑问或想调整后再申请，随时找我们。",
    ]


def _cancelled(letter: Letter) -> list[str]:
    why = masking.phones(letter.said)
    return [
        f"{_head(letter)}{_name(letter)}已取消。",
        f"原因：{why}" if why else "",
        "之后还需要的话，随时再申请。",
    ]


def _sent(letter: Letter) -> list[str]:
    goods = [f"· {line.given} ×{line.sent}" for line in letter.lines if line.sent]
    handed = bool(letter.parcels) and all(p.way == "pickup" for p in letter.parcels)
    ready = "可以自提了" if handed else "已发出"
    return [
        f"{_head(letter)}{_name(letter)}{ready}：",
        *goods,
        *map(_parcel, letter.parcels),
        "收到后请清点一下，告诉我们一声，谢谢！",
    ]


def _confirm(letter: Letter) -> list[str]:
    goods = [f"· {line.given} ×{line.open}" for line in letter.lines if line.open]
    return [
        f"{_head(letter)}{_name(letter)}应该到了，收到了吗？",
        *goods,
        *(_parcel(parcel) for parcel in letter.parcels if parcel.open),
        "请清点后回复“都到了”，或说一声少了、坏了哪些，谢谢！",
    ]


def _report(letter: Letter) -> list[str]:
    return [
        f"{_head(letter)}「{letter.title or letter.code}」辛苦了！方便时请补一份活动回执：",
        "· 照片（相册或文档链接）",
        "· 几句话：来了多少人，物料用得怎么样",
        "· 剩余物料：还剩什么、多少，在谁那里",
        f"回复这里就行（{letter.code}），谢谢！",
    ]


def _back(letter: Letter) -> list[str]:
    return [
        f"{_head(letter)}{_name(letter)}里借用的物料该归还了：",
        *(
            f"· {line.given} ×{line.lent}" + (f"，{_day(line.back_on)}到期" if line.back_on else "")
            for line in letter.lines
            if line.lent
        ),
        "请告诉我们什么时候、怎么还；有用掉或坏了的也请说一声，谢谢！",
    ]


def _closed(letter: Letter) -> list[str]:
    lent = sum(line.lent for line in letter.lines)
    still = f"还有 {lent} 件借用的物料没还，到期会再提醒。" if lent else ""
    return [f"{_head(letter)}{_name(letter)}已完成。{still}谢谢，下次活动见！"]


WRITES: dict[Step, Callable[[Letter], list[str]]] = {
    Step.TAKEN: _taken,
    Step.ASKED: _asked,
    Step.APPROVED: _approved,
    Step.REJECTED: _rejected,
    Step.CANCELLED: _cancelled,
    Step.SENT: _sent,
    Step.CONFIRM: _confirm,
    Step.REPORT: _report,
    Step.BACK: _back,
    Step.CLOSED: _closed,
}
