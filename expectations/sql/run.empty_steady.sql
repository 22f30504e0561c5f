-- id: run.empty_steady
-- table: quality.run_statistics
-- severity: blocking
-- reason: An outlet whose reports suddenly hold no figure and no date has most likely changed its pages.
--
-- What counts as a jump: tasks/validate/drift.py. A row without an id breaks nothing: its detail is a remark.
SELECT CASE WHEN status = 'drift' THEN concat_ws(', ', measure, nullif(part, '')) END AS row_id, evidence AS detail
FROM quality.run_statistics
WHERE run_id = getvariable('gate_run_id') AND measure = 'empty_share' AND evidence IS NOT NULL
ORDER BY part
