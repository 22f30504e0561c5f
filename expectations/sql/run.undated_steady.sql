-- id: run.undated_steady
-- table: quality.run_statistics
-- severity: blocking
-- reason: Without their day, reports have no resolved dates: a jump in their share means that a source changed its form, or
-- that the reader of publication days broke.
--
-- What counts as a jump: tasks/validate/drift.py. A row without an id breaks nothing: its detail is a remark.
SELECT CASE WHEN status = 'drift' THEN concat_ws(', ', measure, nullif(part, '')) END AS row_id, evidence AS detail
FROM quality.run_statistics
WHERE run_id = getvariable('gate_run_id') AND measure = 'undated_share' AND evidence IS NOT NULL
ORDER BY part
