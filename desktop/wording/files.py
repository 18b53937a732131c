"""Sentences for files and databases that cannot be used, by their `why`."""

from __future__ import annotations

from desktop.domain.errors import BadFile, CannotWrite, DatabaseTrouble
from desktop.wording import N_, _

BAD_FILES: dict[str, str] = {
    "empty": N_("“{file}” is empty. Export it again, or choose another file."),
    "not_text": N_(
        "“{file}” is not a text table, whatever its name says ({detail}). "
        "Choose the CSV or XLSX file that was exported."
    ),
    "not_a_table": N_(
        "“{file}” is not a table that can be read here ({detail}). "
        "Save it as XLSX or CSV and choose that file."
    ),
    "not_a_picture": N_("“{file}” is not a picture. Use PNG, JPEG, WebP, GIF or BMP."),
    "not_png_jpeg": N_("“{file}” is neither PNG nor JPEG. Save it as one of the two."),
    "too_large": N_(
        "“{file}” is too large to be read ({detail}). Split it, or leave out what is not needed."
    ),
    "unpacks_too_large": N_(
        "“{file}” would unpack to far more than such a file ever holds ({detail}), "
        "so it was not opened. Export it again."
    ),
    "damaged": N_("“{file}” is damaged ({detail}). Export or download it again."),
    "locked": N_(
        "“{file}” may not be read, or another program holds it. "
        "Close it there, or allow reading it, and try again."
    ),
    "encrypted": N_("“{file}” has a password. Save it without one and try again."),
    "missing": N_("“{file}” is not there. Check the name and the folder."),
    "unreadable": N_("“{file}” cannot be read ({detail}). Is it still where it was?"),
    "no_columns": N_(
        "“{file}” has no column for: {detail}. Name the headings so, or say which column is which."
    ),
    "duplicate_columns": N_(
        "“{file}” has the heading “{detail}” twice. Rename or remove one of the two."
    ),
    "unknown_kind": N_(
        "The headings of “{file}” do not say what it is about ({detail}). "
        "Say what it holds: items, requests, production, people or awards; at the command line "
        "by --as, for instance --as requests."
    ),
}

CANNOT_WRITE: dict[str, str] = {
    "full": N_("The disk is full, “{file}” was not written. Make room and try again."),
    "no_permission": N_("“{file}” may not be written there. Choose another folder."),
    "locked": N_("“{file}” is open in another program. Close it there and try again."),
    "no_folder": N_("The folder for “{file}” is not there. Choose another folder."),
    "unknown_ending": N_("“{file}” must end in .csv, .xlsx or .json."),
    "exists": N_(
        "There is another “{file}” already, which was left alone. Choose another folder or name, "
        "or move that one away."
    ),
    "failed": N_("“{file}” was not written ({detail}). Choose another folder and try again."),
}

DATABASES: dict[str, str] = {
    "locked": N_(
        "Another program is using the database just now. Wait a moment and try again; "
        "nothing was written."
    ),
    "read_only": N_(
        "The database may not be written to. Check the folder's permissions or the disk; "
        "nothing was written."
    ),
    "corrupt": N_(
        "The database is damaged ({detail}). Nothing more is written to it: restore the last "
        "backup, the journal will bring back the rest."
    ),
    "full": N_("The disk is full, nothing was written. Make room and try again."),
    "newer": N_(
        "The database was made by a newer version ({detail}) and was left untouched. "
        "Install the newer version."
    ),
    "unreachable": N_(
        "The database cannot be reached ({detail}). Check the network and the address."
    ),
    "older_running": N_(
        "An older version still works on this database. Close it on all stations first."
    ),
}


def bad_file(no: BadFile) -> str:
    """The sentence for a file that cannot be read."""
    return _worded(BAD_FILES, no.why, N_("“{file}” cannot be read ({detail})."), no.file, no.detail)


def cannot_write(no: CannotWrite) -> str:
    """The sentence for a file that cannot be written."""
    return _worded(CANNOT_WRITE, no.why, CANNOT_WRITE["failed"], no.file, no.detail)


def database_trouble(no: DatabaseTrouble) -> str:
    """The sentence for a database that cannot be used now."""
    return _worded(
        DATABASES, no.why, N_("The database cannot be used now ({detail})."), "", no.detail
    )


def _worded(table: dict[str, str], why: str, otherwise: str, file: str, detail: str) -> str:
    # Where the system gave no reason the kind of trouble stands in the brackets.
    return _(table.get(why, otherwise)).format(file=file, detail=detail or why)
