"""The schema by migrations is the schema by models; older and newer ledgers are met with care."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from desktop.domain.errors import CannotWrite, DatabaseTrouble
from desktop.services.safekeeping import open_at
from desktop.store import migrations, opening
from desktop.store.database import Database, connect
from desktop.store.opening import open_ledger, version
from desktop.store.tables import metadata
from tests.postgres import Server
from tests.shop import Shop
from tests.store.ledgers import same_ledger

TODAY = opening.HEAD
SECOND = '''"""A later step, for tests."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade():
    """One more column."""
    op.add_column("person", sa.Column("nickname", sa.Text()))
'''


def drawn(database: Database) -> dict[str, Any]:
    """All that the database itself knows of its schema, in an order of its own."""
    look = inspect(database.engine)
    schema = {}
    for name in sorted(look.get_table_names()):
        if name == "alembic_version":
            continue
        columns = [(c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(name)]
        schema[name] = {
            "columns": columns,
            "key": look.get_pk_constraint(name),
            "references": by_name(look.get_foreign_keys(name)),
            "unique": by_name(look.get_unique_constraints(name)),
            "checks": by_name(look.get_check_constraints(name)),
        }
    with database.reading() as connection:
        # Reflection leaves expressions and conditions of indexes out; the databases do not.
        question = (
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
            if database.embedded
            else "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
            " AND tablename <> 'alembic_version' ORDER BY indexname"
        )
        schema["indexes"] = {
            name: " ".join((sql or "").replace('"', "").split())
            for name, sql in connection.exec_driver_sql(question)
            if "alembic_version" not in name
        }
    return schema


def by_name(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: str(row["name"]))


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_the_schema_by_migrations_is_the_schema_by_models_on_sqlite(tmp_path):
    models, migrated = connect(tmp_path / "models.db"), open_ledger(tmp_path / "migrated.db")
    metadata.create_all(models.engine)
    assert drawn(migrated) == drawn(models)
    assert "coalesce(parent, 0)" in drawn(migrated)["indexes"]["uq_place_parent_name"].lower()
    models.close()
    migrated.close()


def test_the_schema_by_migrations_is_the_schema_by_models_on_postgresql(postgres: Server):
    names = postgres.create(), postgres.create()
    models, migrated = connect(postgres.url(names[0])), open_ledger(postgres.url(names[1]))
    metadata.create_all(models.engine)
    one, other = drawn(migrated), drawn(models)
    for database, name in ((models, names[0]), (migrated, names[1])):
        database.close()
        postgres.drop(name)
    assert one == other


def test_both_databases_have_the_same_tables(database: Database):
    look = inspect(database.engine)
    found = {n: [c["name"] for c in look.get_columns(n)] for n in look.get_table_names()}
    del found["alembic_version"]
    assert found == {name: [c.name for c in table.c] for name, table in metadata.tables.items()}


def test_the_program_knows_the_newest_step():
    assert migrations.newest() == opening.HEAD
    assert opening.HEAD in migrations.known()


def test_a_newer_database_is_refused_untouched(tmp_path):
    path = tmp_path / "yuanwu.db"
    open_ledger(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseTrouble) as refused:
        open_at(path, tmp_path / "backups")
    assert refused.value.data() == {"why": "newer", "detail": "9999"}
    assert path.read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_a_newer_database_on_a_server_is_refused_untouched(ledger: Path | str, tmp_path):
    database = connect(ledger)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseTrouble) as refused:
        open_at(ledger, tmp_path / "backups")
    assert refused.value.why == "newer"
    assert version(database) == "9999"
    database.close()


@pytest.fixture
def later(tmp_path, monkeypatch) -> None:
    """A later version of the program: the same steps and one more."""
    folder = tmp_path / "steps"
    shutil.copytree(Path(migrations.__file__).parent, folder)
    step = SECOND.format(head=opening.HEAD)
    (folder / "versions" / "9999_later.py").write_text(step, encoding="utf-8")
    monkeypatch.setattr(migrations, "STEPS", folder)
    monkeypatch.setattr(opening, "HEAD", "9999")


def test_an_older_ledger_is_copied_before_it_is_migrated(database, ledger, tmp_path, request):
    shop = Shop(database).open()
    shop.sell("BGx2")
    request.getfixturevalue("later")
    newer = open_at(ledger, tmp_path / "backups")
    assert version(newer) == "9999"
    assert "nickname" in {c["name"] for c in inspect(newer.engine).get_columns("person")}
    newer.close()
    (copy,) = (tmp_path / "backups").iterdir()
    kept = connect(copy)
    assert version(kept) == TODAY
    same_ledger(kept, database)
    kept.close()


def test_without_its_copy_an_older_ledger_is_not_migrated(database, ledger, tmp_path, request):
    Shop(database)
    request.getfixturevalue("later")
    blocked = tmp_path / "backups"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(CannotWrite):
        open_at(ledger, blocked)
    assert version(database) == TODAY


def test_an_up_to_date_ledger_is_opened_without_a_copy(ledger, tmp_path):
    open_at(ledger, tmp_path / "backups").close()
    assert not (tmp_path / "backups").exists()
