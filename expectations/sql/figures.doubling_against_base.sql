-- id: figures.doubling_against_base
-- table: ledger.figures
-- severity: warning
-- reason: A stated doubling that its own two numbers do not bear out means that one of the three is wrong, or that they
-- are not about the same thing.
--
-- Judged are sentences with one multiple ("doubled", "tripling", "halved", "threefold") and one base with its result:
-- a figure that names the value before it (role prior_value), "from 20 ... to 40", or a range that "from" leads in.
-- They must stand within 60 characters of the multiple with no word or sign between that begins another thought.
-- "Doubled" is loose talk: 15 % either way, "almost" 20 %; "more than doubled" is at least twice, less 5 %. Rounding and
-- modifiers of the two numbers come on top. The row flagged is the multiple.
WITH multiples AS (
    SELECT
        figure.*,
        -- "Almost halved" stops short of the half, "more than halved" passes it: downwards, the sides change places.
        CASE
            WHEN modifier IN ('more_than', 'at_least') THEN IF(value < 1, 0, value * 0.95)
            WHEN modifier IN ('less_than', 'at_most') THEN IF(value < 1, value * 0.95, 0)
            ELSE value * IF(modifier = 'exact', 0.85, 0.8)
        END AS factor_low,
        CASE
            WHEN modifier IN ('more_than', 'at_least') THEN IF(value < 1, value * 1.05, 'infinity'::DOUBLE)
            WHEN modifier IN ('less_than', 'at_most') THEN IF(value < 1, 1, value * 1.05)
            ELSE value * IF(modifier = 'exact', 1.15, 1.2)
        END AS factor_high
    FROM new_documents
    JOIN ledger.figures AS figure USING (document_id)
    WHERE kind = 'ratio' AND direction IS NOT NULL AND value > 0
        AND (starts_with(rule, 'ratio.multiple') OR starts_with(rule, 'ratio.fold'))
    QUALIFY count(*) OVER (PARTITION BY sentence_id) = 1
),
amounts AS (
    SELECT
        figure.*,
        -- The word before the figure; one that leads a range in may be taken into it.
        regexp_extract(
            lower(left(sentence.text, figure.char_start - sentence.char_start)), '(\w+)\s*$', 1
        )                                                             AS led_by,
        coalesce(figure.value_low, 0.5 * figure.value) - written_place(coalesce(figure.value_low, figure.value)) / 2
                                                                      AS low,
        coalesce(figure.value_high, 1.5 * figure.value) + written_place(coalesce(figure.value_high, figure.value)) / 2
                                                                      AS high
    FROM multiples
    JOIN ledger.figures AS figure USING (sentence_id)
    JOIN ledger.sentences AS sentence USING (sentence_id)
    WHERE figure.kind IN ('money', 'count', 'measure', 'percent', 'duration')
),
pairs AS (
    SELECT
        base.sentence_id, base.text || ' to ' || result.text AS texts,
        base.low AS base_low, base.high AS base_high, result.low AS result_low, result.high AS result_high,
        least(base.char_start, result.char_start) AS char_start, greatest(base.char_end, result.char_end) AS char_end
    FROM amounts AS base
    JOIN amounts AS result
        ON result.sentence_id = base.sentence_id
        AND result.figure_id <> base.figure_id
        AND result.kind = base.kind
        AND result.unit IS NOT DISTINCT FROM base.unit
    WHERE base.value IS NOT NULL AND result.value IS NOT NULL
        AND (
            base.role = 'prior_value' AND base.related_figure_id = result.figure_id
            OR base.led_by = 'from' AND result.led_by = 'to'
        )
    UNION ALL
    SELECT
        multiples.sentence_id, amounts.text,
        IF(goes_up, low, last_end) AS base_low, IF(goes_up, first_end, high) AS base_high,
        IF(goes_up, last_end, low) AS result_low, IF(goes_up, high, first_end) AS result_high,
        amounts.char_start, amounts.char_end
    FROM (
        SELECT
            *,
            value_low + written_place(value_low) / 2   AS first_end,
            value_high - written_place(value_high) / 2 AS last_end
        FROM amounts
        WHERE value IS NULL AND modifier = 'between'
            AND (led_by = 'from' OR starts_with(lower(text), 'from '))
    ) AS amounts
    JOIN (SELECT sentence_id, value > 1 AS goes_up FROM multiples) AS multiples USING (sentence_id)
)
SELECT
    figure_id AS row_id,
    format(
        '"{}" stated of {}, which is {:.2f} times',
        multiples.text, texts, (result_low + result_high) / (base_low + base_high)
    )         AS detail
FROM multiples
JOIN ledger.sentences AS sentence USING (sentence_id)
JOIN (FROM pairs QUALIFY count(*) OVER (PARTITION BY sentence_id) = 1) AS pair USING (sentence_id)
WHERE base_low > 0
    AND (result_high / base_low < factor_low OR result_low / base_high > factor_high)
    AND NOT regexp_matches(
        lower(substring(
            sentence.text,
            least(multiples.char_end, pair.char_end) - sentence.char_start + 1,
            greatest(greatest(multiples.char_start, pair.char_start) - least(multiples.char_end, pair.char_end), 0)
        )),
        '.{61}|[;:]|\b(?:while|whereas|as|but|and|when|after|because|since|with|although|though|amid|that|which|who)\b', 's'
    )
