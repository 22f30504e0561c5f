"""The published views: creates them, and reads what they answer."""

import duckdb

from tasks import paths
from tasks.database import transaction


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every view of ``sql/views``, in whatever order they need each other, and the macros of ``sql/macros``."""
    # One transaction: each statement by itself, hundreds of comments among them, would wait for the disk.
    with transaction(connection):
        _create_views(connection)


def _create_views(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE SCHEMA IF NOT EXISTS analysis")
    waiting = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted((paths.SQL / "views").glob("*.sql"))
    }
    while waiting:
        failed: dict[str, duckdb.Error] = {}
        for name, script in waiting.items():
            try:
                connection.execute(script)
            except duckdb.CatalogException as error:
                failed[name] = error
        if len(failed) == len(waiting):
            raise next(iter(failed.values()))
        waiting = {name: waiting[name] for name in failed}
    for path in sorted((paths.SQL / "macros").glob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8"))


def view_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the schema-qualified names of the published views."""
    rows = connection.execute(
        "SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE schema_name = 'analysis' ORDER BY 1"
    ).fetchall()
    return [name for (name,) in rows]


def as_of_macros(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the schema-qualified names of the published table macros, each of which takes a day."""
    rows = connection.execute(
        "SELECT schema_name || '.' || function_name FROM duckdb_functions() "
        "WHERE NOT internal AND function_type = 'table_macro' ORDER BY 1"
    ).fetchall()
    return [name for (name,) in rows]


def askable(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return what can stand after FROM: every view, and every macro with a day."""
    # The whole ledger, however late: nothing here reads the clock.
    macros = [f"{name}(DATE '9999-12-30')" for name in as_of_macros(connection)]
    return view_names(connection) + macros


def query_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Read every row of every view and macro once; raises ``duckdb.Error`` where one cannot be."""
    for name in askable(connection):
        connection.execute(f"SELECT bit_xor(hash(published_row)) FROM {name} AS published_row").fetchone()
