"""How to break each rule of the gate on purpose, and which other rules the same damage has to break.

A mutation is SQL on one story of ``gate_rows`` (``{quake}``, ``{bank}``, ``{second}``, ``{french}`` are its
documents' ids). Where it damages a row that others rest on, the rules that follow them are in ``also``.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutation:
    """Damage to one story, and the further rules that it breaks."""

    statements: tuple[str, ...]
    also: frozenset[str] = frozenset()


def _sql(*statements: str, also: tuple[str, ...] = ()) -> Mutation:
    return Mutation(statements, frozenset(also))


def _french(changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    """Change the report that has no sentences, so that nothing follows it."""
    return _sql(f"UPDATE ledger.documents SET {changes} WHERE document_id = '{{french}}'", also=also)


def _of_kind(table: str, words: str, changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    """Change the mention with these words. Words that two reports share are given with theirs."""
    story = "document_id IN ('{quake}', '{bank}', '{second}')"
    return _sql(f"UPDATE ledger.{table} SET {changes} WHERE text = '{words}' AND {story}", also=also)


def _figure(words: str, changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    return _of_kind("figures", words, changes, also=also)


def _date(words: str, changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    return _of_kind("dates", words, changes, also=also)


def _number(words: str, number: float | str, *, also: tuple[str, ...] = ()) -> Mutation:
    return _figure(words, f"value = {number}, value_low = {number}, value_high = {number}", also=also)


def _day(words: str, iso: str) -> Mutation:
    return _date(words, f"timex_value = '{iso}', start_on = '{iso}', end_on = '{iso}'")


def _moved(table: str, where: str, start: str, end: str, *, also: tuple[str, ...] = ()) -> Mutation:
    """Give a span new offsets, and the identifier that goes with them; a sentence also its new words."""
    kind = table.removesuffix("s")
    words = (
        f"text = coalesce((SELECT substring(text, {start} + 1, {end} - {start}) FROM ledger.documents "
        "WHERE document_id = '{second}'), ''), "
    )
    return _sql(
        f"UPDATE ledger.{table} SET {words if table == 'sentences' else ''}char_start = {start}, char_end = {end}, "
        f"{kind}_id = document_id || '/{kind}/' || ({start}) || '-' || ({end}) WHERE {where}",
        also=also,
    )


# The first sentence of the bank's second report holds no mention.
_SENTENCE = "document_id = '{second}' AND ordinal = 0"
_MAGNITUDE = "document_id = '{quake}' AND text = '6.3'"
_MONDAY = "document_id = '{quake}' AND text = 'Monday'"


def _span_mutations(table: str, where: str) -> dict[str, Mutation]:
    """Break the rules that figures and dates share."""
    kind = table.removesuffix("s")
    return {
        f"{table}.starts_in_text": _moved(
            table, where, "-5", "char_end", also=(f"{table}.starts_in_sentence",)
        ),
        f"{table}.offsets_ordered": _moved(table, where, "char_start", "char_start"),
        f"{table}.ends_in_text": _moved(
            table, where, "char_start", "char_end + 100000", also=(f"{table}.ends_in_sentence",)
        ),
        f"{table}.id_names_span": _sql(
            f"UPDATE ledger.{table} SET {kind}_id = document_id || '/x' WHERE {where}"
        ),
        f"{table}.span_equals_text": _sql(f"UPDATE ledger.{table} SET text = 'seven' WHERE {where}"),
        f"{table}.starts_in_sentence": _sql(
            f"UPDATE ledger.{table} SET sentence_id = (SELECT sentence_id FROM ledger.sentences "
            f"WHERE document_id = '{{quake}}' AND ordinal = 1) WHERE {where}"
        ),
        f"{table}.ends_in_sentence": _sql(
            f"UPDATE ledger.{table} SET char_end = 85, "
            f"{kind}_id = document_id || '/{kind}/' || char_start || '-85', "
            "text = substring((SELECT text FROM ledger.documents WHERE document_id = '{quake}'), "
            f"char_start + 1, 85 - char_start) WHERE {where}"
        ),
        f"{table}.document_present": _sql(
            f"INSERT INTO ledger.{table} BY NAME SELECT * REPLACE ('lost-{{quake}}' AS document_id, "
            f"'lost-{{quake}}/{kind}' AS {kind}_id) FROM ledger.{table} WHERE {where}",
            also=(f"{table}.sentence_present",),
        ),
        f"{table}.sentence_present": _sql(
            f"UPDATE ledger.{table} SET sentence_id = '{{quake}}/nowhere' WHERE {where}"
        ),
    }


_DOCUMENTS = {
    "documents.id_shape": _sql(
        "UPDATE ledger.documents SET document_id = 'no hex {french}' WHERE document_id = '{french}'",
        "UPDATE ledger.dispositions SET document_id = 'no hex {french}' WHERE document_id = '{french}'",
    ),
    "documents.source_stated": _french("source_uri = ' '"),
    "documents.text_not_blank": _french("text = ' ... ', text_sha256 = sha256(' ... ')"),
    "documents.text_matches_sha256": _french("text = text || '!'"),
    "documents.raw_sha256_shape": _french("raw_sha256 = upper(raw_sha256)"),
    "documents.input_sha256_shape": _french("input_sha256 = left(input_sha256, 63)"),
    "documents.published_basis_known": _french("published_basis = 'rumour', published_on = '2025-03-11'"),
    "documents.unknown_day_is_null": _french("published_on = '2025-03-11'"),
    "documents.known_day_is_stated": _french("published_basis = 'metadata'"),
    "documents.published_instant_agrees": _french(
        "published_basis = 'text', published_on = '2025-03-11', published_at = '2025-03-13 00:00:00'"
    ),
    "documents.published_not_in_future": _french("published_basis = 'text', published_on = '2025-03-15'"),
    "documents.published_not_placeholder": _french("published_basis = 'text', published_on = '1970-01-01'"),
    "documents.language_shape": _french("language = 'French!'"),
    "documents.language_basis_known": _french("language_basis = 'hunch'"),
    "documents.english_is_extracted": _french("language = 'en'"),
    "documents.media_type_shape": _french("media_type = 'text'"),
    "documents.word_count_positive": _french("word_count = 0"),
    "documents.first_version_stands_alone": _french(
        "supersedes = '{quake}'", also=("documents.supersedes_present",)
    ),
    "documents.later_version_supersedes": _french("version = 2"),
    "documents.version_from_one": _french("version = 0"),
    "documents.supersedes_present": _french("version = 2, supersedes = '0123456789abcdef'"),
    "documents.version_unique": _sql(
        "INSERT INTO ledger.documents BY NAME SELECT * REPLACE ('before-{french}' AS document_id, "
        "'an earlier run' AS run_id) FROM ledger.documents WHERE document_id = '{french}'"
    ),
}

_SENTENCES = {
    "sentences.starts_in_text": _moved("sentences", _SENTENCE, "-1", "char_end"),
    "sentences.offsets_ordered": _moved("sentences", _SENTENCE, "char_end", "char_end"),
    "sentences.ends_in_text": _sql(
        "INSERT INTO ledger.sentences SELECT document_id || '/sentence/' || length(text) || '-100000', "
        "document_id, 99, length(text), 100000, '' FROM ledger.documents WHERE document_id = '{second}'"
    ),
    "sentences.id_names_span": _sql(
        f"UPDATE ledger.sentences SET sentence_id = document_id || '/x' WHERE {_SENTENCE}"
    ),
    "sentences.span_equals_text": _sql(f"UPDATE ledger.sentences SET text = 'Others.' WHERE {_SENTENCE}"),
    "sentences.trimmed": _moved("sentences", _SENTENCE, "char_start", "char_end + 1"),
    "sentences.ordinal_from_zero": _sql(f"UPDATE ledger.sentences SET ordinal = -1 WHERE {_SENTENCE}"),
    "sentences.ordinal_unique": _sql(f"UPDATE ledger.sentences SET ordinal = 1 WHERE {_SENTENCE}"),
    "sentences.in_text_order": _moved("sentences", _SENTENCE, "char_start", "char_end + 4"),
    "sentences.document_present": _sql(
        "INSERT INTO ledger.sentences BY NAME SELECT * REPLACE ('lost-{second}' AS document_id, "
        f"'lost-{{second}}/sentence' AS sentence_id) FROM ledger.sentences WHERE {_SENTENCE}"
    ),
}

_FIGURES = _span_mutations("figures", _MAGNITUDE) | {
    "figures.related_present": _figure("$44 million", "related_figure_id = '{quake}/figure/nowhere'"),
    "figures.kind_known": _figure("6.3", "kind = 'magnitude'"),
    "figures.modifier_known": _figure("6.3", "modifier = 'roughly'"),
    "figures.direction_known": _figure("12%", "direction = 'sideways'"),
    "figures.role_known": _figure("6.3", "role = 'rumoured'"),
    "figures.equivalent_has_original": _figure("$44 million", "related_figure_id = NULL"),
    "figures.currency_is_iso4217": _figure("$44 million", "unit = 'EURO'"),
    "figures.percent_unit_known": _figure("12%", "unit = 'basis_point'"),
    "figures.percent_unit_stated": _figure("12%", "unit = NULL"),
    "figures.count_has_no_unit": _figure("at least 120", "unit = 't'"),
    "figures.measure_has_unit": _figure("36 hours", "unit = NULL"),
    "figures.time_unit_is_ucum": _figure("36 hours", "unit = 'hours'"),
    "figures.numbers_finite": _number("6.3", "'inf'"),
    "figures.bounds_ordered": _figure("6.3", "value = NULL, value_low = 7, value_high = 6"),
    "figures.value_above_low": _figure("6.3", "value_low = 6.4, value_high = 7"),
    "figures.value_below_high": _figure("6.3", "value_low = 6, value_high = 6.2"),
    "figures.lower_bound_stated": _figure("at least 120", "value_low = NULL"),
    "figures.upper_bound_stated": _figure("One in five", "value_high = NULL"),
    "figures.amount_not_negative": _number("36 hours", -36),
    "figures.ordinal_positive": _number("third", 0),
    "figures.ordinal_whole": _number("third", 3.5),
    "figures.age_possible": _number("45", -45),
    "figures.person_age_plausible": _number("45", 145),
    "figures.percent_possible": _number("12%", 1e9, also=("figures.percent_plausible",)),
    "figures.percent_plausible": _number("12%", 200_000),
    "figures.fall_within_whole": _number("3 percent", 130),
    "figures.money_possible": _number("$44 million", 1e19, also=("figures.money_plausible",)),
    "figures.money_plausible": _number("€40 million", 1e16),
    "figures.period_ordered": _figure("12%", "period_end = '2024-12-31'"),
    "figures.counted_head_is_word": _figure("at least 120", "counted_head = 'Young people'"),
    "figures.head_has_phrase": _figure("at least 120", "counted = NULL"),
    # What only two figures show.
    "figures.conversion_at_rate": _figure(
        "$44 million", "value = 5.2e7, value_low = 5.2e7, value_high = 5.2e7, value_eur = 5.2e7 / 1.0912"
    ),
    "figures.parts_within_total": _figure("$44 million", "role = 'part', unit = 'EUR'"),
    "figures.doubling_against_base": _sql(
        "UPDATE ledger.figures SET unit = 'EUR', role = 'prior_value' "
        "WHERE text = '$44 million' AND document_id = '{quake}'",
        "UPDATE ledger.figures SET kind = 'ratio', unit = NULL, value = 2, value_low = 2, value_high = 2, "
        "rule = 'ratio.multiple' WHERE text = '12%' AND document_id = '{quake}'",
    ),
}

_DATES = _span_mutations("dates", _MONDAY) | {
    "dates.type_known": _date("2019", "timex_type = 'YEAR'"),
    "dates.mod_known": _date("2019", "timex_mod = 'SINCE'"),
    "dates.basis_known": _date("2019", "basis = 'guess'"),
    "dates.date_value_shape": _date("6 March 2025", "timex_value = '6 March'"),
    "dates.time_value_shape": _date("10:30 on Thursday", "timex_value = '10:30'"),
    "dates.duration_value_shape": _date("a week", "timex_value = '7 days'"),
    "dates.set_value_shape": _date("every month", "timex_value = 'monthly'"),
    "dates.day_exists": _date("6 March 2025", "timex_value = '2025-02-30'"),
    "dates.days_ordered": _date("2019", "end_on = '2018-12-31'"),
    "dates.first_day_agrees": _date("6 March 2025", "start_on = '2025-03-05'"),
    "dates.last_day_agrees": _date("6 March 2025", "end_on = '2025-03-07'"),
    "dates.weekday_agrees": _day("Monday", "2025-03-11"),
    "dates.unresolved_has_no_days": _date("Thursday", "start_on = '2025-03-13', end_on = '2025-03-13'"),
    "dates.relative_has_anchor": _date("Monday", "anchor_on = NULL"),
    "dates.publication_known": _sql(
        "UPDATE ledger.documents SET published_on = NULL, published_basis = 'unknown' "
        "WHERE document_id = '{quake}'"
    ),
    "dates.anchored_to_publication": _date("Monday", "anchor_on = '2025-03-12'"),
    "dates.within_history": _date("2019", "start_on = '6019-01-01', end_on = '6019-12-31'"),
    "dates.weekday_near_publication": _day("Monday", "2024-03-11"),
    "dates.near_publication": _day("6 March 2025", "1492-03-06"),
}

# Those that a rule about single rows can tell apart in one run; each on a story of its own.
ROW_MUTATIONS = _DOCUMENTS | _SENTENCES | _FIGURES | _DATES

# Those that concern a run as a whole; each needs a run of its own.
RUN_MUTATIONS = {
    "dispositions.document_present": _sql(
        "INSERT INTO ledger.dispositions BY NAME SELECT * REPLACE (99 AS input_ordinal, "
        "'unchanged' AS disposition, 'lost' AS document_id) FROM ledger.dispositions LIMIT 1"
    ),
    "dispositions.document_accounted": _sql(
        "DELETE FROM ledger.dispositions WHERE document_id = '{french}'"
    ),
    "run.rows_refused": _sql(
        "UPDATE ledger.dates SET text = 'seven'", also=("dates.span_equals_text",)
    ),
    "run.documents_readable": _sql(
        "INSERT INTO quality.quarantine SELECT 'ledger.documents', 'unread ' || unread, 'documents.readable', NULL, "
        "'an extractor stumbled', '{{}}', run_id, ingested_at FROM (SELECT DISTINCT run_id, ingested_at FROM "
        "ledger.documents), range(3) AS unread_documents(unread)"
    ),
    "run.english_read": _sql(
        "DELETE FROM ledger.figures", "DELETE FROM ledger.dates", "DELETE FROM ledger.sentences"
    ),
}  # fmt: skip
