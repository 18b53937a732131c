"""“姓名 手机 地址” as people paste it, taken apart; what is not certain stays empty."""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.requisitions.values import Contact

MOST = 500  # characters that are looked at: nobody pastes a longer address
# A mobile number of the mainland (facts of the numbering plan): 1[3-9] and nine digits, often with
# +86 before it and blanks or dashes within.
_PHONE = re.compile(r"(?<![\d+])(?:\+?\s?86[-\s]?)?(1[3-9]\d)[-\s]?(\d{4})[-\s]?(\d{4})(?!\d)")
_LABEL = re.compile(
    r"(?P<recipient>收件人|收货人|联系人|姓名|名字|recipient|name)"
    r"|(?P<phone>手机号码?|联系电话|联系方式|手机|电话|phone|mobile|tel)"
    r"|(?P<address>收件地址|收货地址|详细地址|所在地区|地址|address)",
    re.IGNORECASE,
)
_SAID = re.compile(rf"(?:{_LABEL.pattern})\s*[:：]\s*", re.IGNORECASE)
_BREAKS = re.compile(r"[\s,，;；、|/]+")
_NAME = re.compile(r"[\u3400-\u9fff·（）()]{2,8}|[A-Za-z][A-Za-z .'-]{1,24}")
# What parts of an address end with.
ADDRESS_MARK = "[省市区县州镇乡街路道号楼栋弄巷村室]"
# A part of an address ends with a mark, or has one in many words: 路遥 and 王镇 are people.
_ADDRESS = re.compile(rf"\d|..{ADDRESS_MARK}$|(?=.{{5}}).*{ADDRESS_MARK}")
_LIKE_A_NAME = re.compile(r"[\u3400-\u9fff]{1,3}[^省市区县]")


def phone_of(text: str) -> str:
    """A phone as it is kept: eleven digits where it is a mobile number, else as it was said."""
    found = _PHONE.search(unicodedata.normalize("NFKC", text))
    return "".join(found.groups()) if found else text.strip()


def read_contact(text: str) -> Contact:
    """Who, phone and address out of one pasted line or several, labelled or not.

    Never raises; of a longer text only the first `MOST` characters are looked at.
    """
    plain = unicodedata.normalize("NFKC", text[:MOST]).strip()
    said = _labelled(plain)
    rest = said.pop("", "")
    found = _PHONE.search(rest)
    if "phone" not in said and found:
        said["phone"] = "".join(found.groups())
        rest = f"{rest[: found.start()]}\n{rest[found.end() :]}"
    elif "phone" in said:
        said["phone"] = phone_of(said["phone"])
    words = [word for word in _BREAKS.split(rest) if word]
    if "recipient" not in said:
        names = [word for word in words if _NAME.fullmatch(word) and not _ADDRESS.search(word)]
        if not names and len(words) > 1 and _LIKE_A_NAME.fullmatch(words[0]):  # 王小路
            names = words[:1]
        if names:
            said["recipient"] = names[0]
            words.remove(names[0])
    if "address" not in said and any(_ADDRESS.search(word) for word in words):
        said["address"] = " ".join(words)
    return Contact(said.get("recipient", ""), said.get("phone", ""), said.get("address", ""))


def _labelled(text: str) -> dict[str, str]:
    """What stands behind labels, by field, until the next one or the line ends; "" is the rest."""
    marks = list(_SAID.finditer(text))
    said: dict[str, str] = {}
    rest = [text[: marks[0].start()] if marks else text]
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        value = text[mark.end() : after.start() if after else len(text)]
        line, _, more = value.partition("\n")
        said.setdefault(str(mark.lastgroup), line.strip(" ,，;；"))
        rest.append(more)
    said[""] = "\n".join(rest)
    return said
