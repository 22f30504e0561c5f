"""Makes the answer of any question one that polars can take: it panics at some of DuckDB's types and values."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

from tasks.database import connect

# Days since 1970 of what Python's dates hold: the years 1 to 9999.
_FIRST_DAY, _LAST_DAY = -719_162, 2_932_896
_PER_DAY = {"s": 86_400, "ms": 86_400_000, "us": 86_400_000_000, "ns": 86_400_000_000_000}


def plain(table: pa.Table) -> pa.Table:
    """Return an answer with its columns' names told apart, and as texts what polars cannot hold or write.

    That is intervals, unions, maps, bytes, days and instants beyond Python's years, each as DuckDB writes it.
    """
    table = table.rename_columns(_told_apart(table.column_names))
    odd = [name for name, column in zip(table.column_names, table.columns, strict=True) if _is_odd(column)]
    if not odd:
        return table
    written = ", ".join(f"CAST({quoted} AS VARCHAR) AS {quoted}" for quoted in map(_quoted, odd))
    with connect(None) as connection:
        connection.register("answer", table)
        return connection.execute(f"SELECT * REPLACE ({written}) FROM answer").to_arrow_table()


def _told_apart(names: list[str]) -> list[str]:
    taken: Counter[str] = Counter()
    told = []
    for name in names:
        new = name
        # As DuckDB's own frames name them; names of columns are compared without case.
        while taken[new.lower()]:
            new = f"{name}_{taken[name.lower()]}"
            taken[name.lower()] += 1
        taken[new.lower()] += 1
        told.append(new)
    return told


def _is_odd(column: pa.ChunkedArray) -> bool:
    if not _is_plain(column.type):
        return True
    if pa.types.is_date32(column.type):
        per_day, numbers = 1, column.cast(pa.int32())
    elif pa.types.is_timestamp(column.type):
        per_day, numbers = _PER_DAY[column.type.unit], column.cast(pa.int64())
    else:
        return False
    ends = pc.min_max(numbers).as_py()
    return ends["min"] is not None and not (
        _FIRST_DAY * per_day <= ends["min"] and ends["max"] < (_LAST_DAY + 1) * per_day
    )


def _is_plain(kind: pa.DataType, *, inside: bool = False) -> bool:
    types = pa.types
    if types.is_list(kind) or types.is_large_list(kind):
        return _is_plain(kind.value_type, inside=True)
    if types.is_struct(kind):
        return all(_is_plain(kind.field(number).type, inside=True) for number in range(kind.num_fields))
    if types.is_temporal(kind):
        # Of those in lists nobody looks whether polars can take them.
        return not inside and not types.is_interval(kind)
    texts = types.is_string(kind) or types.is_large_string(kind) or types.is_dictionary(kind)
    numbers = (
        types.is_boolean(kind) or types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind)
    )
    return bool(texts or numbers or types.is_null(kind))


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
