-- Figures of the same kind of thing in other reports.
SELECT other.outlet, other.published_on, other.text, other.sentence, other.figure_id
FROM analysis.figures AS this
JOIN analysis.figures AS other
    ON other.kind = this.kind
    AND other.unit IS NOT DISTINCT FROM this.unit
    AND (other.counted_head = this.counted_head OR (this.counted_head IS NULL AND other.value = this.value))
    AND other.document_id <> this.document_id
WHERE this.figure_id = $id
ORDER BY other.value = this.value DESC, other.published_on, other.figure_id
LIMIT 8;
