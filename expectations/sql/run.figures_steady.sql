-- id: run.figures_steady
-- table: quality.run_statistics
-- severity: blocking
-- reason: Reports of one stream state about as many figures from run to run: a jump means that an extractor broke, or that
-- something else than reports came in.
--
-- What counts as a jump: tasks/validate/drift.py. A row without an id breaks nothing: its detail is a remark.
SELECT CASE WHEN status = 'drift' THEN concat_ws(', ', measure, nullif(part, '')) END AS row_id, evidence AS detail
FROM quality.run_statistics
WHERE run_id = getvariable('gate_run_id') AND measure = 'figures_per_1000_words' AND evidence IS NOT NULL
ORDER BY part
