-- A first look at disagreement: the same kind of thing, numbered differently by different outlets in one week.
WITH mentions AS (
    SELECT
        coalesce(counted_head, unit) AS thing,
        kind,
        unit,
        date_trunc('week', published_on) AS week,
        outlet,
        regexp_replace(text, '\s+', ' ', 'g') AS words,
        coalesce(value, value_low, value_high) AS number
    FROM analysis.figures
    WHERE kind IN ('count', 'money', 'measure', 'percent')
        AND role <> 'prior_value'
        AND coalesce(counted_head, unit) IS NOT NULL
        AND outlet IS NOT NULL
        AND published_on IS NOT NULL
),
wordings AS (
    SELECT thing, kind, unit, week, number, min(words) AS words, string_agg(DISTINCT outlet, ', ' ORDER BY outlet) AS outlets
    FROM mentions
    GROUP BY ALL
),
things AS (
    SELECT thing, kind, unit, week, count(DISTINCT outlet) AS n_outlets, count(DISTINCT number) AS n_numbers
    FROM mentions
    GROUP BY ALL
    HAVING n_outlets > 1 AND n_numbers BETWEEN 2 AND 6
)
SELECT
    things.thing,
    things.n_outlets,
    list(wordings.words ORDER BY wordings.number) AS words,
    list(wordings.outlets ORDER BY wordings.number) AS outlets
FROM things
JOIN wordings
    ON wordings.thing = things.thing
    AND wordings.kind = things.kind
    AND wordings.unit IS NOT DISTINCT FROM things.unit
    AND wordings.week = things.week
GROUP BY things.thing, things.kind, things.unit, things.week, things.n_outlets
ORDER BY things.n_outlets DESC, things.thing, things.week
LIMIT 8;
