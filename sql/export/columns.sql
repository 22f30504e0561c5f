-- Columns of the ledger's tables, with what they hold.
SELECT
    tables.table_name,
    tables.comment AS table_comment,
    columns.column_name,
    columns.data_type,
    columns.is_nullable,
    columns.comment,
    coalesce(list_contains(keys.constraint_column_names, columns.column_name), FALSE) AS is_key
FROM duckdb_tables() AS tables
JOIN duckdb_columns() AS columns USING (schema_name, table_name)
LEFT JOIN duckdb_constraints() AS keys
    ON keys.schema_name = tables.schema_name
    AND keys.table_name = tables.table_name
    AND keys.constraint_type = 'PRIMARY KEY'
WHERE tables.schema_name = 'ledger'
ORDER BY tables.table_name, columns.column_index;
