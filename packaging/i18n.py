"""Catalogues: collects the messages of the source and compiles what was translated.

    .venv/bin/python packaging/i18n.py            collect, merge into the .po, compile the .mo
    .venv/bin/python packaging/i18n.py --compile  only compile the .mo
    .venv/bin/python packaging/i18n.py --missing  print what has no translation yet, exit 1 if any

One person runs it at the end of a piece of work and translates what is new; `tests/house` fails
while a message is missing, fuzzy, or has other placeholders than its source.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources" / "i18n" / "zh_CN" / "LC_MESSAGES" / "yuanwu.po"
MO = PO.with_suffix(".mo")
# The manners of the Chinese sentences, so that every hand writes them alike.
HEAD = (
    "源物 (Yuanwu) in simplified Chinese. Made by packaging/i18n.py.",
    "",
    "Quotation marks are “ ” and sentences end in Chinese punctuation （，。：；、）.",
    "One blank stands between Chinese and Latin letters, numbers or amounts (还差 {amount}),",
    "none beside punctuation, and none beside a blank that a name fills ({place}只有 {n} 件).",
    "The reader is 你. Keys are verbs of two to four characters where there is little room.",
)
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def collected() -> Catalog:
    """Every message of the source, with the places where it stands."""
    found = Catalog(project="yuanwu", charset="utf-8", fuzzy=False)
    for name, line, message, comments, context in extract_from_dir(
        str(ROOT / "desktop"), [("**.py", "python")], keywords=KEYWORDS, comment_tags=("i18n:",)
    ):
        # Without line numbers the catalogue changes only where its words do.
        del line
        found.add(message, None, [(f"desktop/{name}", 0)], (), comments, context=context)
    return found


def translated() -> Catalog:
    """The Chinese catalogue as it is."""
    with PO.open("rb") as lines:
        return read_po(lines, locale="zh_CN", domain="yuanwu")


def written(catalogue: Catalog) -> None:
    """Writes the catalogue under a head that names the project and nobody else."""
    catalogue.header_comment = "\n".join(f"# {line}" for line in HEAD)
    catalogue.version = "1"
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    catalogue.revision_date = catalogue.creation_date
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as out:
        write_po(out, catalogue, width=100, sort_output=True, include_lineno=False)


def missing(catalogue: Catalog) -> list[str]:
    """The source messages that have no (or only a guessed) translation."""
    return [
        str(m.id)
        for m in catalogue
        if m.id and (m.fuzzy or not all(m.string if isinstance(m.string, tuple) else (m.string,)))
    ]


def main(words: list[str]) -> int:
    """Does what the words say; returns the exit code."""
    if "--missing" in words:
        gaps = missing(translated())
        sys.stdout.writelines(f"{gap}\n" for gap in gaps)
        return bool(gaps)
    if "--compile" not in words:
        if PO.exists():
            catalogue = translated()
            # No guessing: a fuzzy guess looks like a translation and is none.
            catalogue.update(collected(), no_fuzzy_matching=True, update_creation_date=False)
            catalogue.obsolete.clear()
        else:
            catalogue = collected()
            catalogue.locale = "zh_CN"
        written(catalogue)
    # Whole or not at all: somebody may start the program just now.
    fresh = MO.with_suffix(".new")
    with fresh.open("wb") as out:
        write_mo(out, translated())
    fresh.replace(MO)
    gaps = missing(translated())
    sys.stdout.write(f"{len(gaps)} without translation\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
