"""What a start loads before people can work, and what comes after."""

from __future__ import annotations

import subprocess
import sys

from desktop.services.safekeeping import open_at
from desktop.settings import Folders


def test_the_first_page_stands_before_what_it_does_not_need_is_loaded(tmp_path):
    home = tmp_path / "data"
    Folders(home).make()
    open_at(Folders(home).database, home / "backups").close()  # by a start before this one
    told = subprocess.run(
        [sys.executable, "-c", _FIRST_PAGE, str(home)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(told.stdout.split())
    assert {"sqlalchemy", "desktop.ui.stock.page"} <= loaded
    assert not loaded & {
        *("alembic", "psycopg", "sqlalchemy.dialects.postgresql", "sqlalchemy.orm"),
        *("reportlab", "segno", "pypdfium2", "cryptography"),
        *("pypinyin", "python_calamine", "xlsxwriter", "rapidfuzz"),
        *("desktop.documents", "desktop.exchange", "desktop.store.undoing"),
        *("desktop.domain.paper", "desktop.services.paper", "desktop.ui.paper"),
        *("desktop.domain.booth", "desktop.services.booth", "desktop.ui.booth"),
    }


_FIRST_PAGE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.app.session import Session
from desktop.settings import Folders, Role, change, load
from desktop.ui import theme
folders = Folders(Path(sys.argv[1]))
load(folders)
change(folders, welcomed=True, roles=(Role.MATERIALS,))
app = QApplication([])
theme.register()
session = Session(app, folders, load(folders))
session.show()
session.frame.page("stock").entered.connect(app.quit)
app.exec()
print(*sys.modules)
session.close()
"""
