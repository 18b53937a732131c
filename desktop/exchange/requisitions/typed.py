"""People who get something, typed or pasted: one a line, with what is said of them behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.domain.money import narrow
from desktop.domain.requisitions.contact import ADDRESS_MARK, phone_of
from desktop.domain.requisitions.giving import PeopleList, Person, each_once
from desktop.domain.requisitions.phrases import PHONE
from desktop.exchange.requisitions import cells
from desktop.exchange.shapes import one_line

_COLUMNS = 4  # name, size, phone, address
_BETWEEN = re.compile(r"[;；、]+")
_WITHIN = re.compile(r"[\t,，]+")
_LABEL = re.compile(
    r"(?:姓名|名字|收[件货]人|尺码|手机号?码?|联系电话|电话|(?:收[件货]|详细)?地址)\s*[:：]"
)
_SIZE = re.compile(r"(?:\d?x{1,5}|[2-9]x?)?[sml](?:码|号)?|[2-9]x|均码|[特加]?[大中小]码?号?", re.I)
_SHORT = 6  # characters: a size of another kind that stands between commas (170, UK 12)
_ADDRESS = re.compile(rf"(?=.{{5}}).*{ADDRESS_MARK}|\d+\s*[号楼栋弄室]")


def typed_people(text: str) -> PeopleList:
    """People one a line, or parted by 、 or ;. Size, phone and address stand behind the name, with
    commas, tabs, 、 or just blanks between.

    Raises TooLong for a name or an address that is none.
    """
    people = []
    for row, line in enumerate(_lines(text), start=1):
        person = _person(line, row)
        if person is not None:
            people.append(person)
    once, twice = each_once(people)
    return PeopleList(once, (), twice)


def written_people(people: Iterable[Person]) -> str:
    """People as lines that `typed_people` reads again."""
    lines = []
    for one in people:
        more = (one.size, one.phone, one.address)
        lines.append("\t".join((one.name, *more)) if any(more) else one.name)
    return "\n".join(lines)


def _lines(text: str) -> Iterator[str]:
    """What is said of one person each."""
    for line in text.splitlines():
        if "\t" in line:
            yield line
            continue
        said: list[str] = []
        for part in _BETWEEN.split(line):
            if said and _goes_on(part.strip()):
                said[-1] = f"{said[-1]},{part}"
            else:
                said.append(part)
        yield from said


def _goes_on(part: str) -> bool:
    """Whether a part says more of somebody, and names nobody new."""
    return bool(_is_size(part) or _is_phone(part) or _ADDRESS.match(part) or _LABEL.match(part))


def _person(line: str, row: int) -> Person | None:
    if line.count("\t") == _COLUMNS - 1:  # as it was written out
        name, size, phone, address = (part.strip() for part in line.split("\t"))
        return _kept(name, size, phone, address, row) if name else None
    apart = PHONE.sub(lambda found: f",{phone_of(found[0])},", _LABEL.sub(",", line))
    fields = [part.strip() for part in _WITHIN.split(apart) if part.strip()]
    if not fields:
        return None
    name, fields[:1] = _name(fields[0])
    size, phone, address = "", "", ""
    for field in fields:
        first, _, rest = field.partition(" ")
        if not size and _is_size(first):
            size, field = narrow(first), rest.strip()
        if _is_phone(field) and not phone:
            phone, _known = cells.phone(field)
        elif not size and len(field) <= _SHORT and field.isascii():
            size = field
        else:
            address = f"{address} {field}".strip()
    return _kept(name, size, phone, address, row)


def _name(field: str) -> tuple[str, list[str]]:
    """The name in the first field, and what else is said there with blanks between."""
    words = field.split()
    more = [word for word in words if _is_size(word) or _is_phone(word) or _ADDRESS.match(word)]
    name = " ".join(word for word in words if word not in more)
    return (name, more) if name else (field, [])


def _is_size(word: str) -> bool:
    return bool(_SIZE.fullmatch(narrow(word)))


def _is_phone(word: str) -> bool:
    number, known = cells.phone(word)
    return bool(number) and known and number[0] in "0123456789+"


def _kept(name: str, size: str, phone: str, address: str, row: int) -> Person:
    return Person(
        cells.kept("recipient", one_line(name)), size, phone, cells.kept("address", address), row
    )
