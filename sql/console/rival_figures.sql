-- A first look at disagreement: one thing, numbered differently by different outlets in one week. A thing is what is
-- counted, or an amount turned into another currency. One row per thing and number, most reported thing first.
WITH mentions AS (
    SELECT
        if(figure.role = 'equivalent', concat_ws(' ', related.unit, related.value), figure.counted_head) AS thing_key,
        if(figure.role = 'equivalent', regexp_extract(related.text, '[^A-Za-z ]*[0-9].*') || ' in ' || figure.unit, figure.counted_head) AS thing,
        figure.unit,
        date_trunc('week', figure.published_on) AS week,
        figure.outlet,
        regexp_replace(figure.text, '\s+', ' ', 'g') AS words,
        coalesce(figure.value, figure.value_low, figure.value_high) AS number
    FROM analysis.figures AS figure
    LEFT JOIN ledger.figures AS related ON related.figure_id = figure.related_figure_id
    WHERE figure.outlet IS NOT NULL
        AND figure.published_on IS NOT NULL
        AND (figure.role = 'equivalent' OR (figure.kind = 'count' AND figure.role IN ('stated', 'total')))
),
numbers AS (
    SELECT
        thing_key,
        unit,
        week,
        number,
        arg_min(thing, (-length(thing), thing)) AS thing,
        min(words) AS words,
        list_sort(list(DISTINCT outlet)) AS outlets,
        len(outlets) AS n_outlets
    FROM mentions
    WHERE thing_key IS NOT NULL AND number > 0
    GROUP BY ALL
),
-- The number that most outlets give; others far from it most likely count something else of the same name.
most_reported AS (
    SELECT thing_key, unit, week, max_by(number, (n_outlets, number)) AS number
    FROM numbers
    GROUP BY ALL
),
rivals AS (
    SELECT
        numbers.*,
        first_value(numbers.thing) OVER (same_thing ORDER BY numbers.n_outlets DESC, numbers.number) AS label,
        len(list_distinct(flatten(list(numbers.outlets) OVER same_thing))) AS n_outlets_of_thing,
        count(*) OVER same_thing AS n_numbers
    FROM numbers
    JOIN most_reported
        ON most_reported.thing_key = numbers.thing_key
        AND most_reported.unit IS NOT DISTINCT FROM numbers.unit
        AND most_reported.week = numbers.week
        AND numbers.number BETWEEN most_reported.number / 2 AND most_reported.number * 2
    WINDOW same_thing AS (PARTITION BY numbers.thing_key, numbers.unit, numbers.week)
)
SELECT
    label AS thing,
    words,
    array_to_string(outlets, ', ') AS outlets,
    dense_rank() OVER (ORDER BY n_outlets_of_thing DESC, label, week) AS place
FROM rivals
WHERE n_numbers BETWEEN 2 AND 6 AND n_outlets_of_thing > 1
QUALIFY place <= 6
ORDER BY place, n_outlets DESC, number;
