"""Single cells of requests: people, days, phones and what stands in private columns."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from desktop.domain import masking
from desktop.domain.errors import BadDate, RoundedNumber, TooLong
from desktop.domain.money import narrow
from desktop.domain.requisitions.said.numerals import chinese
from desktop.exchange.history import moment_of
from desktop.exchange.shapes import day_text, shaped
from desktop.exchange.spreadsheets import Cell, text_of
from desktop.exchange.stocklist import FIRST_YEAR, LAST_YEAR

# Characters a field may have; who writes more has put something else there.
MOST = {
    "number": 80,
    "title": 200,
    "kind": 80,
    "city": 80,
    "team": 120,
    "applicant": 80,
    "recipient": 80,
    "phone": 80,
    "address": 500,
    "contact": 500,
    "remark": 4000,
}
PRIVATE = ("applicant", "recipient", "phone", "address", "contact", "remark")
MOST_PEOPLE = 10_000_000
_CANCELLED = (
    *("取消", "关闭", "退款", "待付", "未付", "待支付"),
    *("cancel", "refund", "unpaid", "closed"),
)
# Nobody asked for the money back, or nobody got it: the order stands.
_STANDS = re.compile(
    r"(?:无|未|没有)(?:申请|发起)?(?:退款|售后)"
    r"|(?:退款|售后)(?:申请|已)*(?:关闭|失败|撤销|取消|拒绝|驳回)|no refunds?"
)
_BELOW_ZERO = re.compile(r"\s*(?:[-−–]\d|负)")
_NUMBERS = re.compile(r"\d+")
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千万]+")
_FIRST_DAY = re.compile(r"[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?")
_SHORT_DAY = re.compile(r"[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日?")
_DIGITS = re.compile(r"20[0-9]{6}")  # 20261209
_SERIAL = re.compile(r"[45][0-9]{4}(?:\.[0-9]+)?")  # days of a spreadsheet, 2009 to 2064
_HALF = re.compile(r"(上午|下午|晚上|中午)\s*([0-9]{1,2})(?=:)")
_ID = re.compile(r"\s*[(（](?:ou|on|u)_[0-9A-Za-z]+[)）]")
_ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]+")  # 7.0051E+15
_SHORT_PHONE = re.compile(r"1[3-9](?:[0-9]{6,8}|[0-9]{10,11})")
_PHONE = re.compile(r"1[3-9][0-9]{9}")
_LOCAL = re.compile(r"(?:\+|00)?[0-9][0-9 \-()]{5,20}[0-9]")


def kept(name: str, text: str) -> str:
    """The text as it is. Raises TooLong; of a private column without its beginning."""
    most = MOST.get(name)
    if most is not None and len(text) > most:
        start = "" if name in PRIVATE else text[:20]
        raise TooLong(name, start, len(text), most)
    return text


def shown(name: str, value: str) -> str:
    """A cell's text as troubles show it: masked where it identifies people, and short."""
    if name not in PRIVATE:
        return value if len(value) <= 80 else f"{value[:80]}…"
    if name == "phone":
        return masking.phone(value)[:20]
    if name == "contact":
        return ""
    if name == "address":
        return masking.address(value)
    return masking.name(value[:10]) if name in ("recipient", "applicant") else ""


def people(cell: Cell) -> tuple[int | None, bool]:
    """How many come, and whether that is a plain number: `约 50 人` → 50, `20-30` → 30.

    None where no number is said, or one that no event has: below zero there is nobody.
    """
    text = narrow(text_of(cell)).replace(",", "")
    if not text:
        return None, True
    if _BELOW_ZERO.match(text):
        return None, False
    bare = text.strip().removesuffix("人").strip()
    found = [int(number[:9]) for number in _NUMBERS.findall(text)]
    if found:
        most = max(found)
        if "万" in text and most < 1000:
            most *= 10_000
        if most > MOST_PEOPLE:
            return None, False
        return most or None, bare.isdigit()
    words = [chinese(word) or 0 for word in _CHINESE.findall(text)]
    return max(words, default=0) or None, False


def needed(cell: Cell, submitted: datetime | None) -> tuple[date | None, bool]:
    """The day something is needed, and whether a day was said; the first one of several.

    A day without a year is the next one after the request. Raises BadDate for a day that is none.
    """
    if isinstance(cell, date):  # a datetime is one too
        text = day_text(cell)
        return (date.fromisoformat(text) if text else None), True
    text = narrow(text_of(cell))
    if not text:
        return None, True
    if serial := _serial(text):
        return serial.date(), True
    if _DIGITS.fullmatch(text):
        text = f"{text[:4]}/{text[4:6]}/{text[6:]}"
    first = _FIRST_DAY.match(text)
    if first:
        return date.fromisoformat(day_text(first[0])), True
    short = _SHORT_DAY.match(text)
    if short and submitted is not None:
        day = date.fromisoformat(day_text(short[0], submitted.year))
        if day < submitted.date():
            day = date.fromisoformat(day_text(short[0], submitted.year + 1))
        return day, True
    if any(sign.isdigit() for sign in text):
        found = day_text(cell)
        return (date.fromisoformat(found) if found else None), True
    return None, False


def submitted(cell: Cell) -> datetime | None:
    """When it was submitted, None where blank. Raises BadDate, also for a year nobody can mean."""
    text = text_of(cell)
    if not text:
        return None
    found = _moment(cell, text)
    if found is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadDate(text)
    return found


def _moment(cell: Cell, text: str) -> datetime | None:
    if not isinstance(cell, str) and not isinstance(cell, datetime) and isinstance(cell, date):
        return moment_of(cell.isoformat())
    if re.fullmatch(r"1[0-9]{12}", text):  # milliseconds, as tables fetched through the API say
        return datetime.fromtimestamp(int(text) / 1000, moment_of("2023/01/01").tzinfo)
    if serial := _serial(text):
        return serial
    if half := _HALF.search(text):
        hour = int(half[2]) + 12 * (half[1] in ("下午", "晚上") and int(half[2]) < 12)
        cell = text = f"{text[: half.start()]} {hour:02}{text[half.end() :]}"
    try:
        return moment_of(cell)
    except BadDate:
        day = day_text(cell)
        return moment_of(day) if day else None


def _serial(text: str) -> datetime | None:
    """A day, and its time, as a spreadsheet counts them from 1899-12-30."""
    if not _SERIAL.fullmatch(text):
        return None
    return moment_of("1899/12/30") + timedelta(minutes=round(float(text) * 1440))


def who(cell: Cell) -> str:
    """People of a cell without the ids that stand behind their names: 王小明(ou_7d8a)."""
    return _ID.sub("", shaped(cell))


def whole_number(cell: Cell) -> str:
    """A number that names something. Raises RoundedNumber where its digits were lost."""
    text = shaped(cell)
    if _ROUNDED.fullmatch(text):
        raise RoundedNumber(text)
    return text


def unpaid(state: str) -> bool:
    """Whether an order was not paid, or its money went back, as its state says."""
    text = _STANDS.sub("", state.casefold())
    return any(word in text for word in _CANCELLED)


def phone(cell: Cell) -> tuple[str, bool]:
    """A phone without what people put around it, and whether it looks like one.

    `+86-133 5642 8397` → `13356428397`; other countries' numbers and masked ones stay.
    """
    text = re.sub(r"(?<=[0-9]{8})\.0+$", "", narrow(text_of(cell)).strip())
    digits = re.sub(r"[^0-9]", "", text)
    abroad = text.startswith(("+", "00")) and not digits.removeprefix("00").startswith("86")
    bare = digits.removeprefix("0086") if text.startswith("00") else digits
    bare = bare.removeprefix("86") if len(bare) == 13 else bare
    if not abroad and _PHONE.fullmatch(bare):
        return bare, True
    if _SHORT_PHONE.fullmatch(text):
        return text, False
    return text, not text or "*" in text or bool(_LOCAL.fullmatch(text))
