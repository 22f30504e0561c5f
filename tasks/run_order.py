"""The order of runs. It is counted: a clock that was wrong once would put a run before or behind all others."""

import duckdb

# Rows are never taken out of quality.runs and come to its end, also in ledgers in which runs have no number yet.
_BY_PLACE = "SELECT run_id, row_number() OVER (ORDER BY rowid)::INTEGER AS run_number FROM quality.runs"


def run_numbers(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the number of every run that a file of ours knows, by its id, in the order in which they began."""
    numbered = "SELECT run_id, run_number FROM quality.runs" if _are_numbered(connection) else _BY_PLACE
    return dict(connection.execute(f"{numbered} ORDER BY run_number").fetchall())


def number_runs(connection: duckdb.DuckDBPyConnection) -> bool:
    """Give the runs of a ledger that was made before runs had numbers theirs. Returns whether that was so."""
    if _are_numbered(connection):
        return False
    connection.execute("ALTER TABLE quality.runs ADD COLUMN run_number INTEGER")
    connection.execute(
        f"UPDATE quality.runs SET run_number = placed.run_number FROM ({_BY_PLACE}) AS placed "
        "WHERE placed.run_id = runs.run_id"
    )
    return True


def _are_numbered(connection: duckdb.DuckDBPyConnection) -> bool:
    found = connection.execute(
        "SELECT count(*) FROM duckdb_columns() WHERE database_name = current_database() "
        "AND schema_name = 'quality' AND table_name = 'runs' AND column_name = 'run_number'"
    ).fetchone()
    return found == (1,)
