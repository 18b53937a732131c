"""How the schema came to be, one file a step; run by Alembic, only when the version differs."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from desktop.store.database import Database, troubles

STEPS = Path(__file__).parent


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def known() -> frozenset[str]:
    """The versions that this program can bring up to date."""
    return frozenset(s.revision for s in ScriptDirectory.from_config(_config()).walk_revisions())


def newest() -> str | None:
    """The version that `migrate` leads to."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def migrate(database: Database, to: str = "head") -> None:
    """Brings the schema to a version, by default the newest one, in one transaction.

    Raises DatabaseTrouble.
    """
    config = _config()
    with troubles(), database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
