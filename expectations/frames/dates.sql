-- What the suite of dates sees: the dates of the reports in one part of the run ($part).
WITH mentions AS (
    SELECT
        place,
        date_id,
        dates.document_id,
        dates.char_start,
        dates.char_end,
        text_length,
        published_on,
        dates.document_id || '/date/' || dates.char_start || '-' || dates.char_end AS id_of_span,
        dates.char_start - sentences.char_start                          AS offset_in_sentence,
        sentences.char_end - dates.char_end                              AS sentence_left_over,
        dates.text,
        basis,
        anchor_on,
        start_on,
        end_on,
        timex_mod,
        timex_type,
        timex_value,
        basis = 'narrative' OR (basis = 'publication' AND published_on IS NOT NULL) AS is_relative,
        timex_type IN ('DATE', 'TIME')
            AND regexp_matches(timex_value, '^[0-9]{4}-[0-9]{2}-[0-9]{2}')  AS value_names_day,
        -- How many days later the Julian calendar had its day of this name.
        if(month(start_on) < 3, year(start_on) - 1, year(start_on)) // 100 AS julian_century,
        (julian_century - julian_century // 4 - 2)::INTEGER              AS julian_days,
        regexp_extract_all(
            lower(dates.text),
            '\b(mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?|\b)', 1
        )                                                                AS weekdays
    FROM new_documents
    JOIN dates_of_run AS dates USING (document_id)
    LEFT JOIN sentences_of_run AS sentences USING (sentence_id)
    WHERE part = $part
),

weekdays_told AS (
    SELECT
        *,
        CASE WHEN value_names_day THEN try_cast(left(timex_value, 10) AS DATE) END AS value_day,
        date_diff('day', published_on, start_on)                         AS days_from_publication,
        -- One weekday, meant itself: "two days before Friday" and "Friday to Sunday" mean other days.
        CASE
            WHEN len(weekdays) = 1 AND start_on = end_on
                AND NOT regexp_matches(
                    lower(text), '\b(?:before|after|from|following|since|until|till|eve)\b'
                )
                THEN left(weekdays[1], 3)
        END                                                              AS stated_weekday,
        -- The last countries left the Julian calendar in 1923: Columbus landed on a Friday, by his own.
        CASE
            WHEN year(start_on) < 1924 AND stated_weekday = lower(left(dayname(start_on + julian_days), 3))
                THEN stated_weekday
            ELSE lower(left(dayname(start_on), 3))
        END                                                              AS calendar_weekday
    FROM mentions
)

SELECT
    * EXCLUDE (place, weekdays, julian_century, julian_days),
    CASE
        WHEN stated_weekday IS NOT NULL AND basis = 'publication' AND NOT regexp_matches(lower(text), 'year|decade|ago')
            THEN days_from_publication
    END                                                                  AS weekday_days_from_publication
FROM weekdays_told
ORDER BY place, char_start, char_end
