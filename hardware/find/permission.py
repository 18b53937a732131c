"""A port that may not be opened, on Linux: the line that mends it here.

Who may is told by the device itself: Debian and Fedora call the group dialout, Arch uucp. A device
that belongs to no group of people wants a rule for udev.
"""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import stat
from pathlib import Path

from hardware.faults import Code, Fault

RULE = "72-yuanwu-boards.rules"
# In the source tree and where a package puts it.
_RULES = (
    Path(__file__).resolve().parents[2] / "packaging" / "linux" / RULE,
    Path("/usr/share/yuanwu") / RULE,
)


def missing(device: str) -> Fault:
    """NO_PERMISSION with the command for this device, this system and this person.

    `group` is the group that may ("" when none); `again` is 1 when the person is in it already and
    only has to log in again (the command then helps until the board is unplugged).
    """
    try:
        there = os.stat(device)
    except OSError:
        return Fault(Code.PORT_MISSING, port=device)
    group = _group(there)
    person = _person()
    again = int(bool(group) and _is_member(person, group))
    if again:
        command = _as_root(f"chmod a+rw {device}")
    elif group:
        command = _as_root(f"usermod -aG {group} {person}")
    else:
        command = by_rule() or _as_root(f"chmod a+rw {device}")
    return Fault(Code.NO_PERMISSION, port=device, command=command, group=group, again=again)


def _group(there: os.stat_result) -> str:
    """The group that may read and write it; "" for none, or for root's own."""
    may = stat.S_IRGRP | stat.S_IWGRP
    if there.st_mode & may != may or there.st_gid == 0:
        return ""
    try:
        return grp.getgrgid(there.st_gid).gr_name
    except KeyError:
        return ""


def _person() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return "$USER"


def _is_member(person: str, group: str) -> bool:
    """Whether the books say so; the running session may not know it yet."""
    try:
        return person in grp.getgrnam(group).gr_mem
    except KeyError:
        return False


def by_rule() -> str:
    """The line that lets everybody at this computer touch boards and programmers; "" when the rule
    cannot be found.
    """
    for rule in _RULES:
        if rule.is_file():
            return _as_root(
                f"install -m 644 '{rule}' /etc/udev/rules.d/",
                "udevadm control --reload",
                "udevadm trigger --action=add --subsystem-match=tty --subsystem-match=usb",
            )
    return ""


def _as_root(*commands: str) -> str:
    """With the word this system has for it."""
    word = "doas" if shutil.which("doas") and not shutil.which("sudo") else "sudo"
    return " && ".join(f"{word} {command}" for command in commands)
