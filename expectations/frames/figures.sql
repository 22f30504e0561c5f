-- What the suite of figures sees: the figures of the reports in one part of the run ($part).
SELECT
    figure_id,
    figures.document_id,
    figures.char_start,
    figures.char_end,
    text_length,
    figures.document_id || '/figure/' || figures.char_start || '-' || figures.char_end AS id_of_span,
    figures.char_start - sentences.char_start    AS offset_in_sentence,
    sentences.char_end - figures.char_end        AS sentence_left_over,
    figures.text,
    kind,
    value,
    value_low,
    value_high,
    value - trunc(value)                         AS fraction,
    greatest(abs(value), abs(value_low), abs(value_high)) AS largest_number,
    -- "-12", "minus 12", "negative $4m", "12 below zero"; of an interval both ends lie below zero.
    coalesce(value, value_high) >= 0
        OR regexp_matches(lower(figures.text), '[-−–—‐‑﹣－]|\b(?:minus|negative|below|under)\b')
        AS below_zero_stated,
    -- A bare age ("Ada Quist, 45,") is a person's; what is so many years old may be a bridge.
    kind = 'age' AND coalesce(unit = 'a', false) AND (
        (counted_head IS NULL AND NOT contains(lower(figures.text), 'old'))
        OR coalesce(counted_head IN (
            'adult', 'baby', 'boy', 'brother', 'child', 'citizen', 'daughter', 'father', 'girl', 'grandfather',
            'grandmother', 'infant', 'lady', 'man', 'mother', 'official', 'passenger', 'patient', 'pensioner',
            'person', 'player', 'politician', 'resident', 'sister', 'soldier', 'son', 'student', 'suspect',
            'teenager', 'toddler', 'victim', 'widow', 'woman', 'worker'
        ), false)
    )                                            AS is_persons_age,
    modifier,
    direction,
    unit,
    counted,
    counted_head,
    action,
    property,
    about,
    about_entity_id,
    scope,
    modality,
    modality_cue,
    hedge,
    CASE WHEN property IS NOT NULL THEN coalesce(property_end - property_start, 0) END AS property_reach,
    period_start,
    period_end,
    role,
    related_figure_id
FROM new_documents
JOIN figures_of_run AS figures USING (document_id)
LEFT JOIN sentences_of_run AS sentences USING (sentence_id)
WHERE part = $part
ORDER BY place, figures.char_start, figures.char_end
