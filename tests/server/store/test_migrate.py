"""Migrations of a real database file."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from server.config import MIGRATIONS_DIR
from server.errors import StartError
from server.store.db import database_path, sync_engine
from server.store.migrate import migrate, require_current
from server.store.tables import Base


@pytest.fixture
def connection(data_dir):
    """A migrated database."""
    engine = sync_engine(database_path(data_dir), busy_timeout_seconds=1)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def tables(connection):
    return {name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}


def config_for(connection):
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_DIR))
    config.attributes.update(connection=connection, metadata=Base.metadata)
    return config


def test_an_empty_folder_gets_all_tables(connection):
    assert tables(connection) == set(Base.metadata.tables) | {"alembic_version"}


def test_the_migrated_tables_are_those_that_the_program_knows(connection):
    """Column by column, with types, keys and indexes."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    assert compare_metadata(context, Base.metadata) == []


def test_a_downgrade_takes_everything_away(connection):
    command.downgrade(config_for(connection), "base")
    assert tables(connection) == {"alembic_version"}


def test_a_database_goes_down_and_up_again(connection):
    config = config_for(connection)
    command.downgrade(config, "base")
    command.upgrade(config, "head")
    assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_second_migration_changes_nothing(data_dir):
    before = database_path(data_dir).read_bytes()
    migrate(data_dir, busy_timeout_seconds=1)
    assert database_path(data_dir).read_bytes() == before


def test_a_database_of_a_newer_program_is_refused(data_dir):
    with sqlite3.connect(database_path(data_dir)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '2099_01_01_future'")
    connection.close()
    with pytest.raises(StartError, match=r"newer Kehys .*2099_01_01_future"):
        migrate(data_dir, busy_timeout_seconds=1)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    database_path(tmp_path).write_bytes(b"Tama on tekstitiedosto." * 100)
    with pytest.raises(StartError, match="cannot be opened"):
        migrate(tmp_path, busy_timeout_seconds=1)


def test_a_folder_whose_name_has_a_percent_sign_is_migrated(tmp_path, monkeypatch):
    """Alembic reads such signs as its own."""
    monkeypatch.setattr("server.store.migrate.MIGRATIONS_DIR", tmp_path / "100%")
    (tmp_path / "100%").symlink_to(MIGRATIONS_DIR)
    migrate(tmp_path, busy_timeout_seconds=1)
    assert database_path(tmp_path).exists()


REBUILD = """
import sqlalchemy as sa
from alembic import op
revision = "2099_rebuild"
down_revision = "2026_11_30_plain_names"
def upgrade():
    with op.batch_alter_table("boards", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text()))
"""


def test_a_migration_that_makes_a_table_anew_keeps_the_rows_that_point_there(data_dir, tmp_path, monkeypatch):
    """SQLite drops the old table, and with foreign keys on, the drop would take nodes, links and log along."""
    folder = shutil.copytree(MIGRATIONS_DIR, tmp_path / "migrations")
    (folder / "versions" / "2099_rebuild.py").write_text(REBUILD)
    monkeypatch.setattr("server.store.migrate.MIGRATIONS_DIR", folder)
    with closing(sqlite3.connect(database_path(data_dir))) as connection, connection:
        connection.execute(
            "INSERT INTO boards (id, title, first_number, seq, created_at) VALUES ('b', 'Kartta', 1, 0, 0)"
        )
        connection.execute("INSERT INTO links VALUES ('l', 'b', 'own', 0, '', 0, NULL, NULL)")
    migrate(data_dir, busy_timeout_seconds=1)
    with closing(sqlite3.connect(database_path(data_dir))) as connection:
        assert connection.execute("SELECT colour FROM boards").fetchall() == [(None,)]
        assert connection.execute("SELECT id FROM links").fetchall() == [("l",)]


def test_no_words_that_are_withheld_are_shown_by_an_older_program(connection):
    """[M7] It would not know that they are."""
    connection.exec_driver_sql(
        "INSERT INTO boards (id, title, first_number, comments_open, slow_seconds, seq, created_at)"
        " VALUES ('b', 'K', 1, 1, 0, 6, 0)"
    )
    connection.exec_driver_sql("INSERT INTO hidden_comments VALUES ('b', 'c', '{}')")
    with pytest.raises(RuntimeError, match="hidden"):
        command.downgrade(config_for(connection), "2026_11_24_hours")


def test_acts_from_before_are_in_the_record(data_dir):
    """[M8] Their kinds are read from the log; what a guest took away is none."""
    lines = [
        ("own", {"kind": "link.rotate"}),
        ("own", {"kind": "comment.delete"}),
        ("comment", {"kind": "comment.delete"}),
        ("own", {"kind": "board.update", "set": {"takes_comments": False}}),
        ("own", {"kind": "board.update", "set": {"opens_at": None}}),
        ("comment", {"kind": "person.erase"}),
    ]
    engine = sync_engine(database_path(data_dir), busy_timeout_seconds=1)
    with engine.begin() as connection:
        command.downgrade(config_for(connection), "2026_11_24_hours")
        connection.exec_driver_sql(
            "INSERT INTO boards (id, title, first_number, takes_comments, slow_seconds, seq, created_at)"
            " VALUES ('b', 'K', 1, 1, 0, 6, 0)"
        )
        for seq, (role, op) in enumerate(lines):
            row = (f"op{seq}", seq, role, json.dumps(op))
            columns = "board_id, at, by, op_id, seq, role, op"
            connection.exec_driver_sql(f"INSERT INTO ops ({columns}) VALUES ('b', 0, 'p', ?, ?, ?, ?)", row)
        command.upgrade(config_for(connection), "head")
        marked = connection.exec_driver_sql("SELECT is_audited FROM ops ORDER BY seq").scalars().all()
    engine.dispose()
    assert marked == [1, 1, 0, 1, 1, 1]


def test_a_migration_that_breaks_a_reference_is_refused_and_changes_nothing(data_dir):
    with closing(sqlite3.connect(database_path(data_dir))) as connection, connection:
        connection.execute("INSERT INTO links VALUES ('l', 'no-such-board', 'own', 0, '', 0, NULL, NULL)")
    with pytest.raises(StartError, match="would lose 1 row"):
        migrate(data_dir, busy_timeout_seconds=1)


def test_beside_a_running_server_the_database_must_be_current(data_dir):
    require_current(data_dir, busy_timeout_seconds=1)
    with closing(sqlite3.connect(database_path(data_dir))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '2020_older'")
    with pytest.raises(StartError, match="another version"):
        require_current(data_dir, busy_timeout_seconds=1)
