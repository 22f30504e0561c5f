from pathlib import Path

import duckdb

from tasks import paths
from tasks.database import connect, create_tables, frame_schema, table_names
from tasks.publish.dictionary import render_dictionary
from tasks.publish.views import create_views


def test_the_dictionary_in_docs_is_what_the_comments_say() -> None:
    written = (paths.PROJECT / "docs" / "dictionary.md").read_text(encoding="utf-8")
    assert written == render_dictionary(), "run `make docs`"


def test_every_table_view_and_column_carries_a_comment() -> None:
    with connect(None) as connection:
        create_tables(connection)
        create_views(connection)
        silent = connection.execute(
            """
            SELECT schema_name || '.' || table_name || '.' || column_name FROM duckdb_columns()
            WHERE NOT internal AND coalesce(comment, '') = ''
            UNION ALL
            SELECT table_name FROM duckdb_tables() WHERE coalesce(comment, '') = ''
            UNION ALL
            SELECT view_name FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''
            """
        ).fetchall()
    assert silent == []


def test_a_file_in_sql_defines_the_one_object_it_is_named_after() -> None:
    with connect(None) as connection:
        create_tables(connection)
        create_views(connection)
        tables = {
            name
            for (name,) in connection.execute(
                "SELECT table_name FROM duckdb_tables() "
                "UNION ALL SELECT view_name FROM duckdb_views() WHERE schema_name = 'ledger'"
            ).fetchall()
        }
        views = {
            name
            for (name,) in connection.execute(
                "SELECT view_name FROM duckdb_views() WHERE schema_name = 'analysis'"
            ).fetchall()
        }
    assert tables == _stems(paths.SQL / "tables")
    assert views == _stems(paths.SQL / "views")


def test_no_script_names_a_catalog_or_selects_every_column() -> None:
    for script in paths.SQL.glob("views/*.sql"):
        text = script.read_text(encoding="utf-8")
        assert "*" not in text.replace("count(*)", "").replace("1000.0 * ", ""), script.name
        assert "wireledger." not in text, script.name


def test_frame_schemas_come_from_the_ddl(warehouse: duckdb.DuckDBPyConnection) -> None:
    for table in table_names():
        described = warehouse.execute(f"DESCRIBE {table}").fetchall()
        assert list(frame_schema(table)) == [column for column, *_ in described]


def _stems(folder: Path) -> set[str]:
    return {script.stem for script in folder.glob("*.sql")}
