-- Columns of the ledger's tables, with what they hold.
SELECT
    tables.table_name,
    tables.comment AS table_comment,
    columns.column_name,
    columns.data_type,
    columns.is_nullable,
    columns.comment
FROM duckdb_tables() AS tables
JOIN duckdb_columns() AS columns USING (schema_name, table_name)
WHERE tables.schema_name = 'ledger'
ORDER BY tables.table_name, columns.column_index;
