-- id: figures.conversion_at_rate
-- table: ledger.figures
-- severity: warning
-- reason: An amount given again in another currency at a rate that the central bank did not set that day rests on an
-- old rate, or on a slip.
--
-- Expected is the original amount at the ECB's rate of the publication day; flagged is an equivalent more than 2.5 %
-- beyond what rounding and modifiers allow. Why 2.5 %: writers convert at the rate of the hour or of the day before,
-- and from one business day to the next the euro moved farther than that against the dollar, the pound, the franc
-- and the yuan on less than 0.3 % of the days from 1999 to 2026 (over two days, on 1 %); $843 billion for
-- EUR 800 billion on 11 March 2025, at a rate a week old, is 3.4 % off.
--
-- Rounding. The equivalent was computed and may be rounded to any digit, by up to 10 %: "$900 billion" is 850 to 950.
-- The original was given and is taken as written, give or take 5 % at most: "800 billion" is 799.5 to 800.5.
-- Modifiers. What a writer converts is the number ("about 800 billion", "up to 800 billion"), so these widen nothing.
-- "More than", "less than" and "almost" say that the amount is another one, which may be what was converted: there
-- the original lies in the interval its words allow, half as much again where they leave a side open. An equivalent
-- with a modifier of its own may lie in its interval. An amount in a sentence with a time that ended over a month
-- before the report may rightly be converted at the rate of that time, and is left alone.
WITH conversions AS (
    SELECT
        equivalent.figure_id,
        equivalent.text                                                     AS stated_text,
        original.text                                                       AS original_text,
        equivalent.value                                                    AS stated,
        equivalent.unit                                                     AS currency,
        original.unit                                                       AS original_currency,
        equivalent.rate_on,
        -- Units of the equivalent's currency for one of the original's.
        original.value_eur / original.value * equivalent.value / equivalent.value_eur AS rate,
        original.value * rate                                               AS expected,
        pow(10, floor(log10(greatest(expected, 0.01))) - 5)                 AS sixth_digit,
        least(last_place(equivalent.value) / 2, 0.1 * equivalent.value)     AS rounding,
        least(written_place(original.value) / 2, 0.05 * original.value)     AS original_rounding,
        coalesce(equivalent.value_low, 0.5 * equivalent.value) - rounding   AS stated_low,
        coalesce(equivalent.value_high, 1.5 * equivalent.value) + rounding  AS stated_high,
        original.modifier IN ('more_than', 'less_than')
            OR original.modifier = 'approximately' AND original.value IN (original.value_low, original.value_high)
                                                                            AS is_another,
        IF(is_another, coalesce(original.value_low, 0.5 * original.value), original.value)  AS original_low,
        IF(is_another, coalesce(original.value_high, 1.5 * original.value), original.value) AS original_high
    FROM new_documents
    JOIN ledger.figures AS equivalent USING (document_id)
    JOIN ledger.figures AS original ON original.figure_id = equivalent.related_figure_id
    WHERE equivalent.role = 'equivalent'
        AND equivalent.kind = 'money'
        AND original.kind = 'money'
        AND equivalent.unit <> original.unit
        AND equivalent.rate_on = original.rate_on
        AND equivalent.value > 0
        AND original.value > 0
        AND NOT EXISTS (
            FROM ledger.dates
            WHERE dates.sentence_id = equivalent.sentence_id AND dates.end_on < published_on - 31
        )
)
SELECT
    figure_id AS row_id,
    format(
        '{} stated for {}, {:.1f} % {} the {:,.0f} {} that the ECB rate of {} gives ({:.5g} {} for one {})',
        stated_text, original_text,
        abs(stated / expected - 1) * 100, CASE WHEN stated < expected THEN 'below' ELSE 'above' END,
        round(expected / sixth_digit) * sixth_digit, currency, rate_on, rate, currency, original_currency
    )         AS detail
FROM conversions
WHERE stated_high < (original_low - original_rounding) * rate * 0.975
    OR stated_low > (original_high + original_rounding) * rate * 1.025
