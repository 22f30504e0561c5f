-- What the suite of edits sees: the edits by the reports in one part of the run ($part).
SELECT
    edit_id,
    what,
    change,
    (mention_id IS NULL) = (change = 'vanished')         AS later_fits_change,
    (earlier_mention_id IS NULL) = (change = 'appeared') AS earlier_fits_change
FROM new_documents
JOIN edits_of_run AS edits USING (document_id)
WHERE part = $part
ORDER BY place, edit_id
