-- Figures of the same kind of thing in reports of the same fortnight, the nearest numbers first.
SELECT coalesce(other.outlet, parse_filename(other.source_uri)) AS source, other.published_on, other.text, other.sentence, other.figure_id
FROM analysis.figures AS this
JOIN analysis.figures AS other
    ON other.kind = this.kind
    AND other.unit IS NOT DISTINCT FROM this.unit
    AND (other.counted_head = this.counted_head OR (this.counted_head IS NULL AND other.value = this.value))
    AND other.document_id <> this.document_id
    AND abs(coalesce(other.published_on - this.published_on, 0)) <= 7
WHERE this.figure_id = $id
ORDER BY abs(ln(greatest(abs(other.value), 1e-9) / greatest(abs(this.value), 1e-9))), other.published_on, other.figure_id
LIMIT 8;
