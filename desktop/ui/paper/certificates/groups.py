"""Templates in the groups in which people think of them, and found by what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from desktop.domain.paper.template import Template
from desktop.wording import N_, _


class Group(StrEnum):
    """证书, 书信, 卡片."""

    CERTIFICATE = "certificate"
    LETTER = "letter"
    CARD = "card"


GROUPS: dict[Group, str] = {
    Group.CERTIFICATE: N_("Certificates"),
    Group.LETTER: N_("Letters and proofs"),
    Group.CARD: N_("Cards"),
}
ICONS = {Group.CERTIFICATE: "file-text", Group.LETTER: "inbox", Group.CARD: "user"}
_LETTER = 200.0  # mm: a sheet higher than wide and this high is written like a letter


def group(template: Template) -> Group:
    """What a template is: cards take no number, letters stand upright on a sheet."""
    if not template.register:
        return Group.CARD
    upright = template.high > template.wide and template.high >= _LETTER
    return Group.LETTER if upright else Group.CERTIFICATE


def title(kind: Group) -> str:
    """What a group is called."""
    return _(GROUPS[kind])


def ordered(templates: Iterable[Template]) -> list[Template]:
    """By group, and in each as they came."""
    ranks = list(Group)
    return sorted(templates, key=lambda one: ranks.index(group(one)))


def matching(templates: Sequence[Template], text: str) -> list[Template]:
    """Those that answer to a title, its pinyin or initials, a key, an award or a number's word."""
    words = text.casefold().split()
    return [one for one in templates if all(word in _said(one) for word in words)]


def _said(template: Template) -> str:
    return _spelt(template.title, template.key, template.kind, *template.awards)


@lru_cache(maxsize=512)
def _spelt(*names: str) -> str:
    from desktop.services.spelling import spell

    return " ".join(word for name in names for word in (name.casefold(), *spell(name)))
