"""How the schema came to be, one file a step; run by Alembic, only when the version differs."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from desktop.store.database import Database, troubles


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def known() -> frozenset[str]:
    """The versions that this program can bring up to date."""
    return frozenset(s.revision for s in ScriptDirectory.from_config(_config()).walk_revisions())


def migrate(database: Database) -> None:
    """Brings the schema to the newest version in one transaction. Raises DatabaseTrouble."""
    config = _config()
    with troubles(), database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
