"""Labels from a file: codes and how many of each, or who gets parcels."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from desktop.domain.errors import BadFile
from desktop.domain.money import parse_quantity
from desktop.domain.paper.labels import ParcelLabel
from desktop.exchange.columns import Columns, Synonyms, find_columns, fitting
from desktop.exchange.spreadsheets import Row, Sheet, read_sheet, text_of

_T = TypeVar("_T")

CODES: Synonyms = {
    "code": ("编号", "物料编号", "物品编号", "商品编号", "编码", "货号", "条码", "code", "sku"),
    "copies": ("份数", "张数", "标签数量", "标签数", "数量", "copies", "labels", "qty", "quantity"),
}
PARCELS: Synonyms = {
    "recipient": ("收件人", "收货人", "收件人姓名", "姓名", "recipient", "name", "to"),
    "phone": ("电话", "手机", "手机号", "联系电话", "收件人电话", "phone", "mobile", "tel"),
    "address": ("地址", "收货地址", "收件地址", "详细地址", "address"),
    "sender": ("寄件人", "发件人", "sender", "from"),
    "number": ("申请编号", "单号", "编号", "包裹编号", "number", "parcel"),
    "waybill": ("快递单号", "运单号", "物流单号", "waybill", "tracking number"),
}


def codes(path: Path) -> list[tuple[str, int]]:
    """Codes with copies (one where the list says nothing). Raises BadFile, BadQuantity."""
    sheet, columns = _read(path, CODES, ("code",))
    found = []
    for row in sheet.rows:
        if code := _text(row, columns, "code"):
            copies = _text(row, columns, "copies")
            found.append((code, parse_quantity(copies) if copies else 1))
    return _some(path, found)


def parcels(path: Path) -> list[ParcelLabel]:
    """Parcels' labels, a row each. Raises BadFile."""
    sheet, columns = _read(path, PARCELS, ("recipient",))
    found = []
    for row in sheet.rows:
        said = {key: _text(row, columns, key) for key in PARCELS}
        if said["recipient"]:
            found.append(_parcel(said))
    return _some(path, found)


def _parcel(said: dict[str, str]) -> ParcelLabel:
    return ParcelLabel(
        *(said["recipient"], said["phone"], said["address"]),
        *(said["sender"], said["number"], said["waybill"]),
    )


def _read(path: Path, synonyms: Synonyms, needed: tuple[str, ...]) -> tuple[Sheet, Columns]:
    sheet = read_sheet(path, fitting(synonyms, needed))
    return sheet, find_columns(path.name, sheet.header, synonyms=synonyms, needed=needed)


def _text(row: Row, columns: Columns, key: str) -> str:
    if key not in columns.index:
        return ""
    return " ".join(text_of(row.cells[columns.index[key]]).split())


def _some(path: Path, found: list[_T]) -> list[_T]:
    if not found:
        raise BadFile(path.name, "empty")
    return found
